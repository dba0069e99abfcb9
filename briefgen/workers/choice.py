"""Which workers a build gets."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from briefgen.workers.cluster import cluster
from briefgen.workers.mapping import Inline, Workers
from briefgen.workers.processes import Processes


@contextmanager
def workers_for(
    jobs: int,
    executor: str,
    preload: tuple[str, ...],
    apart: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> Iterator[Workers]:
    """Give workers for the block: ``jobs`` processes, or the cluster at ``executor`` if one is named.

    ``apart`` keeps away for its block what no copy of this process may share.

    Raises:
        BriefgenError: the cluster cannot be reached, or what it needs is not installed (exit code 2).
    """
    if executor:
        with cluster(executor) as workers:
            yield workers
    elif jobs == 1:
        yield Inline()
    else:
        processes = Processes(jobs, preload, apart)
        try:
            yield processes
        finally:
            processes.stop()


def default_jobs() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
