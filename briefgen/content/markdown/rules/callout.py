"""The first line of a callout: ``> [!name]- Title``."""

import re

from markdown_it.rules_block import StateBlock

_HEADER = re.compile(r"\[!([^\[\]|]+)(?:\|[^\[\]]*)?\]([+-]?)(?:[ \t]+(.*))?$")


def callout_header(state: StateBlock, start_line: int, _end_line: int, silent: bool) -> bool:  # noqa: FBT001
    """Cut the header out of a quote before any other rule reads it, and mark the quote."""
    if silent or not state.tokens or state.tokens[-1].type != "blockquote_open":
        return False
    if state.is_code_block(start_line):
        return False
    begin = state.bMarks[start_line] + state.tShift[start_line]
    match = _HEADER.match(state.src[begin : state.eMarks[start_line]].rstrip())
    if not match or not match[1].strip():
        return False
    state.tokens[-1].meta = {"name": match[1].strip().lower(), "fold": match[2]}
    state.push("callout_title_open", "p", 1)
    title = state.push("inline", "", 0)
    title.content = (match[3] or "").strip()
    title.map = [start_line, start_line + 1]
    title.children = []
    state.push("callout_title_close", "p", -1)
    state.line = start_line + 1
    return True
