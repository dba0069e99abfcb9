"""What reading one file gathers, and how a value of a wrong shape is told."""

from collections.abc import Iterable
from typing import Any

import msgspec

from briefgen.model.document import Mark
from briefgen.typed_yaml.mistakes import Mistake, MistakeKind
from briefgen.typed_yaml.near_words import nearest
from briefgen.typed_yaml.nodes import Mapping, Node, Place, Scalar, Sequence
from briefgen.typed_yaml.shapes import Shape

UNSET = msgspec.UNSET


class Reading:
    """What reading one file gathers: ``mistakes``, and ``marks`` of where values stand.

    ``zone`` is the name of the time zone in which dates without one are read. ``keeps_marks``
    is false while values of another file are read.
    """

    __slots__ = ("keeps_marks", "marks", "mistakes", "zone")

    def __init__(self, zone: str) -> None:
        """Begin with nothing gathered."""
        self.zone = zone
        self.mistakes: list[Mistake] = []
        self.marks: list[Mark] = []
        self.keeps_marks = True

    def fault(self, kind: MistakeKind, message: str, place: Place, help: str, field: str) -> Any:
        """Add a mistake; returns UNSET, the value of what cannot be read."""
        self.mistakes.append(Mistake(kind, message, place, help, field))
        return UNSET

    def mark(self, field: str, place: Place) -> None:
        """Remember where a value stands."""
        if self.keeps_marks:
            end = place.end_column if place.end_line == place.line else 0
            self.marks.append(Mark(field, place.line, place.column, end))


def unknown_key(key: Scalar, known: Iterable[str], path: str, reading: Reading) -> None:
    """Report a key that a map does not have, with the key that was probably meant."""
    names = tuple(known)
    near = nearest(key.text, names)
    way_out = f'did you mean "{near}"?' if near else "known keys: " + ", ".join(names)
    reading.fault("unknown", f'unknown key "{short(key.text)}"', key.place, way_out, path)


def wrong_shape(node: Node, shape: Shape, field: str, reading: Reading) -> Any:
    """Report that a value has another shape than its field wants; returns UNSET."""
    message = f'"{field}" must be {shape.words}, not {_shown(node)}'
    return reading.fault("shape", message, node.place, _shape_help(node, shape), field)


def _shown(node: Node) -> str:
    if isinstance(node, Mapping):
        return "a map"
    if isinstance(node, Sequence):
        return "a list"
    return f'"{short(node.text)}"' if node.plain else f'the text "{short(node.text)}"'


def one_line(text: str) -> str:
    """Return the text with each run of space as one space."""
    return " ".join(text.split())


def short(text: str) -> str:
    """Return the text for a message: in one line, of at most 60 characters."""
    line = one_line(text)
    return line if len(line) <= 60 else line[:59] + "…"


def _shape_help(node: Node, shape: Shape) -> str:
    if isinstance(node, Scalar) and not node.plain and "flag" in shape.form and not shape.choices:
        return "remove the quotes"
    if isinstance(node, Mapping) and shape.form in ("text", "texts", "name", "names"):
        return 'put a text that has ": " or braces in it in quotes'
    if isinstance(node, Sequence) and shape.form == "text":
        return "put a text in brackets in quotes"
    if shape.form == "flag":
        return f"write {shape.words}"
    if shape.form in ("map", "options") and shape.fields:
        return "its keys are " + ", ".join(shape.fields)
    if shape.form in ("list", "table") and shape.item and shape.item.fields:
        return "each with the keys " + ", ".join(shape.item.fields)
    return f"write {shape.words}"
