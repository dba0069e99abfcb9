"""JSON Schemas for editors, and the reference of fields, made from the Structs."""

from collections.abc import Iterable
from typing import Any

import msgspec

from briefgen.content.front_matter.keys import kinds_with
from briefgen.model.fields import DETAILS_OF_KIND, SYNONYMS, CommonFields, GateFields, Kind
from briefgen.settings.menu import MENU_WORDS
from briefgen.settings.values import Settings
from briefgen.typed_yaml import REST, FieldShape, Shape, fields_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_GATHERED = ("name", "options")
_SCALAR: dict[str, Any] = {"type": ["string", "number", "boolean", "null"]}
_FORMS: dict[str, dict[str, Any]] = {
    "text": _SCALAR,
    "name": {"anyOf": [_SCALAR, {"type": "array"}]},
    "slug": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 120},
    "address": {"type": ["string", "null"], "format": "uri-reference"},
    "path": {"type": ["string", "null"]},
    "language": {"type": ["string", "null"], "examples": ["en", "pt-BR", "sr-Latn"]},
    "texts": {"anyOf": [_SCALAR, {"type": "array", "items": _SCALAR}]},
    "names": {"anyOf": [_SCALAR, {"type": "array"}]},
    "words": {"anyOf": [_SCALAR, {"type": "array", "items": _SCALAR}]},
    "flag": {"type": "boolean"},
    "date": {"type": ["string", "null"], "examples": ["2024-11-07", "2024-11-07T21:21+01:00"]},
    "moment": {"type": ["string", "null"], "examples": ["2024-11-07T06:00Z"]},
    "partial-date": {"type": ["string", "integer", "null"], "examples": ["2024-11-07", "2024-11", "2024"]},
    "any": {},
    "anys": {},
    "options": {"type": "object"},
}


class FieldRow(msgspec.Struct, frozen=True):
    """A row of the reference: the key, its type in words, its default as YAML, what it means."""

    name: str
    type: str
    default: str
    description: str


def field_table(struct: type[msgspec.Struct]) -> tuple[FieldRow, ...]:
    """Return one row for each field of a Struct, in the order of its definition."""
    return tuple(
        FieldRow(field.key, field.shape.words, _default(field), field.description)
        for field in fields_of(struct).values()
    )


def front_matter_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of front matter of all kinds, synonyms included.

    The folder decides about a document's kind, so the fields of all kinds are listed; their
    descriptions name the kinds.
    """
    properties = {**_properties(CommonFields), **_gate_properties(), **_details_properties()}
    for synonym, name in SYNONYMS.items():
        properties[synonym] = {**properties[name], "description": f'Another word for "{name}".'}
    properties["source"] = {"description": 'An address: another word for "origin.url".'}
    return {
        "$schema": DIALECT,
        "title": "Front matter of briefgen",
        "type": ["object", "null"],
        "properties": properties,
    }


def settings_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of briefgen.yaml."""
    properties = _properties(Settings)
    properties["theme"] = _with_short_form(properties["theme"], {"type": "string"})
    word = {"type": "string", "enum": list(MENU_WORDS)}
    menu = properties["menu"]
    properties["menu"] = {**menu, "items": {"anyOf": [word, menu["items"]]}}
    return {
        "$schema": DIALECT,
        "title": "Settings of briefgen (briefgen.yaml)",
        "type": ["object", "null"],
        "properties": properties,
        "additionalProperties": False,
    }


def _properties(struct: type[msgspec.Struct]) -> dict[str, Any]:
    found = {field.key: _described(field) for field in fields_of(struct).values()}
    if "image" in found:
        found["image"] = _with_short_form(found["image"], {"type": "string"})
    if "kind" in found:
        found["kind"] = {**found["kind"], "type": "string"}
        del found["kind"]["enum"]
        found["kind"]["examples"] = list(DETAILS_OF_KIND)
    return found


def _gate_properties() -> dict[str, Any]:
    found = _properties(GateFields)
    found["embargo"] = {**_FORMS["moment"], "description": found["embargo"]["description"]}
    found["draft"] = {"type": ["boolean", "null"], "description": "true: status is draft; false: published."}
    return found


def _details_properties() -> dict[str, Any]:
    names = dict.fromkeys(name for details in DETAILS_OF_KIND.values() for name in fields_of(details))
    return {name: _of_kinds(name, kinds_with(name)) for name in names}


def _of_kinds(name: str, kinds: Iterable[Kind]) -> dict[str, Any]:
    fields = [fields_of(DETAILS_OF_KIND[kind])[name] for kind in kinds]
    variants = list({str(schema): schema for schema in (_schema(field.shape) for field in fields)}.values())
    meanings = " ".join(dict.fromkeys(field.description for field in fields))
    described = {"description": f"{meanings} ({', '.join(kinds)})"}
    return {**variants[0], **described} if len(variants) == 1 else {"anyOf": variants, **described}


def _with_short_form(full: dict[str, Any], short: dict[str, Any]) -> dict[str, Any]:
    rest = {key: value for key, value in full.items() if key != "description"}
    return {"anyOf": [short, rest], "description": full["description"]}


def _described(field: FieldShape) -> dict[str, Any]:
    schema = _schema(field.shape)
    return {**schema, "description": field.description} if field.description else schema


def _schema(shape: Shape) -> dict[str, Any]:
    if shape.form == "choice":
        return {"enum": list(shape.choices)}
    if shape.form == "flag" and shape.choices:
        return {"enum": [True, False, *shape.choices]}
    if shape.form == "choices":
        return {"type": "array", "items": {"enum": list(shape.choices)}, "uniqueItems": True}
    if shape.form == "numbers" and shape.item:
        return {"type": "array", "items": _schema(shape.item)}
    if shape.form == "number":
        limits = {"minimum": shape.least, "maximum": shape.most}
        return {"type": "integer", **{key: limit for key, limit in limits.items() if limit is not None}}
    if shape.form == "map":
        return _map_schema(shape)
    if shape.form == "variants":
        return {"anyOf": [_variant_schema(shape.tag, tag, each) for tag, each in shape.variants.items()]}
    if shape.form in ("list", "table") and shape.item:
        item = _schema(shape.item)
        return {"type": "array", "items": item} if shape.form == "list" else _table_schema(item)
    return dict(_FORMS[shape.form])


def _table_schema(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": item}


def _map_schema(shape: Shape) -> dict[str, Any]:
    required = [field.key for field in shape.fields.values() if field.required]
    return {
        "type": "object",
        "properties": {key: _described(field) for key, field in shape.fields.items()},
        "additionalProperties": False,
        **({"required": required} if required else {}),
    }


def _variant_schema(key: str, tag: str, shape: Shape) -> dict[str, Any]:
    """Return the schema of the maps whose word under ``key`` is ``tag``; the last variant takes any other."""
    if tag == REST:
        own = {name: _described(field) for name, field in shape.fields.items() if name not in _GATHERED}
        return {"type": "object", "properties": {key: {"type": "string"}, **own}, "required": [key]}
    schema = _map_schema(shape)
    return {
        **schema,
        "properties": {key: {"const": tag}, **schema["properties"]},
        "required": [key, *schema.get("required", ())],
    }


def _default(field: FieldShape) -> str:
    """Return a default as an author would type it; empty where leaving the key out means nothing."""
    value = field.default
    if field.required or value is None or value in ("", (), {}):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else _flow(msgspec.to_builtins(value))


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        inner = ", ".join(f"{key}: {_flow(item)}" for key, item in value.items() if item not in ("", [], {}))
        return f"{{{inner}}}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    return str(value)
