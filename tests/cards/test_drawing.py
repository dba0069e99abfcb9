"""Cards: every letter there, every line inside, the same bytes each time."""

import io

import msgspec
import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops, features

from briefgen.cards import HEIGHT, WIDTH, Card
from briefgen.cards.drawing import INK, PAPER, drawn
from briefgen.cards.letters import FONTS, has, showable
from briefgen.cards.wrapping import fitted

CARD = Card("Who clears the ice", "Harbour Desk", "Article", foot="8 November 2024", label="TLP:CLEAR")
TITLES = (
    "Хто розчищає кригу?",
    "ماذا تريد NATO من المحادثات؟",
    "מי מפנה את הקרח",
    "Łódź, Çeşme, Ελλάδα",
    "हिन्दी",
    "ქართული",
)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def inked(card: Card) -> tuple[int, int, int, int] | None:
    """Return the box around all that differs from an empty card."""
    empty, full = (opened(drawn(one)) for one in (Card(""), card))
    return ImageChops.difference(empty, full).getbbox()


@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_the_list_of_letters_is_that_of_the_fonts(weight: str) -> None:
    letters = set(TTFont(FONTS / f"{weight}.ttf").getBestCmap())
    assert {code for code in range(0x20, 0x11000) if has(chr(code))} == letters


@pytest.mark.parametrize("title", TITLES)
def test_a_title_in_a_covered_script_is_drawn_whole(title: str) -> None:
    letters = TTFont(FONTS / "bold.ttf").getBestCmap()
    assert showable(title) == title
    assert [letter for letter in title if ord(letter) not in letters] == []
    assert features.check("raqm")
    assert inked(Card(title, rtl=title[0] in "ממا")) is not None


@pytest.mark.parametrize(
    ("title", "shown"),
    [("氷を割る", ""), ("Ice 氷", ""), ("Ice 🎉\ufe0f  now\n", "Ice now"), ("\x07", ""), ("", "")],
)
def test_what_the_fonts_lack_is_left_out_and_never_a_box(title: str, shown: str) -> None:
    assert showable(title) == shown
    if not shown:
        assert drawn(Card(title)) == drawn(Card(""))


def test_the_same_card_has_the_same_bytes_and_another_has_others() -> None:
    assert drawn(CARD) == drawn(CARD)
    assert opened(drawn(CARD)).size == (WIDTH, HEIGHT)
    variants = [
        msgspec.structs.replace(CARD, **change)
        for change in (
            {"title": "X"},
            {"foot": ""},
            {"label": ""},
            {"accent": "#112233"},
            {"rtl": True},
            {"kind": ""},
        )
    ]
    assert len({drawn(one) for one in (CARD, *variants)}) == 7


@pytest.mark.parametrize("title", ["Word " * 90, "W" * 400, "Донау" * 60])
def test_a_title_of_any_length_stays_inside_the_card(title: str) -> None:
    box = inked(Card(title))
    assert box is not None
    assert box[0] >= 60
    assert box[2] <= WIDTH - 60
    assert box[3] <= 520


def test_words_are_broken_where_they_fit_and_cut_where_they_do_not() -> None:
    fits = lambda words, size: len(words) * size  # noqa: E731
    assert fitted("one two three", (2, 1), fits, 7, lambda _: 2) == (1, ["one two", "three"])
    assert fitted("one two three", (1,), fits, 7, lambda _: 1) == (1, ["one tw…"])
    assert fitted("one", (1,), fits, 7, lambda _: 0) == (1, [])


def test_a_logo_stands_on_the_card_and_one_that_is_no_picture_does_not() -> None:
    found = io.BytesIO()
    Image.new("RGBA", (400, 400), "#00ff00").save(found, "PNG")
    with_logo = drawn(CARD, found.getvalue())
    assert opened(with_logo).getpixel((100, 100)) == (0, 255, 0)
    for broken in (b"GIF89a", found.getvalue()[:60], b"<svg/>"):
        assert drawn(CARD, broken) == drawn(CARD)
    assert opened(drawn(CARD)).getpixel((300, 20)) == tuple(bytes.fromhex(PAPER[1:]))
    assert INK != PAPER
