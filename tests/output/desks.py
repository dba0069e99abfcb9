"""A site folder to write into, and what can be seen of it afterwards."""

import stat
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from briefgen.diagnostics import BriefgenError, Diagnostic
from briefgen.model.site import Artifact, Copy
from briefgen.output import CleanReport, WriteReport, clean, open_output, write

T = TypeVar("T")
Entry = tuple[str, bytes | str]


class Desk:
    """A site's root with one output folder."""

    def __init__(self, root: Path, folder: str = "site") -> None:
        self.root = root
        self.site = root / folder
        (root / "content").mkdir(parents=True, exist_ok=True)

    def write(
        self,
        pages: Mapping[str, str | bytes],
        copies: Mapping[str, str] | None = None,
        *,
        audience: str = "public",
        flavour: str = "",
    ) -> WriteReport:
        """Write pages (route to text) and copies (route to path)."""
        return self.write_from(artifacts(pages), copies or {}, audience=audience, flavour=flavour)

    def write_from(
        self,
        pages: Iterable[Artifact],
        copies: Mapping[str, str],
        *,
        audience: str = "public",
        flavour: str = "",
    ) -> WriteReport:
        with open_output(self.root, self.site, audience=audience, flavour=flavour) as output:
            return write(output, pages, [Copy(route, path) for route, path in copies.items()])

    def clean(self) -> CleanReport:
        return clean(self.root, self.site)

    def put(self, path: str, text: str | bytes = "words of a stranger") -> Path:
        """Put a file into the root, with its folders."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def tree(self) -> dict[str, Entry]:
        return tree_of(self.site)

    def files(self) -> dict[str, bytes]:
        """Return the regular files of the output."""
        return {
            path: data
            for path, (what, data) in self.tree().items()
            if what == "file" and isinstance(data, bytes)
        }

    def manifest_file(self) -> Path:
        (found,) = (self.root / ".briefgen").glob("manifest-*")
        return found


def artifacts(pages: Mapping[str, str | bytes]) -> list[Artifact]:
    return [
        Artifact(route, text if isinstance(text, bytes) else text.encode()) for route, text in pages.items()
    ]


def tree_of(folder: Path) -> dict[str, Entry]:
    """Return everything below a folder: files with bytes, links with targets, folders."""
    found: dict[str, Entry] = {}
    for path in sorted(folder.rglob("*")) if folder.is_dir() else []:
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = ("link", str(path.readlink()))
        elif path.is_dir():
            found[name] = ("folder", "")
        else:
            found[name] = ("file", path.read_bytes()) if path.is_file() else ("special", "")
    return found


def stamps_of(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Return inode and times in nanoseconds of everything below a folder, itself included."""
    return {
        str(path): (found.st_ino, found.st_mtime_ns, found.st_ctime_ns)
        for path in [folder, *folder.rglob("*")]
        if (found := path.lstat()) and not stat.S_ISSOCK(found.st_mode)
    }


def refusal(call: Callable[[], object]) -> tuple[int, tuple[Diagnostic, ...]]:
    """Return exit code and problems of a call that must not go through."""
    try:
        call()
    except BriefgenError as error:
        for found in error.diagnostics:
            assert found.help
            assert "\n" not in found.message
            assert not found.message.endswith(".")
            (found.message + found.span.path + found.help).encode()
        return int(error.exit_code), error.diagnostics
    message = "the call went through"
    raise AssertionError(message)


def outcome(call: Callable[[], T]) -> T | BriefgenError:
    """Return what a call gives, or the error with which it ends."""
    try:
        return call()
    except BriefgenError as error:
        return error


def codes(problems: Iterable[Diagnostic]) -> list[str]:
    return [found.code for found in problems]
