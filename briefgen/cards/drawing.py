"""Cards drawn with Pillow, which is loaded when the first one is."""

import io
from contextlib import suppress
from functools import cache
from typing import Literal

from PIL import Image, ImageDraw, ImageFont, features

from briefgen.cards.card import HEIGHT, WIDTH, Card
from briefgen.cards.letters import FONTS, showable
from briefgen.cards.wrapping import fitted

PAPER, INK, SOFT = "#fbfaf7", "#1c1b19", "#5c5850"
MARGIN, STRIPE, LINE = 80, 20, 1.22
TITLE_TOP, TITLE_FOOT = 190, 500
SIZES = (84, 76, 68, 60, 52, 46)
SMALL, TEXT, LOGO = 32, 36, 64
MOST_PIXELS = 16_000_000
_LOGO_FORMATS = ("PNG", "JPEG", "WEBP", "GIF")


def drawn(card: Card, logo: bytes = b"") -> bytes:
    """Return a card as a PNG: the same bytes for the same card and logo.

    Words with letters that the fonts lack are left out, and so is a logo that cannot be read.
    """
    sheet = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = _Pen(sheet, card)
    pen.stripe()
    pen.head(_opened(logo))
    pen.title()
    pen.foot()
    found = io.BytesIO()
    sheet.save(found, "PNG", compress_level=6)
    return found.getvalue()


class _Pen:
    """Draws the parts of one card; ``start`` is where lines begin."""

    def __init__(self, sheet: Image.Image, card: Card) -> None:
        self._sheet = sheet
        self._card = card
        self._draw = ImageDraw.Draw(sheet)
        self._start = WIDTH - MARGIN if card.rtl else MARGIN
        self._direction: Literal["rtl", "ltr"] | None = None
        if features.check(
            "raqm"
        ):  # without it Pillow neither joins nor turns letters, and takes no direction
            self._direction = "rtl" if card.rtl else "ltr"

    def stripe(self) -> None:
        """Draw the edge in the site's colour, at the side where lines begin."""
        left = WIDTH - STRIPE if self._card.rtl else 0
        self._draw.rectangle((left, 0, left + STRIPE, HEIGHT), fill=self._card.accent)

    def head(self, logo: Image.Image | None) -> None:
        """Draw logo, the site's name and the kind of the document."""
        at = self._start
        if logo:
            left = at - logo.width if self._card.rtl else at
            self._sheet.paste(logo, (left, 70), logo)
            shift = logo.width + 24
            at += -shift if self._card.rtl else shift
        self._line(self._card.site, (at, 102), "bold", INK, WIDTH - 2 * MARGIN - LOGO)
        self._line(self._card.kind, (self._start, 162), "regular", self._card.accent, WIDTH - 2 * MARGIN)

    def title(self) -> None:
        """Draw the title as large as it fits."""
        text = showable(self._card.title)
        size, lines = fitted(
            text,
            SIZES,
            lambda words, size: self._width(words, "bold", size),
            WIDTH - 2 * MARGIN,
            lambda size: int((TITLE_FOOT - TITLE_TOP) / (size * LINE)),
        )
        for number, words in enumerate(lines):
            place = (self._start, int(TITLE_TOP + 20 + (number + 0.5) * size * LINE))
            self._words(words, place, "bold", size, INK)
        self._text(int(TITLE_TOP + 40 + len(lines) * size * LINE))

    def _text(self, top: int) -> None:
        """Draw the text below the title, as much as there is room for."""
        room = int((TITLE_FOOT + 40 - top) / (TEXT * LINE))
        measure = lambda words, size: self._width(words, "regular", size)  # noqa: E731
        _, lines = fitted(showable(self._card.text), (TEXT,), measure, WIDTH - 2 * MARGIN, lambda _: room)
        for number, words in enumerate(lines):
            self._words(words, (self._start, top + int((number + 0.5) * TEXT * LINE)), "regular", TEXT, SOFT)

    def foot(self) -> None:
        """Draw the date, and at the other end the label in its black box."""
        self._line(self._card.foot, (self._start, 560), "regular", SOFT, WIDTH // 2)
        label = showable(self._card.label)
        if not label:
            return
        width = int(self._draw.textlength(label, _font("bold", SMALL)))
        left = MARGIN if self._card.rtl else WIDTH - MARGIN - width - 32
        self._draw.rectangle((left, 532, left + width + 32, 588), fill="#000000")
        self._draw.text((left + 16, 560), label, self._card.label_colour, _font("bold", SMALL), anchor="lm")

    def _line(self, text: str, place: tuple[int, int], weight: str, colour: str, room: int) -> None:
        """Draw one line; what does not fit is cut."""
        measure = lambda words, size: self._width(words, weight, size)  # noqa: E731
        _, lines = fitted(showable(text), (SMALL,), measure, room, lambda _: 1)
        for words in lines:
            self._words(words, place, weight, SMALL, colour)

    def _words(self, words: str, place: tuple[int, int], weight: str, size: int, colour: str) -> None:
        anchor = "rm" if self._card.rtl else "lm"
        self._draw.text(place, words, colour, _font(weight, size), anchor=anchor, direction=self._direction)

    def _width(self, words: str, weight: str, size: int) -> float:
        return self._draw.textlength(words, _font(weight, size), direction=self._direction)


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"{weight}.ttf", size)


def _opened(data: bytes) -> Image.Image | None:
    """Return a logo in its size on the card; None for what is no picture, or a huge one."""
    if not data:
        return None
    with suppress(Exception):  # a decoder may raise anything on bytes that somebody made up
        found = Image.open(io.BytesIO(data), formats=_LOGO_FORMATS)
        if found.width * found.height <= MOST_PIXELS:
            found.thumbnail((4 * LOGO, LOGO))
            return found.convert("RGBA")
    return None
