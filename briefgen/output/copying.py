"""Reading the files of the content folder that are copied as they are."""

import os
import stat
from collections.abc import Iterator

from briefgen.diagnostics import BriefgenError, Span, problem
from briefgen.model.paths import is_inside, printable

_FLAGS = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
_CHUNK = 1 << 20


def open_source(root: str, path: str) -> int:
    """Return a descriptor for the file ``path`` below the resolved folder ``root``.

    A link may lead to it as long as it ends below ``root``; a pipe or a device is never waited for.

    Raises:
        BriefgenError: the file is not there, no regular file, unreadable, or outside.
    """
    try:
        real = os.path.realpath(f"{root}/{path}")
        if not is_inside(real, root):
            raise unusable(path, "it leads out of the site's folder")
        descriptor = os.open(real, _FLAGS)
    except (OSError, ValueError) as error:
        raise unusable(path, _reason(error)) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise unusable(path, "it is no regular file")
    return descriptor


def chunks(descriptor: int, path: str) -> Iterator[bytes]:
    """Yield a file's bytes from where it stands, a megabyte at a time.

    Raises:
        BriefgenError: reading failed.
    """
    try:
        while chunk := os.read(descriptor, _CHUNK):
            yield chunk
    except OSError as error:
        raise unusable(path, _reason(error)) from error


def unusable(path: str, reason: str) -> BriefgenError:
    """Return the error for a file that cannot be copied."""
    shown = printable(path)
    return BriefgenError(
        [
            problem(
                "BG712",
                f'"{shown}" cannot be copied: {reason}',
                Span(shown),
                help="put a readable file there, or take out what links to it",
            )
        ]
    )


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "it is not there"
    return "permission denied" if isinstance(error, PermissionError) else "it cannot be read"
