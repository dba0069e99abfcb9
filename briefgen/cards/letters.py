"""Which letters the fonts of cards have."""

import bisect
import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
_UNSEEN = frozenset({"Cc", "Cf", "Zs"})
_ORNAMENTS = frozenset({"So", "Sk", "Cn", "Co", "Cs"})


def showable(text: str) -> str:
    """Return a text as the fonts can show it, spaces folded; empty where a letter of it is missing.

    Emoji and other signs that the fonts lack are left out, since a title reads without them.
    """
    kept = []
    for letter in unicodedata.normalize("NFC", " ".join(text.split())):
        if has(letter):
            kept.append(letter)
        elif _is_needed(letter):
            return ""
    return " ".join("".join(kept).split())


def has(letter: str) -> bool:
    """Tell whether the fonts have a letter."""
    starts, ends = _ranges()
    at = bisect.bisect_right(starts, ord(letter)) - 1
    return at >= 0 and ord(letter) <= ends[at]


def _is_needed(letter: str) -> bool:
    category = unicodedata.category(letter)
    is_selector = 0xFE00 <= ord(letter) <= 0xFE0F
    return not (is_selector or category in _UNSEEN or category in _ORNAMENTS)


@cache
def _ranges() -> tuple[list[int], list[int]]:
    lines = (FONTS / "letters.txt").read_text(encoding="ascii").split("\n")
    pairs = [line.split() for line in lines if line]
    return [int(first, 16) for first, _ in pairs], [int(last, 16) for _, last in pairs]
