"""The progress bar: the one door of rich."""

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

T = TypeVar("T")
PATIENCE = 0.5


def follow(stage: str, items: Iterable[T], total: int) -> Iterator[T]:
    """Yield the items and draw a bar on stderr once half a second has gone by."""
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task(stage, total=total)
    begin, shown = time.monotonic(), False
    try:
        for item in items:
            yield item
            bar.advance(task)
            if not shown and time.monotonic() - begin > PATIENCE:
                bar.start()
                shown = True
    finally:
        if shown:
            bar.stop()
