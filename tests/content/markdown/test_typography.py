import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.token import Token

from briefgen.content.markdown.typography import Marks, marks_for, needs_typography, set_marks


def marked(text: str, language: str = "en") -> str:
    token = Token("text", "", 0, content=text)
    set_marks([token], marks_for(language))
    return token.content


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"a"', "“a”"),
        ("'a'", "‘a’"),
        ("don't", "don’t"),
        ("the analysts' view", "the analysts’ view"),
        ("'90s", "’90s"),
        ("\"a 'b' c\"", "“a ‘b’ c”"),
        ("\"'a' b\"", "“‘a’ b”"),
        ('("a")', "(“a”)"),
        ('"a," he said', "“a,” he said"),
        ('"a"-"b"', "“a”-“b”"),
        ('a " b', 'a " b'),
        ('5"', '5"'),
        ("", ""),
    ],
)
def test_english_marks(text: str, expected: str) -> None:
    assert marked(text) == expected


def test_a_language_with_a_region_has_the_marks_of_the_language() -> None:
    assert marked('"a"', "de-AT") == marked('"a"', "de") == "„a“"


@pytest.mark.parametrize("language", ["en", "de", "fr", "uk", "ru", "pl", "es", "ar", "xx", ""])
def test_each_language_sets_every_pair(language: str) -> None:
    text = marked("\"a 'b' c\"", language)
    assert '"' not in text
    assert "'" not in text
    assert isinstance(marks_for(language), Marks)


@given(st.text())
def test_letters_and_spaces_stay(text: str) -> None:
    kept = [char for char in text if char.isalnum()]
    assert [char for char in marked(text, "fr") if char.isalnum()] == kept


@given(st.text(alphabet="a \"'-.(b"))
def test_a_text_that_needs_nothing_is_not_changed(text: str) -> None:
    if not needs_typography(text):
        assert marked(text) == text


def test_marks_match_at_one_depth_of_emphasis_only() -> None:
    tokens = [
        Token("text", "", 0, content='"a ', level=0),
        Token("em_open", "em", 1, level=0),
        Token("text", "", 0, content='b" c', level=1),
        Token("em_close", "em", -1, level=0),
        Token("text", "", 0, content=' d"', level=0),
    ]
    set_marks(tokens, marks_for("en"))
    assert [token.content for token in tokens if token.type == "text"] == ["“a ", 'b" c', " d”"]
