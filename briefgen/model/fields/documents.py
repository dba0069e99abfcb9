"""Further fields of articles, notes, briefs and plain pages."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from briefgen.model.fields.forms import Names, PartialDate, Text, Texts, described


class Period(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a brief covers, both ends included."""

    from_: PartialDate = msgspec.field(name="from")
    to: PartialDate


class WatchItem(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something to look for next."""

    text: Text
    date: PartialDate | None = None
    topics: Names = ()
    actors: Names = ()


class ArticleFields(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag=True):
    """Further fields of articles."""

    genre: Annotated[
        Literal["analysis", "report", "opinion", "explainer", "interview", "timeline", "review"] | None,
        described("What the reader is getting; shown above the headline."),
    ] = None
    dateline: Annotated[Text, described("Place of writing; begins the first paragraph.")] = ""
    question: Annotated[Text, described("The question that the piece answers.")] = ""
    bottom_line: Annotated[Text, described("The answer in one sentence; a box under the headline.")] = ""
    key_points: Annotated[Texts, described("Three to five takeaways.")] = ()


class NoteFields(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag=True):
    """Further fields of notes."""

    dateline: Annotated[Text, described("Place of writing; begins the first paragraph.")] = ""
    question: Annotated[Text, described("The question that the note answers.")] = ""
    bottom_line: Annotated[Text, described("The answer in one sentence; a box under the headline.")] = ""
    key_points: Annotated[Texts, described("Three to five takeaways.")] = ()


class BriefFields(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag=True):
    """Further fields of briefs."""

    bottom_line: Annotated[Text, described("The answer in one sentence; a box under the headline.")] = ""
    key_points: Annotated[Texts, described("Three to five takeaways.")] = ()
    period: Annotated[Period | None, described("What the issue covers: {from, to}.")] = None
    issue: Annotated[Text, described("Number or label of the issue.")] = ""
    watch: Annotated[
        tuple[WatchItem, ...], described("What to look for next: date, text, topics, actors.")
    ] = ()
    include: Annotated[
        Annotated[str, Meta(extra={"form": "any"})],
        described("What is pulled from the record for the period; kept."),
    ] = ""
    distribution: Annotated[Texts, described("Named recipients of printed copies; never in the HTML.")] = ()


class PageFields(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag=True):
    """Further fields of plain pages."""

    bottom_line: Annotated[Text, described("The answer in one sentence; a box under the headline.")] = ""
    key_points: Annotated[Texts, described("Three to five takeaways.")] = ()
