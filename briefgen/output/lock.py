"""One build at a time in an output folder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefgen.diagnostics import BriefgenError, ExitCode, Span, problem
from briefgen.output.failure import writing_to
from briefgen.output.location import STATE, Location


@contextmanager
def locked(location: Location) -> Iterator[None]:
    """Hold the output folder's lock during the block.

    ``flock`` is the system's own and ends with the process, however that ends; copies of the process let
    go of it. The file stays until ``discard_lock``.

    Raises:
        BriefgenError: another process holds it, or its file cannot be made.
    """
    with writing_to(f"{STATE}/lock-{location.id}"):
        _make_state_folder(location)
        descriptor = _taken(location)
    _held.add(descriptor)
    try:
        with writing_to(f"{STATE}/lock-{location.id}"):
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        _held.discard(descriptor)
        # A process that was forked meanwhile may share the lock; closing alone would leave it with that.
        fcntl.flock(descriptor, fcntl.LOCK_UN)
        os.close(descriptor)


_held: set[int] = set()


def _let_go() -> None:
    """Close the locks in a copy of this process: it would hold them when this one is killed."""
    for descriptor in _held:
        os.close(descriptor)
    _held.clear()


os.register_at_fork(after_in_child=_let_go)


def discard_lock(location: Location) -> None:
    """Remove the lock's file; only for the process that holds the lock.

    Raises:
        BriefgenError: the system refuses.
    """
    with writing_to(f"{STATE}/lock-{location.id}"):
        Path(location.lock).unlink(missing_ok=True)


def _make_state_folder(location: Location) -> None:
    if Path(location.state).is_symlink():
        raise BriefgenError(
            [problem("BG703", f'"{STATE}" is a symbolic link', Span(STATE), help="delete the link")],
            ExitCode.REFUSED,
        )
    try:
        Path(location.state).mkdir()
    except FileExistsError:
        return
    # Keeps the folder out of every commit without a line in the site's own .gitignore.
    Path(location.state, ".gitignore").write_text("*\n", encoding="utf-8")


def _taken(location: Location) -> int:
    """Return a descriptor of the lock's file, locked.

    Whoever held the lock may have removed the file after we opened it. A lock on that one keeps nobody out,
    so it counts only if the file still has its name.
    """
    while True:
        descriptor = os.open(location.lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o666)
        try:
            _take(descriptor, location)
            if _is_named(descriptor, location.lock):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _take(descriptor: int, location: Location) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise _busy(location, os.pread(descriptor, 20, 0).decode("ascii", "replace").strip()) from None


def _is_named(descriptor: int, path: str) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), os.lstat(path))
    except FileNotFoundError:
        return False


def _busy(location: Location, owner: str) -> BriefgenError:
    who = f"process {owner}" if owner.isdecimal() else "another process"
    return BriefgenError(
        [
            problem(
                "BG704",
                f'{who} is building into "{location.shown}"',
                Span(location.shown),
                help="wait until it has finished, or build into another folder with --output",
            )
        ]
    )
