from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.time_zone import time_zone
from briefgen.typed_yaml import Dated, DateFault, read_date

ZONES = (
    "UTC",
    "Europe/Warsaw",
    "Europe/London",
    "America/New_York",
    "America/Sao_Paulo",
    "America/Havana",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Beirut",
    "Australia/Lord_Howe",
    "Pacific/Kiritimati",
    "Pacific/Apia",
    "Etc/GMT+12",
    "Etc/GMT-14",
)


def dated(text: str, zone: str = "Europe/Warsaw") -> Dated:
    found = read_date(text, zone, "date")
    assert isinstance(found, Dated), found
    return found


def fault(text: str, zone: str = "Europe/Warsaw") -> DateFault:
    found = read_date(text, zone, "date")
    assert isinstance(found, DateFault), found
    return found


def test_a_bare_date_is_that_day_in_the_sites_zone() -> None:
    when = dated("2024-11-07").when
    assert (when.day, when.iso, when.clock, when.precision) == ("2024-11-07", "2024-11-07", "", "day")
    assert when.timestamp == 1730934000  # 2024-11-06T23:00Z


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024-11-07T21:21+05:30", "2024-11-07T16:51:00+01:00"),
        ("2024-11-07T21:21:09Z", "2024-11-07T22:21:09+01:00"),
        ("2024-11-07t21:21z", "2024-11-07T22:21:00+01:00"),
        ("2024-11-07 21:21 +0530", "2024-11-07T16:51:00+01:00"),
        ("2024-11-07 21:21:00.000 -03", "2024-11-08T01:21:00+01:00"),
        ("2024-07-01T00:30Z", "2024-07-01T02:30:00+02:00"),
        ("2024-11-07T23:30Z", "2024-11-08T00:30:00+01:00"),
        ("2024-11-07T00:00+14:00", "2024-11-06T11:00:00+01:00"),
        ("2024-11-07T00:00-12:00", "2024-11-07T13:00:00+01:00"),
    ],
)
def test_a_time_with_its_zone_is_shown_in_the_sites_zone(text: str, iso: str) -> None:
    found = dated(text)
    assert (found.when.iso, found.assumed_zone) == (iso, False)
    assert (found.when.day, found.when.clock) == (iso[:10], iso[11:19])
    assert found.when.precision == "time"


def test_a_time_without_a_zone_is_one_of_the_sites_zone_and_says_so() -> None:
    found = dated("2024-11-07 21:21")
    assert (found.when.iso, found.assumed_zone) == ("2024-11-07T21:21:00+01:00", True)


@pytest.mark.parametrize(
    ("text", "day", "precision", "timestamp"),
    [("2024-11", "2024-11", "month", 1730419200), ("2024", "2024", "year", 1704067200)],
)
def test_a_partial_date_begins_with_its_month_or_year(
    text: str, day: str, precision: str, timestamp: int
) -> None:
    found = read_date(text, "UTC", "partial-date")
    assert isinstance(found, Dated)
    assert (found.when.day, found.when.iso, found.when.precision) == (day, day, precision)
    assert found.when.timestamp == timestamp


@pytest.mark.parametrize("text", ["2024-11", "2024"])
@pytest.mark.parametrize("accepts", ["date", "moment"])
def test_a_partial_date_is_a_fault_elsewhere(text: str, accepts: str) -> None:
    assert isinstance(read_date(text, "UTC", accepts), DateFault)


@pytest.mark.parametrize("text", ["2024-11-07", "2024-11-07T06:00", "2024-11-07 06:00:00"])
def test_a_moment_needs_a_time_and_a_zone(text: str) -> None:
    assert isinstance(read_date(text, "Europe/Warsaw", "moment"), DateFault)
    assert isinstance(read_date(f"{text[:10]}T06:00Z", "Europe/Warsaw", "moment"), Dated)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "today",
        "2024-02-30",
        "2023-02-29",
        "2025-13-01",
        "2024-00-10",
        "2024-01-00",
        "0000-01-01",
        "10000-01-01",
        "-2024-01-01",
        "2024-1-5",
        "2024/11/07",
        "20241107",
        "07.11.2024",
        "11/07/2024",
        "2024-11-07T",
        "2024-11-07 21",
        "2024-11-07T2121",
        "2024-11-07T24:00Z",
        "2024-11-07T23:59:60Z",
        "2024-11-07T23:60Z",
        "2024-11-07T24:61",
        "2024-11-07T21:21:30.5Z",
        "2024-11-07T21:21+15:00",
        "2024-11-07T21:21-12:30",
        "2024-11-07T21:21+05:75",
        "2024-11-07T21:21 CET",
        "2024-11-07T21:21 Europe/Warsaw",
        "2024-11-07Z",
        "2024-W45-4",
        "2024-312",
        "٢٠٢٤-١١-٠٧",
        "2024-11-07\n2024-11-08",
        "9999-12-31T23:59-12:00",
        "0001-01-01T00:00+14:00",
    ],
)
def test_whatever_is_no_date_is_refused_with_a_way_out(text: str) -> None:
    found = read_date(text, "UTC", "date")
    assert isinstance(found, DateFault)
    assert found.reason
    assert found.help


