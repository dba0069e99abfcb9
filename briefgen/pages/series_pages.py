"""Series pages: the parts in reading order."""

from collections.abc import Iterator

import msgspec

from briefgen.model.site import Catalog, PagePlan, Subject
from briefgen.pages.addresses import subject_route
from briefgen.pages.lists import list_pages


def series_pages(catalog: Catalog, series: Subject, page_size: int) -> Iterator[PagePlan]:
    """Yield a series' page and, when it is long, the pages of its earlier parts.

    Parts stand in reading order: by ``part``, those without a number behind, by date.
    """
    backwards = tuple(reversed(parts_in_order(catalog, series.ref)))
    plan = PagePlan(route=subject_route(series), template="series.html", kind="series", about=series.ref)
    for page in list_pages(plan, backwards, page_size):
        yield msgspec.structs.replace(page, items=tuple(reversed(page.items)))


def parts_in_order(catalog: Catalog, ref: str) -> tuple[str, ...]:
    """Return the keys of a series' documents in reading order."""
    oldest_first = reversed(catalog.members.get(ref, ()))
    return tuple(sorted(oldest_first, key=lambda key: catalog.documents[key].fields.part or float("inf")))
