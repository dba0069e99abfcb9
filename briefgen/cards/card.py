"""What a card shows."""

import msgspec

WIDTH, HEIGHT = 1200, 630
"""The size that networks and messengers show whole."""


class Card(msgspec.Struct, frozen=True):
    """The words of a card, and how they are set; all but the title may be empty.

    ``accent`` is a colour (``#8a1c1c``), ``rtl`` tells that it reads from right to left. ``text`` stands
    below the title, ``foot`` at the end; ``label`` is a TLP label with its colour.
    """

    title: str
    site: str = ""
    kind: str = ""
    text: str = ""
    foot: str = ""
    label: str = ""
    label_colour: str = "#ffffff"
    accent: str = "#444444"
    rtl: bool = False
