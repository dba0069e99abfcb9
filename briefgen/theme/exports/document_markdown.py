"""A document as Markdown: what its page shows, no more."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from briefgen.model.document import Card
from briefgen.theme.exports.things import iso, moment
from briefgen.theme.plain_markdown import as_markdown, link, plain_line
from briefgen.theme.reads import Reader
from briefgen.theme.views.document import DocumentView
from briefgen.theme.views.source import SourceView
from briefgen.theme.views.subject import SubjectView

# A JSON text is one of YAML as well, but for characters that YAML readers refuse.
_NOT_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def document_markdown(reader: Reader, document: DocumentView) -> str:
    """Return a document's copy: a head of YAML, then title, notices, text and sources.

    It is made from the published text, so that it holds what the page holds: what a link may not
    name is plain words here too.
    """
    parts = (_head(reader, document), *_opening(reader, document), *_text(reader, document))
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(reader: Reader, document: DocumentView) -> str:
    card: Card = reader.read(f"card:{document.ref}")
    is_public_address = bool(reader.read("setting:base_url"))
    fields = {
        "title": document.title,
        "kind": document.kind,
        "date": moment(card.date),
        "updated": moment(card.updated),
        "as_of": iso(document.as_of),
        "language": document.lang,
        "authors": _names(document.authors),
        "topics": _names(document.topics),
        "actors": _names(document.actors),
        "url": reader.href(document.ref) if is_public_address else "",
        "status": document.state.status if document.state.status != "published" else "",
        "tlp": document.state.tlp.label if document.state.tlp else "",
    }
    lines = "".join(f"{name}: {_yaml(value)}\n" for name, value in fields.items() if value)
    return f"---\n{lines}---"


def _names(subjects: tuple[SubjectView, ...]) -> list[str]:
    return [subject.name for subject in subjects]


def _yaml(value: Any) -> str:
    text = msgspec.json.encode(value).decode()
    return _NOT_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _opening(reader: Reader, document: DocumentView) -> Iterator[str]:
    """Yield what stands above the text."""
    yield f"# {plain_line(document.title)}"
    yield plain_line(document.question)
    yield plain_line(document.summary) if document.has_own_summary else ""
    yield from _notices(reader, document)
    if document.bottom_line:
        yield f"**{plain_line(reader.plain('bottom_line'))}:** {plain_line(document.bottom_line)}"
    for notice in document.state.corrections:
        yield f"**{notice.label.unescape()}**, {notice.date.day}: {plain_line(notice.text)}"
    if document.key_points:
        yield _section(reader, "key_points", [plain_line(point) for point in document.key_points])


def _notices(reader: Reader, document: DocumentView) -> Iterator[str]:
    """Yield what the page says of its own standing."""
    state, next_one = document.state, document.state.superseded_by
    if state.status == "superseded" and next_one:
        yield f"> {plain_line(reader.plain('superseded_by'))} {link(next_one.title, next_one.href)}"
    elif state.status in {"superseded", "withdrawn", "archived"}:
        yield f"> {plain_line(reader.plain(state.status))}"
    if state.expired:
        yield f"> {plain_line(reader.plain('expired'))} {iso(state.expires)}."
    elif state.overdue:
        yield f"> {plain_line(reader.plain('overdue'))}"
    if state.chatham_house:
        yield f"> {plain_line(reader.plain('chatham'))}"


def _text(reader: Reader, document: DocumentView) -> Iterator[str]:
    """Yield the text and what follows it."""
    if document.state.expired == "tombstone":
        yield plain_line(reader.plain("tombstone"))
        return
    if document.body:
        yield as_markdown(str(document.body.html))
    if document.watch:
        pairs = ((iso(one.date), one.text) for one in document.watch)
        yield _section(
            reader, "watch", [plain_line(": ".join(word for word in pair if word)) for pair in pairs]
        )
    if document.sources:
        yield _section(reader, "sources", [_source(work) for work in document.sources])


def _source(work: SourceView) -> str:
    others = (plain_line(one) for one in (work.authors, work.publisher, work.date) if one)
    return ", ".join((link(work.title, work.url), *others))


def _section(reader: Reader, key: str, lines: list[str]) -> str:
    items = "\n".join(f"- {line}" for line in lines)
    return f"## {plain_line(reader.plain(key))}\n\n{items}"
