"""What lists the site for machines: the list of feeds and the site map."""

from datetime import UTC, datetime
from typing import Annotated

import msgspec

from briefgen.model.fields import described
from briefgen.theme.links import Linker
from briefgen.theme.reads import Reader
from briefgen.theme.values import SitemapEntry
from briefgen.theme.views.feed import feed_title
from briefgen.theme.views.headline import FEED_TYPES
from briefgen.theme.views.refusal import refuse_text
from briefgen.theme.views.small import FeedLinkView


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

    __str__ = refuse_text


def sitemap_pages(reader: Reader, linker: Linker) -> tuple[SitemapPageView, ...]:
    """Return the pages that search engines should know of, in the order of their routes."""
    entries: tuple[SitemapEntry, ...] = reader.read("sitemap:")
    return tuple(SitemapPageView(linker.href(entry.route), _day(entry.changed)) for entry in entries)


def _day(timestamp: int) -> str:
    return datetime.fromtimestamp(timestamp, UTC).date().isoformat() if timestamp else ""
