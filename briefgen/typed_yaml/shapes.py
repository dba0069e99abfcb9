"""The Structs of the model as shapes: how each field may be typed, worked out once per Struct."""

from functools import lru_cache
from typing import Any

import msgspec
from msgspec import inspect

from briefgen.model.when import When

_WORDS = {
    "text": "a text",
    "slug": "a slug",
    "address": "an address",
    "path": "a path",
    "language": "a language",
    "name": "a name",
    "flag": "true or false",
    "strict-flag": "true or false",
    "number": "a whole number",
    "date": "a date",
    "moment": "a date and time with its zone",
    "partial-date": "a date, a month or a year",
    "texts": "a list of texts",
    "names": "a list of names",
    "words": "a list of words",
    "any": "any value",
    "anys": "a list",
    "map": "a map",
    "list": "a list of maps",
    "choices": "a list of words",
    "numbers": "a list of whole numbers",
    "table": "a map of maps",
    "options": "a map",
    "variants": "a map",
}
REST = "*"
"""Tag of the variant that takes what no other does: its own fields are ``name`` and ``options``."""


class Shape(msgspec.Struct, frozen=True):
    """How a value may be typed.

    ``form`` names the reader (see ``briefgen.typed_yaml.reading``); ``item`` is the shape of a
    list's or table's values, ``fields`` those of a map by key, ``struct`` the value that it makes.
    ``choices`` are the words that may stand; of a flag those beside true and false.
    ``variants`` are maps of which the word under the key ``tag`` chooses one.
    """

    form: str
    item: "Shape | None" = None
    fields: dict[str, "FieldShape"] = {}
    struct: type[msgspec.Struct] | None = None
    choices: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    pattern: str = ""
    tag: str = ""
    variants: dict[str, "Shape"] = {}

    @property
    def words(self) -> str:
        """The shape in words: ``a list of names``, ``one of "a", "b"``."""
        if self.form == "flag" and self.choices:
            return "true, false or " + " or ".join(f'"{choice}"' for choice in self.choices)
        if self.form != "choice":
            return _WORDS[self.form]
        return "one of " + ", ".join(f'"{choice}"' for choice in self.choices)


class FieldShape(msgspec.Struct, frozen=True):
    """A field: the attribute's ``name``, the ``key`` that authors type, and what it may hold."""

    name: str
    key: str
    shape: Shape
    required: bool
    description: str
    default: Any


@lru_cache(maxsize=128)
def fields_of(struct: type[msgspec.Struct]) -> dict[str, FieldShape]:
    """Return the fields of a Struct by key, in the order of its definition."""
    info = inspect.type_info(struct)
    if not isinstance(info, inspect.StructType):
        raise TypeError(struct)
    return {field.encode_name: _field(field) for field in info.fields}


def map_shape(struct: type[msgspec.Struct]) -> Shape:
    """Return the shape of a map that makes ``struct``."""
    return Shape("map", fields=fields_of(struct), struct=struct)


def _field(field: inspect.Field) -> FieldShape:
    default = field.default
    if field.default_factory is not msgspec.NODEFAULT:
        default = field.default_factory()
    return FieldShape(
        name=field.name,
        key=field.encode_name,
        shape=_shape(field.type, ""),
        required=field.required,
        description=_description(field.type),
        default=None if field.required else default,
    )


def _description(kind: inspect.Type) -> str:
    extra = kind.extra_json_schema if isinstance(kind, inspect.Metadata) else None
    return str((extra or {}).get("description", ""))


def _shape(kind: inspect.Type, form: str) -> Shape:
    if isinstance(kind, inspect.Metadata):
        return _shape(kind.type, str((kind.extra or {}).get("form", "")) or form)
    if isinstance(kind, inspect.UnionType):
        known = [member for member in kind.types if not isinstance(member, inspect.NoneType)]
        tagged = [member for member in known if isinstance(member, inspect.StructType) and member.tag_field]
        return _variants(tagged) if tagged else _flag_or_word(known) or _shape(known[0], form)
    if isinstance(kind, inspect.StructType):
        return Shape(form or "date") if kind.cls is When else map_shape(kind.cls)
    if isinstance(kind, inspect.VarTupleType):
        return _list_shape(kind, form)
    if isinstance(kind, inspect.DictType):
        return Shape(form) if form else Shape("table", item=_shape(kind.value_type, ""))
    return _single(kind, form)


def _flag_or_word(kinds: list[inspect.Type]) -> Shape | None:
    """Return the shape of true, false or one of some words; None for other unions."""
    words = [_single(kind, "") for kind in kinds if isinstance(kind, inspect.LiteralType)]
    has_flag = any(isinstance(kind, inspect.BoolType) for kind in kinds)
    return Shape("flag", choices=words[0].choices) if words and has_flag else None


def _variants(kinds: list[inspect.StructType]) -> Shape:
    shapes = {str(kind.tag): map_shape(kind.cls) for kind in kinds}
    return Shape("variants", tag=str(kinds[0].tag_field), variants=shapes)


def _list_shape(kind: inspect.VarTupleType, form: str) -> Shape:
    if form == "any":
        return Shape("anys")
    item = _shape(kind.item_type, "")
    if item.form == "choice":
        return Shape("choices", item=item, choices=item.choices)
    if item.form == "number":
        return Shape("numbers", item=item)
    return Shape(form) if form else Shape("list", item=item)


def _single(kind: inspect.Type, form: str) -> Shape:
    if isinstance(kind, inspect.BoolType):
        return Shape("flag")
    if isinstance(kind, inspect.IntType):
        return Shape("number", least=kind.ge, most=kind.le)
    if isinstance(kind, inspect.LiteralType):
        return Shape("choice", choices=tuple(str(value) for value in kind.values))
    if isinstance(kind, inspect.StrType):
        return Shape(form or "text", pattern=kind.pattern or "")
    raise TypeError(kind)
