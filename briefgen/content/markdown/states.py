"""The parser's states, which do the same as the library's in less time.

A document makes a hundred tokens; the library's own beginning of one calls three functions.
"""

from dataclasses import fields
from functools import lru_cache
from typing import Literal

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token

_Nesting = Literal[-1, 0, 1]


class _LeanToken(Token):
    """A token whose fields all have their defaults."""

    __slots__ = ()

    def __init__(self, type: str, tag: str, nesting: _Nesting) -> None:
        self.type = type
        self.tag = tag
        self.nesting = nesting
        self.attrs = {}
        self.map = None
        self.level = 0
        self.children = None
        self.content = ""
        self.markup = ""
        self.info = ""
        self.meta = {}
        self.block = False
        self.hidden = False


_FIELDS = (
    "type", "tag", "nesting", "attrs", "map", "level", "children", "content", "markup", "info", "meta",
    "block", "hidden",
)  # fmt: skip
# Another version of the library may give a token more fields; then it makes its tokens itself.
new_token: type[Token] = _LeanToken if tuple(field.name for field in fields(Token)) == _FIELDS else Token


class BlockState(StateBlock):
    """A state between blocks."""

    def push(self, ttype: str, tag: str, nesting: _Nesting) -> Token:
        """Add a token and return it."""
        token = new_token(ttype, tag, nesting)
        token.block = True
        if nesting < 0:
            self.level -= 1
        token.level = self.level
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token


class InlineState(StateInline):
    """A state inside a paragraph."""

    def push(self, ttype: str, tag: str, nesting: _Nesting) -> Token:
        """Add a token and return it, behind the text that waits."""
        if nesting:
            return super().push(ttype, tag, nesting)
        if self.pending:
            self.pushPending()
        token = new_token(ttype, tag, 0)
        token.level = self.pendingLevel = self.level
        self.tokens.append(token)
        self.tokens_meta.append(None)
        return token

    def pushPending(self) -> Token:  # noqa: N802
        """Add the text that waits as a token and return it."""
        token = new_token("text", "", 0)
        token.content = self.pending
        token.level = self.pendingLevel
        self.tokens.append(token)
        self.pending = ""
        return token

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: FBT001, N802, N803, the library's names
        """Return how long a run of asterisks or the like is, and whether it can open and close."""
        src, end, maximum = self.src, start + 1, self.posMax
        marker = src[start]
        while end < maximum and src[end] == marker:
            end += 1
        before = src[start - 1] if start else " "
        behind = src[end] if end < maximum else " "
        can_open, can_close = _sides(before, marker, behind, canSplitWord)
        return Scanned(can_open, can_close, end - start)


@lru_cache(maxsize=8192)
def _sides(before: str, marker: str, behind: str, can_split: bool) -> tuple[bool, bool]:  # noqa: FBT001
    """Return what the library says of a marker between two characters; nothing else counts."""
    state = StateInline(f"{before}{marker}{behind}", None, {}, [])  # type: ignore[arg-type]
    scanned = state.scanDelims(1, can_split)
    return scanned.can_open, scanned.can_close
