"""What the system refuses, said so that somebody can act on it."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from briefgen.diagnostics import BriefgenError, Span, problem
from briefgen.model.paths import printable

_FULL = (
    "BG706",
    "there is no space left on the disk",
    "free some space and build again; the earlier site is whole",
)
_LARGE = (
    "BG706",
    "the file is larger than the system allows",
    "raise the limit (ulimit -f) or make the file smaller",
)
_DENIED = (
    "BG707",
    "permission denied",
    "give the user who builds the right to write there, or choose another --output",
)
_READ_ONLY = ("BG707", "the file system is read-only", "mount it for writing, or choose another --output")
_LONG = (
    "BG708",
    "the name is too long",
    "shorten the slug or file name, or choose an --output with a shorter path",
)
_NOT_FOLDER = ("BG709", "a part of the path is no folder", "move that file away, or choose another --output")
_LINKS = (
    "BG709",
    "the folder can hold no more folders",
    "put the documents into several folders, or use another file system",
)
_VANISHED = ("BG709", "the folder has vanished", "see what else works in this folder, then build again")
_MOUNT = ("BG709", "another file system is mounted there", "unmount it, or choose another --output")
_KNOWN = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _LARGE,
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EROFS: _READ_ONLY,
    errno.ENAMETOOLONG: _LONG,
    errno.ENOTDIR: _NOT_FOLDER,
    errno.EMLINK: _LINKS,
    errno.ENOENT: _VANISHED,
    errno.EXDEV: _MOUNT,
}


def failure(error: OSError, path: str) -> BriefgenError:
    """Return the error with which a build ends when the system refused to write ``path``.

    The words are ours, since the system's own depend on the locale.
    """
    code, reason, way_out = _KNOWN.get(error.errno or 0) or (
        "BG709",
        f"the system says {errno.errorcode.get(error.errno or 0, 'no reason')}",
        "see whether the disk is mounted and whole, then build again",
    )
    shown = printable(path)
    return BriefgenError([problem(code, f'"{shown}" cannot be written: {reason}', Span(shown), help=way_out)])


@contextmanager
def writing_to(path: str) -> Iterator[None]:
    """Turn an ``OSError`` of the block into a ``BriefgenError`` that names ``path``."""
    try:
        yield
    except OSError as error:
        raise failure(error, path) from error
