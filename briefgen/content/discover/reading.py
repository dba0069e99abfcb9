"""Reading one source: regular files inside the content folder only."""

import errno
import os
import stat
from pathlib import Path

from briefgen.content.discover.walk import unreadable
from briefgen.diagnostics import Diagnostic, Span, problem
from briefgen.model.paths import is_inside, printable

_FLAGS = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK


def read_source(root: Path, path: str, *, limit: int) -> bytes | Diagnostic:
    """Return the bytes of a file below ``content/``, or the problem that keeps them away.

    Links are resolved first and must stay inside ``content/``. The file is opened without
    following a link and without waiting, and looked at before it is read, so that a pipe or
    a device that took a file's place since it was found can block nothing.

    Args:
        root: the folder that holds ``content/``.
        path: relative to ``root``, with ``/`` between its parts (``content/articles/x.md``).
        limit: the largest size in bytes that is read.
    """
    below = path.removeprefix("content/")
    content = os.path.realpath(root / "content")
    try:
        real = os.path.realpath(f"{content}/{below}")
        if not is_inside(real, content):
            return _outside(path)
        descriptor = os.open(real, _FLAGS)
    except OSError as error:
        return _special(path) if error.errno in {errno.ENXIO, errno.ELOOP} else unreadable(below, error)
    try:
        return _read(descriptor, path, limit)
    except OSError as error:
        return unreadable(below, error)
    finally:
        os.close(descriptor)


def _read(descriptor: int, path: str, limit: int) -> bytes | Diagnostic:
    found = os.fstat(descriptor)
    if not stat.S_ISREG(found.st_mode):
        return _special(path)
    if found.st_size > limit:
        return _too_large(path, found.st_size, limit)
    chunks = [os.read(descriptor, found.st_size)]
    missing = found.st_size - len(chunks[0])
    while missing and chunks[-1]:
        chunks.append(os.read(descriptor, missing))
        missing -= len(chunks[-1])
    return b"".join(chunks)


def _outside(path: str) -> Diagnostic:
    return problem(
        "BG802",
        f'"{printable(path)}" leads out of content/',
        Span(printable(path)),
        help="copy the file into content/ instead of linking to it",
    )


def _special(path: str) -> Diagnostic:
    return problem(
        "BG804",
        f'"{printable(path)}" is no regular file',
        Span(printable(path)),
        help="move it out of content/ (a folder, pipe, socket or device cannot be read as a text)",
    )


def _too_large(path: str, size: int, limit: int) -> Diagnostic:
    return problem(
        "BG810",
        f'"{printable(path)}" has {size} bytes; at most {limit} are read',
        Span(printable(path)),
        help="split it into several documents, or keep data in a file that the document links to",
    )
