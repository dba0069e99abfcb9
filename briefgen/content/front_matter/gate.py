"""The fields that decide whether a document is published. They are read first, and strictly.

Whatever cannot be read here fails closed: there is no gate then, and without one nothing of the
file is published. TLP labels are those of version 2.0 (FIRST, August 2022).
"""

import re
from collections.abc import Mapping as Table
from typing import Any

import msgspec

from briefgen.content.front_matter.codes import GATE_CODE_OF
from briefgen.content.front_matter.given import Given, as_typed
from briefgen.content.front_matter.keys import GATE_NAMES
from briefgen.diagnostics import Diagnostic, has_errors, problem
from briefgen.model.document import Mark
from briefgen.model.fields import GateFields
from briefgen.settings.values import ContentSettings
from briefgen.typed_yaml import (
    UNSET,
    Mistake,
    Reading,
    Scalar,
    Sequence,
    Shape,
    diagnostic,
    fields_of,
    is_null,
    nearest,
    read,
    short,
    span,
    strict_boolean,
)

LABELS = ("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")
_LABEL = re.compile(r"(?:TLP:)?([A-Z+]+)", re.IGNORECASE)
# Where "none" has a meaning. A null audience or label could only mean "everybody", by accident.
_MAY_BE_NULL = ("embargo", "expires")
_UNPUBLISHED = ("draft", "review", "withheld")
_SHAPES: dict[str, Shape] = {
    **{name: field.shape for name, field in fields_of(GateFields).items()},
    "draft": Shape("strict-flag"),
    "chatham_house": Shape("strict-flag"),
    "embargo": Shape("moment"),
}


class GateReading(msgspec.Struct, frozen=True):
    """The gate's fields, None if they cannot be read, and what is wrong with them."""

    gate: GateFields | None
    problems: tuple[Diagnostic, ...] = ()
    marks: tuple[Mark, ...] = ()


def read_gate(given: Table[str, Given], settings: ContentSettings) -> GateReading:
    """Return the gate's fields of a document out of all fields that are given for it."""
    problems: list[Diagnostic] = []
    marks: list[Mark] = []
    values: dict[str, Any] = {}
    for name in GATE_NAMES:
        if name in given:
            value, found, places = _read_one(given[name], settings)
            problems += found
            marks += places
            if value is not UNSET:
                values[name] = value
    problems += _contradiction(given, values)
    if has_errors(problems):
        return GateReading(None, tuple(problems), tuple(marks))
    return GateReading(_fields(values), tuple(problems), tuple(marks))


def _read_one(given: Given, settings: ContentSettings) -> tuple[Any, list[Diagnostic], list[Mark]]:
    reading = Reading(settings.time_zone)
    reading.keeps_marks = not given.inherited
    value = _value(given, reading)
    mistakes = as_typed(reading.mistakes, given)
    problems = [diagnostic(mistake, GATE_CODE_OF, given.path) for mistake in mistakes]
    if has_errors(problems):
        return UNSET, problems, []
    if given.name == "tlp" and value is not UNSET:
        value, faults = _label(value, given)
        problems += faults
    if given.name == "audience" and value is not UNSET:
        problems += _unknown_audiences(given, value, settings.audiences)
    if not reading.marks:
        reading.mark(given.name, given.value.place)
    inherited_notes = given.inherited and not has_errors(problems)
    return value, [] if inherited_notes else problems, reading.marks


def _value(given: Given, reading: Reading) -> Any:
    node = given.value
    if is_null(node) or _is_blank(node):
        says_none = given.name == "date" or (given.name in _MAY_BE_NULL and not _is_blank(node))
        return UNSET if says_none else _blank(given, reading)
    if given.name == "audience" and _names_nobody(node):
        message = '"audience" holds an empty entry' if node.items else '"audience" names nobody'  # type: ignore[union-attr]
        way_out = "name one, such as [public], or remove the line"
        return reading.fault("shape", message, node.place, way_out, "audience")
    if given.name == "date" and isinstance(node, Scalar) and strict_boolean(node) is not None:
        message = f'"{given.key.text}" is a date, not {node.text}'
        return reading.fault("date", message, node.place, 'to withhold a page write "draft: true"', "date")
    return read(node, _SHAPES[given.name], given.name, reading)


