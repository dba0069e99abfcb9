"""Byte ranges: a part of a body, for media players and interrupted downloads (RFC 9110, section 14)."""

import re

import msgspec

# More digits than any body has bytes are no request that is meant; Python refuses to convert very long ones.
_SINGLE = re.compile(r"bytes=[ \t]*(?:([0-9]{1,100})-([0-9]{0,100})|-([0-9]{1,100}))[ \t]*", re.IGNORECASE)


class ByteRange(msgspec.Struct, frozen=True):
    """First and last place of a part, both counted from 0 and included."""

    first: int
    last: int


class Unsatisfiable(msgspec.Struct, frozen=True):
    """A range that begins behind the end."""


def requested_range(field: str | None, length: int) -> ByteRange | Unsatisfiable | None:
    """Return the part of a body of ``length`` bytes that a Range field asks for.

    None stands for the whole body: without the field, with one that is malformed or in another unit, and
    with several ranges, for which the whole is an answer as well.
    """
    match = _SINGLE.fullmatch(field or "")
    if not match:
        return None
    if match[3]:
        return (
            _within(max(0, length - int(match[3])), length - 1, length) if int(match[3]) else Unsatisfiable()
        )
    if match[2] and int(match[2]) < int(match[1]):
        return None
    return _within(int(match[1]), int(match[2]) if match[2] else length - 1, length)


def _within(first: int, last: int, length: int) -> ByteRange | Unsatisfiable:
    return ByteRange(first, min(last, length - 1)) if first < length else Unsatisfiable()
