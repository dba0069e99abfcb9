"""The part of CBOR (RFC 8949) in which Pagefind writes lists, texts and whole numbers."""

import struct
from typing import Any

_NUMBER, _NEGATIVE, _TEXT, _LIST = 0, 1, 3, 4
_SIZES = {24: ">B", 25: ">H", 26: ">I", 27: ">Q"}
_SHORT = 24


def decoded(data: bytes) -> Any:
    """Return the value that bytes hold.

    Raises:
        ValueError: they hold something else than one value of lists, texts and whole numbers.
    """
    value, end = _value(data, 0)
    if end != len(data):
        raise ValueError("more than one value")
    return value


def encoded(value: Any) -> bytes:
    """Return a value of lists, texts and whole numbers as bytes, each number in as few as it needs."""
    if isinstance(value, str):
        text = value.encode()
        return _head(_TEXT, len(text)) + text
    if isinstance(value, list):
        return _head(_LIST, len(value)) + b"".join(map(encoded, value))
    return _head(_NUMBER, value) if value >= 0 else _head(_NEGATIVE, -1 - value)


def _head(kind: int, number: int) -> bytes:
    if number < _SHORT:
        return bytes([kind << 5 | number])
    code = next(code for code, form in _SIZES.items() if number >> (8 * struct.calcsize(form)) == 0)
    return bytes([kind << 5 | code]) + struct.pack(_SIZES[code], number)


def _value(data: bytes, at: int) -> tuple[Any, int]:
    """Return the value that begins at an offset, and the offset behind it."""
    kind, number, at = _read_head(data, at)
    if kind == _NUMBER:
        return number, at
    if kind == _NEGATIVE:
        return -1 - number, at
    if kind == _TEXT:
        return data[at : at + number].decode(), at + number
    if kind != _LIST:
        raise ValueError(f"kind {kind}")
    items = []
    for _ in range(number):
        item, at = _value(data, at)
        items.append(item)
    return items, at


def _read_head(data: bytes, at: int) -> tuple[int, int, int]:
    """Return the kind of a value, its number (or length), and the offset behind both."""
    if at >= len(data):
        raise ValueError("the value is cut off")
    kind, short = data[at] >> 5, data[at] & 31
    if short < _SHORT:
        return kind, short, at + 1
    form = _SIZES.get(short)
    end = at + 1 + (struct.calcsize(form) if form else 0)
    if form is None or end > len(data):
        raise ValueError("the value is cut off")
    return kind, struct.unpack_from(form, data, at + 1)[0], end
