"""The built-in theme in its eight languages: every string there, in the forms that each language needs."""

import re

import pytest
from babel import Locale

from briefgen.theme.dates import day_in_words, heading_in_words, month_in_words
from tests.theme.desk import built_in

LANGUAGES = ("ar", "de", "en", "es", "fr", "pl", "ru", "uk")
OTHERS = tuple(language for language in LANGUAGES if language != "en")
FORMS = ("zero", "one", "two", "few", "many", "other")
SLOT = re.compile(r"\{([a-z_]+)\}")


def split(key: str) -> tuple[str, str]:
    """Return a key without its plural form, and that form."""
    bare, _, form = key.rpartition(".")
    return (bare, form) if bare and form in FORMS else (key, "")


def plurals(language: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for key in built_in().strings[language]:
        bare, form = split(key)
        found.setdefault(bare, set()).add(form)
    return found


def test_the_theme_speaks_eight_languages() -> None:
    assert tuple(sorted(built_in().strings)) == LANGUAGES


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_every_key_and_none_besides(language: str) -> None:
    assert sorted(plurals(language)) == sorted(plurals("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_count_has_the_forms_that_its_language_needs(language: str) -> None:
    needed = {*Locale.parse(language).plural_form.tags, "other"}
    counted = {key: forms for key, forms in plurals("en").items() if forms != {""}}
    assert "documents" in counted
    assert {key: plurals(language)[key] for key in counted} == dict.fromkeys(counted, needed)


@pytest.mark.parametrize("language", OTHERS)
def test_a_string_has_the_slots_of_the_english_one(language: str) -> None:
    english: dict[str, set[str]] = {}
    for key, text in built_in().strings["en"].items():
        english.setdefault(split(key)[0], set()).update(SLOT.findall(text))
    for key, text in built_in().strings[language].items():
        bare, form = split(key)
        # Forms that stand for one number only may spell it out: "وثيقة واحدة".
        spelt_out = {"n"} if form in {"zero", "one", "two"} else set()
        assert english[bare] - spelt_out <= set(SLOT.findall(text)) <= english[bare], key


@pytest.mark.parametrize("language", OTHERS)
def test_a_string_is_filled_and_has_no_typewriter_marks(language: str) -> None:
    for key, text in built_in().strings[language].items():
        assert text, key
        assert text == text.strip(), key
        assert not re.search("[\"'`]|\\.\\.\\.|--", text), key


@pytest.mark.parametrize("language", ["ar", "ru", "uk"])
def test_a_language_of_another_script_has_no_latin_word(language: str) -> None:
    for key, text in built_in().strings[language].items():
        assert not re.search("[A-Za-z]", SLOT.sub("", text)), key


def test_arabic_writes_the_digits_that_counts_and_dates_have() -> None:
    assert not re.search("[٠-٩]", "".join(built_in().strings["ar"].values()))
    assert day_in_words("2024-05-08", "ar", "long") == "8 مايو 2024"


@pytest.mark.parametrize(
    ("language", "long", "short", "month"),
    [
        ("en", "8 May 2024", "8 May 2024", "May 2024"),
        ("uk", "8 травня 2024", "8 трав. 2024", "Травень 2024"),
        ("ru", "8 мая 2024", "8 мая 2024", "Май 2024"),
        ("de", "8. Mai 2024", "8. Mai 2024", "Mai 2024"),
        ("fr", "8 mai 2024", "8 mai 2024", "Mai 2024"),
        ("pl", "8 maja 2024", "8 maj 2024", "Maj 2024"),
        ("es", "8 de mayo de 2024", "8 may 2024", "Mayo de 2024"),
        ("ar", "8 مايو 2024", "8 مايو 2024", "مايو 2024"),
    ],
)
def test_dates_are_inflected_and_headings_begin_with_a_capital(
    language: str, long: str, short: str, month: str
) -> None:
    assert day_in_words("2024-05-08", language, "long") == long
    assert day_in_words("2024-05-08", language, "short") == short
    assert heading_in_words("2024-05", language) == month
    assert month_in_words("2024-05", language) == month.split(maxsplit=1)[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_date_ends_with_a_full_stop_that_a_sentence_would_double(language: str) -> None:
    for month in range(1, 13):
        assert not day_in_words(f"2024-{month:02}-08", language, "long").endswith(".")
        assert not day_in_words(f"2024-{month:02}", language, "long").endswith(".")
