"""``*[EU]: European Union``: what an abbreviation stands for."""

import re

from markdown_it.rules_block import StateBlock

_COMMENT = re.compile(r"<!--.*?-->")
_DEFINITION = re.compile(r"\*\[([^\[\]]+)\]:[ \t]*(\S.*)$")


def abbreviation(state: StateBlock, start_line: int, _end_line: int, silent: bool) -> bool:  # noqa: FBT001
    """Keep a definition in ``env["abbreviations"]``; the first of a name counts."""
    begin = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith("*[", begin) or state.is_code_block(start_line):
        return False
    match = _DEFINITION.match(state.src[begin : state.eMarks[start_line]].rstrip())
    if not match or not match[1].strip():
        return False
    if not silent:
        state.env["abbreviations"].setdefault(match[1].strip(), _COMMENT.sub("", match[2]).strip())
        state.line = start_line + 1
    return True
