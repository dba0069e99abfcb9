"""A YAML document as plain values: scalars stay text until a wanted type says what they mean."""

import msgspec


class Place(msgspec.Struct, frozen=True):
    """Where a node stands; lines and columns count from 1, the end is the first column behind."""

    line: int
    column: int
    end_line: int = 0
    end_column: int = 0


class Scalar(msgspec.Struct, frozen=True, tag="scalar"):
    """A single value as typed; ``plain`` tells that it had no quotes and is no block of text."""

    text: str
    place: Place
    plain: bool = True


class Sequence(msgspec.Struct, frozen=True, tag="sequence"):
    """A list."""

    items: tuple["Node", ...]
    place: Place


class Entry(msgspec.Struct, frozen=True):
    """One key of a map and its value."""

    key: Scalar
    value: "Node"


class Mapping(msgspec.Struct, frozen=True, tag="mapping"):
    """A map in the order of its text; no key stands twice."""

    entries: tuple[Entry, ...]
    place: Place


Node = Scalar | Sequence | Mapping

NULLS = frozenset({"", "~", "null", "Null", "NULL"})


def is_null(node: Node) -> bool:
    """Tell whether the node is empty or one of YAML's words for nothing."""
    return isinstance(node, Scalar) and node.plain and node.text in NULLS
