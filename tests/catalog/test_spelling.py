"""Names near a misspelt one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.catalog.spelling import Spellings
from briefgen.model.names import fold
from tests.catalog.corpora import without_deadline


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("Santcions", "Sanctions"),
        ("Sanction", "Sanctions"),
        ("Sanctiions", "Sanctions"),
        ("Sanktions", "Sanctions"),
        ("volodymr zelenskyy", "Volodymyr Zelenskyy"),
        ("Peaceterms", "Peace terms"),
        ("Peace-Tersm", "Peace terms"),
    ],
)
def test_a_slip_of_one_letter_in_one_word_is_near(written: str, known: str) -> None:
    assert Spellings(["Energy", known, "Grain corridor"]).near(written) == known


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("EU", "UN"),
        ("UN aid", "US aid"),
        ("Iraq", "Iran"),
        ("Austria", "Australia"),
        ("Slovenia", "Slovakia"),
        ("North Korea", "South Korea"),
        ("Gambia", "Zambia"),
        ("Niger", "Nigeria"),
        ("Budget 2024", "Budget 2023"),
        ("covid19", "covid18"),
        ("Russia-EU relations", "Russia-US relations"),
        ("Winter", "Winter watch"),
        ("Congresso Nazionale", "Kongresso Nazionale"),
    ],
)
def test_different_things_of_similar_name_are_not_near(written: str, known: str) -> None:
    assert Spellings([known]).near(written) == ""


def test_the_same_name_in_another_spelling_is_not_near_but_equal() -> None:
    assert Spellings(["Erdoğan"]).near("ERDOGAN") == ""


def test_of_several_near_names_the_first_in_code_point_order_is_given() -> None:
    assert Spellings(["Markers", "Markets", "Markeds"]).near("Markes") == "Markeds"


@pytest.mark.parametrize("nothing", ["", " ", "—", "a"])
def test_a_name_of_hardly_any_letters_is_near_nothing(nothing: str) -> None:
    assert Spellings(["Sanctions", "", "b"]).near(nothing) == ""


def test_no_known_names_give_no_suggestion() -> None:
    assert Spellings([]).near("Sanctions") == ""


letters = st.text("abcdefgh", min_size=6, max_size=14)


@without_deadline
@given(letters, st.data())
def test_every_single_slip_behind_the_first_letter_is_found(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(word) - 1))
    letter = data.draw(st.sampled_from("abcdefgh"))
    slips = {
        word[:place] + word[place + 1 :],
        word[:place] + letter + word[place:],
        word[:place] + letter + word[place + 1 :],
        word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :] if place > 1 else word,
    }
    known = Spellings([word, "something else"])
    for slip in slips - {word}:
        assert known.near(slip) == word


@without_deadline
@given(st.lists(st.text(max_size=12), max_size=6), st.text(max_size=12))
def test_what_is_near_is_known_and_written_otherwise(known: list[str], written: str) -> None:
    near = Spellings(known).near(written)
    assert near == "" or (near in known and fold(near) != fold(written))


@without_deadline
@given(st.lists(letters, max_size=8), letters)
def test_the_order_of_names_makes_no_difference(known: list[str], written: str) -> None:
    assert Spellings(known).near(written) == Spellings(known[::-1]).near(written)
