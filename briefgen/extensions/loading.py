"""A site's modules to extensions."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from briefgen.diagnostics import Diagnostic, Span, closest, problem
from briefgen.extensions.extension import Extension
from briefgen.extensions.failures import place_of, words
from briefgen.extensions.files import Files
from briefgen.extensions.importing import Importer
from briefgen.extensions.loaded import Extensions, Module
from briefgen.extensions.parts import faults, normal
from briefgen.extensions.snapshot import Disk, Snapshot, closure, path_of, take

EXPORT = "extension"
Read = Callable[[str], bytes | None]


class _LoadError(Exception):
    """A module that gives no extension."""

    def __init__(self, code: Literal["BG650", "BG651", "BG652"], message: str, span: Span, help: str) -> None:
        super().__init__(message)
        self.problem = problem(code, message, span, help=help)


def load_extensions(root: Path, names: tuple[str, ...]) -> tuple[Extensions, tuple[Diagnostic, ...]]:
    """Return what the modules called ``names``, beside the settings in ``root``, add, and all problems.

    A problem with an empty path is about the setting itself. Modules that cannot be used are left
    out. Nothing is added to ``sys.modules``, and no file is written.
    """
    if not names:
        return Extensions(), ()
    snapshot = take(root, names)
    disk = Disk(root)
    files: dict[str, bytes | None] = dict(snapshot.files)

    def read(path: str) -> bytes | None:
        if path not in files:
            files[path] = disk.read(path)
        return files[path]

    loaded, reads, problems = _loaded(snapshot, read, root)
    whole = Snapshot(names, dict(sorted(files.items())), reads)
    return _extensions(whole, loaded), tuple(problems)


@lru_cache(maxsize=4)
def reopened(data: bytes) -> Extensions:
    """Return the extensions of an encoded snapshot, made once in each process, without any disk.

    Raises:
        ValueError: a module does not load as it did where the snapshot was taken.
    """
    snapshot = msgspec.msgpack.decode(data, type=Snapshot)
    loaded, _, problems = _loaded(snapshot, snapshot.files.get, None)
    if problems:
        raise ValueError(problems[0].message)
    return _extensions(snapshot, loaded)


Loaded = dict[str, Extension]


def _loaded(
    snapshot: Snapshot, read: Read, root: Path | None
) -> tuple[Loaded, dict[str, tuple[str, ...]], list[Diagnostic]]:
    importer = Importer(snapshot.files)
    found: Loaded = {}
    reads: dict[str, tuple[str, ...]] = {}
    problems: list[Diagnostic] = []
    for name in snapshot.names:
        asked: list[str] = []
        files = Files(lambda path, asked=asked: asked.append(path) or read(path))  # type: ignore[misc]
        try:
            extension = _extension(snapshot, name, importer, files, root)
        except _LoadError as error:
            problems.append(error.problem)
            continue
        finally:
            files.close()
            reads[name] = tuple(dict.fromkeys(asked))
        mistakes = list(_mistakes(extension, name, path_of(snapshot.files, name)))
        problems += mistakes
        if not mistakes:
            found[name] = normal(extension)
    return found, reads, [*problems, *_shared_filters(found, snapshot)]


def _extension(
    snapshot: Snapshot, name: str, importer: Importer, files: Files, root: Path | None
) -> Extension:
    path = path_of(snapshot.files, name)
    if not path:
        raise _missing(name, root)
    try:
        exported = getattr(importer.module(name), EXPORT, None)
        if callable(exported):
            exported = exported(files)
    except (Exception, SystemExit) as error:
        message = f'the extension "{name}" cannot be loaded: {words(error)}'
        raise _LoadError("BG651", message, place_of(error, path), "mend the line that is named") from error
    if isinstance(exported, Extension):
        return exported
    what = "nothing" if exported is None else f"a value of type {type(exported).__name__}"
    raise _LoadError(
        "BG652",
        f'the module "{name}" exports {what} as "{EXPORT}"',
        Span(path),
        "import Extension from briefgen.extensions and end the module with: extension = Extension(…)",
    )


def _missing(name: str, root: Path | None) -> _LoadError:
    known = sorted({path.stem for path in root.glob("*.py")} if root else ())
    near = closest(name, known)
    way_out = (
        f'did you mean "{near}"?' if near else f"put {name}.py, or a folder {name}/, beside the settings"
    )
    return _LoadError("BG650", f'there is no extension "{name}"', Span(""), way_out)


def _mistakes(extension: Extension, name: str, path: str) -> Iterator[Diagnostic]:
    for message, way_out in faults(extension):
        yield problem("BG653", f'extension "{name}": {message}', Span(path), help=way_out)


def _shared_filters(found: Loaded, snapshot: Snapshot) -> Iterator[Diagnostic]:
    """Yield a problem for each name of a filter or target that two extensions give."""
    for part in ("filters", "targets"):
        owner: dict[str, str] = {}
        for name, extension in found.items():
            for item in getattr(extension, part):
                if item in owner:
                    message = (
                        f'extension "{name}": "{item}" in {part} is given by extension "{owner[item]}" too'
                    )
                    span = Span(path_of(snapshot.files, name))
                    yield problem("BG653", message, span, help="give one of the two another name")
                owner.setdefault(item, name)


def _extensions(snapshot: Snapshot, loaded: dict[str, Any]) -> Extensions:
    return Extensions(
        modules=tuple(
            Module(name, path_of(snapshot.files, name), extension, closure(snapshot, name))
            for name, extension in loaded.items()
        ),
        snapshot=snapshot,
    )
