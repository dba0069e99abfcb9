import pytest

from briefgen.settings import (
    Settings,
    catalog_settings,
    content_settings,
    gate_settings,
    page_settings,
    theme_settings,
    today,
)
from briefgen.settings.values import Audience, ContentSettings, GateSettings

SETTINGS = Settings(
    title="Desk",
    time_zone="Asia/Kolkata",
    language="pl",
    logo="logo.svg",
    page_size=7,
    audiences={
        "public": Audience(),
        "clients": Audience("AMBER", ("public",)),
        "all": Audience("GREEN", ("clients",)),
    },
)
EVENING = 1730919600  # 2024-11-06T19:00Z, half past midnight of the 7th in Kolkata


def test_reading_a_file_knows_language_zone_and_audiences_only() -> None:
    assert content_settings(SETTINGS) == ContentSettings(
        "pl", "Asia/Kolkata", "sanitize", ("all", "clients", "public")
    )


def test_the_gate_knows_whom_an_audience_includes_and_its_ceiling() -> None:
    found, problems = gate_settings(SETTINGS, clock=EVENING, audience="all", drafts=True)
    assert problems == ()
    assert found == GateSettings(EVENING, "all", ("all", "clients", "public"), "AMBER", drafts=True)


def test_without_an_audience_the_gate_takes_that_of_the_settings() -> None:
    found, _ = gate_settings(SETTINGS, clock=0)
    assert found == GateSettings(0)


def test_an_unknown_audience_is_a_problem_with_a_suggestion() -> None:
    found, problems = gate_settings(SETTINGS, clock=0, audience="clints")
    assert found is None
    assert [(each.code, each.span.path) for each in problems] == [("BG010", "--audience")]
    assert 'did you mean "clients"?' in problems[0].help


@pytest.mark.parametrize(
    ("zone", "clock", "day"),
    [
        ("UTC", 0, "1970-01-01"),
        ("Asia/Kolkata", EVENING, "2024-11-07"),
        ("UTC", EVENING, "2024-11-06"),
        ("Pacific/Kiritimati", EVENING, "2024-11-07"),
        ("Etc/GMT+12", EVENING, "2024-11-06"),
        ("UTC", -1, "1969-12-31"),
    ],
)
def test_today_is_the_date_of_the_clock_in_the_sites_zone(zone: str, clock: int, day: str) -> None:
    assert today(Settings(time_zone=zone), clock) == day


def test_the_catalog_knows_the_day_but_not_the_second() -> None:
    found = catalog_settings(SETTINGS, clock=EVENING)
    assert (found.today, found.language, found.logo) == ("2024-11-07", "pl", "logo.svg")
    assert found == catalog_settings(SETTINGS, clock=EVENING + 1)


def test_planning_knows_sizes_menu_and_patterns() -> None:
    found = page_settings(SETTINGS)
    assert (found.page_size, found.menu, found.permalinks) == (7, SETTINGS.menu, SETTINGS.permalinks)


def test_rendering_knows_the_audiences_label() -> None:
    assert theme_settings(SETTINGS, clock=EVENING, audience="all").tlp == "AMBER"
    found = theme_settings(SETTINGS, clock=EVENING)
    assert (found.audience, found.tlp, found.today, found.title) == ("public", "CLEAR", "2024-11-07", "Desk")
