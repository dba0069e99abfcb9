"""Parts of links in their usual form, read in one step; all other forms are left to the library."""

import re

import msgspec
from markdown_it.helpers import parseLinkDestination, parseLinkLabel, parseLinkTitle
from markdown_it.rules_inline import StateInline

_USUAL = re.compile(r"[^\x00-\x20\x7f\\()<&]++")
_UNUSUAL = "\\(<&"


class Destination(msgspec.Struct, frozen=True):
    """An address, and the offset behind it, under the names that the library uses."""

    ok: bool
    pos: int
    str: str


class LinkParts:
    """What the library's rules for links call, under its names."""

    parseLinkTitle = staticmethod(parseLinkTitle)  # noqa: N815

    @staticmethod
    def parseLinkDestination(string: str, pos: int, maximum: int) -> Destination:  # noqa: N802
        """Return the address at ``pos``; one without brackets, escapes and entities is read as it stands."""
        found = _USUAL.match(string, pos, maximum)
        if found is None or (found.end() < maximum and string[found.end()] in _UNUSUAL):
            return parseLinkDestination(string, pos, maximum)  # type: ignore[return-value]
        return Destination(ok=True, pos=found.end(), str=found[0])

    @staticmethod
    def parseLinkLabel(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: FBT001, FBT002, N802, N803
        """Return where a label ends; one in which nothing stands but words ends with the next bracket."""
        found = state.md.inline.terminator_re.search(state.src, start + 1, state.posMax)
        if found and found[0] == "]" and state.level < state.md.options["maxNesting"]:
            return found.start()
        return parseLinkLabel(state, start, disableNested)
