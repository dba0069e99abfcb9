"""Documents as schema.org names them."""

from typing import Any

from briefgen.model.document import Card
from briefgen.model.fields import CommonFields, Correction, Details
from briefgen.model.site import Terms
from briefgen.theme.dates import machine_date
from briefgen.theme.linked_data.things import Node, node, thing
from briefgen.theme.links import Linker
from briefgen.theme.reads import Reader

WORK_TYPES = {"article": "AnalysisNewsArticle", "note": "NewsArticle", "brief": "Report", "page": "WebPage"}
GENRE_TYPES = {
    "explainer": "BackgroundNewsArticle",
    "report": "ReportageNewsArticle",
    "opinion": "OpinionNewsArticle",
    "review": "ReviewNewsArticle",
}


def work(reader: Reader, ref: str, linker: Linker) -> Node:
    """Return a document as a node; addresses are written by ``linker``, which makes whole ones."""
    card: Card = reader.read(f"card:{ref}")
    fields: tuple[CommonFields, Details] = reader.read(f"fields:{ref}")
    terms: Terms = reader.read(f"terms:{ref}")
    common = fields[0]
    genre = reader.read(f"genre:{ref}") if card.kind == "article" else ""
    return node(
        GENRE_TYPES.get(genre) or WORK_TYPES[card.kind],
        headline=card.title if card.kind != "page" else "",
        name=card.title if card.kind == "page" else "",
        description=card.summary,
        inLanguage=card.lang,
        image=_image(reader, ref, linker),
        datePublished=machine_date(card.date) if card.date else "",
        dateModified=machine_date(card.updated) if card.updated else "",
        author=[_author(reader, one, linker) for one in terms.authors],
        publisher=node("Organization", name=reader.read("setting:title"), url=linker.href("/")),
        about=[thing(reader, one) for one in terms.topics],
        mentions=[thing(reader, one) for one in terms.actors],
        isBasedOn=common.origin.url if common.origin else "",
        correction=[_correction(one) for one in common.corrections],
    )


def _author(reader: Reader, ref: str, linker: Linker) -> Node:
    route = reader.read(f"route:{ref}")
    return node("Person", name=reader.name(ref), url=linker.href(route) if route else "")


def _correction(notice: Correction) -> Node:
    return node("CorrectionComment", text=notice.text, datePublished=notice.date.day)


def _image(reader: Reader, ref: str, linker: Linker) -> Any:
    route = reader.read(f"image:{ref}")
    return linker.href(route) if route.startswith("/") else route
