"""Small documents and corpora, written down as values."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from briefgen.catalog import admit, assemble
from briefgen.catalog.gate import Excluded
from briefgen.diagnostics import Diagnostic
from briefgen.model.document import (
    Body,
    Card,
    Document,
    Heading,
    Mark,
    ParsedFile,
    Reference,
    SourceFile,
)
from briefgen.model.fields import (
    DETAILS_OF_KIND,
    CommonFields,
    GateFields,
    Kind,
    LeadImage,
)
from briefgen.model.names import slugify
from briefgen.model.site import Catalog, Record
from briefgen.model.when import Precision, When
from briefgen.settings.values import CatalogSettings, GateSettings

TODAY = "2025-03-01"
NOON = 1_740_830_400
"""2025-03-01T12:00:00Z, the clock of these tests."""

FOLDERS: dict[str, Kind] = {
    "articles": "article",
    "notes": "note",
    "briefs": "brief",
    "actors": "actor",
    "topics": "topic",
}


def when(text: str) -> When:
    """Return a date in UTC: ``2024``, ``2024-11``, ``2024-11-07`` or ``2024-11-07T21:21:00``."""
    precisions: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
    whole = f"{text}-01-01"[:10] if len(text) <= 10 else text
    moment = dt.datetime.fromisoformat(whole).replace(tzinfo=dt.UTC)
    day, _, clock = text.partition("T")
    return When(
        day=day,
        timestamp=int(moment.timestamp()),
        iso=f"{text}+00:00" if clock else text,
        clock=clock,
        precision=precisions.get(len(text), "time"),
    )


def wikilink(
    target: str, label: str = "", *, fragment: str = "", sentence: str = "", line: int = 9
) -> Reference:
    return Reference("wikilink", target, fragment, label, sentence or f"See {target}.", line, 5)


def link(target: str, *, fragment: str = "", sentence: str = "", line: int = 9) -> Reference:
    return Reference("path", target, fragment, "label", sentence, line, 5)


def embed(target: str) -> Reference:
    return Reference("embed", target, line=9, column=5)


def picture(target: str) -> Reference:
    return Reference("image", target, line=9, column=5)


def make_document(
    path: str,
    *references: Reference,
    kind: Kind | None = None,
    date: str | None = None,
    sections: Sequence[str] = (),
    anchors: Sequence[str] = (),
    **front: Any,
) -> Document:
    """Return the document of ``articles/x.md`` with these links and front-matter fields.

    Dates in ``front`` are texts; ``image`` is a path. Each field has a place: fields stand on the
    lines 2, 3, … in the order given, items of a list one column apart.
    """
    key = path.removesuffix(".md").removesuffix("/index")
    kind = kind or FOLDERS.get(path.partition("/")[0], "page")
    gate_names = {field.name for field in msgspec.structs.fields(GateFields)}
    common_names = {field.name for field in msgspec.structs.fields(CommonFields)}
    stem = key.rpartition("/")[2]
    title = front.get("title", stem)
    values = {name: _value(name, value) for name, value in front.items()}
    slug = front.get("slug") or slugify(stem)
    headings = tuple(Heading(2, slugify(text), text, text, 9) for text in sections)
    gate = {name: value for name, value in values.items() if name in gate_names}
    common = {name: value for name, value in values.items() if name in common_names}
    details = {name: value for name, value in values.items() if name not in gate_names | common_names}
    moment = when(date) if date else None
    return Document(
        key=key,
        path=f"content/{path}",
        bundle=key if path.endswith("/index.md") else "",
        kind=kind,
        slug=slug,
        id=front.get("id") or slug,
        card=Card(kind, title, front.get("summary", ""), front.get("lang") or "en", moment, None, None),
        fields=CommonFields(**common),
        details=DETAILS_OF_KIND[kind](**details),  # type: ignore[arg-type]
        gate=GateFields(date=moment, **gate),
        body=Body(
            outline=headings,
            anchors=(*(heading.id for heading in headings), *anchors),
            references=references,
        ),
        marks=tuple(_marks(front)),
    )


def _value(name: str, value: Any) -> Any:
    if name == "image":
        return LeadImage(src=value)
    if name in ("embargo", "expires", "updated", "died"):
        return when(value)
    return tuple(value) if isinstance(value, list) else value


def _marks(front: dict[str, Any]) -> Iterable[Mark]:
    for line, (name, value) in enumerate(front.items(), start=2):
        yield Mark(name, line, len(name) + 3)
        if isinstance(value, list):
            for number, _ in enumerate(value):
                yield Mark(f"{name}[{number}]", line, len(name) + 4 + number)


def topic(path: str, *references: Reference, **front: Any) -> Document:
    return make_document(f"topics/{path}.md", *references, **front)


def actor(path: str, *references: Reference, **front: Any) -> Document:
    return make_document(f"actors/{path}.md", *references, **front)


def article(path: str, *references: Reference, **front: Any) -> Document:
    return make_document(f"articles/{path}.md", *references, **front)


def note(path: str, *references: Reference, **front: Any) -> Document:
    return make_document(f"notes/{path}.md", *references, **front)


def parsed(document: Document, problems: Sequence[Diagnostic] = ()) -> ParsedFile:
    source = SourceFile(document.path, document.key, document.kind, document.bundle)
    return ParsedFile(source, document, document.gate, tuple(problems))


def joined(
    *documents: Document,
    assets: Sequence[str] = (),
    static: Sequence[str] = (),
    authors: Sequence[Record] = (),
    series: Sequence[Record] = (),
    excluded: Sequence[Excluded] = (),
    **settings: Any,
) -> tuple[Catalog, tuple[Diagnostic, ...]]:
    """Return catalog and problems of these documents, all of them admitted."""
    return assemble(
        documents,
        assets=tuple(assets),
        static=tuple(static),
        authors=tuple(authors),
        series=tuple(series),
        settings=CatalogSettings(today=TODAY, **settings),
        excluded=tuple(excluded),
    )


def catalog_of(*documents: Document, **options: Any) -> Catalog:
    """Return the catalog of documents that are expected to have no problem at all."""
    catalog, problems = joined(*documents, **options)
    assert not problems, problems
    return catalog


def problems_of(*documents: Document, **options: Any) -> tuple[Diagnostic, ...]:
    return joined(*documents, **options)[1]


def codes(problems: Iterable[Diagnostic]) -> list[str]:
    return [problem.code for problem in problems]


def through_the_gate(*documents: Document, **settings: Any) -> tuple[Catalog, tuple[Diagnostic, ...]]:
    """Return catalog and problems of what the gate admits at noon, told of what it excludes."""
    admission = admit(map(parsed, documents), GateSettings(clock=NOON, **settings))
    return joined(*admission.documents, excluded=admission.excluded)
