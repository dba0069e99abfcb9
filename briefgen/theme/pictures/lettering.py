"""How much room words take, without knowing the reader's typeface: rather too much than too little."""

import unicodedata
from functools import lru_cache

NARROW = frozenset("iljtfrI.,:;'’|!()[]- ")
BROAD = frozenset("mwMWЖШЩЮМжшщюм@%&—…")


@lru_cache(maxsize=8192)
def width_of(text: str, size: float) -> float:
    """Return the room that a line of sans serif letters takes at most, in units of ``size``."""
    return sum(map(_share, text)) * size


def fitted(text: str, room: float, size: float) -> str:
    """Return a text that fits the room, its end replaced by an ellipsis where it must be."""
    if width_of(text, size) <= room:
        return text
    return f"{_cut(text, room - width_of('…', size), size).rstrip()}…"


def lines(text: str, room: float, size: float, most: int = 2) -> tuple[str, ...]:
    """Return a text in at most ``most`` lines that fit the room; only the last one is ever shortened."""
    found: list[str] = []
    rest = " ".join(text.split())
    while len(found) < most - 1 and width_of(rest, size) > room:
        line = _line(rest, room, size)
        found.append(line)
        rest = rest[len(line) :].lstrip()
    return (*found, fitted(rest, room, size))


def _line(text: str, room: float, size: float) -> str:
    """Return the begin of a text up to the last space that fits; a part of a word without one."""
    cut = _cut(text, room, size)
    if text[len(cut) :].startswith(" "):
        return cut
    return cut.rpartition(" ")[0] or cut


def _cut(text: str, room: float, size: float) -> str:
    """Return as many letters as fit, never a letter without its marks, and at least one."""
    taken, end = 0.0, 0
    while end < len(text) and taken + _share(text[end]) * size <= room:
        taken += _share(text[end]) * size
        end += 1
    while 1 < end < len(text) and _is_mark(text[end]):
        end -= 1
    return text[: max(end, 1)]


@lru_cache(maxsize=4096)
def _share(char: str) -> float:
    if _is_mark(char):
        return 0
    if unicodedata.east_asian_width(char) in {"W", "F"}:
        return 1
    if char in NARROW:
        return 0.36
    if char in BROAD:
        return 0.92
    return 0.7 if char.isupper() else 0.58


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in {"Mn", "Me", "Cf"}
