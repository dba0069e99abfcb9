"""The document that a page is about."""

import json
from typing import Any

from markupsafe import Markup

from briefgen.model.direction import direction
from briefgen.model.document import Card
from briefgen.model.fields import CommonFields, Details, GateFields
from briefgen.model.site import Terms
from briefgen.theme.reads import Reader
from briefgen.theme.views.body import BodyView, body_view
from briefgen.theme.views.card import (
    CardView,
    MentionView,
    card_view,
    kind_label,
    lead_image,
    mention_views,
    ref_cards,
)
from briefgen.theme.views.document_state import StateView
from briefgen.theme.views.fields import linked_cards
from briefgen.theme.views.furniture import OriginView, SeriesPlaceView, WatchView
from briefgen.theme.views.refusal import refuse_text
from briefgen.theme.views.small import DateView, ImageView, date_view
from briefgen.theme.views.source import SourceView, source_view
from briefgen.theme.views.subject import SubjectView
from briefgen.theme.views.translation import TranslationView, translations


class DocumentView:
    """The document that the page is about, with all its furniture."""

    __slots__ = ("_body", "_card", "_details", "_fields", "_gate", "_reader", "_ref", "_terms")

    def __init__(self, reader: Reader, ref: str, card: Card) -> None:
        """Read what every document page needs."""
        fields: tuple[CommonFields, Details] = reader.read(f"fields:{ref}")
        self._reader = reader
        self._ref = ref
        self._card = card
        self._body = body_view(reader, ref, self._day)
        self._fields, self._details = fields
        self._gate: GateFields = reader.read(f"gate:{ref}")
        self._terms: Terms = reader.read(f"terms:{ref}")

    __str__ = refuse_text

    # Identity.

    @property
    def ref(self) -> str:
        """Its reference, ``document:articles/x``."""
        return self._ref

    @property
    def kind(self) -> str:
        """``article``, ``note``, ``brief`` or ``page``."""
        return self._card.kind

    @property
    def kind_label(self) -> Markup:
        """An article's genre or the document's kind, in the page's language."""
        return kind_label(self._reader, self._ref, self._card.kind)

    @property
    def title(self) -> str:
        """Headline."""
        return self._card.title

    @property
    def lang(self) -> str:
        """Language of the text (BCP 47)."""
        return self._card.lang

    @property
    def dir(self) -> str:
        """Direction of the text, ``ltr`` or ``rtl``."""
        return direction(self._card.lang)

    @property
    def translations(self) -> tuple[TranslationView, ...]:
        """The same document in all other languages: its original and that one's translations, by language."""
        return translations(self._reader, self._ref)

    # Answer.

    @property
    def question(self) -> str:
        """The question that it answers; empty without one."""
        return self._detail("question")

    @property
    def bottom_line(self) -> str:
        """The answer in one sentence; empty without one."""
        return self._detail("bottom_line")

    @property
    def key_points(self) -> tuple[str, ...]:
        """Its takeaways."""
        points: tuple[str, ...] = getattr(self._details, "key_points", ())
        return points

    @property
    def summary(self) -> str:
        """One or two sentences."""
        return self._card.summary

    @property
    def has_own_summary(self) -> bool:
        """Whether the author wrote the summary, so that it does not repeat the first paragraph."""
        return bool(self._fields.summary)

    @property
    def image(self) -> ImageView | None:
        """Its lead picture; None without one."""
        return lead_image(self._reader, self._ref, self._card)

    @property
    def body(self) -> BodyView | None:
        """Its text."""
        return self._body

    @property
    def has_toc(self) -> bool:
        """Whether a contents list belongs above the text: asked for, or three headings and no ``[TOC]``."""
        body = self._body
        if body is None or body.has_toc_mark or self._fields.toc is False or not body.headings:
            return False
        return self._fields.toc is True or body.headings >= 3

    @property
    def dateline(self) -> str:
        """Place of writing; empty without one."""
        return self._detail("dateline")

    # Dates.

    @property
    def date(self) -> DateView | None:
        """When it was published; None without a date."""
        return date_view(self._card.date, self._reader.language)

    @property
    def updated(self) -> DateView | None:
        """When it last changed in substance; None when it did not."""
        return date_view(self._card.updated, self._reader.language)

    @property
    def as_of(self) -> DateView | None:
        """Information cut-off; None when none is given."""
        return date_view(self._fields.as_of, self._reader.language)

    @property
    def state(self) -> StateView:
        """Whether it stands as published: status, corrections, expiry, who may read it."""
        return StateView(self._reader, self._ref, self._fields, self._gate)

    @property
    def translation_of(self) -> CardView | None:
        """The document that it translates; None without one."""
        return self._linked("translation_of")

    # Subjects.

    @property
    def topics(self) -> tuple[SubjectView, ...]:
        """Its topics; the first one is the primary one."""
        return self._subjects(self._terms.topics)

    @property
    def kicker(self) -> SubjectView | None:
        """Its primary topic; None without topics."""
        return next(iter(self.topics), None)

    @property
    def actors(self) -> tuple[SubjectView, ...]:
        """Its main actors, with their offices as of its date."""
        return self._subjects(self._terms.actors)

    @property
    def plain_names(self) -> tuple[str, ...]:
        """Its topics and actors that have no page, where the site makes no stubs."""
        return self._terms.plain

    @property
    def people_and_places(self) -> tuple[SubjectView, ...]:
        """Main actors, places and the actors that only its text names, each once."""
        named = tuple(ref for ref in self._terms.mentions if ref.startswith("actor:"))
        return self._subjects(tuple(dict.fromkeys(self._terms.actors + self._terms.places + named)))

    @property
    def tags(self) -> tuple[SubjectView, ...]:
        """Its tags."""
        return self._subjects(self._terms.tags)

    @property
    def authors(self) -> tuple[SubjectView, ...]:
        """Its authors."""
        return self._subjects(self._terms.authors)

    @property
    def contributors(self) -> tuple[str, ...]:
        """Names of people who helped."""
        return self._fields.contributors

    @property
    def reviewers(self) -> tuple[str, ...]:
        """Names of people who reviewed it."""
        return self._fields.reviewers

    @property
    def editors(self) -> tuple[str, ...]:
        """Names of people who edited it."""
        return self._fields.editors

    # History and machinery.

    @property
    def related(self) -> tuple[CardView, ...]:
        """What to read next: hand-picked first, then computed."""
        return ref_cards(self._reader, self._reader.read(f"related:{self._ref}"))

    @property
    def backlinks(self) -> tuple[MentionView, ...]:
        """Documents that link here, each with its sentence."""
        return mention_views(self._reader, self._reader.read(f"backlinks:{self._ref}"))

    @property
    def older(self) -> CardView | None:
        """The next older document of its kind; None for the oldest."""
        return self._neighbour("older")

    @property
    def newer(self) -> CardView | None:
        """The next newer document of its kind; None for the newest."""
        return self._neighbour("newer")

    @property
    def series(self) -> SeriesPlaceView | None:
        """Its place in a series; None when it is in none."""
        place = self._reader.read(f"series_place:{self._ref}")
        return SeriesPlaceView(self._reader, place) if place else None

    @property
    def origin(self) -> OriginView | None:
        """Where a syndicated or imported piece was first published; None for the site's own."""
        return OriginView(self._fields.origin, self._reader.language) if self._fields.origin else None

    @property
    def sources(self) -> tuple[SourceView, ...]:
        """Works that it rests on without footnoting them, in the author's order."""
        return tuple(view for text in self._fields.sources if (view := source_view(text)))

    @property
    def issue(self) -> str:
        """Number or label of a brief's issue; empty without one."""
        return self._detail("issue")

    @property
    def period(self) -> tuple[DateView, ...]:
        """First and last day that a brief covers; empty without them."""
        period = getattr(self._details, "period", None)
        ends = (period.from_, period.to) if period else ()
        return tuple(DateView(end, self._reader.language) for end in ends)

    @property
    def watch(self) -> tuple[WatchView, ...]:
        """What a brief says to look for next."""
        items = getattr(self._details, "watch", ())
        return tuple(WatchView(item.text, date_view(item.date, self._reader.language)) for item in items)

    @property
    def custom(self) -> dict[str, Any]:
        """Fields of the front matter that briefgen does not know, by name."""
        return {name: json.loads(text) for name, text in self._reader.read(f"custom:{self._ref}")}

    @property
    def _day(self) -> str:
        return self._card.date.day if self._card.date else "today"

    def _detail(self, name: str) -> str:
        return str(getattr(self._details, name, ""))

    def _subjects(self, refs: tuple[str, ...]) -> tuple[SubjectView, ...]:
        reader, day = self._reader, self._day
        return tuple([SubjectView(reader, ref, day) for ref in refs])

    def _linked(self, field: str) -> CardView | None:
        return next(iter(linked_cards(self._reader, self._ref, field)), None)

    def _neighbour(self, side: str) -> CardView | None:
        key = getattr(self._reader.read(f"neighbours:{self._ref}"), side)
        return card_view(self._reader, f"document:{key}") if key else None
