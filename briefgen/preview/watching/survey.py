"""Which real folders have to be watched, and under which paths the site knows them."""

import errno
import os
from collections.abc import Iterator, Mapping

import msgspec

from briefgen.preview.watching.names import is_ignored
from briefgen.preview.watching.paths import below, holds
from briefgen.preview.watching.route import Route, route_of
from briefgen.preview.watching.values import Hint, Kind, Watched

MOST_NAMES = 8
"""Paths for one real folder. Links that lead to folders with links could make more than memory holds."""
MOST_LINKED = 8
"""Links that may lie one behind the other."""
MOST_FOLDERS = 50_000
"""Paths of folders in all; a link to a whole disk has more."""


class Place(msgspec.Struct, frozen=True):
    """A real folder, and what it has to do with the site."""

    names: frozenset[str] = frozenset()
    """Paths under which all in it is watched."""
    links: frozenset[str] = frozenset()
    """Entries that were links."""
    entries: Mapping[str, frozenset[str]] = {}
    """Single entries, each with the paths that stand for something else when it changes."""

    @property
    def is_passed_only(self) -> bool:
        """Whether it matters only that the folder is there."""
        return not self.names and not self.entries

    @property
    def is_crowded(self) -> bool:
        """Whether there may be more paths than ``names``."""
        return len(self.names) >= MOST_NAMES


class Survey(msgspec.Struct, frozen=True):
    """All that has to be watched at a moment."""

    places: Mapping[str, Place]
    """By real path."""
    folders: Mapping[str, str]
    """The real path of each folder, by the path that the site has for it."""
    is_whole: bool
    """Whether there were no more folders than are watched."""

    def concerns(self, hint: Hint) -> bool:
        """Tell whether a hint is about something watched."""
        place = self.places.get(hint.folder)
        if place is None:
            # A source may be ahead of the survey that is just being taken.
            return True
        is_content = bool(place.names) and not is_ignored(hint.name, folder=hint.kind is Kind.FOLDER)
        return not hint.name or is_content or hint.name in place.entries


def survey(watched: Watched) -> Survey:
    """Look at all folders that have to be watched. What cannot be read is left out.

    Raises:
        OSError: no file can be opened any more, so that folders seem empty that are not.
    """
    taken = _Survey()
    for folder in watched.folders:
        taken.folder(str(folder.absolute()))
    for file in watched.files:
        taken.entry(str(file.absolute()))
    return taken.result()


class _Found(msgspec.Struct):
    """A place in the making."""

    names: set[str] = msgspec.field(default_factory=set)
    links: set[str] = msgspec.field(default_factory=set)
    entries: dict[str, set[str]] = msgspec.field(default_factory=dict)

    def place(self) -> Place:
        """Return it as it is to stay."""
        entries = {name: frozenset(paths) for name, paths in self.entries.items()}
        return Place(frozenset(self.names), frozenset(self.links), entries)


class _Visit(msgspec.Struct, frozen=True):
    """A folder that is to be walked."""

    path: str
    real: str
    behind: tuple[str, ...] = ()
    """Real folders that hold the links on the way to this one."""


class _Survey:
    """A survey in the making."""

    def __init__(self) -> None:
        self._found: dict[str, _Found] = {}
        self._folders: dict[str, str] = {}
        self._is_whole = True

    def result(self) -> Survey:
        """Return the survey as it is to stay."""
        places = {real: found.place() for real, found in self._found.items()}
        return Survey(places, self._folders, self._is_whole)

    def entry(self, path: str) -> Route:
        """Take in whatever decides what ``path`` stands for."""
        route = route_of(path)
        for folder in route.passed:
            self._at(folder)
        for step in route.steps:
            self._at(step.folder).entries.setdefault(step.name, set()).add(path)
        return route

    def folder(self, path: str) -> None:
        """Take in a folder with all below it. A stack, not recursion: folders nest deeper than calls."""
        route = self.entry(path)
        pending = [_Visit(path, route.real)] if route.is_folder else []
        while pending:
            visit = pending.pop()
            if self._enters(visit):
                pending.extend(self._below(visit))

    def _at(self, real: str) -> _Found:
        return self._found.setdefault(real, _Found())

    def _enters(self, visit: _Visit) -> bool:
        names = self._at(visit.real).names
        if visit.path in names or len(names) >= MOST_NAMES:
            return False
        if len(self._folders) >= MOST_FOLDERS:
            self._is_whole = False
            return False
        names.add(visit.path)
        self._folders[visit.path] = visit.real
        return True

    def _below(self, visit: _Visit) -> Iterator[_Visit]:
        for entry in _entries(visit.real):
            path = below(visit.path, entry.name)
            if entry.is_link:
                self._at(visit.real).links.add(entry.name)
                yield from self._behind(path, visit)
            else:
                yield _Visit(path, below(visit.real, entry.name), visit.behind)

    def _behind(self, link: str, visit: _Visit) -> Iterator[_Visit]:
        if len(visit.behind) >= MOST_LINKED:
            return
        route = self.entry(link)
        behind = (*visit.behind, visit.real)
        if route.is_folder and not any(holds(route.real, folder) for folder in behind):
            yield _Visit(link, route.real, behind)


class _Entry(msgspec.Struct, frozen=True):
    name: str
    is_link: bool


def _entries(folder: str) -> list[_Entry]:
    """Return the links and folders in a folder."""
    try:
        with os.scandir(folder) as entries:
            return [_Entry(entry.name, entry.is_symlink()) for entry in entries if _leads_on(entry)]
    except OSError as error:
        if error.errno in {errno.EMFILE, errno.ENFILE}:
            raise
        return []


def _leads_on(entry: "os.DirEntry[str]") -> bool:
    is_folder = entry.is_dir(follow_symlinks=False)
    return (is_folder or entry.is_symlink()) and not is_ignored(entry.name, folder=is_folder)
