"""A run of months, taken together where there are too many of them."""

from collections.abc import Iterable
from typing import Literal

import msgspec

Unit = Literal["month", "quarter", "year", "decade"]
MOST = 40
STEPS: tuple[tuple[Unit, int], ...] = (("month", 1), ("quarter", 3), ("year", 12), ("decade", 120))


class Period(msgspec.Struct, frozen=True):
    """A month (``2024-11``), quarter (``2024-Q4``), year (``2024``) or decade (``2020-2029``)."""

    name: str
    count: int


def periods(months: Iterable[tuple[str, int]], newest: str) -> tuple[Unit, tuple[Period, ...]]:
    """Return the unit and all its periods from the first month to ``newest``, empty ones included.

    ``months`` are pairs of month and number, of which there is at least one. The unit is the
    smallest with at most some 40 periods.
    """
    counts = [(_index(month), count) for month, count in months]
    first = min(index for index, _ in counts)
    last = max((_index(newest), *(index for index, _ in counts)))
    unit, step = next((pair for pair in STEPS if last // pair[1] - first // pair[1] < MOST), STEPS[-1])
    found = dict.fromkeys(range(first // step, last // step + 1), 0)
    for index, count in counts:
        found[index // step] += count
    return unit, tuple(Period(_name(unit, place), count) for place, count in found.items())


def _index(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _name(unit: Unit, place: int) -> str:
    if unit == "month":
        return f"{place // 12:04d}-{place % 12 + 1:02d}"
    if unit == "quarter":
        return f"{place // 4:04d}-Q{place % 4 + 1}"
    return f"{place:04d}" if unit == "year" else f"{place * 10:04d}-{place * 10 + 9:04d}"
