"""All documents and subjects of the site as JSON."""

from briefgen.model.exports import JSON
from briefgen.model.site import PagePlan
from briefgen.theme.exports.things import (
    SCHEMA,
    Thing,
    as_json,
    beside,
    document_thing,
    site_label,
    subject_thing,
    told,
)
from briefgen.theme.reads import Reader
from briefgen.theme.views.card import CardView, card_views
from briefgen.theme.views.subject import SubjectView


def catalogue_json(reader: Reader, plan: PagePlan) -> str:
    """Return each listed document (by kind, newest first) and subject with the address of its JSON."""
    return as_json(
        {
            "schema": SCHEMA,
            "type": "site",
            "title": reader.read("setting:title"),
            "description": reader.read("setting:description"),
            "language": reader.read("setting:language"),
            "url": reader.linker.href("/"),
            "tlp": site_label(reader),
            "documents": [_document(reader, card) for card in card_views(reader, plan.items)],
            "subjects": [_subject(reader, SubjectView(reader, ref)) for ref in plan.subjects],
        }
    )


def _document(reader: Reader, card: CardView) -> Thing:
    return document_thing(reader, card) | told(
        {"summary": card.summary, "json": beside(reader, card.ref, JSON)}
    )


def _subject(reader: Reader, subject: SubjectView) -> Thing:
    return subject_thing(subject) | {"count": subject.count, "json": beside(reader, subject.ref, JSON)}
