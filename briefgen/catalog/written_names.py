"""Names as they stand in front matter, links among them already read as the names in them."""

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from briefgen.catalog.marks import span_of
from briefgen.diagnostics import Span
from briefgen.model.document import Document
from briefgen.model.fields import ActorFields, TopicFields
from briefgen.model.site import SubjectKind


class Use(msgspec.Struct, frozen=True):
    """A name that a document's front matter gives to a subject, and the field it stands in."""

    kind: SubjectKind
    name: str
    document: Document
    field: str

    @property
    def span(self) -> Span:
        """The place of the name."""
        return span_of(self.document, self.field)


def uses(document: Document) -> list[Use]:
    """Return the names by which a document's front matter calls for a subject, in reading order."""
    fields = document.fields
    found = [
        *_listed("topic", fields.topics, document, "topics"),
        *_listed("actor", fields.actors, document, "actors"),
        *_listed("tag", fields.tags, document, "tags"),
        *_listed("author", fields.authors, document, "authors"),
    ]
    if fields.series:
        found.append(Use("series", without_prefix("series", fields.series), document, "series"))
    return found + [Use(kind, name, document, field) for kind, name, field in parents(document)]


def parents(document: Document) -> Iterator[tuple[SubjectKind, str, str]]:
    """Yield kind, name and field of what a profile says it belongs to."""
    details = document.details
    if isinstance(details, TopicFields) and details.parent:
        yield "topic", details.parent, "parent"
    if isinstance(details, ActorFields):
        for field, name in (("parent", details.parent), ("within", details.within)):
            if name:
                yield "actor", name, field


def _listed(kind: SubjectKind, names: Iterable[str], document: Document, field: str) -> list[Use]:
    written = [without_prefix(kind, name) for name in names]
    if kind == "tag":
        written = [name.lstrip("#") for name in written]
    return [Use(kind, name, document, f"{field}[{number}]") for number, name in enumerate(written)]


def without_prefix(kind: str, name: str) -> str:
    """Return ``name`` without the prefix that chooses its kind: ``topic:NATO`` gives ``NATO``."""
    if ":" not in name:
        return name
    prefix, _, rest = name.partition(":")
    return rest.strip() if prefix.strip().casefold() == kind else name


def most_frequent(spellings: Iterable[str]) -> str:
    """Return the spelling that occurs most often; of equally frequent ones the first in code points."""
    counts = Counter(spellings)
    return min(counts, key=lambda spelling: (-counts[spelling], spelling))
