"""Which files are as they were, without reading them."""

import os

import msgspec

COARSE_NS = 2_000_000_000
FINE_NS = 100_000_000
_SECOND_NS = 1_000_000_000


class FileState(msgspec.Struct, frozen=True, array_like=True):
    """How a file looked when its content was known.

    Times are nanoseconds since 1970. A program can set ``mtime`` (an editor, a backup, git), but
    not ``ctime``. ``seen`` is when the look was taken; ``digest`` is that of the content then.
    """

    size: int
    mtime: int
    ctime: int
    inode: int
    seen: int = 0
    digest: bytes = b""


def state_of(found: os.stat_result, seen: int, digest: bytes = b"") -> FileState:
    """Return what is kept of a file's status, looked at at ``seen`` (ns since 1970)."""
    return FileState(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, seen, digest)


def is_unchanged(known: FileState, present: FileState) -> bool:
    """Tell whether a file can be taken as it was when ``known`` was noted, without reading it.

    Size, both times and inode must be equal, and both times must have been over by a margin when
    the note was taken: two writes within one tick of the file system's clock carry one time. The
    margin is two seconds where times look coarse (FAT stamps every two seconds), a tenth of
    a second where they show that the file system counts nanoseconds.
    """
    return is_like(known, present) and max(known.mtime, known.ctime) < known.seen - _margin(known)


def is_proven(known: FileState, found: os.stat_result) -> bool:
    """Tell what ``is_unchanged`` tells, of a file that was just looked at."""
    return (
        known.inode == found.st_ino
        and known.mtime == found.st_mtime_ns
        and known.ctime == found.st_ctime_ns
        and known.size == found.st_size
        and max(known.mtime, known.ctime) < known.seen - _margin(known)
    )


def is_like(known: FileState, present: FileState | None) -> bool:
    """Tell whether a file looks as it did when ``known`` was noted, whatever that proves."""
    return (
        present is not None
        and known.size == present.size
        and known.mtime == present.mtime
        and known.ctime == present.ctime
        and known.inode == present.inode
    )


def _margin(state: FileState) -> int:
    is_fine = state.mtime % _SECOND_NS and state.ctime % 1000
    return FINE_NS if is_fine else COARSE_NS
