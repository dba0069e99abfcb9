"""Feeds and the list of them."""

from collections.abc import Iterator

from briefgen.model.site import Catalog, PagePlan
from briefgen.pages.addresses import subject_route
from briefgen.pages.lists import LISTED_KINDS
from briefgen.settings.values import Outputs

SITE_FEED = 20
SUBJECT_FEED = 10
TEMPLATES = {"atom": "feed.atom.xml", "rss": "feed.rss.xml", "json": "feed.json"}


def feed_pages(catalog: Catalog, outputs: Outputs, routes: dict[str, str]) -> Iterator[PagePlan]:
    """Yield the feeds that the settings ask for; a subject without dated documents has none."""
    for folder, about, label, items, length in _sources(catalog, outputs, routes):
        dated = (key for key in items if catalog.documents[key].gate.date)
        newest = tuple(key for key, _ in zip(dated, range(length), strict=False))
        if not newest and folder != "/":
            continue
        for form in outputs.feed_formats:
            yield PagePlan(
                route=f"{folder}feed.{form}",
                template=TEMPLATES[form],
                kind="feed",
                about=about,
                label=label,
                base=folder,
                items=newest,
            )


def _sources(
    catalog: Catalog, outputs: Outputs, routes: dict[str, str]
) -> Iterator[tuple[str, str, str, tuple[str, ...], int]]:
    """Yield folder, subject, kind, documents and length of each feed."""
    if "site" in outputs.feeds:
        yield "/", "", "", catalog.by_date.get("all", ()), SITE_FEED
    if "kind" in outputs.feeds:
        for kind in LISTED_KINDS:
            yield f"/{kind}s/", "", kind, catalog.by_date.get(kind, ()), SITE_FEED
    for ref, subject in catalog.subjects.items():
        if subject.kind in outputs.feeds and ref in routes:
            yield subject_route(subject), ref, "", catalog.members.get(ref, ()), SUBJECT_FEED


def feed_list(feeds: tuple[PagePlan, ...]) -> PagePlan:
    """Return the plan of the list of all feeds (OPML); each feed stands in it once, in its first format."""
    first = {plan.base: plan.route for plan in reversed(feeds)}
    return PagePlan(
        route="/feeds.opml", template="feeds.opml.xml", kind="feed-list", items=tuple(sorted(first.values()))
    )
