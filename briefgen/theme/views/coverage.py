"""How much a subject was written about, over time."""

from briefgen.theme.dates import period_in_words
from briefgen.theme.pictures.bars import Bar, coverage_bars
from briefgen.theme.pictures.periods import Period, Unit, periods
from briefgen.theme.pictures.svg import Caption
from briefgen.theme.reads import Reader
from briefgen.theme.views.captions import caption_of
from briefgen.theme.views.pictures import FiguresView, PictureView

LEAST = 3
TITLES: dict[Unit, str] = {
    "month": "picture.per_month",
    "quarter": "picture.per_quarter",
    "year": "picture.per_year",
    "decade": "picture.per_decade",
}
Months = tuple[tuple[str, int], ...]


def coverage_picture(reader: Reader, ref: str) -> PictureView | None:
    """Return the bars of a subject's documents; None for fewer than three, or if all are of one month.

    They end with the month of the site's newest document, so that a subject that has become quiet
    can be seen to be.
    """
    months: Months = reader.read(f"months:{ref}")
    if len(months) < 2 or sum(count for _, count in months) < LEAST:
        return None
    newest: str = reader.read("newest_month:")
    unit, found = periods(months, newest)
    caption = _caption(reader, unit, months, found)
    bars = tuple(_bar(reader, unit, found, place) for place in range(len(found)))
    return PictureView(
        kind=caption.kind,
        title=caption.title,
        description=caption.description,
        svg=coverage_bars(caption, bars),
        columns=(reader.plain("picture.period"), reader.plain("picture.documents")),
        rows=tuple(FiguresView(bar.label, (str(bar.count),)) for bar in bars),
    )


def _caption(reader: Reader, unit: Unit, months: Months, found: tuple[Period, ...]) -> Caption:
    text = _finding(reader, months, found)
    last = max(place for place, period in enumerate(found) if period.count)
    if last < len(found) - 1:
        text += " " + reader.plain("picture.coverage_silent")
    return caption_of(reader, "coverage", reader.plain(TITLES[unit]), text)


def _finding(reader: Reader, months: Months, found: tuple[Period, ...]) -> str:
    largest = max(period.count for period in found)
    most = [period.name for period in found if period.count == largest]
    slots = {
        "documents": reader.plain("documents", n=sum(count for _, count in months)),
        "begin": period_in_words(months[0][0], reader.language),
        "end": period_in_words(months[-1][0], reader.language),
        "number": largest,
    }
    if len(most) > 1:
        return reader.plain("picture.coverage_even", **slots)
    return reader.plain("picture.coverage_peak", period=period_in_words(most[0], reader.language), **slots)


def _bar(reader: Reader, unit: Unit, found: tuple[Period, ...], place: int) -> Bar:
    period = found[place]
    return Bar(
        label=period_in_words(period.name, reader.language),
        count=period.count,
        tick=_tick(reader, unit, period.name, is_end=place in {0, len(found) - 1}),
    )


def _tick(reader: Reader, unit: Unit, name: str, *, is_end: bool) -> str:
    """Return what the axis says: the ends in full, and where a year begins that year."""
    if is_end:
        return period_in_words(name, reader.language, "short")
    begins = {"month": name.endswith("-01"), "quarter": name.endswith("Q1")}
    return name[:4] if begins.get(unit, True) else ""
