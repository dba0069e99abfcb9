"""What a build is asked for, and how it is followed."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from briefgen.incremental import digest_of

T = TypeVar("T")


class Track(Protocol):
    """Follows a stage's work: yields ``items`` as they are and may show how far it is."""

    def __call__(self, stage: str, items: Iterable[T], total: int) -> Iterator[T]:
        """Yield each of ``items``."""
        ...


def untracked(stage: str, items: Iterable[T], total: int) -> Iterator[T]:
    """Follow nothing."""
    del stage, total
    yield from items


class Request(msgspec.Struct, frozen=True):
    """What is to be built: for whom, when, from where to where.

    ``at`` is the build clock in seconds since 1970 UTC. ``overrides`` are settings given on the
    command line, by key; ``environ`` is the process's environment. ``audience`` is empty for the
    settings' own. ``full`` forgets the last build, ``paranoid`` reads every file however unchanged it
    looks. ``why`` is a route whose rendering is to be explained. ``jobs`` is the number of
    processes, ``executor`` the address of a cluster instead.
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
    full: bool = False
    paranoid: bool = False
    why: str = ""
    jobs: int = 1
    executor: str = ""


def label(request: Request) -> str:
    """Return the name under which is remembered what only this output, audience and choice share."""
    chosen = (str(request.output), request.audience, request.drafts, request.future, request.expired)
    return digest_of(chosen).hex()


def flavour(request: Request) -> str:
    """Return what else than published documents a build admits, such as ``drafts future``.

    It is kept beside the output, so that nobody deploys a preview by mistake.
    """
    admitted = {"drafts": request.drafts, "future": request.future, "expired": request.expired}
    return " ".join(name for name, wanted in admitted.items() if wanted)


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
