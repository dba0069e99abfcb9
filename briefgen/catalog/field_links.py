"""What the links in front matter lead to."""

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from briefgen.catalog.links import NOWHERE, Outcome, ambiguous, image, path_link
from briefgen.catalog.marks import span_of
from briefgen.catalog.misses import field_miss
from briefgen.catalog.shelf import Shelf
from briefgen.catalog.written_names import without_prefix
from briefgen.diagnostics import Diagnostic, Span, problem
from briefgen.model.document import Document, Reference
from briefgen.model.fields import ActorFields, TopicFields
from briefgen.model.site import SubjectKind, Target

# A title may hold a colon ("Plan: part two"), and a prefix may choose a kind: neither is an address.
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]+:)?//|(?:mailto|tel):", re.IGNORECASE)


class FieldLink(msgspec.Struct, frozen=True):
    """A link in front matter: its field, what is written there, and where its name is looked up.

    ``must_exist``: a name that finds nothing is dropped, which is worth a warning; elsewhere it
    is shown as plain text.
    """

    field: str
    written: str
    domain: SubjectKind | Literal["document"]
    must_exist: bool = False


def field_links(document: Document) -> Iterator[FieldLink]:
    """Yield the links in a document's front matter, in the order of the content model."""
    fields = document.fields
    for name in ("contributors", "reviewers", "editors"):
        yield from _listed(name, getattr(fields, name), "author")
    yield from _listed("related", fields.related, "document", must_exist=True)
    for name in ("superseded_by", "translation_of"):
        if written := getattr(fields, name):
            yield FieldLink(name, written, "document", must_exist=True)
    if isinstance(document.details, TopicFields):
        yield from _of_topic(document.details)
    if isinstance(document.details, ActorFields):
        yield from _of_actor(document.details)


def _of_topic(topic: TopicFields) -> Iterator[FieldLink]:
    yield from _single("parent", topic.parent, "topic")
    yield from _single("owner", topic.owner, "author")
    yield from _listed("broader", topic.broader, "topic", must_exist=True)
    yield from _listed("related_topics", topic.related_topics, "topic", must_exist=True)
    yield from _listed("start_here", topic.start_here, "document", must_exist=True)
    yield from _listed("matrix", topic.matrix, "actor", must_exist=True)


def _of_actor(actor: ActorFields) -> Iterator[FieldLink]:
    yield from _single("parent", actor.parent, "actor")
    yield from _single("within", actor.within, "actor")
    for number, role in enumerate(actor.roles):
        yield from _single(f"roles[{number}].org", role.org, "actor")
    for number, membership in enumerate(actor.memberships):
        yield from _single(f"memberships[{number}].org", membership.org, "actor")
    for number, relation in enumerate(actor.relations):
        yield from _single(f"relations[{number}].to", relation.to, "actor")


def _single(field: str, written: str, domain: SubjectKind) -> Iterator[FieldLink]:
    if written:
        yield FieldLink(field, written, domain)


def _listed(
    field: str,
    names: tuple[str, ...],
    domain: SubjectKind | Literal["document"],
    *,
    must_exist: bool = False,
) -> Iterator[FieldLink]:
    for number, written in enumerate(names):
        yield FieldLink(f"{field}[{number}]", written, domain, must_exist=must_exist)


def resolve_field(link: FieldLink, document: Document, shelf: Shelf) -> Outcome:
    """Return what one front-matter link leads to."""
    span = span_of(document, link.field)
    if link.domain == "document":
        return _document_link(link, document, shelf, span)
    name = without_prefix(link.domain, link.written)
    ref = shelf.subjects.find(link.domain, name)
    if ref:
        return Outcome(Target("page", ref))
    if link.field in ("parent", "within"):
        return Outcome(NOWHERE)
    return _missed(link, document, name, shelf.known[link.domain].near(name), span)


def lead_image(document: Document, shelf: Shelf) -> Outcome | None:
    """Return the file of a document's lead image, None when it has no lead image."""
    if document.fields.image is None:
        return None
    return image(document.fields.image.src, document, shelf, span_of(document, "image.src", "image"))


def _document_link(link: FieldLink, document: Document, shelf: Shelf, span: Span) -> Outcome:
    name = link.written
    if _ADDRESS.match(name) and not shelf.meanings(name):
        return Outcome(Target("outside", name))
    refs = shelf.meanings(name)
    if len(refs) == 1:
        return Outcome(Target("page", refs[0]))
    if refs:
        return Outcome(NOWHERE, ambiguous(name, refs, shelf, span))
    if name.endswith(".md") or name.startswith(("/", "./", "../")):
        path, _, fragment = name.partition("#")
        return path_link(Reference(form="path", target=path, fragment=fragment), document, shelf, span)
    return _missed(link, document, name, shelf.spellings.near(name), span)


def _missed(link: FieldLink, document: Document, name: str, near: str, span: Span) -> Outcome:
    kind = "" if link.domain == "document" else link.domain
    return Outcome(
        NOWHERE, miss=field_miss(document, link.field, name, kind, _warning(link, name, near, span))
    )


def _warning(link: FieldLink, name: str, near: str, span: Span) -> Diagnostic | None:
    what = link.field.partition("[")[0]
    remedy = f'did you mean "{near}"?' if near else ""
    if link.must_exist:
        message = f'`{what}` names the {link.domain} "{name}", which does not exist'
        return problem("BG318", message, span, help=remedy or "correct the name, or take it out")
    if near:
        message = f'no file has the {link.domain} "{name}", but one is called "{near}"'
        return problem("BG305", message, span, help=remedy)
    return None