def _is_blank(node: Any) -> bool:
    return isinstance(node, Scalar) and not node.text.strip()


def _blank(given: Given, reading: Reading) -> Any:
    message = f'"{given.key.text}" is empty'
    way_out = "give it a value, or remove the line"
    if given.name in _MAY_BE_NULL:
        way_out = "give it a value, remove the line, or write null if there is none"
    return reading.fault("shape", message, given.key.place, way_out, given.name)


def _names_nobody(node: Any) -> bool:
    if not isinstance(node, Sequence):
        return False
    return not node.items or any(is_null(item) or _is_blank(item) for item in node.items)


def _label(text: str, given: Given) -> tuple[Any, list[Diagnostic]]:
    found = _LABEL.fullmatch(text)
    label = found.group(1).upper() if found else ""
    place = span(given.value.place, given.path)
    if label == "WHITE":
        old = problem("BG115", '"tlp" has the old label WHITE, read as CLEAR', place, help="write CLEAR")
        return "CLEAR", [old]
    if label in LABELS:
        return label, []
    near = nearest("".join(text.split()).upper().removeprefix("TLP:"), LABELS)
    meant = f'did you mean "{near}"? ' if near else ""
    way_out = f"{meant}labels are {', '.join(LABELS)}, written without spaces"
    return UNSET, [problem("BG112", f'"tlp" cannot be "{short(text)}"', place, help=way_out)]


def _unknown_audiences(given: Given, names: tuple[str, ...], known: tuple[str, ...]) -> list[Diagnostic]:
    nodes = given.value.items if isinstance(given.value, Sequence) else (given.value,)
    return [
        problem(
            "BG113",
            f'unknown audience "{short(name)}"',
            span(node.place, given.path),
            help=_audience_help(name, known),
        )
        for name, node in zip(names, nodes, strict=True)
        if name not in known
    ]


def _audience_help(name: str, known: tuple[str, ...]) -> str:
    near = nearest(name, known)
    meant = f'did you mean "{near}"? ' if near else ""
    return f"{meant}declared in briefgen.yaml: {', '.join(known)}"


def _contradiction(given: Table[str, Given], values: dict[str, Any]) -> list[Diagnostic]:
    draft, status = values.get("draft"), values.get("status")
    if draft is None or status is None or (status == "draft" if draft else status not in _UNPUBLISHED):
        return []
    entry = given["status"]
    message = f'"draft: {str(draft).lower()}" and "status: {status}" contradict each other'
    return [problem("BG114", message, span(entry.value.place, entry.path), help="keep one of the two lines")]


def never_expires(given: Table[str, Given]) -> list[Diagnostic]:
    """Return the problem of a document that says what happens on expiry when nothing says when.

    A folder may say it for those of its documents that expire.
    """
    action = given.get("expires_action")
    if action is None or action.inherited or "expires" in given:
        return []
    message = '"expires_action" has no effect: the document never expires'
    way_out = 'add the moment, such as "expires: 2025-03-01", or remove the line'
    return [problem("BG129", message, span(action.key.place, action.path), help=way_out)]


def _fields(values: dict[str, Any]) -> GateFields:
    draft = values.pop("draft", None)
    if draft:
        values["status"] = "draft"
    values["audience"] = values.get("audience") or ("public",)
    values["tlp"] = values.get("tlp") or "CLEAR"
    return GateFields(**values)


def misread(mistakes: tuple[Mistake, ...]) -> bool:
    """Tell whether mistakes of the YAML itself leave the gate's fields in doubt."""
    return any(mistake.top in GATE_NAMES or not mistake.top for mistake in mistakes)
