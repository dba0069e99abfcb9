"""References to footnotes, ``[^label]``. Numbers are given when the page is written."""

import re

from markdown_it.rules_inline import StateInline

_REFERENCE = re.compile(r"\[\^([^\s\]]+)\]")


def footnote(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Read a reference to a footnote that is defined somewhere in the file."""
    match = _match(state)
    if match is None or not _is_defined(state, match[1]):
        return False
    return _take(state, match, "footnote", silent)


def footnote_missing(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Read a reference without definition; it comes behind links, so that ``[^x](…)`` stays one."""
    match = _match(state)
    if match is None or _is_defined(state, match[1]):
        return False
    return _take(state, match, "footnote_missing", silent)


def _match(state: StateInline) -> re.Match[str] | None:
    if state.src[state.pos] != "[" or state.env["label"]:
        return None
    return _REFERENCE.match(state.src, state.pos, state.posMax)


def _is_defined(state: StateInline, label: str) -> bool:
    return f":{label}" in state.env.get("footnotes", {}).get("refs", {})


def _take(state: StateInline, match: re.Match[str], kind: str, silent: bool) -> bool:  # noqa: FBT001
    if not silent:
        token = state.push(kind, "", 0)
        token.content = match[0]
        token.meta = {"label": match[1], "pos": match.start()}
    state.pos = match.end()
    return True
