from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.content.markdown.plain_text import count_words, sentence_around, sentences, shorten


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("one two\nthree", 3),
        ("don’t – it's 600,000 -- no. ...", 4),
        ("Зеленський і НАТО", 3),
        ("हिन्दी में", 2),
        ("会議は続く", 5),
        ("会議 and 続く", 5),
        ("ราชอาณาจักร", 3),
        ("— … !", 0),
    ],
)
def test_words_are_counted_in_any_script(text: str, words: int) -> None:
    assert count_words(text) == words


@given(st.text())
def test_no_text_has_fewer_than_no_words(text: str) -> None:
    assert 0 <= count_words(text) <= len(text)


def cut(text: str) -> list[str]:
    starts = [*sentences(text), len(text)]
    return [text[begin:end].strip() for begin, end in pairwise(starts)]


@pytest.mark.parametrize(
    "parts",
    [
        ["One sentence."],
        ["The first.", "The second!", "A third?"],
        ["He met Dr. Vale and J. Holm in St. Ives.", "Then he left."],
        ["The U.S. Senate voted, e.g. on aid.", "It passed."],
        ["“Was it so?”", "Nobody knew."],
        ["It was 3.5 percent, i.e. less."],
        ["He waited… and waited.", "“Then” came."],
        ["Умови не змінилися.", "Далі — ні."],
        ["Див. рис. 3 у т.д. тексті."],
        ["会議は続く。", "条件は同じ。"],
        ["It fell to 5.", "2024 began."],
    ],
)
def test_sentences_end_at_stops_and_not_at_abbreviations(parts: list[str]) -> None:
    joined = "".join(part if part.endswith("。") else f"{part} " for part in parts).strip()
    assert cut(joined) == parts


def test_the_sentence_around_a_link_is_the_one_that_holds_it() -> None:
    text = "The first. The second names Vale here. The third."
    begin = text.index("Vale")
    assert sentence_around(text, sentences(text), begin, begin + 4) == "The second names Vale here."


def test_a_long_sentence_is_cut_on_both_sides_at_words() -> None:
    text = "before " * 100 + "NAME " + "behind " * 100
    begin = text.index("NAME")
    found = sentence_around(text, sentences(text), begin, begin + 4)
    assert found.startswith("…before")
    assert found.endswith("behind…")
    assert "NAME" in found
    assert len(found) <= 302


def test_a_long_word_is_cut_where_it_must_be() -> None:
    assert shorten("x" * 400) == "x" * 299 + "…"


def test_a_short_text_keeps_its_words_in_one_line() -> None:
    assert shorten("one\n  two ") == "one two"


def test_no_comma_stands_before_the_mark_of_a_cut() -> None:
    assert shorten("word, " * 80).endswith("word…")


@given(st.text(max_size=500), st.integers(0, 500), st.integers(0, 50))
def test_some_sentence_is_found_around_any_place(text: str, begin: int, length: int) -> None:
    first = min(begin, len(text))
    last = min(first + length, len(text))
    assert isinstance(sentence_around(text, sentences(text), first, last), str)
