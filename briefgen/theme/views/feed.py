"""An Atom feed (RFC 4287) and the site map, as their templates read them."""

import uuid
from datetime import UTC, datetime
from functools import lru_cache
from typing import Annotated

import msgspec
from markupsafe import Markup

from briefgen.model.fields import described
from briefgen.model.site import PagePlan
from briefgen.theme.links import Linker
from briefgen.theme.reads import Reader
from briefgen.theme.values import SitemapEntry
from briefgen.theme.views.body import body_view
from briefgen.theme.views.card import CardView, card_view
from briefgen.theme.views.headline import name_of
from briefgen.theme.views.refusal import refuse_text
from briefgen.theme.views.small import DateView
from briefgen.theme.views.subject import SubjectView

NEVER = "1970-01-01T00:00:00Z"


class FeedView:
    """The feed that the page is."""

    __slots__ = ("_plan", "_reader")

    def __init__(self, reader: Reader, plan: PagePlan) -> None:
        """Keep the plan."""
        self._reader = reader
        self._plan = plan

    __str__ = refuse_text

    @property
    def title(self) -> str:
        """The site's name, with the subject's before it."""
        site = str(self._reader.read("setting:title"))
        return f"{name_of(self._reader, self._plan.about)} · {site}" if self._plan.about else site

    @property
    def id(self) -> str:
        """Its permanent id, a UUID that the site's address (or title) and the subject make."""
        return permanent_id(self._reader, self._plan.about)

    @property
    def href(self) -> str:
        """Its own address, whole when the site has a ``base_url``."""
        return self._reader.linker.href(self._plan.route)

    @property
    def page(self) -> str:
        """The address of the page that it belongs to."""
        return self._reader.href(self._plan.about) if self._plan.about else self._reader.linker.href("/")

    @property
    def updated(self) -> str:
        """When its newest entry changed, RFC 3339; never the clock's time."""
        return max((entry.updated for entry in self.entries), default=NEVER)

    @property
    def entries(self) -> tuple["EntryView", ...]:
        """Its documents, newest first."""
        cards = (card_view(self._reader, f"document:{key}") for key in self._plan.items)
        return tuple(EntryView(self._reader, card) for card in cards if card)


class EntryView:
    """One document of a feed, in full."""

    __slots__ = ("_card", "_reader")

    def __init__(self, reader: Reader, card: CardView) -> None:
        """Keep the card."""
        self._reader = reader
        self._card = card

    __str__ = refuse_text

    @property
    def document(self) -> CardView:
        """The document as lists show it."""
        return self._card

    @property
    def id(self) -> str:
        """Its permanent id: it outlives a change of title or address."""
        return permanent_id(self._reader, self._card.ref)

    @property
    def published(self) -> str:
        """When it was published, RFC 3339; empty without a date."""
        return _moment(self._card.date)

    @property
    def updated(self) -> str:
        """When it last changed, RFC 3339."""
        return _moment(self._card.updated) or _moment(self._card.date) or NEVER

    @property
    def authors(self) -> tuple[SubjectView, ...]:
        """Its authors."""
        return self._subjects("authors")

    @property
    def categories(self) -> tuple[SubjectView, ...]:
        """Its topics and tags."""
        return self._subjects("topics") + self._subjects("tags")

    @property
    def content(self) -> Markup:
        """The whole text as HTML, links written as the feed needs them."""
        day = self._card.date.day if self._card.date else "today"
        body = body_view(self._reader, self._card.ref, day)
        if body is None:
            return Markup()
        html = str(body.html).replace('href="#', f'href="{self._card.href}#')
        return Markup(html)  # noqa: S704, a body with safe addresses

    def _subjects(self, kind: str) -> tuple[SubjectView, ...]:
        refs: tuple[str, ...] = getattr(self._reader.read(f"terms:{self._card.ref}"), kind)
        return tuple(SubjectView(self._reader, ref) for ref in refs)


def _moment(date: DateView | None) -> str:
    return date.moment if date else ""


def permanent_id(reader: Reader, ref: str) -> str:
    """Return ``urn:uuid:…`` for a document, a subject, or (empty ref) the site; RFC 9562, version 5."""
    site = reader.read("setting:base_url") or reader.read("setting:title")
    identity = reader.read(f"identity:{ref}") if ref.startswith("document:") else ref
    return _urn(f"{site}#{identity}")


@lru_cache(maxsize=8192)
def _urn(name: str) -> str:
    """Return the id that belongs to a name; a document stands in several feeds."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"


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
