"""Front matter: every field, its type and its allowed values.

The Structs here are the only place where fields stand. Front matter is checked against them, the
JSON Schema for editors and the reference in ``docs/`` are made from them, and the later stages
read them. A field's type says how it may be typed (see ``briefgen.typed_yaml``):

* ``Text`` takes any scalar; ``When`` a date or date-time; ``PartialDate`` also ``2024-11``, ``2024``.
* ``Names`` is a list of names or links (``[[X]]``, ``[[X|label]]``); one scalar is a list of one.
* ``Words`` is a list or a text separated by spaces or commas (Obsidian's way of writing tags).
* ``Texts`` is a list of texts; one scalar is a list of one.
"""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from briefgen.model.when import When

Kind = Literal["article", "note", "brief", "actor", "topic", "page"]
Status = Literal[
    "draft", "review", "published", "withheld", "corrected", "superseded", "withdrawn", "archived"
]

Text = Annotated[str, Meta(extra={"form": "text"})]
Texts = Annotated[tuple[str, ...], Meta(extra={"form": "texts"})]
Name = Annotated[str, Meta(extra={"form": "name"})]
Names = Annotated[tuple[str, ...], Meta(extra={"form": "names"})]
Words = Annotated[tuple[str, ...], Meta(extra={"form": "words"})]
Slug = Annotated[str, Meta(extra={"form": "slug"})]
Address = Annotated[str, Meta(extra={"form": "address"})]
FilePath = Annotated[str, Meta(extra={"form": "path"})]
Language = Annotated[str, Meta(extra={"form": "language"})]
Country = Annotated[str, Meta(pattern="^[A-Z]{2}$", extra={"form": "text"})]
PartialDate = Annotated[When, Meta(extra={"form": "partial-date"})]


def described(text: str) -> Meta:
    """Return the metadata that carries a field's description into schema and reference."""
    return Meta(description=text)


class LeadImage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A picture that stands for a document; ``src`` is a path, relative to the file or from ``/``."""

    src: FilePath
    alt: Text = ""
    caption: Text = ""
    credit: Text = ""
    rights: Text = ""
    date: PartialDate | None = None
    place: Text = ""
    people: Names = ()


class Origin(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a syndicated or imported piece was first published."""

    publisher: Text = ""
    url: Address = ""
    published: PartialDate | None = None
    author: Text = ""
    license: Text = ""


class Correction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One correction notice."""

    date: PartialDate
    text: Text
    class_: Literal["correction", "clarification", "update", "refile", "withdrawal"] = msgspec.field(
        default="correction", name="class"
    )


class CommonFields(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Fields that every kind has (the gate's stand in ``GateFields``)."""

    title: Annotated[Text, described("Headline; else the first level-1 heading, else the file's name.")] = ""
    kind: Annotated[Kind | None, described("What the document is; else its first folder says so.")] = None
    id: Annotated[Slug, described("Stable key in links and exports; default: the slug.")] = ""
    slug: Annotated[Slug, described("Last part of the address; default: from the file's name.")] = ""
    summary: Annotated[Text, described("One or two sentences; else the first paragraph.")] = ""
    updated: Annotated[When | None, described("Last substantive change; never taken from file times.")] = None
    as_of: Annotated[When | None, described("Information cut-off: nothing later was considered.")] = None
    review_by: Annotated[When | None, described("When the page must be looked at again.")] = None
    authors: Annotated[Names, described("Author ids (content/_data/authors.yaml) or names.")] = ()
    contributors: Annotated[Names, described("People who helped; shown as such.")] = ()
    reviewers: Annotated[Names, described("People who reviewed; a reviewer is not an author.")] = ()
    editors: Annotated[Names, described("People who edited.")] = ()
    topics: Annotated[Names, described("Topics, the first one is primary; names or links.")] = ()
    actors: Annotated[Names, described("Main actors; links in the body add mentions.")] = ()
    places: Annotated[Names, described("Places and states: actor names or ISO 3166 codes.")] = ()
    tags: Annotated[Words, described("Free words: a list, or a text separated by spaces or commas.")] = ()
    series: Annotated[Name, described("The series that this is a part of: an id or a name.")] = ""
    part: Annotated[Annotated[int, Meta(ge=1)] | None, described("Number within the series.")] = None
    lang: Annotated[Language, described("Language (BCP 47); default: the site's.")] = ""
    translation_of: Annotated[Name, described("The document that this translates.")] = ""
    image: Annotated[
        LeadImage | None, described("Lead image: a path, or a map with src, alt, caption, credit, rights.")
    ] = None
    aliases: Annotated[Texts, described("Other names under which links find this page.")] = ()
    redirect_from: Annotated[Texts, described("Old addresses that lead here, each beginning with /.")] = ()
    related: Annotated[Names, described("Hand-picked documents to read next; computed ones follow.")] = ()
    sources: Annotated[
        tuple[str, ...],
        Meta(extra={"form": "any"}),
        described("Works used but not footnoted; kept for the bibliography."),
    ] = ()
    origin: Annotated[Origin | None, described("First publication of a syndicated or imported piece.")] = None
    superseded_by: Annotated[Name, described("The document that replaces this one.")] = ""
    corrections: Annotated[tuple[Correction, ...], described("Correction notices: date, text, class.")] = ()
    disclose: Annotated[Texts, described("Titles of withheld documents that this page may name.")] = ()
    unlisted: Annotated[
        bool,
        described(
            "Leave the page out of lists, feeds and the sitemap; its address still works, so this withholds nothing."
        ),
    ] = False
    template: Annotated[FilePath, described("Template that renders the page instead of its kind's.")] = ""
    weight: Annotated[int | None, described("Order among pages; smaller comes first.")] = None
    toc: Annotated[
        bool | None, described("Show the contents list; default: when there are three headings.")
    ] = None
    search: Annotated[bool, described("Whether the reader's search finds the page.")] = True


