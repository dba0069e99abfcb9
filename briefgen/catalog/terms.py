"""The subjects of each document."""

from collections.abc import Iterable

import msgspec

from briefgen.catalog.marks import span_of
from briefgen.catalog.misses import Miss, disclosed_by
from briefgen.catalog.shelf import Shelf
from briefgen.catalog.subjects import Subjects
from briefgen.catalog.written_names import uses
from briefgen.diagnostics import problem
from briefgen.model.document import Document
from briefgen.model.fields import ActorFields
from briefgen.model.site import SubjectKind, Target, Terms


def all_terms(shelf: Shelf, targets: dict[str, tuple[Target, ...]]) -> tuple[dict[str, Terms], list[Miss]]:
    """Return the subjects of every document by key, and the names in ``places`` that are no place."""
    known = gazetteer(shelf.documents, shelf.subjects)
    found: dict[str, Terms] = {}
    misses: list[Miss] = []
    for key, document in shelf.documents.items():
        places, placeless = places_of(document, shelf.subjects, known)
        named = msgspec.structs.replace(terms_of(document, shelf.subjects), places=places)
        found[key] = with_mentions(named, targets[key], shelf.ref(key))
        misses += placeless
    return found, misses


def terms_of(document: Document, subjects: Subjects) -> Terms:
    """Return the refs of what a document names, each once, in the order its author gave.

    A name that has no subject (``stubs: false``, or only unlisted documents use it) stands in
    ``plain`` as it was written.
    """
    found: dict[SubjectKind, dict[str, None]] = {
        "topic": {},
        "actor": {},
        "tag": {},
        "author": {},
        "series": {},
    }
    plain: dict[str, None] = {}
    for use in uses(document):
        if use.field in ("parent", "within"):
            continue
        ref = subjects.find(use.kind, use.name)
        if ref:
            found[use.kind][ref] = None
        elif use.name:
            plain[use.name] = None
    return Terms(
        topics=tuple(found["topic"]),
        actors=tuple(found["actor"]),
        tags=tuple(found["tag"]),
        authors=tuple(found["author"]),
        series=tuple(found["series"]),
        plain=tuple(plain),
    )


def with_mentions(terms: Terms, targets: Iterable[Target], own_ref: str) -> Terms:
    """Return the terms with the topics and actors that the body links to and they lack."""
    named = {own_ref, *terms.topics, *terms.actors}
    linked = dict.fromkeys(target.ref for target in targets if target.kind == "page")
    mentions = (ref for ref in linked if ref.startswith(("topic:", "actor:")) and ref not in named)
    return msgspec.structs.replace(terms, mentions=tuple(mentions))


class Gazetteer(msgspec.Struct, frozen=True):
    """States and places by ISO 3166 code, and what kind of actor each profile describes."""

    by_code: dict[str, str]
    not_places: frozenset[str]


def gazetteer(documents: dict[str, Document], subjects: Subjects) -> Gazetteer:
    """Return how codes lead to actors; a code in ``identifiers`` comes before a state's ``country``."""
    by_code: dict[str, str] = {}
    countries: dict[str, str] = {}
    others: set[str] = set()
    for ref, subject in subjects.by_ref.items():
        profile = documents.get(subject.document)
        if profile is None or not isinstance(profile.details, ActorFields):
            continue
        details = profile.details
        if details.identifiers and details.identifiers.iso3166:
            by_code.setdefault(details.identifiers.iso3166.upper(), ref)
        if details.country and details.actor_kind == "state":
            countries.setdefault(details.country, ref)
        if details.actor_kind not in (None, "state", "place"):
            others.add(ref)
    return Gazetteer(countries | by_code, frozenset(others))


def places_of(document: Document, subjects: Subjects, known: Gazetteer) -> tuple[tuple[str, ...], list[Miss]]:
    """Return the refs of a document's places, and the names that are no place."""
    found: dict[str, None] = {}
    misses: list[Miss] = []
    for number, name in enumerate(document.fields.places):
        ref = subjects.find("actor", name)
        if not ref or ref in known.not_places:
            ref = known.by_code.get(name.upper(), "")
        if ref:
            found[ref] = None
        else:
            misses.append(_no_place(document, name, f"places[{number}]"))
    return tuple(found), misses


def _no_place(document: Document, name: str, field: str) -> Miss:
    span = span_of(document, field)
    return Miss(
        name=name,
        form="term",
        span=span,
        otherwise=problem(
            "BG309",
            f'no state or place is called "{name}" or has this code',
            span,
            help="add a file for it in content/actors/ with actor_kind: place or state",
        ),
        kind="actor",
        disclosed=disclosed_by(document),
    )
