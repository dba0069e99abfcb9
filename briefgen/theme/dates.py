"""Dates in words: the only door to Babel."""

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Literal

from markupsafe import Markup

from briefgen.model.when import When
from briefgen.theme.strings import escaped_text

DateForm = Literal["long", "short", "full"]
_WORLD_ENGLISH = "en_001"


@lru_cache(maxsize=32768)
def day_in_words(day: str, language: str, form: DateForm) -> str:
    """Return ``2024-11-08`` as "8 November 2024" (long, full) or "8 Nov 2024" (short).

    ``2024-11`` gives the month and the year, ``2024`` the year alone. English without a region
    puts the day first, as most of the world's English does.
    """
    from babel.dates import format_date, format_skeleton

    locale = known_locale(language)
    if len(day) == len("2024"):
        return day
    if len(day) == len("2024-11"):
        first = date.fromisoformat(f"{day}-01")
        return str(format_skeleton("yMMM" if form == "short" else "yMMMM", first, locale=locale))
    return str(format_date(date.fromisoformat(day), "medium" if form == "short" else "long", locale=locale))


@lru_cache(maxsize=64)
def known_locale(language: str) -> str:
    """Return the name of Babel's locale for a BCP 47 tag; English for one that Babel lacks."""
    from babel import Locale, UnknownLocaleError

    if language.lower() in {"", "en"}:
        return _WORLD_ENGLISH
    for tag in (language, language.partition("-")[0]):
        try:
            return str(Locale.parse(tag.replace("_", "-"), sep="-"))
        except (UnknownLocaleError, ValueError):
            continue
    return _WORLD_ENGLISH


@lru_cache(maxsize=64)
def direction(language: str) -> str:
    """Return ``ltr`` or ``rtl``, the direction in which ``language`` is written."""
    from babel import Locale

    return str(Locale.parse(known_locale(language)).text_direction)


@lru_cache(maxsize=1024)
def plural_form(number: int, language: str) -> str:
    """Return the CLDR plural form of ``number``: ``one``, ``few``, ``many`` or ``other``."""
    from babel import Locale

    return str(Locale.parse(known_locale(language)).plural_form(number))


def month_in_words(month: str, language: str) -> str:
    """Return ``2024-11`` as "November"; of any other text the text itself."""
    from babel.dates import format_date

    if len(month) != len("2024-11"):
        return month
    return str(format_date(date.fromisoformat(f"{month}-01"), "LLLL", locale=known_locale(language)))


@lru_cache(maxsize=1024)
def period_in_words(period: str, language: str, form: DateForm = "long") -> str:
    """Return a month, a quarter (``2024-Q3``: "Q3 2024"), a year or years (``2020-2029``: "2020–2029")."""
    from babel.dates import format_skeleton

    if "Q" in period:
        first = date(int(period[:4]), int(period[-1]) * 3 - 2, 1)
        return str(format_skeleton("yQQQ", first, locale=known_locale(language)))
    if len(period) > len("2024-11"):
        return period.replace("-", "–")
    return day_in_words(period, language, form)


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
    machine = when.iso if when.clock else when.day
    shown = escaped_text(f"{words}, {clock}" if clock else words)
    return Markup(f'<time datetime="{escaped_text(machine)}">{shown}</time>')  # noqa: S704, both are escaped
