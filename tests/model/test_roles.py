"""Offices on a day."""

import pytest

from briefgen.model.fields import Role
from briefgen.model.roles import roles_on
from tests.theme.desk import when


def role(title: str, begin: str = "", end: str = "", *, acting: bool = False) -> tuple[Role, str]:
    from_ = when(begin) if begin else None
    return Role(title=title, from_=from_, to=when(end) if end else None, acting=acting), "actor:harbour"


SENATOR = role("Senator", "2023-01-03", "2025-01-10")
ELECT = role("President-elect", "2024-11-06", "2025-01-20")
PRESIDENT = role("President", "2025-01-20")
CAREER = (SENATOR, ELECT, PRESIDENT)


@pytest.mark.parametrize(
    ("day", "titles", "former"),
    [
        ("2022-12-31", [], False),
        ("2023-01-03", ["Senator"], False),
        ("2024-11-07", ["President-elect", "Senator"], False),
        ("2025-01-10", ["President-elect", "Senator"], False),
        ("2025-01-15", ["President-elect"], False),
        ("2025-02-01", ["President"], False),
    ],
)
def test_the_offices_of_a_day_are_those_held_then(*, day: str, titles: list[str], former: bool) -> None:
    found = roles_on(CAREER, day)
    assert [one.title for one in found] == titles
    assert all(one.former is former for one in found)


def test_after_the_last_office_it_is_told_as_a_former_one() -> None:
    (found,) = roles_on((role("Secretary", "2018-04-26", "2021-01-20"),), "2024-11-08")
    assert (found.title, found.former, found.org) == ("Secretary", True, "actor:harbour")


def test_of_several_former_offices_the_last_one_counts() -> None:
    both = (role("Mayor", "2000", "2004"), role("Minister", "2004", "2010"))
    assert [one.title for one in roles_on(both, "2024-11-08")] == ["Minister"]


def test_a_year_as_end_lasts_until_its_last_day() -> None:
    (found,) = roles_on((role("Mayor", "2010", "2017"),), "2017-12-31")
    assert not found.former


def test_a_year_as_begin_holds_from_its_first_day() -> None:
    assert roles_on((role("Mayor", "2010"),), "2009-12-31") == ()
    assert roles_on((role("Mayor", "2010"),), "2010-01-01") != ()


def test_an_office_without_dates_counts_as_held() -> None:
    (found,) = roles_on((role("Mayor"),), "1999-01-01")
    assert not found.former


def test_acting_is_kept() -> None:
    (found,) = roles_on((role("Mayor", "2010", acting=True),), "2015-01-01")
    assert found.acting


def test_of_two_offices_of_one_day_the_first_listed_comes_first() -> None:
    both = (role("Minister", "2020-02-01"), role("Party leader", "2020-02-01"))
    assert [one.title for one in roles_on(both, "2022-01-01")] == ["Minister", "Party leader"]


def test_a_document_dated_by_month_sees_an_office_that_began_in_it() -> None:
    assert [one.title for one in roles_on((PRESIDENT,), "2025-01")] == ["President"]


@pytest.mark.parametrize(("day", "former"), [("2025-06-01", False), ("2025-06-02", True)])
def test_no_office_outlasts_its_holder(*, day: str, former: bool) -> None:
    (found,) = roles_on((PRESIDENT,), day, died=when("2025-06-01"))
    assert found.former is former
