"""What pages know of the pictures that they show."""

from collections.abc import Mapping
from typing import Literal

import msgspec

PictureForm = Literal["avif", "gif", "jpeg", "png", "webp", "svg"]


class Variant(msgspec.Struct, frozen=True, array_like=True):
    """A picture in one size and format, and its route."""

    route: str
    form: PictureForm
    width: int
    height: int


class Picture(msgspec.Struct, frozen=True, array_like=True):
    """A published picture.

    ``route`` is that of the whole picture without its notes; ``width`` and ``height`` are its size as it is
    shown (0: unknown). ``variants`` are what a page loads instead, by format and width; ``mark`` is in their
    names and tells their bytes.
    """

    route: str
    form: PictureForm
    width: int = 0
    height: int = 0
    mark: str = ""
    variants: tuple[Variant, ...] = ()


class ShareCard(msgspec.Struct, frozen=True, array_like=True):
    """A picture cropped for links that somebody posts elsewhere."""

    route: str
    width: int
    height: int


class Credit(msgspec.Struct, frozen=True, array_like=True):
    """A picture that somebody made or holds the rights of: its words, and the refs of what shows it."""

    title: str
    credit: str
    rights: str
    users: tuple[str, ...]


class Lead(msgspec.Struct, frozen=True, array_like=True):
    """A lead picture (a path below ``content/``) and the point that its crop must show."""

    path: str
    focal: tuple[float, float]


class Pictures(msgspec.Struct, frozen=True):
    """All pictures of a site by path below ``content/``, and their cards by path and focal point."""

    by_path: Mapping[str, Picture] = {}
    cards: Mapping[str, ShareCard] = {}


NO_PICTURES = Pictures()


def card_key(path: str, focal: tuple[float, float]) -> str:
    """Return the name of a picture's card."""
    return f"{focal[0]:g}:{focal[1]:g}:{path}"
