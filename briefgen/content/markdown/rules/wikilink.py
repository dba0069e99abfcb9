"""``[[Name]]``, ``[[Name|label]]``, ``[[Name#Section]]`` and the embed ``![[file|words]]``."""

import re

from markdown_it.rules_inline import StateInline

_TARGET = r"((?:[^\[\]|\\]|\\(?!\|))*+)"
_LABEL = r"((?:[^\[\]]|\[(?!\[)|\](?!\]))*+)"
_WIKILINK = re.compile(rf"(!?)\[\[{_TARGET}(?:\\?\|{_LABEL})?\]\]")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_SPACE = re.compile(r"\s+")
_PREFIX = re.compile(
    r"(?:topic|actor|tag|author|series|document|article|note|brief|page|source|event):(?=\S)"
)


def wikilink(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Read a wikilink or an embed; it comes before the rule for links, which would take ``[NATO]``."""
    char = state.src[state.pos]
    if char not in "[!" or not state.src.startswith("[[", state.pos + (char == "!")):
        return False
    match = _WIKILINK.match(state.src, state.pos, state.posMax)
    if not match or not match[2].strip("# \t\n") or state.env["label"]:
        return False
    if not silent:
        _push(state, match)
    state.pos = match.end()
    return True


def _push(state: StateInline, match: re.Match[str]) -> None:
    name, _, section = _line(match[2]).partition("#")
    target, fragment = name.strip(), section.rpartition("#")[2].strip()
    meta = {
        "target": target,
        "fragment": fragment,
        "pos": match.start(),
        "length": match.end() - match.start(),
        "labelled": bool(match[3] and match[3].strip()),
    }
    if match[1]:
        token = state.push("embed", "", 0)
        token.meta = meta | {"label": _line((match[3] or "").replace("\\|", "|"))}
        return
    state.push("wikilink_open", "a", 1).meta = meta
    if meta["labelled"]:
        begin = match.end(3) - len(match[3].lstrip())
        _read_label(state, begin, begin + len(match[3].strip()))
    else:
        state.push("text_special", "", 0).content = shown_name(target, fragment)
    state.push("wikilink_close", "a", -1)


def _line(text: str) -> str:
    """Return words in one line, without comments, which are never shown."""
    return _SPACE.sub(" ", _COMMENT.sub("", text)).strip()


def _read_label(state: StateInline, start: int, end: int) -> None:
    before, maximum = state.pos, state.posMax
    state.pos, state.posMax = start, end
    state.env["label"] += 1
    state.md.inline.tokenize(state)
    state.env["label"] -= 1
    state.pos, state.posMax = before, maximum


def shown_name(target: str, fragment: str) -> str:
    """Return the words that a link without label shows: the name without prefix, and its section."""
    name = _PREFIX.sub("", target, count=1)
    if name and fragment:
        return f"{name} \u203a {fragment}"
    return name or fragment
