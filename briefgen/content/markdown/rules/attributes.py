"""``{.class #id key=value}`` behind an inline element, and on a line of its own before a block."""

import re
from collections.abc import Sequence

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_CLASS = r"\.[^\s{}.#\"'=<>]++"
_ID = r"#[^\s{}#\"'=<>]++"
_VALUE = r"(?:\"(?:[^\"\\]|\\.)*+\"|'[^']*+'|[^\s\"'{}<>=]++)"
_ITEM = rf"(?:{_CLASS}|{_ID}|[A-Za-z][\w:-]*+={_VALUE}|decorative)(?=[\s}}.#])"
ATTRIBUTES = re.compile(rf"\{{\s*+((?:{_ITEM}\s*+)++)\}}")
_AFTER = ("image", "embed", "code_inline", "link_close", "wikilink_close", "span_close")


def attributes(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Give the element that ends here the attributes that follow it."""
    if state.src[state.pos] != "{" or state.pending or not state.tokens:
        return False
    if state.tokens[-1].type not in _AFTER:
        return False
    match = ATTRIBUTES.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        _opening(state.tokens).meta.setdefault("attributes", []).append((match[1], state.pos))
    state.pos = match.end()
    return True


def _opening(tokens: Sequence[Token]) -> Token:
    depth = 0
    for token in reversed(tokens):
        depth += token.nesting
        if depth == 0:
            return token
    return tokens[-1]


def span(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Read ``[words]{.class lang=uk}``."""
    if state.src[state.pos] != "[":
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos)
    match = ATTRIBUTES.match(state.src, end + 1, state.posMax) if end >= 0 else None
    if not match:
        return False
    if not silent:
        maximum = state.posMax
        opening = state.push("span_open", "span", 1)
        opening.meta["attributes"] = [(match[1], match.start())]
        state.pos, state.posMax = state.pos + 1, end
        state.md.inline.tokenize(state)
        state.posMax = maximum
        state.push("span_close", "span", -1)
    state.pos = match.end()
    return True


def attribute_line(state: StateBlock, start_line: int, _end_line: int, silent: bool) -> bool:  # noqa: FBT001
    """Read a line that holds attributes only; they belong to the block below it."""
    begin = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith("{", begin) or state.is_code_block(start_line):
        return False
    match = ATTRIBUTES.fullmatch(state.src[begin : state.eMarks[start_line]].rstrip())
    if not match:
        return False
    if not silent:
        token = state.push("attribute_line", "", 0)
        token.content = match[1]
        token.map = [start_line, start_line + 1]
        state.line = start_line + 1
    return True
