"""Directions of languages and texts."""

import pytest
from babel import Locale
from babel.localedata import locale_identifiers

from briefgen.model.direction import direction, direction_of, has_right_to_left


def test_directions_are_those_of_unicodes_locale_data() -> None:
    known = {name: Locale.parse(name).text_direction for name in locale_identifiers()}
    horizontal = {name: found for name, found in known.items() if found != "ttb"}
    assert {name: direction(name) for name in horizontal} == horizontal
    assert "rtl" in horizontal.values()


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ar", "rtl"), ("he-IL", "rtl"), ("FA", "rtl"), ("ckb", "rtl"), ("en", "ltr"), ("uk", "ltr"), ("xx", "ltr"), ("", "ltr"),
        ("ar-Latn", "ltr"), ("az-Arab", "rtl"), ("ku_Arab_IQ", "rtl"), ("en-Hebr-x-test", "rtl"),
    ],
)  # fmt: skip
def test_a_script_in_the_tag_decides_before_the_language(language: str, expected: str) -> None:
    assert direction(language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال NATO", "ltr"), ("قال المتحدث NATO", "rtl"), ("NATO قال المتحدث", "rtl"), ("Only words", "ltr"),
        ("2024, 5 %", None), ("", None), ("שלום", "rtl"), ("ab שת", None), ("مُحَمَّد abc", "rtl"), ("Слово", "ltr"),
    ],
)  # fmt: skip
def test_most_letters_decide_about_a_text(text: str, expected: str | None) -> None:
    assert direction_of(text) == expected


def test_a_text_is_looked_through_only_for_scripts_from_the_right() -> None:
    assert has_right_to_left("one שת")
    assert not has_right_to_left("Слово, naïve — 5 €")
