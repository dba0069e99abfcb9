"""Processes of this machine."""

import gc
import multiprocessing
import multiprocessing.forkserver
import multiprocessing.resource_tracker
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager, nullcontext
from multiprocessing import connection
from pathlib import Path
from tempfile import TemporaryDirectory

from briefgen.diagnostics import BriefgenError, Diagnostic, ExitCode, Span, problem
from briefgen.workers.mapping import NOTHING, Function, Pieces, in_order

WORTH_COPIES = 60
WORTH_NEW_ONES = 300
"""A copy is there in hundredths of a second; a new process loads everything first."""


class Processes:
    """Processes of this machine, started when the first work comes and ended with the build."""

    share_files = True

    def __init__(
        self,
        count: int,
        preload: tuple[str, ...],
        apart: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        """Plan for ``count`` processes; ``preload`` are modules that each of them needs.

        ``apart`` keeps away for its block what no copy of this process may share.
        """
        self.count = count
        self._preload = preload
        self._apart = apart
        self._pool: ProcessPoolExecutor | None = None
        self._folders: set[TemporaryDirectory[str]] = set()

    @property
    def worth(self) -> int:
        """How many files or pages make it worth to share them: few, once processes are there."""
        return WORTH_COPIES if self._pool or start_method() == "fork" else WORTH_NEW_ONES

    def map(
        self, function: Function, shared: Pieces, chunks: Iterable[bytes], meanwhile: Iterator[None] = NOTHING
    ) -> Iterator[bytes]:
        """Yield the function's result for each chunk, in their order; the first are worked on at once.

        Raises:
            BriefgenError: a process died; whatever it worked on is lost.
        """
        # Everything that rendering needs is large, and from here on it lies in the file.
        folder = TemporaryDirectory(prefix="briefgen-")
        self._folders.add(folder)
        path = Path(folder.name) / "shared"
        with path.open("wb") as file:
            file.writelines(shared)
        with self._deaths_told():
            results = in_order(self._started(), self.count, function, path, chunks, meanwhile)
        return self._followed(results, folder)

    def _followed(self, results: Iterator[bytes], folder: TemporaryDirectory[str]) -> Iterator[bytes]:
        try:
            with self._deaths_told():
                yield from results
        finally:
            folder.cleanup()
            self._folders.discard(folder)

    @contextmanager
    def _deaths_told(self) -> Iterator[None]:
        try:
            yield
        except BrokenProcessPool:
            self.stop()
            raise BriefgenError([_died()], ExitCode.CONTENT) from None

    def rest(self) -> None:
        """End the processes; more work would start others."""
        self.stop()

    def stop(self) -> None:
        """End all processes at once, whatever they are doing."""
        pool, self._pool = self._pool, None
        if pool is not None:
            processes = list((pool._processes or {}).values())  # noqa: SLF001, no public way to end them now
            pool.shutdown(wait=False, cancel_futures=True)
            for process in processes:
                process.terminate()
            for process in processes:
                process.join()
        _end_fork_server()
        for folder in self._folders:
            folder.cleanup()
        self._folders.clear()

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            context = multiprocessing.get_context(start_method())
            if context.get_start_method() == "forkserver":
                context.set_forkserver_preload(list(self._preload))
            is_copy = context.get_start_method() == "fork"
            with self._apart() if is_copy else nullcontext(), _interrupts_held_back():
                self._pool = ProcessPoolExecutor(self.count, context, initializer=_settle)
                # The processes are started with the first work: now, while nothing can come between.
                self._pool.submit(_ready)
        return self._pool


def start_method() -> str:
    """Return how processes are started here and now.

    A copy of this process has everything loaded, which saves a third of a second. It would lack this
    process's other threads, and what they hold locked would stay so: only without any is one made, and
    only where the system itself sees no harm in it.
    """
    if sys.platform == "linux" and _is_alone():
        return "fork"
    return "forkserver" if os.name == "posix" else "spawn"


def _is_alone() -> bool:
    """Tell whether this process has one thread; threads of libraries count, of which Python knows nothing."""
    try:
        return len(list(Path("/proc/self/task").iterdir())) == 1
    except OSError:
        return False


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
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_the_first, daemon=True).start()


def _end_with_the_first() -> None:
    """End this process when the one that asked for the work does, however that ends."""
    first = multiprocessing.parent_process()
    if first is not None:
        connection.wait([first.sentinel])
        os._exit(1)


def _died() -> Diagnostic:
    return problem(
        "BG910",
        "a worker process ended before its work was done",
        Span(""),
        help="most often memory ran out: close other programs, or build with fewer processes: -j 1",
    )
