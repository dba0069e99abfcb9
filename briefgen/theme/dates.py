"""Dates in words, by Babel."""

import re
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Literal

from markupsafe import Markup

from briefgen.model.languages import known_locale
from briefgen.model.when import When
from briefgen.theme.strings import escaped_text

DateForm = Literal["long", "short", "full"]
# "8 листопада 2024 р.", "8 ноября 2024 г.": news leave the word for "year" out, and a sentence may end here.
_YEAR_WORD = re.compile(r"[\u00a0\u202f ](?:г|р)\.\Z")


@lru_cache(maxsize=32768)
def day_in_words(day: str, language: str, form: DateForm) -> str:
    """Return ``2024-11-08`` as "8 November 2024" (long, full) or "8 Nov 2024" (short).

    ``2024-11`` gives the month and the year, ``2024`` the year alone. English without a region
    puts the day first, as most of the world's English does. Days are those of the Gregorian
    calendar, and digits are 0 to 9 in every language, as in counts and in what authors write.
    """
    if len(day) == len("2024"):
        return day
    is_month = len(day) == len("2024-11")
    words = _dated(f"{day}-01" if is_month else day, known_locale(language), form, is_month=is_month)
    return _YEAR_WORD.sub("", words)


def _dated(day: str, locale: str, form: DateForm, *, is_month: bool) -> str:
    from babel.dates import format_date, format_skeleton

    moment = date.fromisoformat(day)
    if is_month:
        return str(format_skeleton("yMMM" if form == "short" else "yMMMM", moment, locale=locale))
    if form == "short":  # a skeleton, since German and Arabic shorten a date to digits else
        return str(format_skeleton("yMMMd", moment, locale=locale))
    return str(format_date(moment, "long", locale=locale))


def heading_in_words(month: str, language: str) -> str:
    """Return ``2024-11`` as a heading: "November 2024", with a capital in every language."""
    return _capital(day_in_words(month, language, "long"))


def month_in_words(month: str, language: str) -> str:
    """Return ``2024-11`` as "November", with a capital in every language; any other text as it is."""
    from babel.dates import format_date

    if len(month) != len("2024-11"):
        return month
    return _capital(format_date(date.fromisoformat(f"{month}-01"), "LLLL", locale=known_locale(language)))


def _capital(words: str) -> str:
    return words[:1].title() + words[1:]


@lru_cache(maxsize=1024)
def period_in_words(period: str, language: str, form: DateForm = "long") -> str:
    """Return a month, a quarter (``2024-Q3``: "Q3 2024"), a year or years (``2020-2029``: "2020–2029")."""
    from babel.dates import format_skeleton

    if "Q" in period:
        first = date(int(period[:4]), int(period[-1]) * 3 - 2, 1)
        return _YEAR_WORD.sub("", format_skeleton("yQQQ", first, locale=known_locale(language)))
    if len(period) > len("2024-11"):
        return period.replace("-", "–")
    return day_in_words(period, language, form)


def machine_date(when: When) -> str:
    """Return the day in ISO 8601, or with a time of day the moment with its zone."""
    return when.iso if when.clock else when.day


def moment(when: When) -> str:
    """Return the moment in RFC 3339 form, in UTC: ``2024-11-08T08:00:00Z``."""
    return _moment(when.timestamp)


@lru_cache(maxsize=8192)
def _moment(timestamp: int) -> str:
    return datetime.fromtimestamp(timestamp, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def clock_in_words(when: When) -> str:
    """Return the time of day with its distance from UTC, "22:00 (UTC+1)"; empty without a time."""
    if not when.clock:
        return ""
    return f"{when.clock[:5]} ({_zone_in_words(when.iso)})"


def _zone_in_words(iso: str) -> str:
    offset = iso[-6:]
    if iso.endswith("Z") or offset[1:] == "00:00":
        return "UTC"
    hours, minutes = int(offset[1:3]), offset[4:6]
    sign = "+" if offset[0] == "+" else "\u2212"
    return f"UTC{sign}{hours}" + (f":{minutes}" if minutes != "00" else "")


def time_element(when: When, language: str, form: DateForm) -> Markup:
    """Return ``<time datetime="…">…</time>`` with the date in words and, in full form, the time."""
    words = day_in_words(when.day, language, form)
    clock = clock_in_words(when) if form == "full" else ""
    machine = machine_date(when)
    shown = escaped_text(f"{words}, {clock}" if clock else words)
    return Markup(f'<time datetime="{escaped_text(machine)}">{shown}</time>')  # noqa: S704, both are escaped
