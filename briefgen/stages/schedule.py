"""What comes due at a site: embargoes, publications, expiries, reviews."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from briefgen.catalog import reasons_to_exclude
from briefgen.model.document import ParsedFile
from briefgen.model.fields import GateFields
from briefgen.model.when import When
from briefgen.settings.values import GateSettings
from briefgen.stages.reading import Overview

What = Literal["embargo", "publication", "expiry", "review"]


class Due(msgspec.Struct, frozen=True):
    """A moment (``at``, seconds since 1970 UTC) of a file, and what becomes of the file then."""

    at: int
    what: What
    then: str
    title: str
    path: str


def schedule(overview: Overview, until: int | None = None) -> tuple[Due, ...]:
    """Return what is ahead up to and with ``until``, and reviews that are overdue, by time and path."""
    gate = overview.site.sources.gate
    titles = {one.path: one.title for one in overview.admission.excluded}
    titles |= {document.path: document.card.title for document in overview.admission.documents}
    found = (due for file in overview.files for due in _of_file(file, gate, titles[file.source.path]))
    wanted = (due for due in found if until is None or due.at <= until)
    return tuple(sorted(wanted, key=lambda due: (due.at, due.path, due.what)))


def _of_file(file: ParsedFile, settings: GateSettings, title: str) -> Iterator[Due]:
    gate = file.gate
    if gate is None:
        return
    moments: tuple[tuple[What, When | None], ...] = (
        ("embargo", gate.embargo),
        ("publication", gate.date),
        ("expiry", gate.expires),
    )
    for what, when in moments:
        if when is not None and when.timestamp > settings.clock:
            then = _then(gate, msgspec.structs.replace(settings, clock=when.timestamp), what)
            yield Due(when.timestamp, what, then, title, file.source.path)
    review = file.document.fields.review_by if file.document else None
    if review is not None and not _is_gone(gate, settings):
        then = "to be looked at again" if review.timestamp > settings.clock else "overdue"
        yield Due(review.timestamp, "review", then, title, file.source.path)


def _then(gate: GateFields, settings: GateSettings, what: What) -> str:
    """Return what the build of that moment does with the file."""
    reasons = reasons_to_exclude(gate, settings)
    if reasons == ("expired",):
        return "removed"
    if reasons:
        return f"stays out ({', '.join(reasons)})"
    return gate.expires_action if what == "expiry" else "published"


def _is_gone(gate: GateFields, settings: GateSettings) -> bool:
    """Tell whether a file has been removed for good, so that nobody needs to look at it again."""
    return "expired" in reasons_to_exclude(gate, settings)
