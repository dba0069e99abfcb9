"""Attributes that authors write in braces: which are taken, and with which values."""

import re
from html import escape
from typing import Literal

import msgspec

_ITEM = re.compile(
    r"\.(?P<cls>[^\s{}.#\"'=<>]+)|#(?P<id>[^\s{}#\"'=<>]+)|(?P<key>[A-Za-z][\w:-]*)"
    r"(?:=(?:\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'{}<>=]+)))?"
)
_ESCAPED = re.compile(r"\\(.)")
_ID = re.compile(r"[A-Za-z][\w.:-]*", re.ASCII)
_FORMS = {
    "class": re.compile(r"[\w-]+(?: +[\w-]+)*"),
    "dir": re.compile("ltr|rtl|auto"),
    "lang": re.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*"),
    "width": re.compile("[0-9]{1,5}"),
    "height": re.compile("[0-9]{1,5}"),
}
_EVERYWHERE = ("class", "dir", "id", "lang", "title")
_PICTURES = ("caption", "credit", "decorative", "height", "rights", "width")


class Fault(msgspec.Struct, frozen=True):
    """An attribute that is left out: its words, and whether its name, its value or its id is at fault."""

    item: str
    reason: Literal["name", "value", "id"]


class Attributes(msgspec.Struct, frozen=True):
    """Attributes that are taken: the id, the classes, and the others by name."""

    id: str = ""
    classes: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()

    def value(self, name: str) -> str:
        """Return the value of ``name``, or an empty text."""
        return dict(self.values).get(name, "")

    def with_class(self, name: str) -> "Attributes":
        """Return the same attributes with one more class, the first."""
        return Attributes(self.id, (name, *self.classes), self.values)

    def html(self, *names: str) -> str:
        """Return the classes and the ``names`` given, as they stand in a tag, with a space before each."""
        classes = f' class="{escape(" ".join(self.classes))}"' if self.classes else ""
        chosen = ((name, value) for name, value in self.values if name in names)
        return classes + "".join(f' {name}="{escape(value)}"' for name, value in chosen)


NONE = Attributes()


def read(text: str, *, picture: bool) -> tuple[Attributes, tuple[Fault, ...]]:
    """Return the attributes of ``.a #b c=d`` that an element, or a ``picture``, may have."""
    allowed = _EVERYWHERE + _PICTURES if picture else _EVERYWHERE
    identity, classes, values, faults = "", [], {}, []
    for match in _ITEM.finditer(text):
        name, value = _named(match)
        reason = _fault(name, value, allowed)
        if reason:
            faults.append(Fault(match[0], reason))
        elif name == "id":
            identity = value
        elif name == "class":
            classes += value.split()
        else:
            values[name] = value
    return Attributes(identity, tuple(dict.fromkeys(classes)), tuple(values.items())), tuple(faults)


def _named(match: re.Match[str]) -> tuple[str, str]:
    if match["cls"]:
        return "class", match["cls"]
    if match["id"]:
        return "id", match["id"]
    if match["double"] is not None:
        return match["key"].lower(), _ESCAPED.sub(r"\1", match["double"])
    return match["key"].lower(), match["single"] or match["bare"] or ""


def _fault(name: str, value: str, allowed: tuple[str, ...]) -> Literal["name", "value", "id", ""]:
    if name not in allowed:
        return "name"
    if name == "id":
        return "" if _ID.fullmatch(value) else "id"
    form = _FORMS.get(name)
    return "value" if form and not form.fullmatch(value) else ""
