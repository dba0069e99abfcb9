"""Hints from what the system offers (FSEvents on macOS, kqueue on BSD), through watchdog's observer.

Folders that are only passed are left out: for FSEvents, to watch the root folder is to watch the machine.
"""

import os
from collections.abc import Callable, Iterator

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from briefgen.preview.watching.paths import all_above
from briefgen.preview.watching.survey import Survey
from briefgen.preview.watching.values import Ears, Hint, Kind

_KINDS = {
    "created": Kind.NAMED,
    "deleted": Kind.NAMED,
    "moved": Kind.NAMED,
    "modified": Kind.WRITTEN,
    "attrib": Kind.WRITTEN,
    "closed": Kind.WRITTEN,
}
"""Events that count. Opening and reading do not: the build does both, and would wake itself for ever."""
_PATIENCE = 5.0
"""Seconds for the observer to end. It needs much less; nothing may wait for ever."""

_Tree = tuple[str, bool]
"""A folder, and whether all below it is meant."""


class Native:
    """Watches whole trees, each by its uppermost folder."""

    def __init__(self, ears: Ears, observer: Callable[[], BaseObserver] = Observer) -> None:
        """Begin to listen.

        Raises:
            OSError: the system refuses.
        """
        self._handler = _Handler(ears)
        self._watches: dict[_Tree, ObservedWatch] = {}
        self._known: frozenset[str] = frozenset()
        self._observer = observer()
        self._observer.start()

    def watch(self, survey: Survey) -> bool:
        """Watch exactly the folders of ``survey``; tell whether one of them was not watched.

        Raises:
            OSError: the system refuses.
        """
        trees = frozenset(_trees(survey))
        alive = {emitter.watch for emitter in self._observer.emitters if emitter.is_alive()}
        kept = {tree for tree in trees & self._watches.keys() if self._watches[tree] in alive}
        for tree in self._watches.keys() - kept:
            self._observer.unschedule(self._watches.pop(tree))
        added = [self._schedule(tree) for tree in trees - kept]
        known, self._known = self._known, frozenset(survey.places)
        return any(added) or not known >= self._known

    def close(self) -> None:
        """End the observer and its threads."""
        self._observer.stop()
        self._observer.join(_PATIENCE)

    def _schedule(self, tree: _Tree) -> bool:
        folder, is_whole = tree
        try:
            self._watches[tree] = self._observer.schedule(self._handler, folder, recursive=is_whole)
        except (FileNotFoundError, NotADirectoryError, PermissionError):
            return False
        return True


class _Handler(FileSystemEventHandler):
    """Makes hints of events."""

    def __init__(self, ears: Ears) -> None:
        self._ears = ears

    def dispatch(self, event: FileSystemEvent) -> None:
        """Pass on an event, with both names of what moved."""
        kind = _KINDS.get(event.event_type)
        if kind is None or (event.is_directory and event.event_type == "modified"):
            return
        for path in (os.fsdecode(event.src_path), os.fsdecode(event.dest_path)):
            folder, slash, name = path.rpartition("/")
            if slash:
                self._ears.hear(Hint(folder or "/", name, Kind.FOLDER if event.is_directory else kind))


def _trees(survey: Survey) -> Iterator[_Tree]:
    """Yield what to watch: no folder that lies in a tree that is watched anyway."""
    whole = {real for real, place in survey.places.items() if place.names}
    for real, place in survey.places.items():
        if not place.is_passed_only and not any(parent in whole for parent in all_above(real)):
            yield real, real in whole
