"""Rules of the parser, made to keep where in its text a construct begins."""

from collections.abc import Callable

from markdown_it.rules_inline import StateInline

InlineRule = Callable[[StateInline, bool], bool]


def placed(rule: InlineRule) -> InlineRule:
    """Return ``rule`` with the offset of what it reads kept in its first token's ``meta``."""

    def reading(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        start, count = state.pos, len(state.tokens)
        flushed = 0 if silent or not state.pending else 1
        if not rule(state, silent):
            return False
        if not silent:
            state.tokens[count + flushed].meta["pos"] = start
        return True

    return reading


def outside_labels(rule: InlineRule) -> InlineRule:
    """Return ``rule`` without effect inside a wikilink's label: a link cannot stand inside a link."""

    def reading(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        return not state.env["label"] and rule(state, silent)

    return reading
