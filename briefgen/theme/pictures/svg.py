"""SVG as text: numbers, elements, and the frame that tells what a picture shows."""

import unicodedata
from functools import lru_cache
from typing import Literal

import msgspec
from markupsafe import Markup

from briefgen.theme.strings import escaped_text

WIDTH = 320
"""Width of a picture that fits a telephone, in its own units."""
SIZE = 13.5
"""Size of letters in these units: 12 CSS pixels where the picture is 288 wide (a page of 320)."""
Side = Literal["left", "middle", "right"]
_STRONG = frozenset({"L", "R", "AL"})


class Caption(msgspec.Struct, frozen=True):
    """What a picture is called and what it shows; ``kind`` makes its ids and classes.

    ``rtl`` tells that the page is written from right to left.
    """

    kind: str
    title: str
    description: str
    rtl: bool = False


def number(value: float) -> str:
    """Return a number with at most two decimals, whatever the locale: ``12.5``, ``3``."""
    if isinstance(value, int):
        return str(value)
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def element(tag: str, content: str = "", **attributes: str | float) -> str:
    """Return an element; ``content`` is SVG already, attributes are escaped (``class_``: class).

    Empty texts among the attributes are left out.
    """
    written = "".join(
        f' {_name(name)}="{_value(value)}"' for name, value in attributes.items() if value != ""
    )
    return f"<{tag}{written}>{content}</{tag}>" if content else f"<{tag}{written}/>"


def words(text: str) -> str:
    """Return a text as SVG."""
    return str(escaped_text(text))


def note(text: str) -> str:
    """Return the title of an element, which a pointer shows."""
    return element("title", words(text))


def runs_left(text: str) -> bool:
    """Tell whether a text is written from right to left: its first letter with a direction decides."""
    return next((kind != "L" for kind in map(unicodedata.bidirectional, text) if kind in _STRONG), False)


def lettering(text: str, side: Side) -> dict[str, str]:
    """Return the attributes that put a text's left end, right end or middle at its place.

    SVG counts from the begin of a text, which is its right end where it is written to the left.
    Each text has a direction of its own, whatever that of the page.
    """
    left = runs_left(text)
    at_begin = side == ("right" if left else "left")
    anchor = "middle" if side == "middle" else "" if at_begin else "end"
    return {"text_anchor": anchor, "direction": "rtl" if left else ""}


def label(text: str, x: float, y: float, *, side: Side = "left", class_: str = "") -> str:
    """Return one line of text whose ``side`` stands at ``x`` and whose base line at ``y``."""
    return element("text", words(text), class_=class_, x=x, y=y, **lettering(text, side))


def picture(
    caption: Caption,
    content: str,
    *,
    width: float,
    height: float,
    linked: bool = False,
    natural: bool = False,
) -> Markup:
    """Return a picture that assistive technology reads by its title and description.

    One with links in it (``linked``) is a group, since what is inside an image cannot be reached.
    A ``natural`` one asks for its own width in CSS pixels; others take that of their place.
    """
    title, description = f"_pic-{caption.kind}-title", f"_pic-{caption.kind}-desc"
    head = element("title", words(caption.title), id=title)
    head += element("desc", words(caption.description), id=description)
    return Markup(  # noqa: S704, made of escaped texts and numbers
        element(
            "svg",
            head + content,
            class_=f"pic pic-{caption.kind}",
            viewBox=f"0 0 {number(width)} {number(height)}",
            width=width if natural else "",
            role="group" if linked else "img",
            aria_labelledby=title if linked else f"{title} {description}",
            aria_describedby=description if linked else "",
            direction="ltr" if caption.rtl else "",
        )
    )


@lru_cache(maxsize=64)
def _name(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def _value(value: str | float) -> str:
    return words(value) if isinstance(value, str) else number(value)
