"""Hints from looking again and again, where the system gives none.

watchdog's ``PollingObserver`` has a thread and a fixed interval for each tree, and ends when its folder goes
for a moment. This is a walk of our own over the survey that all sources have, so links are followed too.
"""

import os
import stat
import threading
import time
from collections.abc import Iterator, Mapping

import msgspec

from briefgen.preview.watching.names import is_ignored
from briefgen.preview.watching.paths import below
from briefgen.preview.watching.survey import Place, Survey
from briefgen.preview.watching.values import Ears, Hint, Kind

INTERVAL = 0.5
"""Seconds between two looks, at least."""
_SHARE = 0.1
"""Of one processor, at most."""
_PATIENCE = 5.0
"""Seconds for a look under way to end; on a network mount that does not answer it never does."""


class _State(msgspec.Struct, frozen=True):
    """How an entry looked. A program can set a file's ``mtime``, but not its ``ctime``."""

    kind: int
    inode: int
    size: int = 0
    mtime: int = 0
    ctime: int = 0


_Looks = dict[str, dict[str, _State]]
"""States by real folder and name."""


class Polling:
    """Looks at all entries of a survey's folders, at most with a tenth of one processor."""

    def __init__(self, ears: Ears, interval: float = INTERVAL) -> None:
        """Begin to look, ``interval`` seconds apart."""
        self._ears = ears
        self._interval = interval
        self._places: Mapping[str, Place] = {}
        self._seen: _Looks = {}
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._poll, name="briefgen-polling", daemon=True)
        self._thread.start()

    def watch(self, survey: Survey) -> bool:
        """Look at exactly the folders of ``survey`` from now on; tell whether one of them is new."""
        with self._lock:
            before, self._places = self._places, survey.places
            self._seen = {real: self._begun(real, before.get(real)) for real in survey.places}
            return any(_is_new(before.get(real), place) for real, place in survey.places.items())

    def close(self) -> None:
        """End the thread."""
        self._ended.set()
        self._thread.join(_PATIENCE)

    def _begun(self, real: str, before: Place | None) -> dict[str, _State]:
        """Return the states with which to compare: of the last look, and today's of what is new."""
        place, seen = self._places[real], self._seen.get(real, {})
        if not _is_new(before, place):
            return seen
        states = _states(real, place)
        return {name: states[name] for name in states if not _was_watched(before, name)} | seen

    def _poll(self) -> None:
        pause = self._interval
        while not self._ended.wait(pause):
            wall, processor = time.monotonic(), time.thread_time()
            self._compare()
            pause = self._pause(time.monotonic() - wall, time.thread_time() - processor)

    def _pause(self, wall: float, processor: float) -> float:
        """Return how long to wait after a look that took so many seconds."""
        return max(self._interval, wall, processor * (1 / _SHARE - 1))

    def _compare(self) -> None:
        with self._lock:
            seen = {real: _states(real, place) for real, place in self._places.items()}
            hints = list(_differences(self._seen, seen))
            self._seen = seen
        for hint in hints:
            self._ears.hear(hint)


def _is_new(before: Place | None, place: Place) -> bool:
    """Tell whether something in a folder counts that did not."""
    if before is None:
        return True
    return bool(place.names and not before.names) or not before.entries.keys() >= place.entries.keys()


def _was_watched(before: Place | None, name: str) -> bool:
    return before is not None and (bool(before.names) or name in before.entries)


def _states(real: str, place: Place) -> dict[str, _State]:
    """Return how all entries of a folder look that count."""
    names = {*place.entries, *(_names(real) if place.names else ())}
    looks = ((name, _look(below(real, name))) for name in names)
    return {name: state for name, state in looks if state is not None}


def _names(real: str) -> list[str]:
    try:
        with os.scandir(real) as entries:
            return [entry.name for entry in entries if not _is_ignored(entry)]
    except OSError:
        return []


def _is_ignored(entry: "os.DirEntry[str]") -> bool:
    return is_ignored(entry.name, folder=entry.is_dir(follow_symlinks=False))


def _look(path: str) -> _State | None:
    try:
        return _state(os.lstat(path))
    except (OSError, ValueError):
        return None


def _state(found: os.stat_result) -> _State:
    """Return how an entry looks; of a folder, nothing that changes with what is in it."""
    kind = stat.S_IFMT(found.st_mode)
    if kind == stat.S_IFDIR:
        return _State(kind, found.st_ino)
    return _State(kind, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def _differences(before: _Looks, after: _Looks) -> Iterator[Hint]:
    for folder, states in after.items():
        known = before.get(folder, {})
        for name in known.keys() | states.keys():
            if known.get(name) != states.get(name):
                yield Hint(folder, name, _kind(known.get(name), states.get(name)))


def _kind(before: _State | None, after: _State | None) -> Kind:
    kinds = {state.kind for state in (before, after) if state is not None}
    if stat.S_IFDIR in kinds:
        return Kind.FOLDER
    return Kind.NAMED if before is None or after is None or before.inode != after.inode else Kind.WRITTEN
