"""One deploy at a time in a folder of this computer."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefgen.deploy.failures import changing, failed
from briefgen.deploy.owner import age, owner, owner_of

_TRIES, _MOMENT = 50, 0.2
_FLAGS = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW


@contextmanager
def folder_lock(path: str, shown: str) -> Iterator[int]:
    """Hold the lock file at ``path``; it is removed at the end, and the system lets go of a killed process's.

    Gives the descriptor: a program that inherits it shares the lock, and holds it if we are killed before it
    has ended.

    Raises:
        BriefgenError: another process holds it.
    """
    with changing(shown):
        descriptor = _taken(path, shown)
    try:
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, owner().encode(), 0)
        yield descriptor
    finally:
        Path(path).unlink(missing_ok=True)
        os.close(descriptor)


def _taken(path: str, shown: str) -> int:
    """Return a locked descriptor of the file that has the name; who held it before may have removed it."""
    patience = _TRIES
    while True:
        descriptor = os.open(path, _FLAGS, 0o660)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(os.fstat(descriptor), os.lstat(path)):
                return descriptor
        except BlockingIOError:
            held = os.pread(descriptor, 300, 0).decode("utf-8", "replace")
            other, patience = owner_of(held), patience - 1
            if not patience or not other or not other.is_gone:
                os.close(descriptor)
                raise busy(
                    held, shown, "wait until it has finished; the lock ends with its process"
                ) from None
            # It was killed, and a program that it had begun is about to end.
            time.sleep(_MOMENT)
        except FileNotFoundError:
            pass
        os.close(descriptor)


def busy(held: str, shown: str, way_out: str) -> Exception:
    """Return the error that tells who holds a lock, and since when."""
    return failed("BG760", f"another deploy is under way: {age(held)}", shown, way_out)
