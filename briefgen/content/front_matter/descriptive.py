"""All fields but the gate's: common ones, those of the document's kind, and unknown ones."""

from collections.abc import Iterable
from typing import Any

import msgspec

from briefgen.content.front_matter.codes import placed
from briefgen.content.front_matter.given import Given, as_typed
from briefgen.content.front_matter.keys import key_meant, kinds_with, sort_of
from briefgen.content.front_matter.kinds import KindReading
from briefgen.content.front_matter.withholding import withholding_problem
from briefgen.diagnostics import Diagnostic, problem
from briefgen.model.document import Mark
from briefgen.model.fields import DETAILS_OF_KIND, CommonFields, Details
from briefgen.typed_yaml import (
    UNSET,
    Entry,
    Mapping,
    Node,
    Reading,
    Scalar,
    fields_of,
    json_text,
    read,
    short,
    span,
)


class FieldsReading(msgspec.Struct, frozen=True):
    """What the fields say. ``doubt`` tells that one of them may be a misspelt field of the gate."""

    fields: CommonFields
    details: Details
    custom: tuple[tuple[str, str], ...]
    marks: tuple[Mark, ...]
    problems: tuple[Diagnostic, ...]
    doubt: bool


class _Gathered:
    """Values and problems while fields are read one by one."""

    def __init__(self, zone: str) -> None:
        self.own = Reading(zone)
        self.inherited = Reading(zone)
        self.inherited.keeps_marks = False
        self.common: dict[str, Any] = {}
        self.details: dict[str, Any] = {}
        self.custom: list[tuple[str, str]] = []
        self.problems: list[Diagnostic] = []
        self.doubt = False


def read_fields(given: Iterable[Given], kind: KindReading, path: str, zone: str) -> FieldsReading:
    """Return the fields of a document of a kind, each read by its type.

    A value that cannot be read is left out and reported; the others are kept.
    """
    gathered = _Gathered(zone)
    if kind.actor_kind:
        gathered.details["actor_kind"] = kind.actor_kind
    for entry in given:
        _read_one(entry, kind, gathered)
    return FieldsReading(
        fields=CommonFields(**{**gathered.common, "kind": kind.kind}),
        details=DETAILS_OF_KIND[kind.kind](**gathered.details),  # type: ignore[arg-type]
        custom=tuple(sorted(gathered.custom)),
        marks=tuple(gathered.own.marks),
        problems=(*gathered.problems, *placed(gathered.own.mistakes, path)),
        doubt=gathered.doubt,
    )


def _read_one(given: Given, kind: KindReading, gathered: _Gathered) -> None:
    sort = sort_of(given.name, kind.kind)
    if sort == "common":
        _store(given, fields_of(CommonFields), gathered.common, gathered)
    elif sort == "details":
        _store(given, fields_of(DETAILS_OF_KIND[kind.kind]), gathered.details, gathered)
    elif sort == "unknown":
        _keep_unknown(given, kind, gathered)
    elif sort == "other-kind" and not given.inherited and not _refused(given, gathered):
        gathered.problems.append(_of_another_kind(given, kind))
        gathered.custom.append((given.key.text, json_text(given.value)))


def _store(given: Given, fields: dict[str, Any], values: dict[str, Any], gathered: _Gathered) -> None:
    if given.name == "kind":
        return
    field = fields[given.name]
    reading = gathered.inherited if given.inherited else gathered.own
    before = len(reading.mistakes)
    value = read(as_full(given.name, given.value), field.shape, given.name, reading)
    if len(reading.mistakes) > before:
        reading.mistakes[before:] = as_typed(reading.mistakes[before:], given)
    if value is not UNSET:
        values[field.name] = value


def as_full(name: str, value: Node) -> Node:
    """Return the full form of a value that has a short one: a path for ``image`` is its ``src``."""
    if name == "image" and isinstance(value, Scalar) and value.text.strip():
        return Mapping((Entry(Scalar("src", value.place), value),), value.place)
    return value


def _keep_unknown(given: Given, kind: KindReading, gathered: _Gathered) -> None:
    if not given.inherited and _refused(given, gathered):
        return
    meant = "" if given.inherited else key_meant(given.key.text, kind.kind)
    if meant:
        gathered.problems.append(misspelt(given, meant))
    else:
        gathered.custom.append((given.key.text, json_text(given.value)))


def _refused(given: Given, gathered: _Gathered) -> bool:
    """Report a key that may be meant to withhold the document; tell whether it is one."""
    refusal = withholding_problem(given)
    if refusal:
        gathered.doubt = True
        gathered.problems.append(refusal)
    return refusal is not None


def misspelt(given: Given, meant: str) -> Diagnostic:
    """Return the problem of a key that looks like the field ``meant``."""
    place = span(given.key.place, given.path)
    return problem("BG104", f'unknown key "{short(given.key.text)}"', place, help=f'did you mean "{meant}"?')


def _of_another_kind(given: Given, kind: KindReading) -> Diagnostic:
    kinds = " and ".join(kinds_with(given.name))
    message = f'"{short(given.key.text)}" is a field of the kind {kinds}, not of {kind.kind}'
    return problem("BG118", message, span(given.key.place, given.path), help="it is kept and has no effect")
