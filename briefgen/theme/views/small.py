"""Small values that views hand out: dates, pictures, links, labels."""

from typing import Annotated

import msgspec
from markupsafe import Markup

from briefgen.model.fields import described
from briefgen.model.when import When
from briefgen.theme.dates import moment, time_element
from briefgen.theme.views.refusal import refuse_text


class DateView:
    """A date or moment, in words of the page's language."""

    __slots__ = ("_language", "_when")

    def __init__(self, when: When, language: str) -> None:
        """Keep the date and the language of its words."""
        self._when = when
        self._language = language

    __str__ = refuse_text

    @property
    def html(self) -> Markup:
        """A ``<time>`` element: "8 November 2024"."""
        return time_element(self._when, self._language, "long")

    @property
    def short(self) -> Markup:
        """A ``<time>`` element: "8 Nov 2024"."""
        return time_element(self._when, self._language, "short")

    @property
    def full(self) -> Markup:
        """A ``<time>`` element with the time of day where one is known: "8 November 2024, 09:00 (UTC+1)"."""
        return time_element(self._when, self._language, "full")

    @property
    def day(self) -> str:
        """The day in the site's time zone, ISO 8601; ``2024-11`` or ``2024`` if no more is known."""
        return self._when.day

    @property
    def year(self) -> str:
        """The year, four digits."""
        return self._when.day[:4]

    @property
    def moment(self) -> str:
        """The moment in RFC 3339 form, in UTC."""
        return moment(self._when)


def date_view(when: When | None, language: str) -> DateView | None:
    """Return the view of a date, None for none."""
    return DateView(when, language) if when else None


class ImageView(msgspec.Struct, frozen=True):
    """A lead picture, or the site's logo."""

    src: Annotated[str, described("Address of the file.")]
    alt: Annotated[str, described("What it shows, for those who do not see it.")] = ""
    caption: Annotated[str, described("Line under the picture.")] = ""
    credit: Annotated[str, described("Who made it.")] = ""
    rights: Annotated[str, described("Its licence, or who holds the rights.")] = ""
    width: Annotated[int, described("Its width in pixels; 0 where it is not known.")] = 0
    height: Annotated[int, described("Its height in pixels; 0 where it is not known.")] = 0
    html: Annotated[
        Markup, described("Its whole element, all sizes and formats in it; loaded when it comes into sight.")
    ] = Markup()
    eager: Annotated[Markup, described("The same for a picture at the top of a page: loaded at once.")] = (
        Markup()
    )

    __str__ = refuse_text


class LinkView(msgspec.Struct, frozen=True):
    """A link of the menu, of breadcrumbs or of a list's pages."""

    title: Annotated[str, described("Its words.")]
    href: Annotated[str, described("Its address; empty for the page itself.")]
    current: Annotated[bool, described("Whether the page lies in the part of the site that it leads to.")] = (
        False
    )
    lang: Annotated[str, described("Language of its words (BCP 47); empty when it is that of the page.")] = ""
    dir: Annotated[
        str, described("Direction of its words, ``ltr`` or ``rtl``; empty when it is that of the page.")
    ] = ""

    __str__ = refuse_text


class TlpView(msgspec.Struct, frozen=True):
    """A Traffic Light Protocol 2.0 label."""

    label: Annotated[str, described("As the standard writes it: ``TLP:AMBER+STRICT``.")]
    style: Annotated[str, described("The label's word for style sheets: ``amber-strict``.")]

    __str__ = refuse_text


def tlp_view(word: str) -> TlpView | None:
    """Return the label for ``AMBER+STRICT``; None for an empty word."""
    return TlpView(f"TLP:{word}", word.lower().replace("+", "-")) if word else None


class FeedLinkView(msgspec.Struct, frozen=True):
    """A feed that readers can subscribe to."""

    title: Annotated[str, described("Name of the feed.")]
    href: Annotated[str, described("Its address.")]
    type: Annotated[str, described("Its media type: ``application/atom+xml``.")] = "application/atom+xml"

    __str__ = refuse_text
