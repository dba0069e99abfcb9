"""``content/_data/authors.yaml`` and ``series.yaml``: small records without prose."""

import msgspec

from briefgen.content.front_matter.codes import CODE_OF, not_a_map, placed
from briefgen.diagnostics import Diagnostic, problem
from briefgen.model.fields import Slug, Text
from briefgen.model.site import Record
from briefgen.typed_yaml import (
    UNSET,
    Entry,
    Mapping,
    Mistake,
    Node,
    Place,
    Reading,
    Scalar,
    compose,
    decode,
    diagnostic,
    is_null,
    map_shape,
    read_struct,
    span,
)

_SYNONYMS = {"title": "name", "bio": "description"}


class RecordFields(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The fields of a record; ``title`` is another word for ``name``, ``bio`` for ``description``."""

    id: Slug
    name: Text = ""
    description: Text = ""
    role: Text = ""
    contact: Text = ""
    sort_name: Text = ""


def read_records(path: str, data: bytes) -> tuple[tuple[Record, ...], tuple[Diagnostic, ...]]:
    """Return the records of one data file in its order, and its problems.

    The file is a list of maps, each with an ``id``, or a map from id to the other fields.
    """
    text = decode(data)
    if isinstance(text, Mistake):
        return (), (diagnostic(text, CODE_OF, path),)
    composition = compose(text)
    problems = placed(composition.mistakes, path)
    if composition.root is None:
        return (), tuple(problems)
    if isinstance(composition.root, Scalar):
        return (), (*problems, not_a_map(composition.root, path))
    reading = Reading("UTC")
    records: dict[str, Record] = {}
    for node in _maps(composition.root):
        record = _record(node, reading)
        if record is None:
            continue
        if record.id in records:
            problems.append(_repeated(record.id, node, path))
        records.setdefault(record.id, record)
    return tuple(records.values()), (*problems, *placed(reading.mistakes, path))


def _maps(root: Node) -> tuple[Node, ...]:
    """Return each record as a map that holds its id."""
    if isinstance(root, Mapping):
        return tuple(_with_id(entry) for entry in root.entries)
    return root.items if not isinstance(root, Scalar) else ()


def _with_id(entry: Entry) -> Node:
    name = Entry(Scalar("id", entry.key.place), entry.key)
    if is_null(entry.value):
        return Mapping((name,), entry.key.place)
    if not isinstance(entry.value, Mapping):
        return entry.value
    return Mapping((name, *entry.value.entries), entry.value.place)


def _record(node: Node, reading: Reading) -> Record | None:
    if not isinstance(node, Mapping):
        message = "a record must be a map with an id and a name"
        reading.fault("shape", message, node.place, "write it as {id: desk, name: Eastern Desk}", "")
        return None
    value = read_struct(_renamed(node, reading), map_shape(RecordFields), "record", reading)
    if value is UNSET:
        return None
    return Record(
        id=value.id,
        name=value.name or value.id,
        description=value.description,
        role=value.role,
        contact=value.contact,
        sort_name=value.sort_name,
    )


def _renamed(node: Mapping, reading: Reading) -> Mapping:
    """Return the map with its synonyms under the fields' own names."""
    entries: dict[str, Entry] = {}
    for entry in node.entries:
        name = _SYNONYMS.get(entry.key.text, entry.key.text)
        if name in entries:
            message = f'"{entry.key.text}" gives "{name}" a second time'
            reading.fault("repeated", message, entry.key.place, "keep one of the two", name)
            continue
        entries[name] = Entry(Scalar(name, entry.key.place), entry.value)
    return Mapping(tuple(entries.values()), node.place)


def _repeated(name: str, node: Node, path: str) -> Diagnostic:
    place = node.entries[0].key.place if isinstance(node, Mapping) and node.entries else node.place
    return problem(
        "BG127", f'the id "{name}" stands twice', span(_short(place), path), help="give one another id"
    )


def _short(place: Place) -> Place:
    return place if place.line == place.end_line else Place(place.line, place.column)
