import re

from hypothesis import given
from hypothesis import strategies as st

from briefgen.content.markdown.source import column_of, read


def test_lines_are_split_at_line_feeds_only() -> None:
    source, problems = read("a\u2028b\x85c\nd", path="content/x.md", first_line=1)
    assert source.lines == ("a\u2028b\x85c", "d")
    assert problems == []


def test_one_line_gives_one_warning_with_the_first_character() -> None:
    _, problems = read("a\x00b\x01\nc\n\x0bd", path="content/x.md", first_line=4)
    assert [(item.span.line, item.span.column, item.message) for item in problems] == [
        (4, 2, "control character U+0000 is left out"),
        (6, 1, "control character U+000B is left out"),
    ]


def test_lone_surrogates_become_replacement_characters() -> None:
    assert read("a\ud800b", path="x", first_line=1)[0].text == "a\ufffdb"


def test_a_place_is_found_by_its_words_or_is_the_whole_line() -> None:
    source, _ = read("one two\nthree", path="content/x.md", first_line=9)
    assert (source.find(0, "two").line, source.find(0, "two").column, source.find(0, "two").end_column) == (
        9,
        5,
        8,
    )
    assert (source.find(1, "two").line, source.find(1, "two").column) == (10, 0)
    assert source.find(7, "two").line == 16


def test_the_column_of_a_paragraphs_line_is_behind_its_marks() -> None:
    assert column_of("> - text  ", "text", None) == 4
    assert column_of("## Terms ##", "Terms", None) == 3


def test_the_column_of_a_cell_is_behind_its_bar() -> None:
    assert column_of("| a | a |", "a", 0) == 2
    assert column_of("| a | a |", "a", 1) == 6
    assert column_of("> a | a", "a", 0) == 2
    assert column_of(r"| x \| y | a |", "a", 1) == 11


@given(
    st.text(
        alphabet="a\n\t\x00\x08\x0b\x1f\x7f\ud7ff\ud800\udfff\ue000\ufdcf\ufdd0\ufdef\ufdf0é", max_size=12
    )
)
def test_reserved_characters_are_replaced_and_control_characters_left_out(text: str) -> None:
    source, problems = read(text, path="content/x.md", first_line=1)
    without = re.sub("[\x00-\x08\x0b-\x1f]", "", text)
    assert source.text == re.sub("[\ufdd0-\ufdef\ud800-\udfff]", "\ufffd", without)
    assert bool(problems) is (without != text)
