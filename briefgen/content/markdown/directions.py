"""Directions of what is written the other way than the text around it."""

import re
from collections.abc import Sequence

from markdown_it.token import Token

from briefgen.model.direction import Direction, direction, direction_by, letters_of

_LISTS = ("bullet_list_open", "ordered_list_open", "list_item_open", "dl_open", "dt_open", "dd_open")
_TABLES = ("table_open", "th_open", "td_open")
_BLOCKS = frozenset(("paragraph_open", "heading_open", "blockquote_open", *_LISTS, *_TABLES))
_INLINES = frozenset(("link_open", "wikilink_open", "em_open", "strong_open", "s_open", "span_open"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CODE = frozenset(("fence", "code_block", "code_inline"))
_WORDS = frozenset(("text", "text_special"))
_GIVEN = re.compile(r"""\bdir=["']?(?P<dir>ltr|rtl)\b|\blang=["']?(?P<lang>[A-Za-z][A-Za-z0-9-]*)""")
Letters = tuple[int, int]


def set_directions(tokens: Sequence[Token], around: Direction) -> None:
    """Note under ``dir`` what is written the other way than what stands around it, from outside in.

    Most of its letters decide about a block, link or emphasis; a direction or language that its
    author gave goes before. Code is always written from left to right.
    """
    _turn(tokens, _counted(tokens), [around])


def _counted(tokens: Sequence[Token]) -> list[Letters]:
    """Return for each token the letters that it opens around, or holds: (from right to left, all)."""
    found: list[Letters] = [(0, 0)] * len(tokens)
    open_ones: list[int] = []
    for number, token in enumerate(tokens):
        if token.nesting > 0:
            open_ones.append(number)
        elif token.nesting < 0 and open_ones:
            closed = open_ones.pop()
            if open_ones:
                found[open_ones[-1]] = _sum(found[open_ones[-1]], found[closed])
        else:
            found[number] = _letters(token)
            if open_ones:
                found[open_ones[-1]] = _sum(found[open_ones[-1]], found[number])
    return found


def _sum(one: Letters, other: Letters) -> Letters:
    return one[0] + other[0], one[1] + other[1]


def _letters(token: Token) -> Letters:
    if token.type in _WORDS:
        return letters_of(token.content)
    return letters_of("".join(part.content for part in token.children or () if part.type in _WORDS))


def _turn(tokens: Sequence[Token], letters: Sequence[Letters], around: list[Direction]) -> None:
    """Note directions; ``around`` are those of what is open, the innermost last."""
    for token, found in zip(tokens, letters, strict=True):
        if token.nesting < 0:
            if len(around) > 1:
                around.pop()
            continue
        own = _own(token, found, around[-1])
        if own != around[-1]:
            token.meta["dir"] = own
        if token.nesting > 0:
            around.append(own)
        elif token.children:
            _turn(token.children, _counted(token.children), [own])


def _own(token: Token, letters: Letters, around: Direction) -> Direction:
    """Return the direction of a token; that around it for one that cannot have its own."""
    if token.type in _CODE:
        return "ltr"
    if not _can_turn(token):
        return around
    return _given(token) or direction_by(*letters) or around


def _can_turn(token: Token) -> bool:
    if token.hidden:
        return False
    is_heading = token.type == "nothing" and token.nesting > 0 and token.tag in _HEADINGS
    return is_heading or token.type in _BLOCKS or token.type in _INLINES


def _given(token: Token) -> Direction | None:
    """Return the direction, or that of the language, which an author gave; None without any."""
    text = " ".join(item for item, _ in token.meta.get("attributes", ()))
    named = {match.lastgroup: match[0] for match in _GIVEN.finditer(text)} if text else {}
    if "dir" in named:
        return "rtl" if named["dir"].endswith("rtl") else "ltr"
    return direction(named["lang"].partition("=")[2].strip("\"'")) if "lang" in named else None
