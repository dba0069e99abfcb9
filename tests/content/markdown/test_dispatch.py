from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from briefgen.content.markdown.conversion import _parse_blocks, _parse_words
from briefgen.content.markdown.dispatch import Chosen
from briefgen.content.markdown.features import ALL_FEATURES, features_of
from briefgen.content.markdown.parser import Parser, assembled, parser_for
from tests.content.markdown.test_properties import PIECES, TEXTS

LINKS = st.lists(
    st.sampled_from(["[", "]", "(", ")", "<", ">", "a", "/b", " ", "\n", '"t"', "\\", "&amp;", "!", "*", "`", "\x7f"]),
    max_size=25,
).map("".join)  # fmt: skip


def stock_blocks(parser: Parser, text: str, env: dict[str, Any], found: list[Token]) -> None:
    parser.block.parse(text, parser, env, found)


def stock_words(parser: Parser, text: str, env: dict[str, Any], found: list[Token]) -> None:
    parser.inline.parse(text, parser, env, found)


def shown(token: Token) -> dict[str, Any]:
    """Return a token as plain values, without the empty text that is left where a mark stood."""
    values = dict(token.as_dict(children=False))
    children = [shown(child) for child in token.children or []]
    return values | {"children": [child for child in children if child["type"] != "text" or child["content"]]}


LEAN, STOCK = (_parse_blocks, _parse_words), (stock_blocks, stock_words)


def tokens(parser: Parser, text: str, functions: Any = LEAN) -> list[Any]:
    env: dict[str, Any] = {"abbreviations": {}, "label": 0}
    found: list[Token] = []
    parse_blocks, parse_words = functions
    parse_blocks(parser, text, env, found)
    for token in found:
        if token.children is not None:
            parse_words(parser, token.content, env, token.children)
    return [[shown(token) for token in found], env.get("references"), env["abbreviations"]]


MARKS = st.lists(
    st.sampled_from(["*", "**", "***", "_", "__", "a", "b c", " ", " ", ".", "é", "(", "\\", "[", "](x)", "~~", "\n", "**a**", "*a*", "_a_"]),
    max_size=16,
).map("".join)  # fmt: skip


@settings(max_examples=800, deadline=None)
@given(TEXTS | LINKS | MARKS | st.text(max_size=100), st.booleans())
def test_rules_chosen_by_characters_read_the_same_as_all_in_their_order(text: str, markup: Any) -> None:
    for features in (ALL_FEATURES, features_of(text)):
        stock = assembled(features, markup=markup)
        assert tokens(parser_for(features, markup=markup), text) == tokens(stock, text, STOCK)


@pytest.mark.parametrize("text", ["[" * 200 + "a](b)", "> " * 60 + "[a](b)", "**[[a|[b](c)]]" * 60])
def test_deep_nesting_is_read_the_same(text: str) -> None:
    stock = assembled(ALL_FEATURES, markup=True)
    assert tokens(parser_for(ALL_FEATURES, markup=True), text) == tokens(stock, text, STOCK)


@pytest.mark.parametrize("piece", PIECES)
def test_each_sign_alone_is_read_the_same(piece: str) -> None:
    for text in (piece, f"a{piece}", f"a\n{piece}b\nc", f"- {piece}\n  {piece}\n> {piece}"):
        stock = assembled(ALL_FEATURES, markup=True)
        assert tokens(parser_for(ALL_FEATURES, markup=True), text) == tokens(stock, text, STOCK)


def _shout(state: StateInline, silent: Any) -> bool:
    if not state.src.startswith("?!", state.pos):
        return False
    if not silent:
        state.push("shout", "", 0)
    state.pos += 2
    return True


def _before_text(parser: MarkdownIt) -> None:
    parser.inline.ruler.before("text", "shout", _shout)


def _instead_of_links(parser: MarkdownIt) -> None:
    parser.inline.ruler.at("link", _shout)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="a?![](*\n", max_size=20), st.sampled_from([_before_text, _instead_of_links]))
def test_rules_of_others_are_tried_everywhere(text: str, add: Any) -> None:
    stock, lean = (assembled(ALL_FEATURES, markup=True) for _ in range(2))
    chosen = Chosen(lean)
    add(lean)
    chosen.apply(lean)
    add(stock)
    assert tokens(lean, text) == tokens(stock, text, STOCK)
