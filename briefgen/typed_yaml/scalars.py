"""What a plain scalar means once a type is wanted, or none is (YAML 1.2 core schema)."""

import json
import math
import re
from typing import Any

from briefgen.typed_yaml.nodes import Mapping, Node, Scalar, Sequence, is_null

_BOOLEANS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_CORE_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INTEGER = re.compile(r"[-+]?[0-9]{1,15}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def boolean(scalar: Scalar) -> bool | None:
    """Return the boolean that an unquoted true, false, yes, no, on or off means, else None."""
    return _BOOLEANS.get(scalar.text.lower()) if scalar.plain else None


def strict_boolean(scalar: Scalar) -> bool | None:
    """Return the boolean that an unquoted true or false means, else None."""
    return _CORE_BOOLEANS.get(scalar.text) if scalar.plain else None


def integer(text: str) -> int | None:
    """Return the decimal number of at most 15 digits that the text is, else None."""
    return int(text) if _INTEGER.fullmatch(text) else None


def plain_value(node: Node) -> Any:
    """Return what a node means where no type is wanted: the values that JSON knows.

    Numbers that JSON cannot hold, and dates, stay texts.
    """
    if isinstance(node, Mapping):
        return {entry.key.text: plain_value(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [plain_value(item) for item in node.items]
    return _core(node)


def json_text(node: Node) -> str:
    """Return the node as JSON text."""
    return json.dumps(plain_value(node), ensure_ascii=False)


def _core(scalar: Scalar) -> Any:
    if not scalar.plain:
        return scalar.text
    if is_null(scalar):
        return None
    known = strict_boolean(scalar)
    if known is not None:
        return known
    number = integer(scalar.text)
    return number if number is not None else _real(scalar.text)


def _real(text: str) -> float | str:
    if len(text) > 32 or not _FLOAT.fullmatch(text):
        return text
    number = float(text)
    return number if math.isfinite(number) else text
