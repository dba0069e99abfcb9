"""What lists the site for machines: the list of feeds and the site map."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated

import msgspec

from briefgen.model.fields import described
from briefgen.model.site import PagePlan
from briefgen.theme.reads import Reader
from briefgen.theme.values import SitemapEntry
from briefgen.theme.views.feed import feed_title
from briefgen.theme.views.headline import FEED_TYPES
from briefgen.theme.views.refusal import refuse_text
from briefgen.theme.views.small import FeedLinkView
from briefgen.theme.views.translation import AlternateView


def feed_links(reader: Reader, routes: tuple[str, ...]) -> tuple[FeedLinkView, ...]:
    """Return the feeds at some routes, in that order."""
    return tuple(
        FeedLinkView(
            feed_title(reader, route), reader.linker.href(route), FEED_TYPES[route.rpartition(".")[2]]
        )
        for route in routes
    )


class SitemapPageView(msgspec.Struct, frozen=True):
    """A page of the site map."""

    href: Annotated[str, described("Its whole address.")]
    changed: Annotated[str, described("Day of its last change, ISO 8601; empty when unknown.")]
    alternates: Annotated[
        tuple[AlternateView, ...],
        described(
            "A translated document in all its languages, its own included; ``x-default``: in the site's."
        ),
    ] = ()

    __str__ = refuse_text


def sitemap_pages(reader: Reader, plan: PagePlan) -> tuple[SitemapPageView, ...]:
    """Return the pages in a part of the site map, or the parts in the index of them."""
    kind = "sitemap_parts" if plan.kind == "sitemap-index" else "sitemap"
    entries: tuple[SitemapEntry, ...] = reader.read(f"{kind}:{plan.route}")
    href = reader.linker.href
    own = str(reader.read("setting:language"))
    return tuple(
        SitemapPageView(href(entry.route), _day(entry.changed), _alternates(entry, href, own))
        for entry in entries
    )


def _alternates(entry: SitemapEntry, href: Callable[[str], str], own: str) -> tuple[AlternateView, ...]:
    found = tuple(AlternateView(lang, href(route)) for lang, route in entry.alternates)
    return found + tuple(AlternateView("x-default", one.href) for one in found if one.lang == own)


def _day(timestamp: int) -> str:
    return datetime.fromtimestamp(timestamp, UTC).date().isoformat() if timestamp else ""
