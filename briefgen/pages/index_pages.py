"""Indexes: topics, actors A to Z, tags, authors, series, topics × actors, the archive."""

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from briefgen.model.site import Catalog, Group, PagePlan, SubjectKind

ALWAYS = ("/topics/", "/actors/", "/matrix/", "/archive/")


def index_pages(catalog: Catalog, *, tag_pages: bool) -> Iterator[PagePlan]:
    """Yield the indexes of subjects; tags, authors and series only when the site has some."""
    yield PagePlan(
        route="/topics/", template="topics.html", kind="topics", subjects=_subjects(catalog, "topic")
    )
    yield _actor_index(catalog)
    kinds: tuple[tuple[SubjectKind, str, str, str], ...] = (
        ("tag", "/tags/", "tags.html", "tags"),
        ("author", "/authors/", "authors.html", "authors"),
        ("series", "/series/", "series_index.html", "series-index"),
    )
    for kind, route, template, page_kind in kinds:
        refs = _subjects(catalog, kind)
        if refs and (kind != "tag" or tag_pages):
            yield PagePlan(route=route, template=template, kind=page_kind, subjects=refs)
    yield _matrix(catalog)


def search_page() -> PagePlan:
    """Return the plan of the page on which readers search."""
    return PagePlan(route="/search/", template="search.html", kind="search")


def _subjects(catalog: Catalog, kind: SubjectKind) -> tuple[str, ...]:
    """Return refs of one kind in the order of their sort names."""
    found = [subject for subject in catalog.subjects.values() if subject.kind == kind]
    return tuple(s.ref for s in sorted(found, key=lambda s: (_collation(s.sort_name), s.ref)))


def _collation(name: str) -> str:
    """Return a key that sorts a name beside its unaccented spelling, whatever the locale."""
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in parts if char.isalnum() or char.isspace())


def _actor_index(catalog: Catalog) -> PagePlan:
    refs = _subjects(catalog, "actor")
    letters = groupby(refs, key=lambda ref: _letter(catalog.subjects[ref].sort_name))
    groups = tuple(Group(label=letter, items=tuple(items)) for letter, items in letters)
    return PagePlan(route="/actors/", template="actors.html", kind="actors", subjects=refs, groups=groups)


def _letter(name: str) -> str:
    first = _collation(name).strip()[:1].upper()
    return first if first.isalpha() else "#"


def _matrix(catalog: Catalog) -> PagePlan:
    rows = tuple(ref for ref in _subjects(catalog, "topic") if catalog.matrix.get(ref))
    seen = {count.ref for ref in rows for count in catalog.matrix[ref]}
    columns = tuple(ref for ref in _subjects(catalog, "actor") if ref in seen)
    groups = (Group(label="actors", items=columns, total=len(columns)),)
    return PagePlan(route="/matrix/", template="matrix.html", kind="matrix", subjects=rows, groups=groups)


def archive_pages(catalog: Catalog) -> Iterator[PagePlan]:
    """Yield the archive, its years and its months; undated documents are in none of them."""
    months: dict[str, list[str]] = {}
    for key in catalog.by_date.get("all", ()):
        date = catalog.documents[key].gate.date
        if date:
            months.setdefault(date.day[:7], []).append(key)
    years: dict[str, list[str]] = {}
    for month in months:
        years.setdefault(month[:4], []).append(month)
    yield PagePlan(
        route="/archive/",
        template="archive.html",
        kind="archive",
        groups=tuple(_year(year, years[year], months) for year in years),
    )
    for year, its_months in years.items():
        groups = tuple(
            Group(label=month, items=tuple(months[month]), total=len(months[month])) for month in its_months
        )
        yield PagePlan(
            route=f"/archive/{year}/",
            template="archive_year.html",
            kind="archive-year",
            label=year,
            groups=groups,
            total=sum(group.total for group in groups),
        )
    for month, keys in months.items():
        yield PagePlan(
            route=f"/archive/{month[:4]}/{month[5:]}/",
            template="archive_month.html",
            kind="archive-month",
            label=month,
            items=tuple(keys),
            total=len(keys),
        )


def _year(year: str, its_months: list[str], months: dict[str, list[str]]) -> Group:
    return Group(label=year, items=tuple(its_months), total=sum(len(months[month]) for month in its_months))
