"""Stems of written words."""

import pytest

from briefgen.search.stems import stem


@pytest.mark.parametrize(
    ("one", "other", "lang"),
    [
        ("negotiation", "Negotiations", "en"),
        ("Verhandlung", "Verhandlungen", "de"),
        ("négociation", "négociations", "fr"),
        ("negociación", "negociaciones", "es"),
        ("переговоры", "переговорам", "ru"),
        ("rozmowa", "rozmowy", "pl"),
        ("negotiation", "negotiations", "en-GB"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str, lang: str) -> None:
    assert stem(one, lang) == stem(other, lang)


def test_a_language_without_a_stemmer_is_folded() -> None:
    assert stem("ПЕРЕГОВОРИ", "uk") == "переговори"


def test_stems_hold_no_accents() -> None:
    assert stem("négociations", "fr").isascii()
