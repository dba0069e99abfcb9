"""Bars from one year to another: offices and memberships."""

from collections.abc import Iterator
from math import ceil, floor

import msgspec
from markupsafe import Markup

from briefgen.theme.pictures.lettering import lines, width_of
from briefgen.theme.pictures.svg import SIZE, WIDTH, Caption, Side, element, label, note, picture
from briefgen.theme.pictures.ticks import multiples, step_for

LINE, BAR = 16, 8
ROOM = WIDTH - 92
"""What is left of a line for a name beside its years."""
HEAD = 5
"""Length of the arrow of what is not over."""


class Span(msgspec.Struct, frozen=True):
    """Something that lasted: ``begin`` and ``end`` in years, None for an unknown begin or an open end.

    ``years`` tells both in figures.
    """

    name: str
    years: str
    begin: float | None
    end: float | None


def year_of(day: str, *, last: bool = False) -> float:
    """Return a day as a number of years: ``2012-07-01`` is 2012.5.

    A partial date stands for its first day, with ``last`` for the end of its last one.
    """
    year, month, date = int(day[:4]), day[5:7], day[8:10]
    if not month:
        return float(year + last)
    if not date:
        return year + (int(month) - 1 + last) / 12
    return year + (int(month) - 1) / 12 + (int(date) - 1 + last) / 372


class _Axis(msgspec.Struct, frozen=True):
    """The years from ``first`` to ``last`` along the width of the picture."""

    first: int
    last: int

    def x(self, year: float) -> float:
        return (year - self.first) / (self.last - self.first) * WIDTH


def career_spans(caption: Caption, spans: tuple[Span, ...], last: int) -> Markup:
    """Return a bar for each span over an axis of years that ends with the year ``last`` or a later one.

    A bar without end points beyond the axis, one without begin is a dotted line. Time runs to the
    right on every page.
    """
    axis = _axis(spans, last)
    content, y = "", 3.0
    for span in spans:
        name = lines(span.name, ROOM, SIZE)
        content += "".join(_span(span, name, y, axis, caption))
        y += LINE * len(name) + BAR + 12
    return picture(caption, "".join(_years(axis, y)) + content, width=WIDTH, height=y + 23)


def _axis(spans: tuple[Span, ...], last: int) -> _Axis:
    """Return the axis; where a begin is unknown it leaves room before the end."""
    known = [year for span in spans for year in (span.begin, span.end) if year is not None]
    end = max(last + 1, *map(ceil, known))
    begin = floor(min(known))
    ends = [span.end for span in spans if span.begin is None and span.end is not None]
    room = max(1, (end - begin) // 6)
    return _Axis(min((begin, *(ceil(year) - 1 - room for year in ends))), end)


def _span(span: Span, name: tuple[str, ...], y: float, axis: _Axis, caption: Caption) -> Iterator[str]:
    side: Side = "right" if caption.rtl else "left"
    for row, line in enumerate(name):
        x = WIDTH if caption.rtl else 0
        yield label(line, x, y + 13 + LINE * row, side=side, class_="pic-name")
    far: Side = "left" if caption.rtl else "right"
    yield label(span.years, 0 if caption.rtl else WIDTH, y + 13, side=far, class_="pic-soft")
    yield _bar(span, y + LINE * len(name) + 3, axis)


def _bar(span: Span, y: float, axis: _Axis) -> str:
    told = note(f"{span.name}: {span.years}")
    end = axis.x(span.end) if span.end is not None else float(WIDTH)
    if span.begin is None:
        middle = y + BAR / 2
        return element("line", told, class_="pic-unknown", x1=0, x2=end, y1=middle, y2=middle)
    begin = min(axis.x(span.begin), end - 2)
    if span.end is not None:
        return element("rect", told, class_="pic-span", x=begin, y=y, width=end - begin, height=BAR)
    neck, foot = max(end - HEAD, begin), y + BAR
    corners = ((begin, y), (neck, y), (end, y + BAR / 2), (neck, foot), (begin, foot))
    points = " ".join(f"{x:.2f},{height:g}" for x, height in corners)
    return element("polygon", told, class_="pic-span pic-open", points=points)


def _years(axis: _Axis, base: float) -> Iterator[str]:
    yield element("line", class_="pic-axis", x1=0, x2=WIDTH, y1=base, y2=base)
    for year in multiples(step_for(axis.last - axis.first, 6), axis.first, axis.last):
        x = axis.x(year)
        half = width_of(str(year), SIZE) / 2
        yield element("line", class_="pic-rung", x1=x, x2=x, y1=0, y2=base + 4)
        middle = min(max(x, half), WIDTH - half)
        yield label(str(year), middle, base + 17, side="middle", class_="pic-soft")
