"""A feed, as the templates of its formats read it: Atom (RFC 4287), RSS 2.0, JSON Feed 1.1."""

import uuid
from datetime import datetime
from email.utils import format_datetime
from functools import lru_cache
from typing import Any

import msgspec
from markupsafe import Markup

from briefgen.model.site import PagePlan
from briefgen.theme.reads import Reader
from briefgen.theme.views.body import body_view
from briefgen.theme.views.candidates import with_whole_candidates
from briefgen.theme.views.card import CardView, card_view
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
        return feed_title(self._reader, self._plan.route)

    @property
    def id(self) -> str:
        """Its permanent id, a UUID that the site's address (or title) and the subject make."""
        return permanent_id(self._reader, self._plan.about or self._plan.label)

    @property
    def href(self) -> str:
        """Its own address, whole when the site has a ``base_url``."""
        return self._reader.linker.href(self._plan.route)

    @property
    def page(self) -> str:
        """The address of the page that it belongs to."""
        about = self._plan.about
        return self._reader.href(about) if about else self._reader.linker.href(self._plan.base or "/")

    @property
    def updated(self) -> str:
        """When its newest entry changed, RFC 3339; never the clock's time."""
        return max((entry.updated for entry in self.entries), default=NEVER)

    @property
    def updated_in_mail_form(self) -> str:
        """The same moment as RSS writes it, RFC 822."""
        return in_mail_form(self.updated)

    @property
    def json(self) -> Markup:
        """The whole feed as JSON Feed 1.1."""
        return Markup(feed_json(self, self._reader))  # noqa: S704, JSON is no HTML

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
    def published_in_mail_form(self) -> str:
        """When it was published as RSS writes it, RFC 822; empty without a date."""
        return in_mail_form(self.published) if self.published else ""

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
        body = body_view(self._reader, self._card.ref, day, plain=True)
        if body is None:
            return Markup()
        html = str(body.html).replace('href="#', f'href="{self._card.href}#')
        if "srcset=" in html:
            html = with_whole_candidates(html, self._card.href)
        return Markup(html)  # noqa: S704, a body with safe addresses

    def _subjects(self, kind: str) -> tuple[SubjectView, ...]:
        refs: tuple[str, ...] = getattr(self._reader.read(f"terms:{self._card.ref}"), kind)
        return tuple(SubjectView(self._reader, ref) for ref in refs)


def feed_title(reader: Reader, route: str) -> str:
    """Return what a feed is called: the site's name, with its subject's or kind's before it."""
    site = str(reader.read("setting:title"))
    name = reader.read(f"feed_name:{route}")
    return f"{name} · {site}" if name else site


def in_mail_form(moment: str) -> str:
    """Return a moment of RFC 3339 as RFC 822 writes it, with four digits of the year."""
    return format_datetime(datetime.fromisoformat(moment), usegmt=True)


def feed_json(feed: FeedView, reader: Reader) -> str:
    """Return a feed as the text of a JSON Feed 1.1."""
    description = reader.read("setting:description")
    found = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.href,
        "language": reader.language,
        **({"description": description} if description else {}),
        "items": [_item(entry, reader) for entry in feed.entries],
    }
    return msgspec.json.encode(found).decode()


def _item(entry: EntryView, reader: Reader) -> dict[str, Any]:
    card = entry.document
    parts: dict[str, Any] = {
        "id": entry.id,
        "url": card.href,
        "title": card.title,
        "content_html": str(entry.content),
        "summary": card.summary,
        "image": _image(card),
        "date_published": entry.published,
        "date_modified": entry.updated if card.updated else "",
        "authors": [{"name": author.name, **_url(author)} for author in entry.authors],
        "tags": list(dict.fromkeys(subject.name for subject in entry.categories)),
        "language": card.lang or reader.language,
    }
    return {name: value for name, value in parts.items() if value or name in {"id", "content_html"}}


def _image(card: CardView) -> str:
    return card.image.src if card.image else ""


def _url(author: SubjectView) -> dict[str, str]:
    return {"url": author.href} if author.href else {}


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
