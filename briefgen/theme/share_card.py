"""The drawn card of a document or of the site, for links that somebody posts elsewhere."""

from briefgen.cards import Card
from briefgen.model.direction import direction
from briefgen.model.site import PagePlan
from briefgen.theme.colours import LIGHT_GROUND, readable
from briefgen.theme.dates import day_in_words
from briefgen.theme.reads import Reader
from briefgen.theme.theme_file import COLOR

TLP_COLOURS = {
    "RED": "#ff2b2b",
    "AMBER": "#ffc000",
    "AMBER+STRICT": "#ffc000",
    "GREEN": "#33ff00",
    "CLEAR": "#ffffff",
}
"""The letters of each label on black, as FIRST sets them (TLP 2.0)."""
PLAIN = "#444444"


def drawn_card(reader: Reader, plan: PagePlan) -> bytes:
    """Return the card of what a page is about as a PNG; that of the site for an empty ``about``."""
    from briefgen.cards.drawing import drawn  # Pillow is loaded where a card is drawn, and nowhere else

    card = _of_document(reader, plan.about) if plan.about else _of_site(reader)
    return drawn(card, reader.read("logo:"))


def _of_site(reader: Reader) -> Card:
    return Card(
        title=str(reader.read("setting:title")),
        text=str(reader.read("setting:description")),
        accent=_accent(reader),
        rtl=direction(reader.language) == "rtl",
    )


def _of_document(reader: Reader, ref: str) -> Card:
    words = reader.read(f"card_words:{ref}")
    label = words.tlp
    return Card(
        title=words.title,
        site=str(reader.read("setting:title")),
        kind=reader.plain(f"kind.{words.kind}"),
        foot=day_in_words(words.day, reader.language, "long") if words.day else "",
        label=f"TLP:{label}" if label else "",
        label_colour=TLP_COLOURS.get(label, "#ffffff"),
        accent=_accent(reader),
        rtl=direction(words.lang) == "rtl",
    )


def _accent(reader: Reader) -> str:
    given = reader.read("option:accent")
    return readable(given, LIGHT_GROUND) if isinstance(given, str) and COLOR.match(given) else PLAIN
