"""Bars over time: how many documents a subject has in each period."""

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from briefgen.theme.pictures.lettering import width_of
from briefgen.theme.pictures.svg import SIZE, WIDTH, Caption, Side, element, label, note, picture
from briefgen.theme.pictures.ticks import multiples, step_for

TOP, FLOOR, HEIGHT = 22, 128, 150
GAP = 10
"""Least room between two labels of the axis."""


class Bar(msgspec.Struct, frozen=True):
    """One period in words and its number; ``tick`` is what the axis says of it, empty for nothing."""

    label: str
    count: int
    tick: str = ""


class _Plot(msgspec.Struct, frozen=True):
    """Where the bars stand: the left edge, the room of each, and the height of one document."""

    left: float
    slot: float
    unit: float

    def x(self, place: int) -> float:
        return self.left + place * self.slot


def coverage_bars(caption: Caption, bars: tuple[Bar, ...]) -> Markup:
    """Return bars from zero; those that are highest stand out and tell their number.

    Time runs to the right on every page. The first and the last bar are named where they have a
    tick; of the others as many as have room.
    """
    largest = max(bar.count for bar in bars)
    rungs = multiples(step_for(largest, 3), 0, largest)
    left = width_of(str(rungs[-1]), SIZE) + 6
    plot = _Plot(left, (WIDTH - left) / len(bars), (FLOOR - TOP) / largest)
    content = "".join((*_rungs(rungs, plot), *_bars(bars, plot), *_axis(bars, plot)))
    return picture(caption, content, width=WIDTH, height=HEIGHT)


def _rungs(rungs: range, plot: _Plot) -> Iterator[str]:
    for rung in rungs:
        y = FLOOR - rung * plot.unit
        yield element(
            "line", class_="pic-axis" if rung == 0 else "pic-rung", x1=plot.left, x2=WIDTH, y1=y, y2=y
        )
        yield label(str(rung), plot.left - 6, y + 4.5, side="right", class_="pic-soft")


def _bars(bars: tuple[Bar, ...], plot: _Plot) -> Iterator[str]:
    largest = max(bar.count for bar in bars)
    width = min(plot.slot * 0.76, 24)
    for place, bar in enumerate(bars):
        if bar.count:
            x, height = plot.x(place) + (plot.slot - width) / 2, bar.count * plot.unit
            class_ = "pic-bar pic-most" if bar.count == largest else "pic-bar"
            told = note(f"{bar.label}: {bar.count}")
            yield element("rect", told, class_=class_, x=x, y=FLOOR - height, width=width, height=height)
    highest = [place for place, bar in enumerate(bars) if bar.count == largest]
    if len(highest) == 1:
        x = plot.x(highest[0]) + plot.slot / 2
        yield label(str(largest), x, TOP - 6, side="middle", class_="pic-strong")


def _axis(bars: tuple[Bar, ...], plot: _Plot) -> Iterator[str]:
    ends = (0, len(bars) - 1)
    taken: list[tuple[float, float]] = []
    for place in (*ends, *range(1, len(bars) - 1)):
        text = bars[place].tick
        begin, side, x = _place(text, place, len(bars), plot)
        end = begin + width_of(text, SIZE)
        if text and all(end + GAP < other[0] or begin - GAP > other[1] for other in taken):
            taken.append((begin, end))
            if side == "middle":
                yield element("line", class_="pic-axis", x1=x, x2=x, y1=FLOOR, y2=FLOOR + 4)
            yield label(text, x, FLOOR + 17, side=side, class_="pic-soft")


def _place(text: str, place: int, number: int, plot: _Plot) -> tuple[float, Side, float]:
    """Return where a label begins, which of its sides is given, and where that side stands."""
    width = width_of(text, SIZE)
    if place == 0:
        return plot.left, "left", plot.left
    if place == number - 1:
        return WIDTH - width, "right", WIDTH
    middle = plot.x(place) + plot.slot / 2
    return middle - width / 2, "middle", middle
