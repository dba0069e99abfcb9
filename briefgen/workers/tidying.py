"""Memory that a process no longer needs."""

import ctypes
import gc
from contextlib import suppress

YOUNG = 20_000
NEVER = 100_000


def give_memory_back() -> None:
    """Return what this process no longer uses to the system, so that its workers can have it.

    The C library keeps freed memory for later; where it is glibc, it can be asked for it.
    """
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)


def tidy_young_garbage() -> None:
    """Let this process find cycles among what it makes from now on, and never among what it has.

    A page's templates leave some behind; what all pages read is large and stays.
    """
    gc.freeze()
    gc.set_threshold(YOUNG, NEVER, NEVER)
    gc.enable()
