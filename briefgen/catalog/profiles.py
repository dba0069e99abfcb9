"""Topics and actors that have a file."""

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from briefgen.catalog.marks import place, span_of
from briefgen.catalog.register import Register, ref_of
from briefgen.diagnostics import Diagnostic, Span, problem
from briefgen.model.document import Document
from briefgen.model.fields import ActorFields
from briefgen.model.names import fold
from briefgen.model.site import Subject


class Claim(msgspec.Struct, frozen=True):
    """A name that a profile claims, and what the name is to it."""

    name: str
    role: str
    document: Document
    fields: tuple[str, ...]

    @property
    def span(self) -> Span:
        """The place of the name; that of the title for a name that the file's name gives."""
        return span_of(self.document, *self.fields)


def profile_register(
    kind: Literal["topic", "actor"], documents: Iterable[Document]
) -> tuple[Register, list[Diagnostic]]:
    """Return the subjects of one kind that have a file.

    A name that two of them claim belongs to the first in the order of keys; each such name is an
    error that gives both places.
    """
    subjects: dict[str, Subject] = {}
    places: dict[str, Span] = {}
    holders: dict[str, Claim] = {}
    problems: list[Diagnostic] = []
    for document in (one for one in documents if one.kind == kind):
        for claim in _claims(document):
            holder = holders.setdefault(fold(claim.name), claim)
            if holder.document is not document:
                problems.append(_clash(kind, claim, holder))
        ref = ref_of(kind, document.slug)
        subjects.setdefault(ref, _subject(ref, document))
        places.setdefault(ref, span_of(document, "name", "title"))
    names = {folded: ref_of(kind, claim.document.slug) for folded, claim in holders.items()}
    return Register(kind, subjects, names, places), problems


def canonical_name(document: Document) -> str:
    """Return the name under which a profile's subject is shown."""
    named = isinstance(document.details, ActorFields) and document.details.name
    return named or document.card.title


def _subject(ref: str, document: Document) -> Subject:
    name = canonical_name(document)
    sort_name = isinstance(document.details, ActorFields) and document.details.sort_name
    return Subject(
        ref=ref,
        kind="topic" if document.kind == "topic" else "actor",
        slug=document.slug,
        name=name,
        sort_name=sort_name or name,
        aliases=tuple(dict.fromkeys(alias for alias in _aliases(document) if alias != name)),
        document=document.key,
        summary=document.card.summary,
    )


def _aliases(document: Document) -> Iterator[str]:
    yield from document.fields.aliases
    if isinstance(document.details, ActorFields) and document.details.native_name:
        yield document.details.native_name


def _claims(document: Document) -> Iterator[Claim]:
    """Yield each name of a profile once, the first role of a name standing for all."""
    seen = {""}
    for claim in _all_claims(document):
        folded = fold(claim.name)
        if folded not in seen:
            seen.add(folded)
            yield claim


def _all_claims(document: Document) -> Iterator[Claim]:
    yield Claim(canonical_name(document), "name", document, ("name", "title"))
    yield Claim(document.card.title, "title", document, ("title",))
    for number, alias in enumerate(document.fields.aliases):
        yield Claim(alias, "alias", document, (f"aliases[{number}]",))
    if isinstance(document.details, ActorFields):
        yield Claim(document.details.native_name, "native name", document, ("native_name",))
    yield Claim(document.id, "id", document, ("id", "slug", "title"))
    yield Claim(document.slug, "slug", document, ("slug", "title"))
    # Obsidian links by path; the path is unique already and no two files can dispute it.
    yield Claim(document.key, "path", document, ("title",))


def _clash(kind: str, claim: Claim, holder: Claim) -> Diagnostic:
    return problem(
        "BG301",
        f'the {claim.role} "{claim.name}" is also the {holder.role} of another {kind}, '
        f'"{canonical_name(holder.document)}" ({place(holder.span)})',
        claim.span,
        help=f"take the name from one of the two {kind}s, or make one file of both",
    )
