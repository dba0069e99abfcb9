"""One form for all ways of writing the same words: lower-case letters and digits between spaces.

Case, accents, Unicode form, punctuation, and slugs, paths and file names instead of titles make no
difference: ``The Émigrés' List``, ``the-emigres-list`` and ``THE_EMIGRES%20LIST`` (once decoded) are equal.
"""

import re
import unicodedata
from functools import lru_cache

_ASCII = "".join(chr(code).lower() if chr(code).isalnum() else " " for code in range(128)).encode()
_TABLE = _ASCII + bytes(range(128, 256))
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
_FREQUENT_MARKS = tuple(mark.encode() for mark in "–—·’‘“”…→←×«»\u00a0\u202f")
"""What most texts in Latin letters have beyond ASCII; replacing it is many times faster than a pattern."""

_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)


def words(data: bytes) -> list[bytes]:
    """Return the words of UTF-8 text in the one form; bytes that are not UTF-8 are read as Latin-1."""
    plain = data.translate(_TABLE)
    if not plain.isascii():
        for mark in _FREQUENT_MARKS:
            plain = plain.replace(mark, b" ")
    if not plain.isascii():
        plain = _BEYOND_ASCII.sub(_folded_match, plain)
    return plain.split()


def phrase(text: str) -> bytes:
    """Return words in the one form, each between single spaces: what ``joined`` text contains."""
    return joined(words(text.encode("utf-8", "ignore")))


def joined(found: list[bytes]) -> bytes:
    """Return words as one text that begins and ends with a space."""
    return b" " + b" ".join(found) + b" " if found else b""


def _folded_match(match: re.Match[bytes]) -> bytes:
    return _folded(match[0])


@lru_cache(maxsize=65536)
def _folded(run: bytes) -> bytes:
    try:
        text = run.decode()
    except UnicodeDecodeError:
        text = run.decode("latin-1")
    parts = unicodedata.normalize("NFKD", text).casefold().translate(_UNDECOMPOSED)
    return "".join(map(_letter, parts)).encode("utf-8", "ignore")


def _letter(char: str) -> str:
    """Return a letter or digit, nothing for marks and invisible characters, else a space."""
    if char.isalnum():
        return char
    return "" if unicodedata.category(char) in {"Mn", "Cf", "Lm"} else " "