def test_the_right_spelling_is_offered_where_it_is_known() -> None:
    assert fault("2024-1-5").help == "write it as 2024-01-05"
    assert fault("2024/11/07").help == "write it as 2024-11-07"


def test_times_that_clocks_skip_or_show_twice_need_their_offset() -> None:
    skipped, twice = fault("2024-03-31T02:30"), fault("2024-10-27T02:30")
    assert "is skipped" in skipped.reason
    assert "happens twice" in twice.reason
    assert "2024-10-27T02:30+02:00 or 2024-10-27T02:30+01:00" in twice.help
    first, second = (dated(f"2024-10-27T02:30{offset}").when.timestamp for offset in ("+02:00", "+01:00"))
    assert second - first == 3600


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024-03-31T01:59", "2024-03-31T01:59:00+01:00"),
        ("2024-03-31T03:00", "2024-03-31T03:00:00+02:00"),
        ("2024-10-27T01:59", "2024-10-27T01:59:00+02:00"),
        ("2024-10-27T03:00", "2024-10-27T03:00:00+01:00"),
    ],
)
def test_times_beside_a_change_of_clocks_are_plain(text: str, iso: str) -> None:
    assert dated(text).when.iso == iso


@pytest.mark.parametrize(
    ("day", "zone", "begin"),
    [
        ("2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00Z"),  # midnight is skipped
        ("2024-11-03", "America/Havana", "2024-11-03T04:00Z"),  # midnight comes twice
        ("1919-03-31", "America/Toronto", "1919-03-31T04:30Z"),  # 23:30 became 00:30
        ("2011-12-31", "Pacific/Apia", "2011-12-30T10:00Z"),  # the day before was left out
        ("2024-11-07", "Pacific/Kiritimati", "2024-11-06T10:00Z"),
        ("2024-11-07", "Etc/GMT+12", "2024-11-07T12:00Z"),
    ],
)
def test_a_day_begins_with_its_first_second_even_at_a_change_of_clocks(
    day: str, zone: str, begin: str
) -> None:
    assert dated(day, zone).when.timestamp == dated(begin, "UTC").when.timestamp


def test_local_mean_time_has_an_exact_rendering() -> None:
    assert dated("1880-01-01T12:00Z", "Europe/Amsterdam").when.iso in (
        "1880-01-01T12:00:00Z",
        "1880-01-01T12:18:00+00:18",
        "1880-01-01T12:20:00+00:20",
    )


@given(st.dates(), st.sampled_from(ZONES))
def test_no_bare_date_is_ever_off_by_one(day: date, zone: str) -> None:
    when = dated(day.isoformat(), zone).when
    assert when.day == day.isoformat()
    if not date(2, 1, 1) <= day <= date(9998, 12, 31) or (
        day == date(2011, 12, 30) and zone == "Pacific/Apia"
    ):
        return
    begin = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=when.timestamp)
    assert begin.astimezone(time_zone(zone)).date() == day
    assert (begin - timedelta(seconds=1)).astimezone(time_zone(zone)).date() < day


@given(
    st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31)),  # noqa: DTZ001
    st.integers(-12 * 4, 14 * 4),
    st.sampled_from(ZONES),
)
def test_a_moment_keeps_its_second_in_every_zone(local: datetime, quarters: int, zone: str) -> None:
    sign, minutes = "-" if quarters < 0 else "+", abs(quarters) * 15
    text = f"{local.replace(microsecond=0).isoformat()}{sign}{minutes // 60:02}:{minutes % 60:02}"
    when = dated(text, zone).when
    truth = datetime.fromisoformat(text)
    assert datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=when.timestamp) == truth
    shown = truth.astimezone(time_zone(zone))
    assert (when.day, when.clock) == (shown.date().isoformat(), shown.time().isoformat("seconds"))
    assert dated(when.iso, zone).when == when


@given(st.text(max_size=30), st.sampled_from(ZONES))
def test_no_text_ever_raises(text: str, zone: str) -> None:
    assert isinstance(read_date(text, zone, "partial-date"), Dated | DateFault)


@given(
    st.from_regex(
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?",
        fullmatch=True,
    )
)
def test_whatever_looks_like_a_date_time_is_one_or_a_fault(text: str) -> None:
    assert isinstance(read_date(text, "Europe/Warsaw", "date"), Dated | DateFault)
