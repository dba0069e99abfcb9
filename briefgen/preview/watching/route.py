"""The way from a path to what it stands for, through all links."""

import os
import stat
from collections import deque
from pathlib import Path

import msgspec

from briefgen.preview.watching.paths import above, below

MOST_LINKS = 40
"""As many as Linux follows in one path before it takes them for a loop (path_resolution(7))."""


class Step(msgspec.Struct, frozen=True):
    """An entry of a real folder whose change makes a path stand for something else."""

    folder: str
    name: str


class Route(msgspec.Struct, frozen=True):
    """Where a path leads."""

    real: str
    """The path without links; empty if it leads to nothing, to itself, or where nobody may look."""
    is_folder: bool
    steps: tuple[Step, ...]
    """Links on the way, and the last entry; if the path leads nowhere, the first entry that is missing."""
    passed: tuple[str, ...]
    """Real folders on the way."""


def route_of(path: str) -> Route:
    """Follow an absolute path, one entry at a time. Nothing is opened, and nothing raises."""
    walk = _Walk(path)
    while walk.pending and len(walk.links) <= MOST_LINKS:
        if not walk.go(walk.pending.popleft()):
            return walk.ended("")
    return walk.ended("" if walk.pending else walk.at)


class _Walk:
    """Where a walk along a path has come."""

    def __init__(self, path: str) -> None:
        self.at = "/"
        self.pending = deque(_parts(path))
        self.links: list[Step] = []
        self.passed: list[str] = []
        self.last: tuple[Step, ...] = ()
        self.mode = stat.S_IFDIR

    def go(self, name: str) -> bool:
        """Go to an entry of the folder where the walk is; tell whether it goes on from there."""
        if name == "..":
            self.at, self.last = above(self.at), ()
            return True
        step = Step(self.at, name)
        self.passed.append(self.at)
        self.mode, target = _look(below(self.at, name))
        if target:
            self._turn(step, target)
            return True
        self.at, self.last = below(self.at, name), (step,)
        return stat.S_ISDIR(self.mode) or (self.mode != 0 and not self.pending)

    def ended(self, real: str) -> Route:
        """Return the way so far as one that leads to ``real``."""
        # What is written to a device or a pipe is no content, and devices are written to without end.
        is_special = real and not (stat.S_ISDIR(self.mode) or stat.S_ISREG(self.mode))
        steps = (*self.links, *(() if is_special else self.last))
        is_folder = bool(real) and stat.S_ISDIR(self.mode)
        return Route(real, is_folder, tuple(dict.fromkeys(steps)), tuple(dict.fromkeys(self.passed)))

    def _turn(self, step: Step, target: str) -> None:
        self.links.append(step)
        self.pending.extendleft(reversed(_parts(target)))
        self.at, self.last = "/" if target.startswith("/") else step.folder, ()
        self.mode = stat.S_IFDIR


def _parts(path: str) -> list[str]:
    return [part for part in path.split("/") if part not in {"", "."}]


def _look(path: str) -> tuple[int, str]:
    """Return an entry's mode, 0 if there is none, and where it leads if it is a link."""
    try:
        mode = os.lstat(path).st_mode
        return mode, str(Path(path).readlink()) if stat.S_ISLNK(mode) else ""
    except (OSError, ValueError):
        return 0, ""
