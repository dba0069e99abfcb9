"""Fields that every kind of document has."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from briefgen.model.fields.forms import (
    Address,
    FilePath,
    Kind,
    Language,
    Name,
    Names,
    PartialDate,
    Slug,
    Text,
    Texts,
    Words,
    described,
)
from briefgen.model.when import When


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
    focal: Words = ()
    decorative: bool = False


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
        LeadImage | None,
        described("Lead image: a path, or a map with src, alt, caption, credit, rights, focal."),
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
