"""Room for words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.theme.pictures.lettering import fitted, lines, width_of

LONG = "Ministry of Foreign Affairs of Russia"


def test_wide_letters_take_more_room_than_narrow_ones() -> None:
    assert width_of("ill", 10) < width_of("nnn", 10) < width_of("MMM", 10) < width_of("北大西", 10)


def test_marks_take_no_room() -> None:
    assert width_of("e\u0301", 10) == width_of("e", 10)


def test_what_fits_is_left_alone() -> None:
    assert fitted("NATO", 100, 13.5) == "NATO"
    assert lines("NATO", 100, 13.5) == ("NATO",)


def test_a_long_name_takes_two_lines_and_is_broken_between_words() -> None:
    assert lines(LONG, 170, 13.5) == ("Ministry of Foreign", "Affairs of Russia")


def test_what_two_lines_cannot_hold_ends_with_an_ellipsis() -> None:
    found = lines(f"{LONG} and of all its missions abroad", 170, 13.5)
    assert len(found) == 2
    assert found[1].endswith("…")


def test_a_word_without_spaces_is_broken_where_it_has_to_be() -> None:
    first, second = lines("Donaudampfschifffahrtselektrizitäten", 170, 13.5)
    assert first + second == "Donaudampfschifffahrtselektrizitäten"


def test_a_letter_keeps_its_marks() -> None:
    text = "e\u0301" * 30
    assert not fitted(text, 50, 10).removesuffix("…").endswith("e")


@pytest.mark.parametrize("name", ["", " ", "M"])
def test_tiny_names_do_no_harm(name: str) -> None:
    assert lines(name, 100, 13.5) == (name.strip(),)


@given(st.text(max_size=80), st.integers(min_value=40, max_value=300))
def test_no_line_is_wider_than_its_room(text: str, room: int) -> None:
    assert all(width_of(line, 13.5) <= room for line in lines(text, room, 13.5))
