"""Executors on other machines."""

import importlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

from briefgen.diagnostics import BriefgenError, Diagnostic, ExitCode, Span, problem
from briefgen.workers.mapping import NOTHING, Function, Pieces, Workers, in_order


class Cluster:
    """Any ``concurrent.futures.Executor``, on other machines too; what is shared travels once.

    ``share`` makes a handle of the shared bytes that the executor's workers get as those bytes.
    """

    worth = 300
    share_files = False

    def __init__(self, executor: Executor, count: int, share: Callable[[bytes], Any]) -> None:
        """Take a running executor."""
        self.count = count
        self._executor = executor
        self._share = share

    def map(
        self, function: Function, shared: Pieces, chunks: Iterable[bytes], meanwhile: Iterator[None] = NOTHING
    ) -> Iterator[bytes]:
        """Yield the function's result for each chunk, in their order."""
        handle = self._share(b"".join(shared))
        return in_order(self._executor, self.count, function, handle, chunks, meanwhile)

    def rest(self) -> None:
        """Do nothing: the executor is somebody else's."""


@contextmanager
def cluster(address: str) -> Iterator[Workers]:
    """Give the workers of a Dask scheduler at ``dask://HOST:PORT`` for the block.

    Raises:
        BriefgenError: it cannot be reached, or dask is not installed (exit code 2).
    """
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
