"""What a build keeps for the next one: blobs by space and key in one SQLite file.

Losing the file costs time, never correctness: whatever does not check out is thrown away, and the
build starts anew.
"""

import contextlib
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

SCHEMA = 4
WAIT = 5
_SEAL = 4
_TABLE = """
CREATE TABLE IF NOT EXISTS entry (
    space TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL, UNIQUE (space, key)
)
"""


class DamagedError(BaseException):
    """The store holds something that nobody wrote; it has to be made anew.

    No ``Exception``, since it may come up while a template runs, and whatever of that kind a template
    raises is told as its author's mistake.
    """


class Store:
    """Blobs by space and key; for one thread at a time, whichever that is.

    Each value carries a checksum, so that a flipped bit is found where SQLite would not see it.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Take an open connection to the file at ``path``; see ``opened``."""
        self._connection = connection
        self._path = path

    def get(self, space: str, key: str) -> bytes | None:
        """Return one value, None if there is none.

        Raises:
            DamagedError: the value is not what was put.
        """
        rows = self._rows("SELECT value FROM entry WHERE space = ? AND key = ?", (space, key))
        return next((_checked(value) for (value,) in rows), None)

    def load(self, space: str) -> dict[str, bytes]:
        """Return all values of a space by key.

        Raises:
            DamagedError: a value is not what was put.
        """
        rows = self._rows("SELECT key, value FROM entry WHERE space = ?", (space,))
        return {key: _checked(value) for key, value in rows}

    def save(self, changes: Mapping[str, Mapping[str, bytes | None]]) -> bool:
        """Keep values by space and key, all of them or none; None forgets a key.

        Returns whether that was done: another process may be writing, or the disk may be full,
        and then the store stays as it was.
        """
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            for space, values in changes.items():
                gone = [(space, key) for key, value in values.items() if value is None]
                kept = ((space, key, _sealed(value)) for key, value in values.items() if value is not None)
                self._connection.executemany("DELETE FROM entry WHERE space = ? AND key = ?", gone)
                self._connection.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?)", kept)
            self._connection.execute("COMMIT")
        except sqlite3.Error:
            with contextlib.suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            return False
        return True

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextlib.contextmanager
    def apart(self) -> Iterator[None]:
        """Close the file for the block: a copy of this process must not have it open.

        Raises:
            DamagedError: it cannot be opened again.
        """
        self.close()
        try:
            yield
        finally:
            with _damage_told():
                self._connection = _open(self._path)

    def _rows(self, query: str, values: tuple[str, ...]) -> list[tuple[Any, ...]]:
        with _damage_told():
            return self._connection.execute(query, values).fetchall()


def store_name(label: str) -> str:
    """Return the file name of a store; its schema is in it, so that another version starts anew."""
    return f"store-{label}-{SCHEMA}.sqlite"


@contextlib.contextmanager
def opened(path: Path, *, fresh: bool = False) -> Iterator[Store | None]:
    """Open the store at ``path`` for the block; a file that is no store is replaced by an empty one.

    None where no store can be kept, or another process holds it. With ``fresh`` it begins empty.
    """
    if fresh:
        remove(path)
    store = _open_or_replace(path)
    try:
        yield store
    finally:
        if store:
            store.close()


def reading(path: Path) -> Store:
    """Return a store that another process holds open, for reading only.

    Raises:
        DamagedError: there is none, or it cannot be read.
    """
    with _damage_told():
        uri = f"{path.absolute().as_uri()}?mode=ro"
        return Store(sqlite3.connect(uri, uri=True, isolation_level=None), path)


def remove(path: Path) -> None:
    """Remove a store with the files that SQLite keeps beside it."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        with contextlib.suppress(OSError):
            (path.parent / name).unlink(missing_ok=True)


def _open_or_replace(path: Path) -> Store | None:
    for _ in range(2):
        try:
            return Store(_open(path), path)
        except sqlite3.Error as error:
            # Removing the files of a process that is at work would make it mix them with the new ones.
            if _is_in_use(error):
                return None
            remove(path)
    return None


def _is_in_use(error: sqlite3.Error) -> bool:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)
    return code & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, timeout=WAIT, check_same_thread=False)
    try:
        # Large values are read as long chains of pages: the fewer, the faster.
        connection.execute("PRAGMA page_size = 65536")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(_TABLE)
        connection.execute("SELECT count(*) FROM entry WHERE space = ''").fetchall()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


@contextlib.contextmanager
def _damage_told() -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise DamagedError(str(error)) from error


def _sealed(value: bytes) -> bytes:
    """Return a value behind its CRC-32, which tells of every flipped bit at little cost."""
    return zlib.crc32(value).to_bytes(_SEAL, "little") + value


def _checked(value: Any) -> bytes:
    if (
        not isinstance(value, bytes)
        or zlib.crc32(memoryview(value)[_SEAL:]).to_bytes(_SEAL, "little") != value[:_SEAL]
    ):
        raise DamagedError("a value is not what was put")
    return value[_SEAL:]
