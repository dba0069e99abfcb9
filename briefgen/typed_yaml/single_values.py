"""Scalars to typed values: texts, names, flags, numbers, choices, dates."""

import re
from collections.abc import Callable
from typing import Any

from briefgen.typed_yaml.dates import Accepts, DateFault, read_date
from briefgen.typed_yaml.forms import (
    address_fault,
    canonical_language,
    language_fault,
    path_fault,
    slug_fault,
)
from briefgen.typed_yaml.links import names_in, unquoted_link
from briefgen.typed_yaml.near_words import nearest
from briefgen.typed_yaml.nodes import Node, Scalar, is_null
from briefgen.typed_yaml.reading import Reading, short, wrong_shape
from briefgen.typed_yaml.scalars import boolean, integer, json_text, strict_boolean
from briefgen.typed_yaml.shapes import Shape

_MARKED = frozenset({"title", "name", "native_name"})
# No date is longer; what is longer is no date and need not be remembered whole.
_LONGEST_DATE = 64
_PATTERN_HELP = {
    "^([A-Z]{2})?$": "write the two capital letters of ISO 3166-1, such as UA",
    "^(Q[0-9]+)?$": "write the item's key, such as Q7747",
}
_FAULTS: dict[str, Callable[[str], tuple[str, str] | None]] = {
    "slug": slug_fault,
    "address": address_fault,
    "path": path_fault,
    "language": language_fault,
}


def read_text(node: Node, shape: Shape, field: str, reading: Reading) -> Any:
    """Return the text of any scalar, without space around it."""
    if not isinstance(node, Scalar):
        return wrong_shape(node, shape, field, reading)
    text = node.text.strip()
    if shape.pattern and text and not re.search(shape.pattern, text):
        way_out = _PATTERN_HELP.get(shape.pattern, f"it must match {shape.pattern}")
        message = f'"{field}" cannot be "{short(text)}"'
        return reading.fault("form", message, node.place, way_out, field)
    if field in _MARKED or field.rpartition(".")[2] in _MARKED:
        reading.mark(field, node.place)
    return text


def read_formed(node: Node, shape: Shape, field: str, reading: Reading) -> Any:
    """Return a slug, address, path or language after its form is checked."""
    if not isinstance(node, Scalar):
        return wrong_shape(node, shape, field, reading)
    text = node.text.strip()
    fault = _FAULTS[shape.form](text) if text else None
    if fault:
        message = f'"{field}" cannot be "{short(text)}": {fault[0]}'
        return reading.fault("form", message, node.place, fault[1], field)
    reading.mark(field, node.place)
    return canonical_language(text) if shape.form == "language" else text


def read_name(node: Node, shape: Shape, field: str, reading: Reading) -> Any:
    """Return one name, also from a link."""
    scalar = node if isinstance(node, Scalar) else unquoted_link(node)
    if scalar is None:
        return wrong_shape(node, shape, field, reading)
    names = names_in(scalar.text)
    if len(names) > 1:
        message = f'"{field}" takes one name, not {len(names)}'
        return reading.fault("shape", message, scalar.place, f'keep one, such as "{names[0]}"', field)
    reading.mark(field, scalar.place)
    return names[0] if names else ""


def read_flag(node: Node, shape: Shape, field: str, reading: Reading) -> Any:
    """Return the boolean of true, false, yes, no, on, off, or one of the words that may stand instead."""
    if isinstance(node, Scalar) and node.text in shape.choices:
        return node.text
    value = boolean(node) if isinstance(node, Scalar) else None
    return wrong_shape(node, shape, field, reading) if value is None else value


def read_strict_flag(node: Node, shape: Shape, field: str, reading: Reading) -> Any:
    """Return the boolean of true or false, and of nothing else."""
    value = strict_boolean(node) if isinstance(node, Scalar) else None
    return wrong_shape(node, shape, field, reading) if value is None else value


def read_number(node: Node, shape: Shape, field: str, reading: Reading) -> Any:
    """Return a whole number within its bounds."""
    value = integer(node.text.strip()) if isinstance(node, Scalar) else None
    if value is None:
        return wrong_shape(node, shape, field, reading)
    if shape.least is not None and value < shape.least:
        return reading.fault(
            "form", f'"{field}" cannot be {value}', node.place, f"the least is {shape.least}", field
        )
    if shape.most is not None and value > shape.most:
        return reading.fault(
            "form", f'"{field}" cannot be {value}', node.place, f"the most is {shape.most}", field
        )
    return value


def read_choice(node: Node, shape: Shape, field: str, reading: Reading) -> Any:
    """Return one of the allowed words."""
    if not isinstance(node, Scalar):
        return wrong_shape(node, shape, field, reading)
    if node.text in shape.choices:
        return node.text
    near = nearest(node.text, shape.choices)
    meant = f'did you mean "{near}"? ' if near else ""
    message = f'"{field}" cannot be "{short(node.text)}"'
    return reading.fault("choice", message, node.place, f"{meant}it is {shape.words}", field)


def read_date_value(node: Node, shape: Shape, field: str, reading: Reading) -> Any:
    """Return the date, in the site's zone."""
    if not isinstance(node, Scalar):
        return wrong_shape(node, shape, field, reading)
    text = node.text.strip()
    accepts: Accepts = shape.form  # type: ignore[assignment]
    found = read_date(text[:_LONGEST_DATE], reading.zone, accepts)
    if isinstance(found, DateFault):
        message = f'"{field}": "{short(text)}" {found.reason}'
        return reading.fault("date", message, node.place, found.help, field)
    if found.assumed_zone:
        message = f'"{field}" has a time without a zone, read in {reading.zone}'
        reading.fault("zone", message, node.place, f"write {found.when.iso}", field)
    reading.mark(field, node.place)
    return found.when


def read_any(node: Node, shape: Shape, field: str, reading: Reading) -> Any:
    """Return any value as JSON text."""
    del shape
    reading.mark(field, node.place)
    return "" if is_null(node) else json_text(node)
