"""Time zones from the tzdata package, so that every machine knows the same rules."""

from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo


@lru_cache(maxsize=1)
def time_zone_names() -> frozenset[str]:
    """Return the names of all IANA time zones, as the tzdata package lists them."""
    return frozenset(files("tzdata").joinpath("zones").read_text(encoding="utf-8").split())


@lru_cache(maxsize=64)
def time_zone(name: str) -> ZoneInfo:
    """Return the zone ``name``; the system's own tables, which differ by machine, are not asked.

    Raises:
        ValueError: there is no zone of that name.
    """
    if name not in time_zone_names():
        raise ValueError(name)
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as stream:
        return ZoneInfo.from_file(stream, key=name)


def end_of_day(at: int, name: str) -> int:
    """Return when the day of a moment ends in a zone; both in seconds since 1970 UTC.

    Raises:
        ValueError: there is no zone of that name.
    """
    zone = time_zone(name)
    today = datetime.fromtimestamp(at, UTC).astimezone(zone).date()
    return int(datetime.combine(today + timedelta(days=1), time(), zone).timestamp())
