"""Smaller parts of a document's page."""

from typing import Annotated

import msgspec
from markupsafe import Markup

from briefgen.model.fields import Origin, described
from briefgen.theme.reads import Reader
from briefgen.theme.values import SeriesPlace
from briefgen.theme.views.card import CardView, card_view, card_views
from briefgen.theme.views.refusal import refuse_text
from briefgen.theme.views.small import DateView, date_view
from briefgen.theme.views.subject import SubjectView


class CorrectionView:
    """One correction notice."""

    __slots__ = ("_class", "_date", "_reader", "_text")

    def __init__(self, reader: Reader, class_: str, text: str, date: DateView) -> None:
        """Keep the notice."""
        self._reader = reader
        self._class = class_
        self._text = text
        self._date = date

    __str__ = refuse_text

    @property
    def label(self) -> Markup:
        """Its class in the page's language: "Correction"."""
        return self._reader.text(f"correction.{self._class}")

    @property
    def text(self) -> str:
        """What was wrong, and what is right."""
        return self._text

    @property
    def date(self) -> DateView:
        """Its day."""
        return self._date


class WatchView(msgspec.Struct, frozen=True):
    """Something to look for next."""

    text: Annotated[str, described("What it is.")]
    date: Annotated[DateView | None, described("When; None without a date.")] = None

    __str__ = refuse_text


class OriginView:
    """Where a syndicated or imported piece was first published."""

    __slots__ = ("_language", "_origin")

    def __init__(self, origin: Origin, language: str) -> None:
        """Keep the origin."""
        self._origin = origin
        self._language = language

    __str__ = refuse_text

    @property
    def publisher(self) -> str:
        """Who published it first; its address where no name is given."""
        return self._origin.publisher or self._origin.url

    @property
    def url(self) -> str:
        """Its address there; empty when unknown."""
        return self._origin.url

    @property
    def author(self) -> str:
        """Who wrote it; empty when unknown."""
        return self._origin.author

    @property
    def license(self) -> str:
        """On what terms it is shown here; empty when unknown."""
        return self._origin.license

    @property
    def published(self) -> DateView | None:
        """When it appeared there; None when unknown."""
        return date_view(self._origin.published, self._language)


class SeriesPlaceView:
    """Where a document stands in its series."""

    __slots__ = ("_place", "_reader")

    def __init__(self, reader: Reader, place: SeriesPlace) -> None:
        """Keep the place."""
        self._reader = reader
        self._place = place

    __str__ = refuse_text

    @property
    def series(self) -> SubjectView:
        """The series."""
        return SubjectView(self._reader, self._place.series)

    @property
    def number(self) -> int:
        """Number of this part, from 1."""
        return self._place.number

    @property
    def total(self) -> int:
        """How many parts there are."""
        return self._place.total

    @property
    def previous(self) -> CardView | None:
        """The part before this one."""
        return self._part(self._place.previous)

    @property
    def next(self) -> CardView | None:
        """The part after this one."""
        return self._part(self._place.next)

    def _part(self, key: str) -> CardView | None:
        return card_view(self._reader, f"document:{key}") if key else None


class LatestView:
    """A subject and its newest documents."""

    __slots__ = ("_number", "_reader", "_ref")

    def __init__(self, reader: Reader, ref: str, number: int) -> None:
        """Keep the question: the ``number`` newest documents of ``ref``."""
        self._reader = reader
        self._ref = ref
        self._number = number

    __str__ = refuse_text

    @property
    def subject(self) -> SubjectView:
        """The subject."""
        return SubjectView(self._reader, self._ref)

    @property
    def documents(self) -> tuple[CardView, ...]:
        """Its newest documents."""
        return card_views(self._reader, self._reader.read(f"latest:{self._ref}:{self._number}"))
