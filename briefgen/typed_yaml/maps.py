"""Nodes to typed values: every mistake is gathered, none stops the rest."""

from collections.abc import Callable
from typing import Any

from briefgen.typed_yaml.lists import (
    read_anys,
    read_choices,
    read_names,
    read_numbers,
    read_texts,
    read_words,
)
from briefgen.typed_yaml.near_words import nearest
from briefgen.typed_yaml.nodes import Entry, Mapping, Node, Place, Scalar, Sequence, is_null
from briefgen.typed_yaml.reading import UNSET, Reading, short, unknown_key, wrong_shape
from briefgen.typed_yaml.scalars import json_text
from briefgen.typed_yaml.shapes import REST, Shape
from briefgen.typed_yaml.single_values import (
    read_any,
    read_choice,
    read_date_value,
    read_flag,
    read_formed,
    read_name,
    read_number,
    read_strict_flag,
    read_text,
)


def read(node: Node, shape: Shape, field: str, reading: Reading) -> Any:
    """Return the typed value of a node, or UNSET when it is empty or cannot be read.

    ``field`` is the value's path (``roles[1].org``), which marks and mistakes carry.
    """
    if is_null(node) and shape.form not in ("any", "strict-flag"):
        return UNSET
    return _READERS[shape.form](node, shape, field, reading)


def read_struct(mapping: Mapping, shape: Shape, field: str, reading: Reading) -> Any:
    """Return the Struct that a map makes, or UNSET when a required key is missing."""
    values: dict[str, Any] = {}
    faults = len(reading.mistakes)
    for entry in mapping.entries:
        known = shape.fields.get(entry.key.text)
        path = f"{field}.{entry.key.text}" if field else entry.key.text
        if known is None:
            unknown_key(entry.key, shape.fields, path, reading)
            continue
        value = read(entry.value, known.shape, path, reading)
        if value is not UNSET:
            values[known.name] = value
    missing = [known.key for known in shape.fields.values() if known.required and known.name not in values]
    if missing and len(reading.mistakes) == faults:
        _missing(mapping, missing, field, reading)
    return UNSET if missing or shape.struct is None else shape.struct(**values)


def _missing(mapping: Mapping, keys: list[str], field: str, reading: Reading) -> None:
    listed = ", ".join(f'"{key}"' for key in keys)
    reading.fault("missing", f'"{field}" has no {listed}', _head(mapping), f"add {listed}", field)


def _head(mapping: Mapping) -> Place:
    """Return the place of a map's first key, since a map in lines ends far below its beginning."""
    return mapping.entries[0].key.place if mapping.entries else mapping.place


def _map(node: Node, shape: Shape, field: str, reading: Reading) -> Any:
    if not isinstance(node, Mapping):
        return wrong_shape(node, shape, field, reading)
    return read_struct(node, shape, field, reading)


def _list(node: Node, shape: Shape, field: str, reading: Reading) -> Any:
    if shape.item is None or isinstance(node, Scalar):
        return wrong_shape(node, shape, field, reading)
    items = node.items if isinstance(node, Sequence) else (node,)
    values = [
        _map(item, shape.item, f"{field}[{number}]", reading)
        for number, item in enumerate(items)
        if not is_null(item)
    ]
    return tuple(value for value in values if value is not UNSET)


def _table(node: Node, shape: Shape, field: str, reading: Reading) -> Any:
    if not isinstance(node, Mapping) or shape.item is None:
        return wrong_shape(node, shape, field, reading)
    rows = [(entry.key.text, _row(entry, shape.item, field, reading)) for entry in node.entries]
    return {name: value for name, value in rows if value is not UNSET}


def _row(entry: Entry, shape: Shape, field: str, reading: Reading) -> Any:
    path = f"{field}.{entry.key.text}"
    value = Mapping((), entry.value.place) if is_null(entry.value) else entry.value
    return read(value, shape, path, reading)


def _variant(node: Node, shape: Shape, field: str, reading: Reading) -> Any:
    """Read a map by the shape that one of its values names."""
    if not isinstance(node, Mapping):
        return wrong_shape(node, shape, field, reading)
    chosen = next((entry for entry in node.entries if entry.key.text == shape.tag), None)
    known = tuple(name for name in shape.variants if name != REST)
    if chosen is None or not isinstance(chosen.value, Scalar) or is_null(chosen.value):
        way_out = f"write one of {', '.join(known)}"
        return reading.fault("missing", f'"{field}" has no "{shape.tag}"', _head(node), way_out, field)
    word, rest = chosen.value, tuple(entry for entry in node.entries if entry is not chosen)
    if word.text in known:
        return read_struct(Mapping(rest, node.place), shape.variants[word.text], field, reading)
    near = nearest(word.text, known)
    if near or REST not in shape.variants:
        message = f'"{field}.{shape.tag}" cannot be "{short(word.text)}"'
        way_out = f'did you mean "{near}"?' if near else f"write one of {', '.join(known)}"
        return reading.fault("choice", message, word.place, way_out, f"{field}.{shape.tag}")
    return read_struct(_gathered(word, rest, shape.variants[REST]), shape.variants[REST], field, reading)


def _gathered(word: Scalar, rest: tuple[Entry, ...], shape: Shape) -> Mapping:
    """Return a map of the last variant: keys that are none of its own go into its options."""
    own = tuple(entry for entry in rest if entry.key.text in shape.fields.keys() - {"name", "options"})
    further = Mapping(tuple(entry for entry in rest if entry not in own), word.place)
    named = (Entry(Scalar("name", word.place), word), Entry(Scalar("options", word.place), further))
    return Mapping((*named, *own), word.place)


def _options(node: Node, shape: Shape, field: str, reading: Reading) -> Any:
    if not isinstance(node, Mapping):
        return wrong_shape(node, shape, field, reading)
    return {entry.key.text: json_text(entry.value) for entry in node.entries}


_READERS: dict[str, Callable[[Node, Shape, str, Reading], Any]] = {
    "text": read_text,
    "slug": read_formed,
    "address": read_formed,
    "path": read_formed,
    "language": read_formed,
    "name": read_name,
    "names": read_names,
    "texts": read_texts,
    "words": read_words,
    "flag": read_flag,
    "strict-flag": read_strict_flag,
    "number": read_number,
    "choice": read_choice,
    "date": read_date_value,
    "moment": read_date_value,
    "partial-date": read_date_value,
    "map": _map,
    "list": _list,
    "choices": read_choices,
    "numbers": read_numbers,
    "table": _table,
    "any": read_any,
    "anys": read_anys,
    "options": _options,
    "variants": _variant,
}
