"""Lines of a text that may be front matter, as any editor ends them."""

import re
from collections.abc import Iterator

import msgspec

_INVISIBLE = "\\s\ufeff\u200b-\u200f\u2060"
_LINE = re.compile("[^\n\x0b\x0c\x85\u2028\u2029]*")
_GAP = re.compile(f"(?:[{_INVISIBLE}]+|<!--.*?-->)*+", re.DOTALL)
_UNSEEN = re.compile(f"[{_INVISIBLE}]+")
_FENCE = re.compile(r"-{2,}|[\u2010-\u2015\u2212-]{1,3}|\+{3,}|;{3,}|\{|-{3}(?:yaml|toml|json)?")
_FENCE_WITH_WORDS = re.compile(rf"[{_INVISIBLE}]*---[ \t\u00a0]+(?=\S)")
_KEY = re.compile(r"""[\s{,]*["']?([^\s:="'{}][^:="'{}\n]{0,40}?)["']?\s*[:=](.*)""", re.DOTALL)
_JSON_KEY = re.compile(r'[{,]\s*"([^":]{1,40})"\s*:([^,}]*)')


class Pair(msgspec.Struct, frozen=True):
    """What looks like a field: its key, the offset of the key in the text, and the words behind it."""

    key: str
    offset: int
    value: str


class Line(msgspec.Struct, frozen=True):
    """One line and the offset of its begin in the text."""

    text: str
    offset: int

    @property
    def bare(self) -> str:
        """The line without anything invisible."""
        seen = "".join(self.text.split())
        return seen if seen.isascii() else _UNSEEN.sub("", seen)

    @property
    def first(self) -> str:
        """The first character that is not invisible; empty if there is none."""
        begin = self.text[:1]
        return begin if begin.isalnum() else self.bare[:1]

    @property
    def is_fence(self) -> bool:
        """Whether the line opens or closes front matter, in some program and however untidily."""
        if self.text[:1].isalnum():
            return False
        return _FENCE.fullmatch(self.bare) is not None or _FENCE_WITH_WORDS.match(self.text) is not None

    @property
    def is_field_like(self) -> bool:
        """Whether a block of fields can hold the line: a key, an item, a comment, or more of a value."""
        begins = self.text[:1].isspace() or self.first in ("", "#", "-", "]", "}")
        return begins or _KEY.match(self.text) is not None

    @property
    def has_key(self) -> bool:
        """Whether the line is ``key: value``, no item of a list."""
        return self.first not in ("#", "-") and _KEY.match(self.text) is not None

    def pairs(self) -> Iterator[Pair]:
        """Yield the field with which the line begins, and all fields of a line of JSON."""
        fence = _FENCE_WITH_WORDS.match(self.text)
        found = _KEY.match(self.text, fence.end() if fence else 0)
        if found:
            yield self._pair(found)
        if '"' in self.text:
            yield from map(self._pair, _JSON_KEY.finditer(self.text))

    def _pair(self, found: re.Match[str]) -> Pair:
        return Pair(found[1], self.offset + found.start(1), found[2].strip().strip("\"',"))


def lines_from(text: str, offset: int = 0) -> Iterator[Line]:
    """Yield the lines of a text from an offset on; NEL, U+2028 and their like end lines too."""
    while offset <= len(text):
        found = _LINE.match(text, offset)
        end = found.end() if found else len(text)
        yield Line(text[offset:end], offset)
        offset = end + 1


def behind_gaps(text: str, offset: int = 0) -> int:
    """Return the offset of the first character behind empty lines, spaces and HTML comments."""
    found = _GAP.match(text, offset)
    return found.end() if found else offset
