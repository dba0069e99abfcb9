"""An actor's offices and memberships over time."""

from collections.abc import Iterator

import msgspec

from briefgen.model.fields import ActorFields
from briefgen.model.when import When
from briefgen.theme.dates import day_in_words
from briefgen.theme.pictures.spans import Span, career_spans, year_of
from briefgen.theme.reads import Reader
from briefgen.theme.views.captions import caption_of
from briefgen.theme.views.fields import linked_subject
from briefgen.theme.views.pictures import FiguresView, PictureView

LEAST = 2


class Tenure(msgspec.Struct, frozen=True):
    """An office or membership in words, and its dates; ``end`` is the actor's own end where it was open."""

    name: str
    begin: When | None
    end: When | None


def career_picture(reader: Reader, ref: str, details: ActorFields) -> PictureView | None:
    """Return the bars of what an actor held, the earliest first; None with fewer than two that have dates.

    The axis ends with the present year.
    """
    found = [one for one in _tenures(reader, ref, details) if one.begin or one.end]
    if len(found) < LEAST:
        return None
    tenures = sorted(found, key=lambda one: (_day(one.begin), _day(one.end) or "9999"))
    year = int(reader.read("year:"))
    spans = tuple(_span(tenure) for tenure in tenures)
    caption = caption_of(reader, "career", reader.plain("picture.career"), _finding(reader, tenures, year))
    return PictureView(
        kind=caption.kind,
        title=caption.title,
        description=caption.description,
        svg=career_spans(caption, spans, year),
        columns=tuple(map(reader.plain, ("picture.office", "picture.begin", "picture.end"))),
        rows=tuple(FiguresView(one.name, _dates(reader, one)) for one in tenures),
    )


def _tenures(reader: Reader, ref: str, details: ActorFields) -> Iterator[Tenure]:
    over = details.died or details.dissolved
    for number, role in enumerate(details.roles):
        org = _org(reader, ref, f"roles[{number}].org", role.org)
        name = f"{role.title}, {org}" if org and org not in role.title else role.title
        yield Tenure(name, role.from_, role.to or over)
    for number, item in enumerate(details.memberships):
        org = _org(reader, ref, f"memberships[{number}].org", item.org)
        yield Tenure(f"{org}, {item.status}" if item.status else org, item.from_, item.to or over)


def _org(reader: Reader, ref: str, field: str, written: str) -> str:
    subject = linked_subject(reader, ref, field) if written else None
    return subject.name if subject else written


def _span(tenure: Tenure) -> Span:
    begin, end = _day(tenure.begin), _day(tenure.end)
    years = begin[:4] if begin[:4] == end[:4] else f"{begin[:4]}–{end[:4]}"
    return Span(
        name=tenure.name,
        years=years,
        begin=year_of(begin) if begin else None,
        end=year_of(end, last=True) if end else None,
    )


def _finding(reader: Reader, tenures: list[Tenure], year: int) -> str:
    years = [int(when.day[:4]) for one in tenures for when in (one.begin, one.end) if when]
    open_ones = [one for one in tenures if one.end is None]
    held = [one.name for one in open_ones if _year(one.begin) <= year]
    end = max(*years, year) if open_ones else max(years)
    text = reader.plain("picture.career_from", n=len(tenures), begin=min(years), end=end)
    if held:
        text += " " + reader.plain("picture.career_held", names="; ".join(held))
    return text


def _year(when: When | None) -> int:
    return int(when.day[:4]) if when else 0


def _dates(reader: Reader, tenure: Tenure) -> tuple[str, ...]:
    begin = day_in_words(tenure.begin.day, reader.language, "short") if tenure.begin else ""
    end = day_in_words(tenure.end.day, reader.language, "short") if tenure.end else ""
    return begin or reader.plain("picture.unknown"), end or reader.plain("picture.held")


def _day(when: When | None) -> str:
    return when.day if when else ""
