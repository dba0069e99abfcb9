import re
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.content.markdown.plain_text import (
    _ABBREVIATIONS,
    _ENDS,
    _is_abbreviation,
    count_words,
    sentence_around,
    sentences,
    shorten,
)


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


WORDY = st.lists(
    st.sampled_from([
        "a", "U", "é", "会", "議", "ไทย", "\u2e80", "\u2fdf", "한", "\U00020000", "_", "-", "–", "…", ". ", ".", "! ",
        '"', "”", ")", "。", "！", " ", " ", "\n", "\u00a0", "\x1c", "\x07", "\ud800", "e.g.", "Mr. ", "A. ", "1", "؟ ", "«",
    ]),
    max_size=30,
).map("".join)  # fmt: skip


@given(WORDY | st.text())
def test_words_are_runs_between_spaces_with_a_letter_or_digit(text: str) -> None:
    spaced, singly = re.subn(
        "[\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]", " ", text
    )
    unspaced = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+"
    letters = sum(-(-len(run) // 5) for run in re.findall(unspaced, spaced))
    words = [run for run in re.sub(unspaced, " ", spaced).split() if re.search(r"\w", run)]
    assert count_words(text) == len(words) + singly + letters


@given(WORDY)
def test_a_sentence_ends_with_stops_and_closing_marks_before_space_or_with_a_full_width_stop(
    text: str,
) -> None:
    ends = (
        r"""[.!?\u2026\u061f\u0964]+["'\u201d\u2019\u00bb\u201c\u2039\u203a)\]]*\s+|[\u3002\uff01\uff1f]+"""
    )
    assert [match.span() for match in _ENDS.finditer(text)] == [
        match.span() for match in re.finditer(ends, text)
    ]


@given(st.text(alphabet="aegb. ATZ_é1-\u00a0", max_size=40))
def test_the_word_before_a_stop_may_hold_stops_itself(before: str) -> None:
    text = f"{before}. Then"
    stop = next(match for match in _ENDS.finditer(text) if match.end() == len(before) + 2)
    found = re.search(r"(\w+(?:\.\w+)*)\.$", text[max(0, stop.start() - 24) : stop.start() + 1])
    word = found[1] if found else ""
    known = (len(word) == 1 and word.isupper()) or word.lower() in _ABBREVIATIONS
    assert _is_abbreviation(text, stop) is (known and stop[0].rstrip() == ".")


@pytest.mark.parametrize("piece", [".", '."', "?)", "\u3002", " .", ". "])
def test_a_long_row_of_stops_is_read_in_no_time(piece: str) -> None:
    began = process_time()
    assert sentences(piece * 100_000)[0] == 0
    assert process_time() - began < 5
