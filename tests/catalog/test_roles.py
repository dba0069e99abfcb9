"""The office that an actor held on a day."""

from typing import Any

import pytest

from briefgen.catalog.roles import role_at
from briefgen.model.document import Document
from briefgen.model.fields import Role
from briefgen.model.site import RoleAt, Target
from tests.catalog.documents import actor, article, catalog_of, when


def office(title: str, begin: str = "", end: str = "", org: str = "", *, acting: bool = False) -> Role:
    return Role(
        title=title,
        org=org,
        from_=when(begin) if begin else None,
        to=when(end) if end else None,
        acting=acting,
    )


def profile(*roles: Role, died: str | None = None) -> Document:
    return actor("mara-lindt", title="Mara Lindt", roles=list(roles), **({"died": died} if died else {}))


SENATOR = office("Senator", "2019-01-03", "2025-01-10")
CHAIR = office("Chair of the committee", "2025-01-20")


@pytest.mark.parametrize(
    ("day", "title", "former"),
    [
        ("2024-11-07", "Senator", False),
        ("2025-01-10", "Senator", False),
        ("2025-01-15", "Senator", True),
        ("2025-01-20", "Chair of the committee", False),
        ("2025-02-01", "Chair of the committee", False),
    ],
)
def test_the_office_is_that_of_the_day(day: str, title: str, former: Any) -> None:
    assert role_at(profile(SENATOR, CHAIR), day) == RoleAt(title=title, org="", former=former)


def test_an_office_taken_up_later_is_not_known_yet() -> None:
    assert role_at(profile(CHAIR), "2024-11-07") is None


def test_an_actor_without_roles_has_none() -> None:
    assert role_at(profile(), "2024-11-07") is None


def test_a_document_that_is_no_actor_has_none() -> None:
    assert role_at(article("a"), "2024-11-07") is None


def test_of_two_offices_at_once_the_one_taken_up_last_counts() -> None:
    deputy = office("Deputy", "2020-02-01")
    assert role_at(profile(deputy, SENATOR), "2022-01-01") == RoleAt("Deputy", "", former=False)


def test_of_two_offices_of_one_day_the_first_listed_counts() -> None:
    one, other = office("Minister", "2020-02-01"), office("Party leader", "2020-02-01")
    assert role_at(profile(one, other), "2022-01-01") == RoleAt("Minister", "", former=False)


def test_of_former_offices_the_one_that_ended_last_counts() -> None:
    long_ago, recent = office("Mayor", "2001", "2009"), office("Envoy", "2005", "2012")
    assert role_at(profile(recent, long_ago), "2022-01-01") == RoleAt("Envoy", "", former=True)


def test_an_acting_office_says_so() -> None:
    acting = office("Secretary", "2024-05-01", acting=True)
    assert role_at(profile(acting), "2024-06-01") == RoleAt("Secretary", "", former=False, acting=True)


def test_an_office_without_a_begin_was_always_held() -> None:
    assert role_at(profile(office("Founder")), "1990-01-01") == RoleAt("Founder", "", former=False)


@pytest.mark.parametrize(
    ("day", "held"),
    [("2011-12-31", None), ("2012-01-01", False), ("2018-12-31", False), ("2019-01-01", True)],
)
def test_a_year_stands_for_any_of_its_days(day: str, held: Any) -> None:
    found = role_at(profile(office("Governor", "2012", "2018")), day)
    assert (found.former if found else None) == held


def test_a_document_dated_by_month_sees_an_office_that_began_in_it() -> None:
    assert role_at(profile(CHAIR), "2025-01") == RoleAt("Chair of the committee", "", former=False)


def test_no_office_outlasts_its_holder() -> None:
    late = profile(CHAIR, died="2025-06-01")
    assert role_at(late, "2025-06-01") == RoleAt("Chair of the committee", "", former=False)
    assert role_at(late, "2025-06-02") == RoleAt("Chair of the committee", "", former=True)


def test_the_organisation_is_given_by_its_ref_where_the_catalog_knows_it() -> None:
    holder = profile(office("Clerk", "2001", "2003"), office("Envoy", "2004", org="Harbour Council"))
    catalog = catalog_of(holder, actor("harbour-council", title="Harbour Council"))
    found = role_at(holder, "2010-01-01", catalog.field_targets["actors/mara-lindt"])
    assert found == RoleAt("Envoy", "actor:harbour-council", former=False)


def test_an_organisation_without_a_page_gives_no_ref() -> None:
    links = [("roles[0].org", Target("none"))]
    assert role_at(profile(office("Envoy", "2004", org="Nobody")), "2010-01-01", links) == RoleAt(
        "Envoy", "", former=False
    )
