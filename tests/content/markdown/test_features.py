import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.content.markdown.features import ALL_FEATURES, features_of

SIGNS = {
    "abbreviation": r"\*\[", "attributes": r"\{", "backticks": "`", "callout": r"\[!", "code": "    |\t",
    "comment": "<!--", "container": ":::", "definition": r"(?:\A|[\n \t>])[:~][ \t]", "emphasis": "[*_]",
    "entity": "&", "escape": r"\\", "fence": "```|~~~", "footnote": r"\[\^", "heading": "#", "markup": "<",
    "quote": ">", "setext": r"[=-][ \t]*(?:\n|\Z)", "span": r"\]\{", "strike": "~~", "table": r"\|",
    "task": r"\[[ xX]\][ \t]", "wikilink": r"\[\[",
}  # fmt: skip


def test_plain_prose_needs_nothing() -> None:
    assert features_of("Moscow waits, they said. Nothing moved\nin June: nothing.") == frozenset()


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("[[A]]", "wikilink"),
        ("[a](b)", "link"),
        ("[a]: b", "reference"),
        ("a[^1]", "footnote"),
        ("Term\n: meaning", "definition"),
        ("> ~ meaning", "definition"),
        ("a\n===", "setext"),
        ("- [x] a", "task"),
        ("\ta", "code"),
        ("~~a~~", "strike"),
        ("{.a}", "attributes"),
    ],
)
def test_a_sign_asks_for_its_rule(text: str, feature: str) -> None:
    assert feature in features_of(text)


def test_definitions_of_footnotes_ask_for_no_link_rules() -> None:
    assert not {"reference", "link"} & features_of("a[^1]\n\n[^1]: b\n[^x-2]: c")


def test_a_reference_beside_footnotes_is_seen() -> None:
    assert {"reference", "link"} <= features_of("[^1]: b\n[x]: c")


def test_a_footnotes_label_holds_no_spaces() -> None:
    assert "reference" in features_of("[^a b]: c")


def test_every_feature_is_known() -> None:
    text = "| ``` ~~~ > [^ *[ [! ::: { \\ ` ~~ * & [[ <!-- ]{ # [a]: b ](\n\tx\n: y\n===\n[x] "
    assert features_of(text) == ALL_FEATURES


@given(st.text(alphabet="*[{`!\t <->:~_&\\^#]|=xX(\n", max_size=40))
def test_features_are_those_whose_signs_stand_in_the_text(text: str) -> None:
    expected = {name for name, sign in SIGNS.items() if re.search(sign, text)}
    if text.count("]:") > len(re.findall(r"\[\^[^\s\]]+\]:", text)):
        expected |= {"reference", "link"}
    if "](" in text:
        expected.add("link")
    assert features_of(text) == expected
