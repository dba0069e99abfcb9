"""Further fields of topics."""

from typing import Annotated, Literal

import msgspec

from briefgen.model.fields.documents import WatchItem
from briefgen.model.fields.forms import Name, Names, PartialDate, Slug, Text, described


class TrendMonth(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One month of a topic's trend, in CrisisWatch's scheme."""

    month: PartialDate
    arrow: Literal["up", "down", "same"]
    alert: Literal["risk", "opportunity"] | None = None
    why: Text = ""


class StandingQuestion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question that the desk keeps asking."""

    text: Text
    id: Slug = ""
    status: Text = ""
    answer: Text = ""


class Assumption(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that the desk's reading rests on."""

    text: Text
    since: PartialDate | None = None
    status: Text = ""
    checked: PartialDate | None = None


class Indicator(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A signpost of change."""

    text: Text
    state: Literal["seen", "partly", "not_seen"] = "not_seen"
    updated: PartialDate | None = None
    source: Text = ""


class TopicFields(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag=True):
    """Further fields of topics."""

    parent: Annotated[Name, described("The broader topic; a folder does the same.")] = ""
    broader: Annotated[Names, described("Broader topics outside the tree.")] = ()
    related_topics: Annotated[Names, described("Topics to see also.")] = ()
    scope: Annotated[Text, described("What belongs here and what does not.")] = ""
    owner: Annotated[Name, described("The author who keeps the topic.")] = ""
    state: Annotated[
        Literal["active", "watch", "dormant", "closed"] | None,
        described("How closely the topic is followed."),
    ] = None
    trend: Annotated[tuple[TrendMonth, ...], described("Monthly trend: month, arrow, alert, why.")] = ()
    start_here: Annotated[Names, described("Three to five documents in reading order.")] = ()
    questions: Annotated[
        tuple[StandingQuestion, ...], described("Standing questions: id, text, status, answer.")
    ] = ()
    assumptions: Annotated[
        tuple[Assumption, ...], described("Key assumptions: text, since, status, checked.")
    ] = ()
    indicators: Annotated[
        tuple[Indicator, ...], described("Signposts of change: text, state, updated, source.")
    ] = ()
    matrix: Annotated[Names, described("Actors that are the rows of the positions matrix.")] = ()
    watch: Annotated[
        tuple[WatchItem, ...], described("What to look for next: date, text, topics, actors.")
    ] = ()
