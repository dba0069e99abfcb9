"""Front matter that people read as text gets the same typography as the body."""

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

S = TypeVar("S", bound=msgspec.Struct)
PROSE = frozenset(
    {
        "title",
        "summary",
        "question",
        "bottom_line",
        "key_points",
        "scope",
        "alt",
        "caption",
        "text",
        "note",
        "why",
        "answer",
    }
)
_NEVER_PROSE = (bool, int)


def typeset(fields: S, set_marks: Callable[[str], str]) -> S:
    """Return fields whose prose went through ``set_marks``; names, ids and addresses stay as typed."""
    changed = {}
    for name, value in zip(fields.__struct_fields__, msgspec.structs.astuple(fields), strict=True):
        if value and value.__class__ not in _NEVER_PROSE:
            new = _typeset(value, set_marks) if name in PROSE else _within(value, set_marks)
            if new is not value:
                changed[name] = new
    return msgspec.structs.replace(fields, **changed) if changed else fields


def _typeset(value: Any, set_marks: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return set_marks(value)
    if isinstance(value, tuple) and all(isinstance(item, str) for item in value):
        return tuple(map(set_marks, value))
    return _within(value, set_marks)


def _within(value: Any, set_marks: Callable[[str], str]) -> Any:
    """Return Structs inside a field, and lists of them, with their own prose set."""
    if isinstance(value, msgspec.Struct):
        return typeset(value, set_marks)
    if isinstance(value, tuple) and value and isinstance(value[0], msgspec.Struct):
        return tuple(typeset(item, set_marks) for item in value)
    return value
