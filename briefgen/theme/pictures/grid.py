"""A heat grid: rows against columns, each cell the stronger the more it stands for."""

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from briefgen.theme.pictures.lettering import fitted, width_of
from briefgen.theme.pictures.scale import level, ranges
from briefgen.theme.pictures.svg import Caption, Side, element, label, lettering, note, picture, words

CELL = 22
SIZE = 13
MOST_SIDE, MOST_TOP = 220, 170
"""The most room for names beside the rows and above the columns; longer ones are shortened."""
LEGEND = 40

Counts = tuple[tuple[int, ...], ...]
Keys = tuple[tuple[int, str], ...]


class _Frame(msgspec.Struct, frozen=True):
    """Where things stand: the cells begin at ``side`` and ``top``; all is mirrored where ``rtl`` is true."""

    side: float
    top: float
    width: float
    rtl: bool

    @property
    def near(self) -> Side:
        """The side at which lines of text begin."""
        return "right" if self.rtl else "left"

    @property
    def far(self) -> Side:
        return "left" if self.rtl else "right"

    def x(self, x: float) -> float:
        return self.width - x if self.rtl else x

    def left(self, x: float, own: float) -> float:
        """The left edge of something ``own`` wide that begins at ``x``."""
        return self.width - x - own if self.rtl else x


def heat_grid(
    caption: Caption, rows: tuple[str, ...], columns: tuple[str, ...], counts: Counts, largest: int
) -> Markup:
    """Return a grid of ``counts``, a tuple for each row, on the scale that ``largest`` makes.

    It has its own width: a place that is narrower has to scroll. On a page that runs from right to
    left the whole is mirrored.
    """
    keys = _keys(largest)
    side = min(max(width_of(name, SIZE) for name in rows) + 10, MOST_SIDE)
    top = min(max(width_of(name, SIZE) for name in columns) + 10, MOST_TOP)
    frame = _Frame(side, top, side + max(CELL * len(columns), _legend_width(keys)), caption.rtl)
    height = top + CELL * len(rows) + LEGEND
    parts = (*_heads(columns, frame), *_rows(rows, columns, counts, largest, frame))
    content = "".join((*parts, *_legend(keys, height - LEGEND + 14, frame)))
    return picture(caption, content, width=frame.width, height=height, natural=True)


def _heads(columns: tuple[str, ...], frame: _Frame) -> Iterator[str]:
    y = frame.top - 6
    for place, name in enumerate(columns):
        x = frame.x(frame.side + CELL * (place + 0.5)) + 4.5
        yield element(
            "text",
            _shown(name, MOST_TOP - 10),
            class_="pic-name",
            x=x,
            y=y,
            **lettering(name, "left"),
            transform=f"rotate(-90 {x:.2f} {y:.2f})",
        )


def _rows(
    rows: tuple[str, ...], columns: tuple[str, ...], counts: Counts, largest: int, frame: _Frame
) -> Iterator[str]:
    for number, (row, its_counts) in enumerate(zip(rows, counts, strict=True)):
        y = frame.top + CELL * number
        yield element(
            "text",
            _shown(row, MOST_SIDE - 10),
            class_="pic-name",
            x=frame.x(frame.side - 8),
            y=y + CELL / 2 + 4.5,
            **lettering(row, frame.far),
        )
        for place, count in enumerate(its_counts):
            told = note(f"{row} × {columns[place]}: {count}") if count else ""
            yield _cell(frame.side + CELL * place, y + 1, level(count, largest), frame, told)


def _shown(name: str, room: float) -> str:
    shown = fitted(name, room, SIZE)
    return words(shown) if shown == name else note(name) + words(shown)


def _cell(x: float, y: float, step: int, frame: _Frame, told: str = "") -> str:
    left = frame.left(x + 1, CELL - 2)
    return element("rect", told, class_=f"pic-cell pic-l{step}", x=left, y=y, width=CELL - 2, height=CELL - 2)


def _keys(largest: int) -> Keys:
    return tuple((step, str(low) if low == high else f"{low}–{high}") for step, low, high in ranges(largest))


def _legend_width(keys: Keys) -> float:
    return sum(CELL + 16 + width_of(text, SIZE) for _, text in keys)


def _legend(keys: Keys, y: float, frame: _Frame) -> Iterator[str]:
    x = frame.side
    for step, text in keys:
        yield _cell(x, y, step, frame)
        at = frame.x(x + CELL + 4)
        yield label(text, at, y + CELL / 2 + 3.5, side=frame.near, class_="pic-soft")
        x += CELL + 16 + width_of(text, SIZE)
