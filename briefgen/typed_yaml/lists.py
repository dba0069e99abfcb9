"""Lists of names, texts and words, which may also be typed as one scalar."""

import re
from typing import Any

from msgspec import UNSET

from briefgen.typed_yaml.links import link_item, names_in, unquoted_link
from briefgen.typed_yaml.nodes import Node, Place, Scalar, Sequence, is_null
from briefgen.typed_yaml.reading import Reading, wrong_shape
from briefgen.typed_yaml.scalars import json_text
from briefgen.typed_yaml.shapes import Shape
from briefgen.typed_yaml.single_values import read_choice, read_number

_A_NAME, _A_TEXT = Shape("name"), Shape("text")
_WORD_GAPS = re.compile(r"[^\s,]+")


def read_names(node: Node, shape: Shape, field: str, reading: Reading) -> Any:
    """Return the names of a list, a link or one scalar."""
    del shape
    found: list[str] = []
    link = unquoted_link(node)
    items = node.items if isinstance(node, Sequence) and link is None else (link or node,)
    for item in items:
        scalar = item if isinstance(item, Scalar) else link_item(item)
        if scalar is None:
            wrong_shape(item, _A_NAME, f"{field}[{len(found)}]", reading)
            continue
        for name in () if is_null(scalar) else names_in(scalar.text):
            reading.mark(f"{field}[{len(found)}]", scalar.place)
            found.append(name)
    return tuple(found)


def read_texts(node: Node, shape: Shape, field: str, reading: Reading) -> Any:
    """Return the texts of a list or one scalar."""
    del shape
    found: list[str] = []
    for item in node.items if isinstance(node, Sequence) else (node,):
        if not isinstance(item, Scalar):
            wrong_shape(item, _A_TEXT, f"{field}[{len(found)}]", reading)
        elif not is_null(item) and item.text.strip():
            reading.mark(f"{field}[{len(found)}]", item.place)
            found.append(item.text.strip())
    return tuple(found)


def read_words(node: Node, shape: Shape, field: str, reading: Reading) -> Any:
    """Return the words of a list, or of a text separated by spaces or commas."""
    if isinstance(node, Sequence):
        words = read_texts(node, shape, field, reading)
        return tuple(word.removeprefix("#").strip() for word in words)
    if not isinstance(node, Scalar):
        return wrong_shape(node, shape, field, reading)
    found: list[str] = []
    for word in _WORD_GAPS.finditer(node.text):
        reading.mark(f"{field}[{len(found)}]", _within(node, word))
        found.append(word.group().removeprefix("#"))
    return tuple(found)


def _within(node: Scalar, word: re.Match[str]) -> Place:
    """Return the place of a word in a plain scalar that stands in one line, else the scalar's."""
    place = node.place
    exact = node.plain and place.line == place.end_line and place.end_column - place.column == len(node.text)
    if not exact:
        return place
    return Place(place.line, place.column + word.start(), place.line, place.column + word.end())


def read_choices(node: Node, shape: Shape, field: str, reading: Reading) -> Any:
    """Return the allowed words of a list, or one of them alone, each once."""
    if shape.item is None or not isinstance(node, Sequence | Scalar):
        return wrong_shape(node, shape, field, reading)
    found: list[str] = []
    items = node.items if isinstance(node, Sequence) else (node,)
    for number, item in enumerate(items):
        word = read_choice(item, shape.item, f"{field}[{number}]", reading) if not is_null(item) else UNSET
        if word is not UNSET and word not in found:
            found.append(word)
    return tuple(found)


def read_numbers(node: Node, shape: Shape, field: str, reading: Reading) -> Any:
    """Return the whole numbers of a list, or one of them alone."""
    if shape.item is None or not isinstance(node, Sequence | Scalar):
        return wrong_shape(node, shape, field, reading)
    items = node.items if isinstance(node, Sequence) else (node,)
    read = (read_number(item, shape.item, f"{field}[{at}]", reading) for at, item in enumerate(items))
    return tuple(number for number in read if number is not UNSET)


def read_anys(node: Node, shape: Shape, field: str, reading: Reading) -> Any:
    """Return each item of a list as JSON text."""
    del shape
    items = node.items if isinstance(node, Sequence) else (node,)
    for number, item in enumerate(items):
        reading.mark(f"{field}[{number}]", item.place)
    return tuple(json_text(item) for item in items)
