"""How names are compared and turned into addresses."""

import re
import unicodedata
from functools import lru_cache

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_APOSTROPHES = dict.fromkeys(map(ord, "'\u2018\u2019\u02bc\u02b9`\u00b4\u2032"), "")
_QUOTES = dict.fromkeys(map(ord, '"\u201c\u201d\u201e\u201a\u00ab\u00bb\u2039\u203a'), "")
_ONE_WAY_OF_WRITING = {**_DASHES, **_APOSTROPHES, **_QUOTES}
_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_GAPS = re.compile(r"[\s\-_\u00ad\u200b\u2060]+")
_LATIN_AND_GREEK = 0x0400
SLUG_LENGTH = 120


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return the form in which two spellings of one name are equal.

    Case, accents, dashes, quotation marks, runs of space and Unicode form make no difference:
    ``Erdoğan`` and ``ERDOGAN``, ``Russia–US`` and ``russia us`` fold to the same text. Letters
    outside Latin and Greek keep their marks: the Cyrillic letters и and й are two letters.
    """
    bare = _without_accents(name.translate(_ONE_WAY_OF_WRITING)).casefold()
    return _GAPS.sub(" ", bare.translate(_UNDECOMPOSED)).strip()


@lru_cache(maxsize=65536)
def slugify(text: str) -> str:
    """Return the part of an address that stands for ``text``: lower-case ASCII, digits and ``-``.

    Other scripts are transliterated (by anyascii); apostrophes vanish, so that ``NATO's`` becomes
    ``natos``. A text without any letter or digit gives an empty slug. At most 120 characters are
    kept.
    """
    plain = _without_accents(text.translate(_APOSTROPHES))
    if not plain.isascii():
        from anyascii import anyascii

        plain = anyascii(plain).translate(_APOSTROPHES)
    return _NOT_SLUG.sub("-", plain.lower()).strip("-")[:SLUG_LENGTH].strip("-")


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    return "".join(
        unicodedata.normalize("NFKD", char)[0] if _is_accented(char) else char
        for char in unicodedata.normalize("NFKC", text)
    )


def _is_accented(char: str) -> bool:
    parts = unicodedata.normalize("NFKD", char)
    return len(parts) > 1 and ord(parts[0]) < _LATIN_AND_GREEK and unicodedata.combining(parts[1]) > 0
