"""A document as JSON."""

from briefgen.model.document import Card
from briefgen.model.exports import MARKDOWN
from briefgen.theme.exports.things import (
    SCHEMA,
    Thing,
    as_json,
    beside,
    body_html,
    document_id,
    document_thing,
    document_things,
    iso,
    link_things,
    mention_things,
    moment,
    subject_things,
    told,
)
from briefgen.theme.reads import Reader
from briefgen.theme.views.document import DocumentView
from briefgen.theme.views.source import SourceView


def document_json(reader: Reader, document: DocumentView) -> str:
    """Return what is published of a document; addresses are written as its page writes them."""
    ref = document.ref
    return as_json(
        {
            "schema": SCHEMA,
            "type": "document",
            "id": document_id(reader, ref),
            "kind": document.kind,
            "url": reader.href(ref),
            "markdown": beside(reader, ref, MARKDOWN),
            "title": document.title,
            "language": document.lang,
            **_dates(reader, document),
            **_state(reader, document),
            **_answer(document),
            **_subjects(document),
            "html": body_html(document.body, reader.href(ref)),
            "words": document.body.words if document.body else 0,
            "links": link_things(reader, ref, document.body),
            "sources": [_source(work) for work in document.sources],
            "backlinks": mention_things(reader, document.backlinks),
            "related": document_things(reader, document.related),
            "translations": [
                {"language": one.lang, "title": one.title, "url": one.href} for one in document.translations
            ],
        }
    )


def _dates(reader: Reader, document: DocumentView) -> Thing:
    card: Card = reader.read(f"card:{document.ref}")
    return {"date": moment(card.date), "updated": moment(card.updated), "as_of": iso(document.as_of)}


def _state(reader: Reader, document: DocumentView) -> Thing:
    state, next_one = document.state, document.state.superseded_by
    return {
        "status": state.status,
        "expired": state.expired,
        "superseded_by": document_thing(reader, next_one) if next_one else None,
        "corrections": [{"date": iso(one.date), "text": one.text} for one in state.corrections],
        "tlp": state.tlp.label if state.tlp else "",
    }


def _answer(document: DocumentView) -> Thing:
    return {
        "summary": document.summary,
        "question": document.question,
        "bottom_line": document.bottom_line,
        "key_points": list(document.key_points),
        "watch": [told({"date": iso(one.date), "text": one.text}) for one in document.watch],
    }


def _subjects(document: DocumentView) -> Thing:
    place = document.series
    return {
        "authors": subject_things(document.authors),
        "topics": subject_things(document.topics),
        "actors": subject_things(document.actors),
        "tags": subject_things(document.tags),
        "series": subject_things([place.series])[0] | {"part": place.number, "of": place.total}
        if place
        else None,
    }


def _source(work: SourceView) -> Thing:
    return told(
        {
            "title": work.title,
            "url": work.url,
            "authors": work.authors,
            "publisher": work.publisher,
            "date": work.date,
        }
    )
