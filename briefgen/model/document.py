"""What stage 1 makes of one file."""

from typing import Literal

import msgspec

from briefgen.diagnostics import Diagnostic
from briefgen.model.fields import CommonFields, Details, GateFields, Kind, LeadImage
from briefgen.model.when import When


class Card(msgspec.Struct, frozen=True, array_like=True):
    """What other pages may show of a document."""

    kind: Kind
    title: str
    summary: str
    lang: str
    date: When | None
    updated: When | None
    image: LeadImage | None


class Heading(msgspec.Struct, frozen=True, array_like=True):
    """A heading of the body: its level (1 to 6), its id, its words without and with markup."""

    level: int
    id: str
    text: str
    html: str
    line: int


class Reference(msgspec.Struct, frozen=True, array_like=True):
    """One link or image that needs the rest of the site to be resolved.

    The body's HTML holds placeholders that name a reference by its number in ``Body.references``
    (see ``briefgen.model.placeholders``). ``target`` is what the author wrote, without fragment:
    a name for ``wikilink`` and ``embed``, a percent-decoded path for ``path`` and ``image``, empty
    for a link within the page. ``label`` is the plain text of the words that the author gave to the
    link, empty for a wikilink or embed that shows its name. ``sentence`` is the plain text of the
    sentence around it.
    """

    form: Literal["wikilink", "embed", "path", "image"]
    target: str
    fragment: str = ""
    label: str = ""
    sentence: str = ""
    line: int = 0
    column: int = 0


class Figure(msgspec.Struct, frozen=True, array_like=True):
    """A picture in the body; ``reference`` is its number in ``Body.references`` (-1: external)."""

    reference: int
    alt: str
    caption: str
    credit: str
    rights: str = ""


class Body(msgspec.Struct, frozen=True, array_like=True):
    """A converted body.

    ``html`` has placeholders for all that depends on other files; ``text`` is the plain text
    (paragraphs separated by a line feed), without footnotes' numbers; ``anchors`` are all ids
    that a link can lead to, headings' included; ``has_toc_mark`` tells that ``[TOC]``
    placed the contents list (``html`` holds its placeholder). With a name in ``prose``, HTML,
    text and number of words are empty here and kept under that name elsewhere. ``removed`` tells
    that the text was taken off the page: links to its sections lead to the page.
    """

    html: str = ""
    text: str = ""
    words: int = 0
    outline: tuple[Heading, ...] = ()
    anchors: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    figures: tuple[Figure, ...] = ()
    footnotes: int = 0
    has_toc_mark: bool = False
    has_code: bool = False
    prose: str = ""
    removed: bool = False


class Prose(msgspec.Struct, frozen=True):
    """The bulk of a body: its HTML, its plain text and the number of its words."""

    html: str = ""
    text: str = ""
    words: int = 0


class Mark(msgspec.Struct, frozen=True, array_like=True):
    """The place of a front-matter value: ``field`` is ``title``, ``roles[1].org``, ``tags[0]``."""

    field: str
    line: int
    column: int
    end_column: int = 0


class Document(msgspec.Struct, frozen=True, array_like=True):
    """One admitted or withheld file, read and converted.

    ``key`` is the path below ``content/`` without suffix, ``/index`` dropped; it is the document's
    identity. ``path`` is the source file, relative to the site's root. ``bundle`` is the folder
    (below ``content/``) of a page bundle, empty for a file that is not an ``index.md``.
    ``custom`` holds unknown fields as pairs of name and JSON text, sorted by name.
    """

    key: str
    path: str
    bundle: str
    kind: Kind
    slug: str
    id: str
    card: Card
    fields: CommonFields
    details: Details
    gate: GateFields
    body: Body
    marks: tuple[Mark, ...] = ()
    custom: tuple[tuple[str, str], ...] = ()


def document_ref(key: str) -> str:
    """Return the site-wide reference of a document that is not a profile."""
    return f"document:{key}"


class SourceFile(msgspec.Struct, frozen=True, array_like=True):
    """A Markdown file that was found.

    ``path`` is relative to the site's root (``content/articles/x.md``), ``key`` is the document's
    identity, ``kind`` that of its first folder, ``bundle`` the folder below ``content/`` when the
    file is an ``index.md``.
    """

    path: str
    key: str
    kind: Kind
    bundle: str = ""


class ParsedFile(msgspec.Struct, frozen=True, array_like=True):
    """What reading one file gave.

    ``gate`` is None when the gate's fields could not be read: then nothing of the file may be
    published and ``problems`` holds an error. ``document`` is None when the file has errors;
    ``names`` are then the title and other names that it gives itself.
    """

    source: SourceFile
    document: Document | None
    gate: GateFields | None
    problems: tuple[Diagnostic, ...] = ()
    names: tuple[str, ...] = ()
