"""Months taken together."""

import pytest

from briefgen.theme.pictures.periods import MOST, Period, periods


def test_gaps_are_periods_without_documents() -> None:
    unit, found = periods((("2024-11", 2), ("2025-02", 1)), "2025-02")
    assert unit == "month"
    assert found == (Period("2024-11", 2), Period("2024-12", 0), Period("2025-01", 0), Period("2025-02", 1))


def test_the_last_period_is_that_of_the_newest_month() -> None:
    assert periods((("2024-11", 2),), "2025-01")[1][-1] == Period("2025-01", 0)


def test_an_older_newest_month_cuts_nothing_off() -> None:
    assert periods((("2024-11", 2), ("2025-01", 1)), "2024-12")[1][-1] == Period("2025-01", 1)


@pytest.mark.parametrize(
    ("first", "unit", "name"),
    [
        ("2021-09", "month", "2021-09"),
        ("2021-08", "quarter", "2021-Q3"),
        ("2015-01", "quarter", "2015-Q1"),
        ("2014-12", "year", "2014"),
        ("1985-05", "year", "1985"),
        ("1984-12", "decade", "1980-1989"),
    ],
)
def test_the_unit_grows_with_the_span(first: str, unit: str, name: str) -> None:
    found = periods(((first, 1), ("2024-12", 1)), "2024-12")
    assert (found[0], found[1][0].name) == (unit, name)
    assert len(found[1]) <= MOST


def test_no_document_is_lost_in_larger_units() -> None:
    months = tuple((f"{year}-{month:02d}", month) for year in range(1990, 2025) for month in range(1, 13))
    _, found = periods(months, "2024-12")
    assert sum(period.count for period in found) == sum(count for _, count in months)
