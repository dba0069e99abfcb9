"""What a build is asked for, and how it is followed."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

T = TypeVar("T")


class Track(Protocol):
    """Follows a stage's work: yields ``items`` as they are and may show how far it is."""

    def __call__(self, stage: str, items: Iterable[T], total: int) -> Iterator[T]:
        """Yield each of ``items``."""
        ...


class Request(msgspec.Struct, frozen=True):
    """What is to be built: for whom, when, from where to where.

    ``at`` is the build clock in seconds since 1970 UTC. ``overrides`` are settings given on the
    command line, by key; ``environ`` is the process's environment. ``audience`` is empty for the
    settings' own.
    """

    root: Path
    config: str
    output: Path
    at: int
    audience: str = ""
    overrides: dict[str, str] = {}
    environ: dict[str, str] = {}
    strict: bool = False
    drafts: bool = False
    future: bool = False
    expired: bool = False


class Stopwatch:
    """The seconds that each stage took, for the report only; they never reach a page."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Start at the clock's present reading."""
        self._clock = clock
        self._last = clock()
        self.laps: list[tuple[str, float]] = []

    def lap(self, stage: str) -> None:
        """Note how long ``stage`` took, which has just ended."""
        now = self._clock()
        self.laps.append((stage, now - self._last))
        self._last = now
