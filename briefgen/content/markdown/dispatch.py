"""Rules of the parser chosen by the next character, instead of all being tried one after the other.

The result is that of the library's own order: a rule that is known to act on certain characters only
is left out where none of them stands. Rules that are not known, such as those of extensions, are
tried everywhere.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.ruler import Rule, Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline, text
from markdown_it.rules_inline.emphasis import tokenize

from briefgen.content.markdown.link_parts import LinkParts
from briefgen.content.markdown.rules.emphasis import emphasis

_BLOCK_BEGINS = {
    "abbreviation": "*",
    "attributes": "{",
    "blockquote": ">",
    "callout": "[",
    "comment": "<",
    "container": ":",
    "fence": "`~",
    "footnote": "[",
    "heading": "#",
    "hr": "*-_",
    "html_block": "<",
    "list": "*+-0123456789",
    "reference": "[",
}
_INLINE_BEGINS = {
    "attributes": "{",
    "autolink": "<",
    "backticks": "`",
    "comment": "<",
    "emphasis": "*_",
    "entity": "&",
    "escape": "\\",
    "footnote": "[",
    "footnote_missing": "[",
    "html_inline": "<",
    "image": "!",
    "link": "[",
    "newline": "\n",
    "span": "[",
    "strikethrough": "~",
    "wikilink": "[!",
}
_Rule = Callable[..., Any]


def _append_plainly(state: StateInline, words: str) -> None:
    state.pending += words


# The library's own way of 4.3 needs no time that grows with what is there; before that there was none.
_append: Callable[[StateInline, str], None] = getattr(StateInline, "append_pending", _append_plainly)


class Chosen:
    """Which rules act on which characters only; the others act on any.

    Rules are known by their function: whatever an extension puts in the place of one acts on any.
    """

    def __init__(self, parser: MarkdownIt) -> None:
        """Know the rules of a parser to which no extension has been added yet."""
        self._block = _known(parser.block.ruler.__rules__, _BLOCK_BEGINS)
        self._inline = _known(parser.inline.ruler.__rules__, _INLINE_BEGINS) | {emphasis: "*_"}
        rulers: tuple[Ruler[Any], ...] = (parser.inline.ruler, parser.inline.ruler2)
        self._plain = {rule.fn for ruler in rulers for rule in ruler.__rules__}

    def apply(self, parser: MarkdownIt) -> None:
        """Let a parser that is complete choose its rules by characters."""
        block, inline = parser.block, parser.inline
        names = {"", *(name for rule in block.ruler.__rules__ for name in rule.alt)}
        block.ruler = _Chains(
            block.ruler, {name: _block_rule(block.ruler.getRules(name), self._block) for name in names}
        )
        rules, pairs = inline.ruler.getRules(""), inline.ruler2.getRules("")
        if self._plain.issuperset(rules) and self._plain.issuperset(pairs):
            rules = [emphasis if rule is tokenize else rule for rule in rules]
            inline.ruler2 = _Chains(inline.ruler2, {"": _pair_rule(pairs)})
        if rules[0] is text:
            chosen = _inline_rule(rules[1:], self._inline, inline.terminator_re.search)
            inline.ruler = _Chains(inline.ruler, {"": chosen})
            parser.helpers = LinkParts()  # type: ignore[assignment]


class _Chains(Ruler[Any]):
    """A ruler whose chains hold one rule each, which stands for all of its rules."""

    def __init__(self, ruler: Ruler[Any], chains: Mapping[str, _Rule]) -> None:
        super().__init__()
        self.__rules__ = ruler.__rules__
        self._chains = {name: [rule] for name, rule in chains.items()}

    def getRules(self, chainName: str = "") -> list[_Rule]:  # noqa: N802, N803, the library's names
        return self._chains.get(chainName, [])


def _known(rules: Iterable[Rule[Any]], begins: Mapping[str, str]) -> dict[_Rule, str]:
    return {rule.fn: begins[rule.name] for rule in rules if rule.name in begins}


def _by_character(
    rules: list[_Rule], known: Mapping[_Rule, str]
) -> tuple[dict[str, tuple[_Rule, ...]], tuple[_Rule, ...]]:
    """Return the rules for each character on which a known one acts, and those for all others."""
    begins = [(rule, known.get(rule)) for rule in rules]
    others = [rule for rule, chars in begins if chars is None]
    table: dict[str, tuple[_Rule, ...]] = {}
    for char in {char for _, chars in begins for char in chars or ""}:
        table[char] = tuple([rule for rule, chars in begins if chars is None or char in chars])
    return table, tuple(others)


def _block_rule(rules: list[_Rule], known: Mapping[_Rule, str]) -> _Rule:
    table, others = _by_character(rules, known)

    def block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        begin = state.bMarks[start] + state.tShift[start]
        for rule in table.get(state.src[begin : begin + 1], others):  # noqa: SIM110, any() costs a generator
            if rule(state, start, end, silent):
                return True
        return False

    return block


def _inline_rule(rules: list[_Rule], known: Mapping[_Rule, str], next_stop: _Rule) -> _Rule:
    table, others = _by_character(rules, known)

    def inline(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        """Read words up to the next character that means something, and what begins there."""
        src, begin = state.src, state.pos
        found = next_stop(src, begin)
        stop = found.start() if found else state.posMax
        if stop > begin:
            if silent:
                state.pos = stop
                return True
            _append(state, src[begin:stop])
            state.pos = stop
            if stop >= state.posMax:
                return True
        for rule in table.get(src[stop], others):
            if rule(state, silent):
                return True
        if stop > begin:
            _append(state, src[stop])
            state.pos = stop + 1
        return stop > begin

    return inline


def _pair_rule(rules: list[_Rule]) -> _Rule:
    def pair(state: StateInline) -> None:
        """Join marks to pairs where some are left; the words between are as they were read."""
        if state.delimiters or any(meta["delimiters"] for meta in state.tokens_meta if meta):
            for rule in rules:
                rule(state)

    return pair
