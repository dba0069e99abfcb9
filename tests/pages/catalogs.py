"""Small catalogs, written by hand, to plan pages from."""

from collections.abc import Mapping, Sequence

from briefgen.catalog.listing import listing
from briefgen.model.document import Body, Card, Document, Mark
from briefgen.model.fields import ArticleFields, CommonFields, GateFields, Kind
from briefgen.model.site import Catalog, Count, Subject, SubjectKind, Terms
from briefgen.model.when import When


def when(day: str) -> When:
    """A bare date; its timestamp orders days well enough for these tests."""
    return When(day=day, timestamp=int(day.replace("-", "")), iso=day)


def document(
    key: str,
    *,
    kind: Kind = "article",
    date: str = "",
    slug: str = "",
    bundle: str = "",
    part: int | None = None,
    redirect_from: tuple[str, ...] = (),
    template: str = "",
) -> Document:
    name = slug or key.rpartition("/")[2]
    moment = when(date) if date else None
    return Document(
        key=key,
        path=f"content/{bundle}/index.md" if bundle else f"content/{key}.md",
        bundle=bundle,
        kind=kind,
        slug=name,
        id=name,
        card=Card(kind=kind, title=name, summary="", lang="en", date=moment, updated=None, image=None),
        fields=CommonFields(title=name, part=part, redirect_from=redirect_from, template=template),
        details=ArticleFields(),
        gate=GateFields(date=moment),
        body=Body(),
        marks=(
            Mark("title", 2, 8, 12),
            *(Mark(f"redirect_from[{at}]", 5 + at, 5, 9) for at in range(len(redirect_from))),
        ),
    )


def subject(kind: SubjectKind, slug: str, *, name: str = "", profile: str = "", parent: str = "") -> Subject:
    shown = name or slug
    return Subject(
        ref=f"{kind}:{slug}",
        kind=kind,
        slug=slug,
        name=shown,
        sort_name=shown,
        document=profile,
        parent=parent,
    )


def catalog(
    documents: Sequence[Document] = (),
    subjects: Sequence[Subject] = (),
    *,
    terms: Mapping[str, Terms] | None = None,
    own: Mapping[str, tuple[str, ...]] | None = None,
    rolled_up: Mapping[str, tuple[str, ...]] | None = None,
    matrix: Mapping[str, tuple[Count, ...]] | None = None,
    assets: tuple[str, ...] = (),
    static: tuple[str, ...] = (),
) -> Catalog:
    newest = sorted(documents, key=lambda d: (-(d.gate.date.timestamp if d.gate.date else 0), d.key))
    listed = [d for d in newest if d.kind in ("article", "note", "brief")]
    own = dict(own or {})
    return Catalog(
        documents={d.key: d for d in sorted(documents, key=lambda d: d.key)},
        listings={d.key: listing(d) for d in documents},
        subjects={s.ref: s for s in sorted(subjects, key=lambda s: s.ref)},
        terms={d.key: (terms or {}).get(d.key, Terms()) for d in documents},
        members={**own, **(rolled_up or {})},
        own_members=own,
        mentioned_in={},
        children={},
        seen_with={},
        common_topics={},
        common_tags={},
        matrix=dict(matrix or {}),
        targets={},
        field_targets={},
        backlinks={},
        related={},
        neighbours={},
        translations={},
        by_date={
            "all": tuple(d.key for d in listed),
            **{kind: tuple(d.key for d in listed if d.kind == kind) for kind in ("article", "note", "brief")},
        },
        assets=assets,
        static=static,
    )
