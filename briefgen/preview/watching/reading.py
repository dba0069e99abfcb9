"""What hints mean for a site."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from briefgen.preview.watching.names import is_ignored
from briefgen.preview.watching.paths import below
from briefgen.preview.watching.survey import Place, Survey
from briefgen.preview.watching.values import Changes, Hint, Kind


class Reading(msgspec.Struct, frozen=True):
    """What a source's hints came to."""

    changes: Changes
    is_outdated: bool
    """Whether folders or links may be others than the survey says."""


def read(hints: Iterable[Hint], survey: Survey) -> Reading:
    """Return what ``hints`` say about a site, as ``survey`` knows it."""
    read = [_read(hint, survey.places[hint.folder]) for hint in hints if hint.folder in survey.places]
    paths = frozenset().union(*(reading.changes.paths for reading in read))
    rescan = any(reading.changes.rescan for reading in read)
    return Reading(Changes(paths, rescan), any(reading.is_outdated for reading in read))


def _read(hint: Hint, place: Place) -> Reading:
    if not hint.name:
        return Reading(Changes(place.names, rescan=True), is_outdated=True)
    is_folder = hint.kind is Kind.FOLDER
    content = frozenset() if is_ignored(hint.name, folder=is_folder) else place.names
    paths = frozenset(below(folder, hint.name) for folder in content)
    leads_to = place.entries.get(hint.name, frozenset())
    rescan = (is_folder and bool(paths | leads_to)) or (place.is_crowded and bool(paths))
    return Reading(Changes(paths | leads_to, rescan), _is_outdating(hint, place))


def _is_outdating(hint: Hint, place: Place) -> bool:
    if hint.kind is Kind.FOLDER:
        return True
    is_link = hint.name in place.links or Path(hint.folder, hint.name).is_symlink()
    return hint.kind is Kind.NAMED and (is_link or hint.name in place.entries)
