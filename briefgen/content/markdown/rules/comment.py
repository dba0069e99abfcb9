"""``<!-- … -->``: read in every policy, since comments are never published."""

from markdown_it.rules_block import StateBlock, html_block
from markdown_it.rules_inline import StateInline

_OPEN, _SHUT = "<!--", "-->"


def comment_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:  # noqa: FBT001
    """Read a comment that begins a line, over blank lines too; what follows its end is read anew.

    A comment without end swallows the rest of its container, and its token says so. One that ends
    in the line in which it begins, with words behind it, belongs to the paragraph of these words.
    """
    begin, line_end = state.bMarks[start_line] + state.tShift[start_line], state.eMarks[start_line]
    if not state.src.startswith(_OPEN, begin) or state.is_code_block(start_line):
        return False
    found = state.src.find(_SHUT, begin + 2, line_end)
    if found >= 0 and state.src[found + 3 : line_end].strip():
        return False
    if not silent:
        _read_comment(state, start_line, end_line, found)
    return True


def _read_comment(state: StateBlock, start_line: int, end_line: int, found: int) -> None:
    begin = state.bMarks[start_line] + state.tShift[start_line]
    if found < 0:
        found = state.src.find(_SHUT, begin + 2, state.eMarks[end_line - 1])
    token = state.push("comment", "", 0)
    token.map = [start_line, start_line + 1]
    if found < 0:
        token.meta = {"unclosed": True}
        state.line = end_line
        return
    token.content = state.src[begin : found + 3]
    last = start_line
    while state.eMarks[last] < found:
        last += 1
    _go_on_behind(state, last, found + 3)


def _go_on_behind(state: StateBlock, line: int, position: int) -> None:
    rest = state.src[position : state.eMarks[line]]
    if not rest.strip():
        state.line = line + 1
        return
    state.bMarks[line] = position + len(rest) - len(rest.lstrip())
    state.tShift[line] = 0
    state.sCount[line] = max(state.blkIndent, 0)
    state.line = line


def html_block_but_comments(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:  # noqa: FBT001
    """Read a block of raw HTML, and leave what begins with a comment to the rules for comments."""
    begin = state.bMarks[start_line] + state.tShift[start_line]
    return not state.src.startswith(_OPEN, begin) and html_block(state, start_line, end_line, silent)


def comment(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Read a comment inside a paragraph."""
    if not state.src.startswith(_OPEN, state.pos) or _last_end(state) < state.pos + 2:
        return False
    found = state.src.find(_SHUT, state.pos + 2, state.posMax)
    if found < 0:
        return False
    if not silent:
        state.push("comment", "", 0).content = state.src[state.pos : found + 3]
    state.pos = found + 3
    return True


def _last_end(state: StateInline) -> int:
    """Return the last end of a comment in the text; without it many openers would each search it all."""
    known: tuple[str, int] | None = state.env.get("comment_end")
    if known is None or known[0] is not state.src:
        known = state.env["comment_end"] = (state.src, state.src.rfind(_SHUT))
    return known[1]
