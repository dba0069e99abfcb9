"""Dates and date-times, read strictly.

The forms are those of RFC 3339 and ISO 8601's extended format: ``2024-11-07``,
``2024-11-07T21:21+05:30``, ``2024-11-07 21:21:30``, ``…Z``, and for partial dates ``2024-11`` and
``2024``. Anything else is refused: a guessed date is worse than none.
"""

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Literal

import msgspec

from briefgen.model.time_zone import time_zone
from briefgen.model.when import Precision, When

Accepts = Literal["date", "partial-date", "moment"]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_DAY = date(1970, 1, 1).toordinal()
_DAY = 86400
_HOUR = 3600
_MINUTE_OFFSET = len("2024-11-07T21:21:00+01:00")
_WEST, _EAST = -12 * _HOUR, 14 * _HOUR
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?")
_TIME = re.compile(
    r"[Tt ][ ]*([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.0+)?)?[ ]*([Zz]|([+-])([0-9]{2})(?::?([0-9]{2}))?)?"
)
_LOOSE = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_EXAMPLE = "write it as 2024-11-07, or with a time and zone as 2024-11-07T21:21+01:00"


class DateFault(msgspec.Struct, frozen=True):
    """Why a text is no date: the end of a sentence that begins with the value, and the way out."""

    reason: str
    help: str


class Dated(msgspec.Struct, frozen=True):
    """A date that was read; ``assumed_zone`` tells that its time had no zone of its own."""

    when: When
    assumed_zone: bool = False


class _Clock(msgspec.Struct, frozen=True):
    """Seconds since midnight and, if it was given, the offset from UTC in seconds."""

    seconds: int
    offset: int | None


@lru_cache(maxsize=16384)
def read_date(text: str, zone: str, accepts: Accepts) -> Dated | DateFault:
    """Return the date that ``text`` gives in the time zone named ``zone``.

    ``accepts`` is ``date`` (a date or date-time), ``partial-date`` (also a month or a year) or
    ``moment`` (only a date-time with its zone). A time that the zone's clocks skip or show twice
    is a fault unless it names its offset. A bare date begins with the first second of that day.
    """
    partial = _PARTIAL.fullmatch(text)
    if partial:
        return _partial(partial, zone, accepts)
    begin = _DATE.match(text)
    if not begin:
        return _no_date(text)
    day = _calendar_day(begin)
    if isinstance(day, DateFault):
        return day
    rest = text[begin.end() :]
    if not rest:
        return _bare(day, zone, accepts)
    return _timed(day, rest, zone, accepts)


def _no_date(text: str) -> DateFault:
    loose = _LOOSE.fullmatch(text)
    if loose:
        year, month, day = loose.groups()
        return DateFault("is not a date", f"write it as {year}-{month:0>2}-{day:0>2}")
    return DateFault("is not a date", _EXAMPLE)


