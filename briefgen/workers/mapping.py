"""What it means to map a function over chunks, and to do so here."""

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

Shared = bytes | Path
Pieces = Iterable[bytes | memoryview]
"""What all chunks share, in pieces that follow each other."""
Function = Callable[[Shared, bytes], bytes]
NOTHING: Iterator[None] = iter(())
AHEAD = 2
"""Chunks under way for each worker: enough to keep it busy, few enough to keep memory small."""


class Workers(Protocol):
    """Whatever runs functions over chunks."""

    @property
    def count(self) -> int:
        """How many chunks are worked on at once; 1 means that nothing is won by cutting work up."""
        ...

    @property
    def worth(self) -> int:
        """How many files or pages make it worth to share them."""
        ...

    @property
    def share_files(self) -> bool:
        """Whether the functions run where this process's files can be read."""
        ...

    def map(
        self, function: Function, shared: Pieces, chunks: Iterable[bytes], meanwhile: Iterator[None] = NOTHING
    ) -> Iterator[bytes]:
        """Yield the function's result for each chunk, in their order.

        Where others do the work, they begin with the first chunks at once, before a result is asked for.
        While one is waited for, this process goes on with ``meanwhile``, step by step, as far as that comes.

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
    worth = sys.maxsize
    share_files = True

    def map(
        self, function: Function, shared: Pieces, chunks: Iterable[bytes], meanwhile: Iterator[None] = NOTHING
    ) -> Iterator[bytes]:
        """Yield the function's result for each chunk; nothing is waited for."""
        del meanwhile
        whole = b"".join(shared)
        for chunk in chunks:
            yield function(whole, chunk)

    def rest(self) -> None:
        """Do nothing: nothing waits."""


def shared_bytes(shared: Shared) -> bytes:
    """Return what is shared, read from its file if it comes as one."""
    return shared.read_bytes() if isinstance(shared, Path) else shared


def in_order(
    executor: Executor,
    count: int,
    function: Function,
    shared: Any,
    chunks: Iterable[bytes],
    meanwhile: Iterator[None] = NOTHING,
) -> Iterator[bytes]:
    """Yield the function's result for each chunk, in their order, with few chunks under way at a time.

    The first are under way when this returns. Waiting is filled with steps of ``meanwhile``.
    """
    coming = (executor.submit(function, shared, chunk) for chunk in chunks)
    return _results(deque(islice(coming, AHEAD * count)), coming, meanwhile)


def _results(
    waiting: deque[Future[bytes]], coming: Iterator[Future[bytes]], meanwhile: Iterator[None]
) -> Iterator[bytes]:
    try:
        while waiting:
            while not waiting[0].done() and next(meanwhile, waiting) is None:
                pass
            result = waiting.popleft().result()
            waiting.extend(islice(coming, 1))
            yield result
    finally:
        for future in waiting:
            future.cancel()
