"""The site map, cut into parts where one file would be too long for search engines.

The limits are those of https://www.sitemaps.org/protocol.html: 50,000 addresses and 50 MB a file.
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from briefgen.model.document import document_ref
from briefgen.model.site import Catalog, Listing, PagePlan

ROUTE = "/sitemap.xml"
_DOCUMENT = document_ref("")
_LINE = 100
"""At least the bytes of an entry, or of a translation in it, besides the address."""


class Limits(msgspec.Struct, frozen=True):
    """The most addresses and bytes of one file; the bytes leave room for the file's own frame."""

    addresses: int = 50_000
    size: int = 50 * 1024 * 1024 - 1_000


LIMITS = Limits()


def site_map(
    pages: Iterable[PagePlan], catalog: Catalog, base_url: str, limits: Limits = LIMITS
) -> tuple[PagePlan, ...]:
    """Return the plan of the site map: one file, or an index of parts.

    A part once full never changes its pages: documents stand in ``sitemap-1.xml``, …, the oldest
    first, lists and subjects in parts of their own. A part's items are routes; without items the
    file has all pages.
    """
    listed = [page for page in pages if page.is_for_readers]
    weights = {page.route: _weight(page, catalog.translations, len(base_url)) for page in listed}
    if len(listed) <= limits.addresses and sum(weights.values()) <= limits.size:
        return (PagePlan(route=ROUTE, template="sitemap.xml", kind="sitemap"),)
    parts = tuple(_parts(listed, catalog, weights, limits))
    index = PagePlan(
        route=ROUTE,
        template="sitemap_index.xml",
        kind="sitemap-index",
        items=tuple(part.route for part in parts),
    )
    return (index, *parts)


def _parts(
    listed: list[PagePlan], catalog: Catalog, weights: Mapping[str, int], limits: Limits
) -> Iterator[PagePlan]:
    ages = {page.route: age for page in listed if (age := _age(page, catalog.listings))}
    documents = sorted(ages, key=lambda route: (ages[route], route))
    others = sorted(page.route for page in listed if page.route not in ages)
    for name, routes in (("sitemap", documents), ("sitemap-lists", others)):
        for number, part in enumerate(_cut(routes, weights, limits), start=1):
            yield PagePlan(route=f"/{name}-{number}.xml", template="sitemap.xml", kind="sitemap", items=part)


def _cut(routes: list[str], weights: Mapping[str, int], limits: Limits) -> Iterator[tuple[str, ...]]:
    part: list[str] = []
    size = 0
    for route in routes:
        if part and (len(part) == limits.addresses or size + weights[route] > limits.size):
            yield tuple(part)
            part, size = [], 0
        part.append(route)
        size += weights[route]
    if part:
        yield tuple(part)


def _age(page: PagePlan, listings: Mapping[str, Listing]) -> int:
    """Return when the document of a page appeared, in seconds since 1970; 0 for others and undated ones."""
    key = page.about.removeprefix(_DOCUMENT) if page.about.startswith(_DOCUMENT) else ""
    listing = listings.get(key) if page.kind != "home" else None
    return listing.card.date.timestamp if listing and listing.card.date else 0


def _weight(page: PagePlan, translations: Mapping[str, tuple[str, ...]], base: int) -> int:
    """Return no less than the bytes of a page's entry; an encoded letter may have twelve."""
    others = len(translations.get(page.about.removeprefix(_DOCUMENT), ()))
    lines = others + 3 if others else 1
    return lines * (_LINE + base + 12 * len(page.route))
