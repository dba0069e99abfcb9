"""Dates in words."""

import pytest

from briefgen.model.when import When
from briefgen.theme.dates import (
    clock_in_words,
    day_in_words,
    moment,
    month_in_words,
    period_in_words,
    time_element,
)
from tests.theme.desk import when


@pytest.mark.parametrize(
    ("day", "language", "expected"),
    [
        ("2024-11-08", "en", "8 November 2024"),
        ("2024-11-08", "en-US", "November 8, 2024"),
        ("2024-11", "en", "November 2024"),
        ("2024", "en", "2024"),
        ("2024-11-08", "uk", "8 листопада 2024"),
        ("2024-11-08", "de", "8. November 2024"),
    ],
)
def test_a_day_is_written_as_its_language_does(day: str, language: str, expected: str) -> None:
    assert day_in_words(day, language, "long") == expected


def test_the_short_form_shortens_the_month() -> None:
    assert day_in_words("2024-11-08", "en", "short") == "8 Nov 2024"
    assert day_in_words("2024-11", "en", "short") == "Nov 2024"


def test_a_language_that_nobody_knows_is_written_in_english() -> None:
    assert day_in_words("2024-11-08", "xx-Nowhere", "long") == "8 November 2024"


def test_a_region_that_babel_lacks_falls_back_to_the_language() -> None:
    assert day_in_words("2024-11-08", "de-XX", "long") == "8. November 2024"


def test_a_month_stands_alone_without_its_year() -> None:
    assert month_in_words("2024-11", "en") == "November"
    assert month_in_words("H", "en") == "H"


def test_a_moment_is_told_in_utc() -> None:
    assert moment(when("2024-11-08T09:30:00")) == "2024-11-08T09:30:00Z"
    assert moment(when("2024-11-08")) == "2024-11-08T00:00:00Z"


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        ("2024-11-08T09:30:00+05:30", "09:30 (UTC+5:30)"),
        ("2024-11-08T09:30:00-03:00", "09:30 (UTC\u22123)"),
        ("2024-11-08T09:30:00+00:00", "09:30 (UTC)"),
        ("2024-11-08T09:30:00Z", "09:30 (UTC)"),
    ],
)
def test_the_time_of_day_names_its_distance_from_utc(iso: str, expected: str) -> None:
    assert clock_in_words(When("2024-11-08", 0, iso, "09:30:00", "time")) == expected


def test_a_time_element_carries_the_machine_readable_form() -> None:
    assert str(time_element(when("2024-11-08"), "en", "long")) == (
        '<time datetime="2024-11-08">8 November 2024</time>'
    )
    assert str(time_element(when("2024-11-08T09:30:00"), "en", "full")) == (
        '<time datetime="2024-11-08T09:30:00+00:00">8 November 2024, 09:30 (UTC)</time>'
    )


def test_the_time_of_day_shows_in_the_full_form_only() -> None:
    assert "09:30 (" not in time_element(when("2024-11-08T09:30:00"), "en", "long")


@pytest.mark.parametrize(
    ("period", "language", "expected"),
    [
        ("2024-11", "en", "November 2024"),
        ("2024-Q3", "en", "Q3 2024"),
        ("2024-Q3", "fr", "T3 2024"),
        ("2024", "en", "2024"),
        ("2020-2029", "en", "2020–2029"),
    ],
)
def test_a_period_is_written_as_its_language_does(period: str, language: str, expected: str) -> None:
    assert period_in_words(period, language) == expected


def test_a_period_can_be_short() -> None:
    assert period_in_words("2024-11", "en", "short") == "Nov 2024"
