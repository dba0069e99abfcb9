"""Typographic quotation marks, apostrophes, dashes and ellipses."""

import re
import unicodedata
from collections.abc import Sequence

import msgspec
from markdown_it.token import Token

_QUOTE = re.compile("[\"']")
_DASHES = re.compile(r"(?<!-)---(?!-)|(?<=\S)(?<!-)--(?=[^\s-])|(?<!\S)--(?!\S)|(?<!\.)\.\.\.(?!\.)")
_SIGNS = {"---": "\u2014", "--": "\u2013", "...": "\u2026"}
_APOSTROPHE = "\u2019"
_DEEPEST = 64
_BREAKS = ("softbreak", "hardbreak")


class Marks(msgspec.Struct, frozen=True):
    """Opening and closing marks of a language: the outer ones, then those inside them."""

    outer: tuple[str, str]
    inner: tuple[str, str]


_ENGLISH = Marks(("\u201c", "\u201d"), ("\u2018", "\u2019"))
_EAST_SLAVIC = Marks(("\u00ab", "\u00bb"), ("\u201e", "\u201c"))
_MARKS = {
    "en": _ENGLISH,
    "de": Marks(("\u201e", "\u201c"), ("\u201a", "\u2018")),
    "fr": Marks(("\u00ab\u202f", "\u202f\u00bb"), ("\u201c", "\u201d")),
    "uk": _EAST_SLAVIC,
    "ru": _EAST_SLAVIC,
    "pl": Marks(("\u201e", "\u201d"), ("\u00ab", "\u00bb")),
    "es": Marks(("\u00ab", "\u00bb"), ("\u201c", "\u201d")),
    "ar": Marks(("\u00ab", "\u00bb"), ("\u2039", "\u203a")),
}


def marks_for(language: str) -> Marks:
    """Return the marks of a language (BCP 47; its region does not matter), English ones where unknown."""
    return _MARKS.get(language.partition("-")[0].lower(), _ENGLISH)


def needs_typography(text: str) -> bool:
    """Tell whether ``text`` holds anything that ``set_marks`` would change."""
    return '"' in text or "'" in text or "--" in text or "..." in text


class _Open(msgspec.Struct):
    """A mark that may open a quotation: its token, its place in it, and how deep it stands."""

    token: int
    position: int
    sign: str
    level: int


def set_marks(tokens: Sequence[Token], marks: Marks) -> None:
    """Replace typewriter marks in the text tokens of one paragraph; code, escapes and addresses stay."""
    changes: dict[int, dict[int, str]] = {}
    waiting: list[_Open] = []
    before, inside_address = " ", False
    for number, token in enumerate(tokens):
        if token.type in ("link_open", "link_close"):
            inside_address = token.type == "link_open" and token.info == "auto"
        elif token.type == "text" and not inside_address:
            while waiting and waiting[-1].level > token.level:
                waiting.pop()
            for match in _QUOTE.finditer(token.content):
                around = _neighbours(tokens, number, match, before)
                _set_one(_Open(number, match.start(), match[0], token.level), around, waiting, changes, marks)
        before = _last_character(token, before)
    _apply(tokens, changes)


def _neighbours(tokens: Sequence[Token], number: int, match: re.Match[str], before: str) -> tuple[str, str]:
    content = tokens[number].content
    left = content[match.start() - 1] if match.start() else before
    if match.end() < len(content):
        return left, content[match.end()]
    for later in range(number + 1, len(tokens)):
        if tokens[later].type in _BREAKS:
            break
        if tokens[later].content:
            return left, tokens[later].content[0]
    return left, " "


def _last_character(token: Token, before: str) -> str:
    if token.type in _BREAKS:
        return " "
    return token.content[-1] if token.content else before


def _set_one(
    mark: _Open,
    around: tuple[str, str],
    waiting: list[_Open],
    changes: dict[int, dict[int, str]],
    marks: Marks,
) -> None:
    can_open, can_close = _sides(*around)
    found = _partner(mark, waiting) if can_close else -1
    if found >= 0:
        opening = waiting[found]
        del waiting[found:]
        pair = marks.inner if mark.sign == "'" else marks.outer
        changes.setdefault(opening.token, {})[opening.position] = pair[0]
        changes.setdefault(mark.token, {})[mark.position] = pair[1]
        return
    if mark.sign == "'":
        changes.setdefault(mark.token, {})[mark.position] = _APOSTROPHE
    if can_open:
        waiting.append(mark)
        del waiting[:-_DEEPEST]


def _sides(left: str, right: str) -> tuple[bool, bool]:
    """Tell whether a mark between two characters can open and whether it can close a quotation.

    The rules are those by which CommonMark (6.2) decides about emphasis; between two letters a
    mark does neither.
    """
    left_sign, right_sign = _is_sign(left), _is_sign(right)
    can_open = not right.isspace() and (not right_sign or left.isspace() or left_sign)
    can_close = not left.isspace() and (not left_sign or right.isspace() or right_sign)
    if can_open and can_close:
        return left_sign, right_sign
    return can_open, can_close


def _is_sign(char: str) -> bool:
    return not (char.isalnum() or char.isspace() or unicodedata.combining(char))


def _partner(mark: _Open, waiting: list[_Open]) -> int:
    for place in range(len(waiting) - 1, -1, -1):
        if waiting[place].level < mark.level:
            return -1
        if waiting[place].sign == mark.sign and waiting[place].level == mark.level:
            return place
    return -1


def _apply(tokens: Sequence[Token], changes: dict[int, dict[int, str]]) -> None:
    inside_address = False
    for number, token in enumerate(tokens):
        if token.type in ("link_open", "link_close"):
            inside_address = token.type == "link_open" and token.info == "auto"
        if token.type != "text" or inside_address:
            continue
        places = changes.get(number)
        content = _replaced(token.content, places) if places else token.content
        token.content = _DASHES.sub(_sign, content) if "--" in content or "..." in content else content


def _replaced(text: str, places: dict[int, str]) -> str:
    pieces, last = [], 0
    for position in sorted(places):
        pieces += [text[last:position], places[position]]
        last = position + 1
    return "".join([*pieces, text[last:]])


def _sign(match: re.Match[str]) -> str:
    return _SIGNS[match[0]]


def typographic(text: str, language: str) -> str:
    """Return a line of plain text with the quotation marks, dashes and ellipses of its language."""
    if not needs_typography(text):
        return text
    token = Token("text", "", 0, content=text)
    set_marks([token], marks_for(language))
    return token.content
