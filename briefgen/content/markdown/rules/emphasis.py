"""``*words*`` and ``**words**`` with nothing but words inside, read in one step."""

import re

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize

_TAGS = {1: "em", 2: "strong"}
_PLAIN = re.compile(r"(\*\*?|__?)([^\n!&*<\[\\\]_`{~]++)\1(?![*_])")


def emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Read emphasis as the library does, and at once where no other mark can have a part in it.

    That is so when the first mark cannot close anything, or there is nothing to close, and the
    next mark of the paragraph is an equal one that can close it: the nearest opener counts
    (CommonMark 6.2), and neither length is a multiple of three. Later passes have nothing to do then.
    """
    found = None if silent else _PLAIN.match(state.src, state.pos, state.posMax)
    if found is None or not _is_pair(state, found):
        return tokenize(state, silent)
    tag = _TAGS[len(found[1])]
    state.push(f"{tag}_open", tag, 1).markup = found[1]
    state.push("text", "", 0).content = found[2]
    state.push(f"{tag}_close", tag, -1).markup = found[1]
    state.pos = found.end()
    return True


def _is_pair(state: StateInline, found: re.Match[str]) -> bool:
    splits = found[1][0] == "*"
    opening = state.scanDelims(found.start(), splits)
    if not opening.can_open or (opening.can_close and state.delimiters):
        return False
    return state.scanDelims(found.end(2), splits).can_close
