"""Languages by their tags."""

import pytest

from briefgen.model.languages import is_known, known_locale, language_meant, own_name, plural_form


def test_a_language_that_nobody_knows_counts_as_english() -> None:
    assert known_locale("not a tag") == "en_001"
    assert known_locale("de-XX") == "de"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "English"), ("uk", "Українська"), ("ru", "Русский"), ("de", "Deutsch"), ("fr", "Français"), ("pl", "Polski"),
        ("es", "Español"), ("ar", "العربية"), ("pt-BR", "Português (Brasil)"), ("zh-Hant", "中文 (繁體)"), ("ka", "ქართული"), ("xx", "xx"),
    ],
)  # fmt: skip
def test_a_language_calls_itself_by_its_own_name(language: str, expected: str) -> None:
    assert own_name(language) == expected


@pytest.mark.parametrize("language", ["en", "uk", "uk-UA", "sr-Latn", "no", "crh-UA-x-y"])
def test_a_known_language_needs_no_region(language: str) -> None:
    assert is_known(language) == (not language.startswith("crh"))


@pytest.mark.parametrize(
    ("written", "meant"),
    [("ua", "uk"), ("ukr", "uk"), ("eng-GB", "en-GB"), ("cz", "cs"), ("gr", "el"), ("jp", "ja"), ("zz", ""), ("rue", "")],
)  # fmt: skip
def test_a_country_or_three_letters_tell_what_was_meant(written: str, meant: str) -> None:
    assert not is_known(written)
    assert language_meant(written) == meant


def test_plural_forms_are_those_of_the_language() -> None:
    assert [plural_form(n, "en") for n in (0, 1, 2)] == ["other", "one", "other"]
    assert [plural_form(n, "uk") for n in (1, 2, 5)] == ["one", "few", "many"]
    assert [plural_form(n, "ar") for n in (0, 1, 2, 3, 11, 100)] == [
        "zero",
        "one",
        "two",
        "few",
        "many",
        "other",
    ]
