"""The files that extensions are made of, read once, so that what runs is what was digested."""

import ast
import hashlib
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

OWN_PACKAGE = "briefgen"
_DIGEST_SIZE = 16


class Snapshot(msgspec.Struct, frozen=True):
    """Modules by name in their order, and every file that was looked for, by path below the root.

    None stands for a file that is not there: should it appear, the extensions are others.
    ``reads`` are the data files that modules asked for, by the module's name. A snapshot can be
    encoded and opened in another process, or on another machine.
    """

    names: tuple[str, ...] = ()
    files: dict[str, bytes | None] = {}
    reads: dict[str, tuple[str, ...]] = {}


class Disk:
    """The files below a site's root."""

    def __init__(self, root: Path) -> None:
        """Take the root."""
        self._root = root

    def read(self, path: str) -> bytes | None:
        """Return a file's bytes, None if there is none that can be read."""
        try:
            file = self._root / path
            return file.read_bytes() if file.is_file() and self._is_inside(file) else None
        except OSError:
            return None

    def modules_of(self, package: str) -> list[str]:
        """Return the paths of all modules of a package, sorted."""
        folder = self._root / package
        found = (path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)
        return sorted(path.relative_to(self._root).as_posix() for path in found)

    def _is_inside(self, file: Path) -> bool:
        return file.resolve().is_relative_to(self._root.resolve())


def take(root: Path, names: tuple[str, ...]) -> Snapshot:
    """Read the modules called ``names`` beside the settings, and all modules there that they import."""
    disk = Disk(root)
    files: dict[str, bytes | None] = {}
    waiting = list(names)
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            files |= _module(disk, name)
            waiting += imported(files, name)
    for path in [path for path, source in files.items() if source is not None]:
        for target in _parts_wanted(path, files):
            for candidate in candidates(target):
                files.setdefault(candidate, None)
    return Snapshot(names, dict(sorted(files.items())))


def candidates(name: str) -> tuple[str, str]:
    """Return the files that a module can stand in, the first of them counts."""
    return f"{name}/__init__.py", f"{name}.py"


def path_of(files: Mapping[str, bytes | None], name: str) -> str:
    """Return the file of the top-level module ``name``; empty if there is none."""
    return next((path for path in candidates(name) if files.get(path) is not None), "")


def imported(files: Mapping[str, bytes | None], name: str) -> list[str]:
    """Return the names of modules that a module, or any part of a package, imports, sorted."""
    found: set[str] = set()
    for path in parts_of(files, name):
        found.update(_imports(files[path] or b""))
    return sorted(found - {name})


def parts_of(files: Mapping[str, bytes | None], name: str) -> list[str]:
    """Return the files of a module or package."""
    own = [path for path in candidates(name) if path in files]
    return own + [path for path in files if path.startswith(f"{name}/") and path not in own]


def closure(snapshot: Snapshot, name: str) -> bytes:
    """Return the digest of a module, of all that it imports from beside it, and of what it read."""
    total = hashlib.blake2b(digest_size=_DIGEST_SIZE)
    waiting, seen = [name], {name}
    while waiting:
        current = waiting.pop()
        for path in (*parts_of(snapshot.files, current), *snapshot.reads.get(current, ())):
            content = snapshot.files[path]
            state = "missing" if content is None else hashlib.blake2b(content).hexdigest()
            total.update(f"{path}\0{state}\n".encode())
        further = [other for other in imported(snapshot.files, current) if other not in seen]
        seen.update(further)
        waiting += further
    return total.digest()


def is_site_module(name: str) -> bool:
    """Tell whether a module of the site may have this name; briefgen and Python go before."""
    return name != OWN_PACKAGE and name not in sys.stdlib_module_names


def _module(disk: Disk, name: str) -> dict[str, bytes | None]:
    found = {path: disk.read(path) for path in candidates(name)}
    if found[candidates(name)[0]] is not None:
        found |= {path: disk.read(path) for path in disk.modules_of(name)}
    return found


def _parts_wanted(path: str, files: Mapping[str, bytes | None]) -> Iterator[str]:
    """Yield the parts of packages beside the settings that a module asks for, there or not."""
    for node in _statements(files[path] or b""):
        if isinstance(node, ast.Import):
            wanted = [alias.name.replace(".", "/") for alias in node.names]
        else:
            base = _base(path, node)
            wanted = [f"{base}/{alias.name}" for alias in node.names] + [base]
        for target in wanted:
            top, _, below = target.partition("/")
            if below and files.get(candidates(top)[0]) is not None:
                yield target


def _base(path: str, node: ast.ImportFrom) -> str:
    """Return the module from which a statement in ``path`` imports, as a path."""
    above = path.split("/")[: -node.level] if node.level else []
    return "/".join([*above, *(node.module or "").split(".")]).rstrip("/")


def _statements(source: bytes) -> Iterator[ast.Import | ast.ImportFrom]:
    """Yield the import statements of a module, wherever they stand."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom))


def _imports(source: bytes) -> Iterator[str]:
    """Yield the top-level names that a module imports by an absolute name, wherever it does."""
    for node in _statements(source):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif not node.level and node.module:
            names = [node.module]
        yield from (top for name in names if is_site_module(top := name.partition(".")[0]))