class GateFields(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Fields that decide whether a document is published. They are read first, and strictly."""

    status: Annotated[
        Status, described("State of the work; draft, review and withheld are not published.")
    ] = "published"
    date: Annotated[When | None, described("Publication; a date to come is treated as an embargo.")] = None
    embargo: Annotated[When | None, described("Withheld until this moment; needs a time and a zone.")] = None
    expires: Annotated[When | None, described("From this moment on expires_action applies.")] = None
    expires_action: Annotated[
        Literal["banner", "tombstone", "remove"],
        described("What happens on expiry: a banner, title and notice only, or removal."),
    ] = "banner"
    audience: Annotated[
        tuple[str, ...],
        Meta(extra={"form": "texts"}),
        described("Audiences (declared in the settings) that may see this; default: [public]."),
    ] = ()
    tlp: Annotated[
        Text, described("Traffic Light Protocol 2.0 label: CLEAR, GREEN, AMBER, AMBER+STRICT or RED.")
    ] = ""
    chatham_house: Annotated[bool, described("The Chatham House rule holds: speakers must not be named.")] = (
        False
    )


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


class Role(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An office that an actor held; an open ``to`` means: still held."""

    title: Text
    org: Name = ""
    from_: PartialDate | None = msgspec.field(default=None, name="from")
    to: PartialDate | None = None
    acting: bool = False
    source: Text = ""


class Membership(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A party, alliance or body that an actor belongs to."""

    org: Name
    from_: PartialDate | None = msgspec.field(default=None, name="from")
    to: PartialDate | None = None
    status: Text = ""


class Relation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an actor stands to another."""

    to: Name
    type: Text
    from_: PartialDate | None = msgspec.field(default=None, name="from")
    to_date: PartialDate | None = None
    note: Text = ""
    source: Text = ""


class SanctionsListing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sanctions list that an actor is on."""

    by: Text
    program: Text = ""
    date: PartialDate | None = None
    status: Text = ""
    source: Text = ""


class Identifiers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Keys of the actor in public registers."""

    wikidata: Annotated[str, Meta(pattern="^Q[0-9]+$", extra={"form": "text"})] = ""
    iso3166: Country = ""
    opensanctions: Text = ""
    lei: Text = ""
    website: Address = ""
    x: Text = ""


class ActorFields(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag=True):
    """Further fields of actors: persons, organisations, states, alliances, places, groups."""

    actor_kind: Annotated[
        Literal["person", "organisation", "state", "alliance", "place", "group"] | None,
        described("What sort of actor this is."),
    ] = None
    name: Annotated[Text, described("Canonical name; default: the title.")] = ""
    sort_name: Annotated[Text, described("Name as filed from A to Z; default: the name.")] = ""
    native_name: Annotated[Text, described("Name in its own language and script; links find it too.")] = ""
    metonyms: Annotated[Texts, described("Words that often stand for it; never linked automatically.")] = ()
    roles: Annotated[
        tuple[Role, ...], described("Offices with their dates: title, org, from, to, acting, source.")
    ] = ()
    memberships: Annotated[
        tuple[Membership, ...], described("Parties, alliances and bodies: org, from, to, status.")
    ] = ()
    relations: Annotated[
        tuple[Relation, ...], described("Relations to other actors: to, type, from, to_date, note, source.")
    ] = ()
    parent: Annotated[Name, described("The organisation that this one is part of.")] = ""
    within: Annotated[Name, described("The place or state that this place lies in.")] = ""
    country: Annotated[Country, described('ISO 3166-1 code of two letters; quote "NO".')] = ""
    identifiers: Annotated[
        Identifiers | None,
        described("Keys in public registers: wikidata, iso3166, opensanctions, lei, website, x."),
    ] = None
    born: Annotated[PartialDate | None, described("Date of birth.")] = None
    died: Annotated[PartialDate | None, described("Date of death.")] = None
    founded: Annotated[PartialDate | None, described("Date of foundation.")] = None
    dissolved: Annotated[PartialDate | None, described("Date of dissolution.")] = None
    sanctions: Annotated[
        tuple[SanctionsListing, ...],
        described("Sanctions lists that the actor is on: by, program, date, status, source."),
    ] = ()
    standing: Annotated[
        Literal["active", "former", "deceased", "defunct"] | None, described("The actor's own state.")
    ] = None
    watch: Annotated[
        Annotated[str, Meta(extra={"form": "any"})],
        described("The desk follows this actor: true, or a level."),
    ] = ""


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


Details = ArticleFields | NoteFields | BriefFields | PageFields | ActorFields | TopicFields

DETAILS_OF_KIND: dict[Kind, type[msgspec.Struct]] = {
    "article": ArticleFields,
    "note": NoteFields,
    "brief": BriefFields,
    "page": PageFields,
    "actor": ActorFields,
    "topic": TopicFields,
}

SYNONYMS: dict[str, str] = {
    "type": "kind",
    "author": "authors",
    "description": "summary",
    "excerpt": "summary",
    "published": "date",
    "lastmod": "updated",
    "modified": "updated",
    "publishDate": "embargo",
    "expiryDate": "expires",
    "hidden": "unlisted",
    "layout": "template",
}
