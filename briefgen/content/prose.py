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


def typeset(fields: S, set_marks: Callable[[str], str]) -> S:
    """Return fields whose prose went through ``set_marks``; names, ids and addresses stay as typed."""
    changed = {
        name: _typeset(value, set_marks) if name in PROSE else _within(value, set_marks)
        for name in fields.__struct_fields__
        if (value := getattr(fields, name)) and not isinstance(value, bool | int)
    }
    return msgspec.structs.replace(
        fields, **{n: v for n, v in changed.items() if v is not getattr(fields, n)}
    )


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
