"""What one build remembers for the next, in the store's spaces."""

import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from briefgen.diagnostics import Diagnostic
from briefgen.incremental import FileState, KeptMap, Store, digest_of, opened, remove, store_name

T = TypeVar("T")
FOLDER = ".briefgen"
PARSED, PROSE, HEAD = "parsed", "prose", "head"
_ENCODER = msgspec.msgpack.Encoder()


class SourceNote(msgspec.Struct, frozen=True, array_like=True):
    """What is known of a source: its state, and the digests of what went in and came out of parsing.

    ``inputs`` covers the bytes, the settings, the folder's defaults and the versions; ``facts`` is
    the parsed file without the bulk of its body, ``prose`` that bulk.
    """

    state: FileState
    inputs: bytes
    facts: bytes
    prose: bytes


class Joint(msgspec.Struct, frozen=True):
    """What stages 2 and 3 were made of, and what they gave beside catalog and plan.

    It holds for build clocks from ``begin`` up to, not including, ``end`` (None: for ever).
    ``next_due`` is the moment at which the site changes; the gate's reasons, which problems name, may
    change before.
    """

    inputs: bytes
    begin: int
    end: int | None
    next_due: int | None
    problems: tuple[Diagnostic, ...]


class Proven(msgspec.Struct, frozen=True):
    """What a first look at this build found as the last build of the output left it.

    ``states`` are those of files and folders, by absolute path; ``output`` tells that all of the output
    stands so, with nothing of others in it. ``sources`` are the states of all sources as they were then;
    ``edited`` are the paths of those that may hold something else now, None if more than the content
    of files below ``content/`` may have changed: then ``sources`` says nothing of what stands there.
    ``watched`` tells that all other sources were under this process's eyes since it took notes of them.
    """

    states: Mapping[str, FileState] = {}
    output: bool = False
    sources: Mapping[str, FileState] = {}
    edited: tuple[str, ...] | None = None
    watched: bool = False


class Memory:
    """The store of one site, with typed values. Nothing counts for the next build before ``save``.

    ``now`` is when this build began (ns since 1970): no file that changes later is taken for known.
    """

    def __init__(
        self, store: Store | None = None, file: Path | None = None, *, paranoid: bool = False
    ) -> None:
        """Take an open store and its file; without one nothing is remembered.

        ``paranoid`` trusts no file's state. A dictionary as ``replaced`` gets, by path, the bulk of bodies
        that is written over, for a site that is still shown.
        """
        self.replaced: dict[str, bytes] | None = None
        self._store = store
        self._file = file
        self._changes: dict[str, dict[str, bytes | None]] = {}
        self._maps: dict[tuple[str, str], KeptMap[Any]] = {}
        self.paranoid = paranoid
        self.proven = Proven()
        self.now = time.time_ns()
        self.versions = versions()

    @property
    def lasts(self) -> bool:
        """Whether what is remembered outlives this process: without a store it only takes up memory."""
        return self._store is not None

    def read(self, space: str, key: str, kind: type[T]) -> T | None:
        """Return a remembered value; None if there is none, or one of another shape."""
        data = self.read_bytes(space, key)
        return None if data is None else _decoded(data, kind)

    def read_bytes(self, space: str, key: str) -> bytes | None:
        """Return remembered bytes."""
        if key in self._changes.get(space, {}):
            return self._changes[space][key]
        return self._store.get(space, key) if self._store else None

    def read_all(self, space: str) -> Mapping[str, bytes]:
        """Return all remembered bytes of a space by key."""
        found = self._store.load(space) if self._store else {}
        changes = self._changes.get(space, {})
        return {key: value for key, value in {**found, **changes}.items() if value is not None}

    def write(self, space: str, key: str, value: Any) -> None:
        """Remember a value (bytes as they are, others encoded)."""
        self._hold(space, key)
        self._changes.setdefault(space, {})[key] = (
            bytes(value) if isinstance(value, bytes | memoryview) else _ENCODER.encode(value)
        )

    def read_map(self, space: str, key: str, kind: type[T]) -> dict[str, T]:
        """Return a remembered mapping of many values; an empty one if there is none of that shape."""
        kept = self._maps.get((space, key))
        if kept is None:
            kept = KeptMap[T](self.read_bytes(space, key), self.read_bytes(space, f"{key}+"), kind)
            self._maps[space, key] = kept
        return kept.values

    def write_map(self, space: str, key: str, values: Mapping[str, Any]) -> None:
        """Remember a mapping of many values; only what is new is written, if that is little."""
        kept = self._maps.setdefault((space, key), KeptMap[Any](None, None, Any))
        whole, patch = kept.written(values)
        if whole is not None:
            self.write(space, key, whole)
        self.write(space, f"{key}+", patch)

    def forget(self, space: str, key: str) -> None:
        """Forget a key of a space."""
        self._hold(space, key)
        self._changes.setdefault(space, {})[key] = None

    def _hold(self, space: str, key: str) -> None:
        if self.replaced is not None and space == PROSE and (earlier := self.read_bytes(space, key)):
            self.replaced.setdefault(key, earlier)

    def file(self) -> Path | None:
        """Return the file from which other processes can read; None while it lacks what is remembered."""
        return self._file if self._store and not self._changes else None

    def apart(self) -> AbstractContextManager[None]:
        """Close the store for the block, in which this process may be copied: SQLite must not be."""
        return self._store.apart() if self._store else nullcontext()

    def save(self) -> None:
        """Let what was remembered count for the next build."""
        if self._store and self._changes and self._store.save(self._changes):
            self._changes = {}


@contextmanager
def memory_of(root: Path, *, full: bool = False, paranoid: bool = False) -> Iterator[Memory]:
    """Open the memory of the site at ``root`` for the block; ``full`` begins with nothing remembered."""
    if not _has_place(root):
        yield Memory(paranoid=paranoid)
        return
    file = _store_file(root)
    with opened(file, fresh=full) as store:
        yield Memory(store, file, paranoid=paranoid)


def forget(root: Path) -> None:
    """Throw away what is remembered of the site at ``root``."""
    remove(_store_file(root))


def _store_file(root: Path) -> Path:
    return root / FOLDER / store_name("site")


def _has_place(root: Path) -> bool:
    """Make the folder for the store, and tell whether there is one."""
    folder = root / FOLDER
    if not (root / "content").is_dir() or folder.is_symlink():
        return False
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
        ignore = folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8")
    return folder.is_dir()


def versions() -> bytes:
    """Return a digest of everything that takes part in building besides the site's own files.

    That is Python, every installed distribution by name and version, and briefgen's own modules by
    size and times.
    """
    package = Path(__file__).parents[1]
    modules = sorted(
        (path.relative_to(package).as_posix(), status.st_size, status.st_mtime_ns, status.st_ctime_ns)
        for path in package.rglob("*.py")
        for status in (path.stat(),)
    )
    return digest_of((sys.version, _distributions(), modules))


def _distributions() -> tuple[str, ...]:
    """Return the folders in which installers note each distribution with its version."""
    found: set[str] = set()
    for entry in sys.path:
        folder = Path(entry)
        if folder.is_dir():
            found.update(
                item.name for item in folder.iterdir() if item.name.endswith((".dist-info", ".egg-info"))
            )
    return tuple(sorted(found))


def _decoded(data: bytes, kind: type[T]) -> T | None:
    try:
        return msgspec.msgpack.decode(data, type=kind)
    except msgspec.MsgspecError:
        return None
