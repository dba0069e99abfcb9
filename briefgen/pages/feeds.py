"""Feeds and the sitemap: what needs the site's public address."""

from collections.abc import Iterator

from briefgen.model.site import Catalog, PagePlan
from briefgen.pages.addresses import subject_route

SITE_FEED = 20
SUBJECT_FEED = 10
FEED_NAME = "feed.atom"


def feed_pages(catalog: Catalog) -> Iterator[PagePlan]:
    """Yield the Atom feed of the site, and of each topic and actor that has dated documents."""
    yield _feed(catalog, f"/{FEED_NAME}", "", catalog.by_date.get("all", ()), SITE_FEED)
    for ref, subject in catalog.subjects.items():
        members = catalog.members.get(ref, ())
        if subject.kind in ("topic", "actor") and any(catalog.documents[key].gate.date for key in members):
            yield _feed(catalog, f"{subject_route(subject)}{FEED_NAME}", ref, members, SUBJECT_FEED)


def _feed(catalog: Catalog, route: str, about: str, newest_first: tuple[str, ...], length: int) -> PagePlan:
    dated = (key for key in newest_first if catalog.documents[key].gate.date)
    items = tuple(key for key, _ in zip(dated, range(length), strict=False))
    return PagePlan(route=route, template="feed.atom.xml", kind="feed", about=about, items=items)


def sitemap() -> PagePlan:
    """Return the plan of the sitemap; the theme lists the planned pages in it."""
    return PagePlan(route="/sitemap.xml", template="sitemap.xml", kind="sitemap")
