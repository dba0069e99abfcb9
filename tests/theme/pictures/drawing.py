"""Looks into a picture as a browser would."""

import re
from xml.etree import ElementTree as ET

from briefgen.theme.pictures.svg import Caption

HOSTILE = '</svg><script>alert("1")</script>&amp;'
CAPTION = Caption("test", "Title", "What it shows.")
MIRRORED = Caption("test", "Title", "What it shows.", rtl=True)


def parsed(svg: str) -> ET.Element:
    """Return a picture that is well formed, made of numbers that are short, and without styles."""
    assert " style=" not in svg
    assert not re.search(r"\d\.\d{3}", svg)
    return ET.fromstring(svg)  # noqa: S314, our own


def texts(svg: str) -> list[str]:
    """Return all words of a picture that can be seen, in their order."""
    return [text for one in parsed(svg).iter("text") if (text := one.text)]


def by_class(svg: str, name: str) -> list[ET.Element]:
    """Return the elements of a class."""
    return [one for one in parsed(svg).iter() if name in one.get("class", "").split()]