def _calendar_day(found: re.Match[str]) -> date | DateFault:
    year, month, day = (int(part) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return DateFault("is not a day of the calendar", "check year, month and day")


def _partial(found: re.Match[str], zone: str, accepts: Accepts) -> Dated | DateFault:
    year, month = found.groups()
    if accepts != "partial-date":
        return DateFault("has no day", _EXAMPLE)
    if int(year) == 0 or (month and not 1 <= int(month) <= 12):
        return DateFault("is not a month of the calendar", "check year and month")
    first = date(int(year), int(month or 1), 1)
    precision: Precision = "month" if month else "year"
    text = found.group()
    return Dated(When(day=text, timestamp=_begin_of_day(first, zone), iso=text, precision=precision))


def _bare(day: date, zone: str, accepts: Accepts) -> Dated | DateFault:
    if accepts == "moment":
        return DateFault(
            "has no time and zone",
            f"write the moment with its zone, such as {day.isoformat()}T06:00Z",
        )
    iso = day.isoformat()
    return Dated(When(day=iso, timestamp=_begin_of_day(day, zone), iso=iso))


def _timed(day: date, rest: str, zone: str, accepts: Accepts) -> Dated | DateFault:
    found = _TIME.fullmatch(rest)
    if not found:
        return DateFault("is not a date-time", _EXAMPLE)
    clock = _clock(found)
    if isinstance(clock, DateFault):
        return clock
    if clock.offset is not None:
        return _moment(_local_seconds(day, clock.seconds) - clock.offset, zone)
    if accepts == "moment":
        plain = f"{day.isoformat()}T{_hours(clock.seconds)}"
        return DateFault("has no zone", f"write {plain}Z, or the offset from UTC, as in {plain}+01:00")
    return _assumed(day, clock.seconds, zone)


def _clock(found: re.Match[str]) -> _Clock | DateFault:
    hour, minute, second = (int(part or 0) for part in found.group(1, 2, 3))
    if hour == 24:
        return DateFault("has the hour 24", "write 00:00 of the next day")
    if second == 60:
        return DateFault("has a leap second", "write the second 59, or 00 of the next minute")
    if hour > 23 or minute > 59 or second > 59:
        return DateFault("is not a time of day", "hours go to 23, minutes and seconds to 59")
    seconds = hour * _HOUR + minute * 60 + second
    if not found.group(4):
        return _Clock(seconds, None)
    if not found.group(5):
        return _Clock(seconds, 0)
    minutes = int(found.group(7) or 0)
    offset = int(found.group(5) + "1") * (int(found.group(6)) * _HOUR + minutes * 60)
    if minutes > 59 or not _WEST <= offset <= _EAST:
        return DateFault("has an offset that no zone has", "offsets go from -12:00 to +14:00")
    return _Clock(seconds, offset)


def _assumed(day: date, seconds: int, zone: str) -> Dated | DateFault:
    first, second = _offsets(day, seconds, zone)
    local = _local_seconds(day, seconds)
    if first != second:
        spellings = " or ".join(
            f"{day.isoformat()}T{_hours(seconds)}{_offset_text(offset)}" for offset in (first, second)
        )
        reason = "happens twice" if first > second else "is skipped"
        return DateFault(f"{reason} in {zone}, where clocks change then", f"give the offset: {spellings}")
    dated = _moment(local - first, zone)
    return dated if isinstance(dated, DateFault) else Dated(dated.when, assumed_zone=True)


def _moment(timestamp: int, zone: str) -> Dated | DateFault:
    try:
        local = (_EPOCH + timedelta(seconds=timestamp)).astimezone(time_zone(zone))
    except OverflowError:
        return DateFault("lies outside the years 1 to 9999", "check the year")
    iso = local.isoformat()
    day, clock = iso[:10], iso[11:19]
    if len(iso) > _MINUTE_OFFSET:  # RFC 3339 has no seconds in offsets; local mean times have
        iso = f"{(_EPOCH + timedelta(seconds=timestamp)).replace(tzinfo=None).isoformat()}Z"
    return Dated(When(day=day, timestamp=timestamp, iso=iso, clock=clock, precision="time"))


def _begin_of_day(day: date, zone: str) -> int:
    """Return the first second of a calendar day, also where clocks skip its midnight."""
    first, second = _offsets(day, 0, zone)
    local = _local_seconds(day, 0)
    if first >= second:
        return local - first
    low, high = local - second, local - first
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if _offset_at(middle, zone) == first else (low, middle)
    return low


def _offsets(day: date, seconds: int, zone: str) -> tuple[int, int]:
    """Return the offsets before and after a change of clocks; they are equal at all other times."""
    naive = datetime(day.year, day.month, day.day) + timedelta(seconds=seconds)  # noqa: DTZ001
    local = naive.replace(tzinfo=time_zone(zone))
    return _seconds(local.utcoffset()), _seconds(local.replace(fold=1).utcoffset())


def _offset_at(timestamp: int, zone: str) -> int:
    return _seconds((_EPOCH + timedelta(seconds=timestamp)).astimezone(time_zone(zone)).utcoffset())


def _seconds(offset: timedelta | None) -> int:
    return round(offset.total_seconds()) if offset else 0


def _local_seconds(day: date, seconds: int) -> int:
    return (day.toordinal() - _EPOCH_DAY) * _DAY + seconds


def _hours(seconds: int) -> str:
    return f"{seconds // _HOUR:02}:{seconds % _HOUR // 60:02}"


def _offset_text(offset: int) -> str:
    sign, size = ("-", -offset) if offset < 0 else ("+", offset)
    return f"{sign}{size // _HOUR:02}:{size % _HOUR // 60:02}"
