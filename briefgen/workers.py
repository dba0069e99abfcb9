"""Pure functions mapped over chunks of work: here, in processes, or on a cluster.

A function gets what all chunks share and one chunk, both as bytes, and returns bytes, so that
a process that was forked, spawned or stands on another machine can run it. What is shared comes as
bytes or as the path of a file that holds them.
"""

import ctypes
import gc
import importlib
import multiprocessing
import multiprocessing.forkserver
import multiprocessing.resource_tracker
import os
import signal
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

from briefgen.diagnostics import BriefgenError, Diagnostic, ExitCode, Span, problem

Shared = bytes | Path
Pieces = Iterable[bytes | memoryview]
"""What all chunks share, in pieces that follow each other."""
Function = Callable[[Shared, bytes], bytes]
YOUNG = 20_000
NEVER = 100_000
AHEAD = 2
"""Chunks under way for each worker: enough to keep it busy, few enough to keep memory small."""


class Workers(Protocol):
    """Whatever runs functions over chunks."""

    @property
    def count(self) -> int:
        """How many chunks are worked on at once; 1 means that nothing is won by cutting work up."""
        ...

    @property
    def share_files(self) -> bool:
        """Whether the functions run where this process's files can be read."""
        ...

    def map(self, function: Function, shared: Pieces, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the function's result for each chunk, in their order.

        Raises:
            BriefgenError: a worker died.
        """
        ...

    def rest(self) -> None:
        """Give back what waiting for more work would cost."""
        ...


class Inline:
    """No other process: each chunk is worked on when its result is asked for."""

    count = 1
    share_files = True

    def map(self, function: Function, shared: Pieces, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the function's result for each chunk."""
        whole = b"".join(shared)
        for chunk in chunks:
            yield function(whole, chunk)

    def rest(self) -> None:
        """Do nothing: nothing waits."""


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
                yield from _in_order(self._started(), self.count, function, path, chunks)
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


class Cluster:
    """Any ``concurrent.futures.Executor``, on other machines too; what is shared travels once.

    ``share`` makes a handle of the shared bytes that the executor's workers get as those bytes.
    """

    share_files = False

    def __init__(self, executor: Executor, count: int, share: Callable[[bytes], Any]) -> None:
        """Take a running executor."""
        self.count = count
        self._executor = executor
        self._share = share

    def map(self, function: Function, shared: Pieces, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the function's result for each chunk, in their order."""
        return _in_order(self._executor, self.count, function, self._share(b"".join(shared)), chunks)

    def rest(self) -> None:
        """Do nothing: the executor is somebody else's."""


@contextmanager
def workers_for(jobs: int, executor: str, preload: tuple[str, ...]) -> Iterator[Workers]:
    """Give workers for the block: ``jobs`` processes, or the cluster at ``executor`` if one is named.

    Raises:
        BriefgenError: the cluster cannot be reached, or what it needs is not installed (exit code 2).
    """
    if executor:
        with _cluster(executor) as cluster:
            yield cluster
    elif jobs == 1:
        yield Inline()
    else:
        processes = Processes(jobs, preload)
        try:
            yield processes
        finally:
            processes.stop()


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


def default_jobs() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def shared_bytes(shared: Shared) -> bytes:
    """Return what is shared, read from its file if it comes as one."""
    return shared.read_bytes() if isinstance(shared, Path) else shared


def _in_order(
    executor: Executor, count: int, function: Function, shared: Any, chunks: Iterable[bytes]
) -> Iterator[bytes]:
    waiting: deque[Future[bytes]] = deque()
    try:
        for chunk in chunks:
            waiting.append(executor.submit(function, shared, chunk))
            if len(waiting) >= AHEAD * count:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()


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


@contextmanager
def _cluster(address: str) -> Iterator[Workers]:
    scheme, _, host = address.partition("://")
    if scheme != "dask" or not host:
        raise BriefgenError([_unknown_executor(address)], ExitCode.USAGE)
    try:
        distributed: Any = importlib.import_module("distributed")
    except ImportError:
        raise BriefgenError([_no_dask()], ExitCode.USAGE) from None
    try:
        client = distributed.Client(f"tcp://{host}", timeout="10s")
    except OSError as error:
        raise BriefgenError([_unreachable(address, str(error))], ExitCode.USAGE) from None
    try:
        count = sum(client.nthreads().values()) or 1
        yield Cluster(client.get_executor(), count, lambda data: client.scatter(data, broadcast=True))
    finally:
        client.close()


def _died() -> Diagnostic:
    return problem(
        "BG910",
        "a worker process ended before its work was done",
        Span(""),
        help="most often memory ran out: close other programs, or build with fewer processes: -j 1",
    )


def _unknown_executor(address: str) -> Diagnostic:
    return problem(
        "BG911",
        f'"{address}" names no executor',
        Span(""),
        help="write --executor dask://HOST:PORT with the address of the scheduler",
    )


def _no_dask() -> Diagnostic:
    return problem(
        "BG911",
        "a cluster needs dask, which is not installed",
        Span(""),
        help='install it: pip install "briefgen[cluster]"',
    )


def _unreachable(address: str, reason: str) -> Diagnostic:
    return problem(
        "BG911",
        f'no scheduler answers at "{address}": {reason}',
        Span(""),
        help="start one (dask scheduler) and workers with briefgen installed (dask worker HOST:PORT)",
    )
