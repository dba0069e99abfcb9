"""``llms.txt`` (llmstxt.org): what a language model should read of the site, as links with a few words."""

from collections.abc import Iterable, Iterator

from briefgen.model.exports import CATALOGUE, MARKDOWN
from briefgen.model.site import PagePlan
from briefgen.theme.body import ref_kind
from briefgen.theme.exports.things import beside, site_label
from briefgen.theme.plain_markdown import link, plain_line
from briefgen.theme.reads import Reader
from briefgen.theme.views.card import CardView, card_views
from briefgen.theme.views.subject import SubjectView

_SECTIONS = {"article": "list.article", "note": "list.note", "brief": "list.brief", "page": "kind.page"}
_SUBJECTS = {"topic": "topics", "actor": "actors"}


def llms_text(reader: Reader, plan: PagePlan) -> str:
    """Return title, summary, documents by kind (their Markdown copies), topics and actors."""
    cards = card_views(reader, plan.items)
    return (
        "\n\n".join((*_head(reader), *_documents(reader, cards), *_about(reader, plan), *_rest(reader)))
        + "\n"
    )


def _head(reader: Reader) -> Iterator[str]:
    yield f"# {plain_line(reader.read('setting:title'))}"
    description = reader.read("setting:description")
    if description:
        yield f"> {plain_line(description)}"
    yield from filter(None, (site_label(reader),))


def _documents(reader: Reader, cards: tuple[CardView, ...]) -> Iterator[str]:
    for kind, key in _SECTIONS.items():
        lines = [_document(reader, card) for card in cards if card.kind == kind]
        yield from _section(reader.plain(key), lines)


def _document(reader: Reader, card: CardView) -> str:
    words = " – ".join(part for part in (card.date.day if card.date else "", card.summary) if part)
    return _line(card.title, beside(reader, card.ref, MARKDOWN), words)


def _about(reader: Reader, plan: PagePlan) -> Iterator[str]:
    for kind, key in _SUBJECTS.items():
        subjects = (SubjectView(reader, ref) for ref in plan.subjects if ref_kind(ref) == kind)
        yield from _section(reader.plain(key), [_line(one.name, one.href) for one in subjects])


def _rest(reader: Reader) -> Iterator[str]:
    """Yield the section that the format names "Optional": what may be skipped."""
    pairs: tuple[tuple[str, str], ...] = reader.read(f"sections:{reader.language}")
    lines = [_line(title, reader.linker.href(route)) for title, route in pairs]
    if CATALOGUE.output in reader.read("exports:"):
        lines.append(_line(CATALOGUE.title, reader.linker.href(f"/{CATALOGUE.file}")))
    yield from _section("Optional", lines)


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = "\n".join(lines)
    if found:
        yield f"## {plain_line(title)}\n\n{found}"


def _line(title: str, address: str, words: str = "") -> str:
    return f"- {link(title, address)}{f': {plain_line(words)}' if words else ''}"
