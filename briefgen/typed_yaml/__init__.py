"""YAML read by the wanted type, with the place of every mistake. The only door to PyYAML.

``compose`` turns a text into nodes that know where they stand; ``read`` and ``read_struct`` turn
nodes into the values that a Struct of the model wants. Nothing is decided by how a scalar looks:
``country: NO`` is a text and ``draft: no`` is not a boolean, because the fields say so.
"""

from briefgen.typed_yaml.compose import Composition, compose
from briefgen.typed_yaml.dates import Dated, DateFault, read_date
from briefgen.typed_yaml.encoding import decode
from briefgen.typed_yaml.maps import read, read_struct
from briefgen.typed_yaml.mistakes import Mistake, MistakeKind, diagnostic, span
from briefgen.typed_yaml.near_words import edit_distance, nearest, squeezed
from briefgen.typed_yaml.nodes import Entry, Mapping, Node, Place, Scalar, Sequence, is_null
from briefgen.typed_yaml.reading import UNSET, Reading, short, unknown_key, wrong_shape
from briefgen.typed_yaml.scalars import boolean, json_text, strict_boolean
from briefgen.typed_yaml.shapes import REST, FieldShape, Shape, fields_of, map_shape

__all__ = [
    "REST",
    "UNSET",
    "Composition",
    "DateFault",
    "Dated",
    "Entry",
    "FieldShape",
    "Mapping",
    "Mistake",
    "MistakeKind",
    "Node",
    "Place",
    "Reading",
    "Scalar",
    "Sequence",
    "Shape",
    "boolean",
    "compose",
    "decode",
    "diagnostic",
    "edit_distance",
    "fields_of",
    "is_null",
    "json_text",
    "map_shape",
    "nearest",
    "read",
    "read_date",
    "read_struct",
    "short",
    "span",
    "squeezed",
    "strict_boolean",
    "unknown_key",
    "wrong_shape",
]
