"""``:::`` containers, which this version reports and does not build."""

from markdown_it.rules_block import StateBlock


def container(state: StateBlock, start_line: int, _end_line: int, silent: bool) -> bool:  # noqa: FBT001
    """Take a line that begins with ``:::`` out of the text and keep it for the report."""
    begin = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith(":::", begin) or state.is_code_block(start_line):
        return False
    if silent:
        return True
    token = state.push("container", "", 0)
    token.content = state.src[begin : state.eMarks[start_line]].strip()
    token.map = [start_line, start_line + 1]
    state.line = start_line + 1
    return True
