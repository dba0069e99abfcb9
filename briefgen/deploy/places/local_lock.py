"""One deploy at a time in a folder of this computer."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefgen.deploy.failures import changing, failed
from briefgen.deploy.owner import age, owner

_FLAGS = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW


@contextmanager
def folder_lock(path: str, shown: str) -> Iterator[None]:
    """Hold the lock file at ``path``; it is removed at the end, and the system lets go of a killed process's.

    Raises:
        BriefgenError: another process holds it.
    """
    with changing(shown):
        descriptor = _taken(path, shown)
    try:
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, owner().encode(), 0)
        yield
    finally:
        Path(path).unlink(missing_ok=True)
        os.close(descriptor)


def _taken(path: str, shown: str) -> int:
    """Return a locked descriptor of the file that has the name; who held it before may have removed it."""
    while True:
        descriptor = os.open(path, _FLAGS, 0o660)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(os.fstat(descriptor), os.lstat(path)):
                return descriptor
        except BlockingIOError:
            held = os.pread(descriptor, 300, 0).decode("utf-8", "replace")
            os.close(descriptor)
            raise busy(held, shown, "wait until it has finished; the lock ends with its process") from None
        except FileNotFoundError:
            pass
        os.close(descriptor)


def busy(held: str, shown: str, way_out: str) -> Exception:
    """Return the error that tells who holds a lock, and since when."""
    return failed("BG760", f"another deploy is under way: {age(held)}", shown, way_out)
