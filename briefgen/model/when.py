"""Dates as an author gives them, and the moments they stand for."""

from typing import Literal

import msgspec

Precision = Literal["year", "month", "day", "time"]


class When(msgspec.Struct, frozen=True, array_like=True):
    """A date or date-time from front matter, read in the site's time zone.

    ``day`` is the calendar date in the site's zone, ISO 8601 (``2024-11-07``; ``2024-11`` or
    ``2024`` when no more was given). ``clock`` is the time of day there (``21:21:00``), empty
    without a time. ``iso`` is the whole in RFC 3339 with the site's offset (a date alone when no
    time was given). ``timestamp`` is its begin in seconds since 1970-01-01T00:00:00Z.
    """

    day: str
    timestamp: int
    iso: str
    clock: str = ""
    precision: Precision = "day"
