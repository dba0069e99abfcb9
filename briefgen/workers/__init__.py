"""Pure functions mapped over chunks of work: here, in processes, or on a cluster.

A function gets what all chunks share and one chunk, both as bytes, and returns bytes, so that
a process that was forked, spawned or stands on another machine can run it. What is shared comes as
bytes or as the path of a file that holds them.
"""

from briefgen.workers.choice import default_jobs, workers_for
from briefgen.workers.mapping import Function, Inline, Pieces, Shared, Workers, shared_bytes
from briefgen.workers.processes import Processes
from briefgen.workers.tidying import give_memory_back, tidy_young_garbage

__all__ = [
    "Function",
    "Inline",
    "Pieces",
    "Processes",
    "Shared",
    "Workers",
    "default_jobs",
    "give_memory_back",
    "shared_bytes",
    "tidy_young_garbage",
    "workers_for",
]
