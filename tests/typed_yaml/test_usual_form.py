import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.typed_yaml.compose import Composition, _parsed
from briefgen.typed_yaml.usual_form import usual_map

PIECES = [
    "key", "other", "a", "k", ": ", ":", ":  ", " ", "  ", "\n", "\n", "\n", "- ", "-", "[", "]", ", ", ",", '"', '"', "'", "'",
    '"a b"', "'c d'", "[a, b]", '["x y", z]', "\\", "#", " #", "1", "2024-11-07T06:00Z", "https://x.example/a?b#c", "é", "!",
    "&a ", "*a", "|", ">", "{", "}", "?", "%", "@", "`", "~", "null", "<<", "---", "...", "\t", "\u00a0", "\u2028", "\ufdd0",
    "\U0001f600", "_", "a: b\n", "k: v\n", "x:\n- a\n- b\n", "y:\n  - a\n", "z: [a]\n",
]  # fmt: skip
LINES = st.lists(
    st.builds(
        "{}: {}".format,
        st.sampled_from(["title", "date", "k_1", "a-b", "Über", "x.y", "title "]),
        st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
    ),
    max_size=5,
).map("\n".join)


@settings(max_examples=1500, deadline=None)
@given(LINES | st.lists(st.sampled_from(PIECES), max_size=20).map("".join), st.integers(1, 3))
def test_what_is_read_line_by_line_is_what_the_parser_makes_of_it(text: str, first_line: int) -> None:
    usual = usual_map(text, first_line)
    if usual is not None:
        assert Composition(usual) == _parsed(text, first_line)


@pytest.mark.parametrize(
    "text",
    [
        'title: "Terms of the talks"\ndate: 2024-11-07T06:00Z\nkind: note\n',
        "title: Who: me? No, they're here",
        "title: 'It'\nsource: https://x.example/a?b=c",
        'topics: ["Ukraine", NATO, \'The Hague\']\ntags: [ a ,  b c ]\n',
        "topics:\n  - Ukraine\n  - \"NATO\"\ntags:\n- a b\n- 'c'\nlast: 1\n",
        "rows:\n- [a, b]\n- [c]", "tags: []\nrows:\n- []",
        "title: Переговори – і далі\ntags: [é, 会議]\n",
    ],
)  # fmt: skip
def test_the_usual_form_is_read(text: str) -> None:
    usual = usual_map(text, 2)
    assert text.startswith("title: Who:") or usual is not None
    if usual is not None:
        assert Composition(usual) == _parsed(text, 2)


@pytest.mark.parametrize(
    "text",
    [
        "", "\n", "a: b\na: c\n", "a: b #c", "a: *b", "a: &b c", "a: !!str b", "a: |\n  b\n", "a: b\n  c\n", "a: {b: c}",
        'a: "b\\n"', "a: 'b''c'", "a: [b, [c]]", "a: [b, ]", "a: b: c", "a: b:", "a:\n  b: c\n", "a:\n- b\n - c\n", "a:\tb",
        "a:\n", "a: b \n", "? a\n: b\n", "a: b\n---\nc: d\n", "<<: a", "a: \u2028b", "a: \ufdd0", "a: \x07", "- a\n", "a",
    ],
)  # fmt: skip
def test_other_forms_are_left_to_the_parser(text: str) -> None:
    assert usual_map(text, 1) is None


@pytest.mark.parametrize("value", ['"x y"', "x yz", "[a b]", '["a, b", c]', "'q'"])
def test_long_values_are_read_the_same(value: str) -> None:
    long = value[:-2] + value[-2] * 3000 + value[-1]
    for text in (f"a: {long}\nb: {long}\n", f"{'k' * 61}: {long}", f"a:\n- {long}\n- {long}\n"):
        usual = usual_map(text, 1)
        assert usual is not None
        assert Composition(usual) == _parsed(text, 1)
