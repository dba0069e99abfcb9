"""Processes of this machine."""

import gc
import multiprocessing
import multiprocessing.forkserver
import multiprocessing.resource_tracker
import os
import signal
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path

from briefgen.diagnostics import BriefgenError, Diagnostic, ExitCode, Span, problem
from briefgen.workers.mapping import Function, Pieces, in_order


class Processes:
    """Processes of this machine, started when the first work comes and ended with the build."""

    share_files = True

    def __init__(self, count: int, preload: tuple[str, ...]) -> None:
        """Plan for ``count`` processes; ``preload`` are modules that each of them needs."""
        self.count = count
        self._preload = preload
        self._pool: ProcessPoolExecutor | None = None

    def map(self, function: Function, shared: Pieces, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the function's result for each chunk, in their order.

        Raises:
            BriefgenError: a process died; whatever it worked on is lost.
        """
        with _in_file(shared) as path:
            # Everything that rendering needs is large, and from here on it lies in the file.
            del shared
            try:
                yield from in_order(self._started(), self.count, function, path, chunks)
            except BrokenProcessPool:
                self.stop()
                raise BriefgenError([_died()], ExitCode.CONTENT) from None

    def rest(self) -> None:
        """End the processes; more work would start others."""
        self.stop()

    def stop(self) -> None:
        """End all processes at once, whatever they are doing."""
        pool, self._pool = self._pool, None
        if pool is None:
            return
        processes = list((pool._processes or {}).values())  # noqa: SLF001, no public way to end them now
        pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()
        for process in processes:
            process.join()
        _end_fork_server()

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            context = multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")
            if os.name == "posix":
                context.set_forkserver_preload(list(self._preload))
            with _interrupts_held_back():
                self._pool = ProcessPoolExecutor(self.count, context, initializer=_settle)
                # The processes are started with the first work: now, while nothing can come between.
                self._pool.submit(_ready)
        return self._pool


@contextmanager
def _in_file(shared: Pieces) -> Iterator[Path]:
    """Put shared bytes where every process of this machine can read them."""
    with tempfile.TemporaryDirectory(prefix="briefgen-") as folder:
        path = Path(folder) / "shared"
        with path.open("wb") as file:
            file.writelines(shared)
        yield path


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Let a Ctrl-C wait for the end of the block; processes that start in it never hear one.

    The block on the signal is inherited, and lasts in them.
    """
    if os.name != "posix":
        yield
        return
    # This process of Python's own would lift the block when it is started inside.
    multiprocessing.resource_tracker.ensure_running()
    earlier = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, earlier)


def _end_fork_server() -> None:
    """End the process that started the others, so that none is left when a command ends."""
    end = getattr(multiprocessing.forkserver._forkserver, "_stop", None)  # noqa: SLF001, no public way
    if os.name == "posix" and end is not None:
        end()


def _ready() -> None:
    """Do nothing, in another process."""


def _settle() -> None:
    """Prepare a new process for short and plain work."""
    # Parsing makes no cycles: looking for them costs a tenth of the time and finds nothing.
    gc.disable()
    # Ctrl-C reaches the whole group of processes; the one that asked for the work ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _died() -> Diagnostic:
    return problem(
        "BG910",
        "a worker process ended before its work was done",
        Span(""),
        help="most often memory ran out: close other programs, or build with fewer processes: -j 1",
    )
