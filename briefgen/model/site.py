"""What the later stages make of all documents."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from briefgen.diagnostics import Span
from briefgen.model.document import Card, Document
from briefgen.model.pictures import Credit, Lead

SubjectKind = Literal["topic", "actor", "tag", "author", "series"]
SUBJECT_KINDS: tuple[SubjectKind, ...] = ("topic", "actor", "tag", "author", "series")


class Record(msgspec.Struct, frozen=True):
    """An author or series as ``content/_data/*.yaml`` describes it."""

    id: str
    name: str
    description: str = ""
    role: str = ""
    contact: str = ""
    sort_name: str = ""


class Subject(msgspec.Struct, frozen=True, array_like=True):
    """Something that documents are about, by, or a part of; it has a page.

    ``ref`` is its reference, ``actor:vladimir-putin``. ``document`` is the key of its profile,
    empty for a stub. ``parent`` is the ref of the broader topic or organisation, empty at the top.
    ``aliases`` are the other names under which links find it.
    """

    ref: str
    kind: SubjectKind
    slug: str
    name: str
    sort_name: str
    aliases: tuple[str, ...] = ()
    document: str = ""
    parent: str = ""
    summary: str = ""
    record: Record | None = None


class Named(msgspec.Struct, frozen=True, array_like=True):
    """A subject's name, and the language (BCP 47) in which its profile, or else the site, gives it."""

    name: str = ""
    lang: str = ""


class Target(msgspec.Struct, frozen=True, array_like=True):
    """What a reference leads to.

    ``kind`` is ``page`` (``ref`` names a document or subject), ``asset`` (``ref`` is a path below
    ``content/``), ``inside`` (a section of the same page), ``outside`` (an address of another
    site; ``ref`` is that address) or ``none`` (unresolved: shown as plain text).
    """

    kind: Literal["page", "asset", "inside", "outside", "none"]
    ref: str = ""
    fragment: str = ""


class Backlink(msgspec.Struct, frozen=True, array_like=True):
    """A document that links here, and the sentence around its first link."""

    source: str
    sentence: str


class Count(msgspec.Struct, frozen=True, array_like=True):
    """A subject and how many documents it has in common with the one that is asked about."""

    ref: str
    count: int


class Terms(msgspec.Struct, frozen=True, array_like=True):
    """The refs of a document's subjects, in the order its author gave.

    ``mentions`` are topics and actors that only its body links to. ``plain`` are names of topics
    and actors that have no page (``stubs: false``), as the author wrote them.
    """

    topics: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()


class Neighbours(msgspec.Struct, frozen=True, array_like=True):
    """Keys of the next older and next newer document of the same kind; empty where there is none."""

    older: str = ""
    newer: str = ""


class Unresolved(msgspec.Struct, frozen=True):
    """A wikilink that found nothing: where it stands, its name, and a near known name if any."""

    path: str
    line: int
    column: int
    name: str
    suggestion: str = ""


class RoleAt(msgspec.Struct, frozen=True):
    """An office: its title, the ref of its organisation (or empty), and whether it is over."""

    title: str
    org: str
    former: bool
    acting: bool = False


class Listing(msgspec.Struct, frozen=True, array_like=True):
    """The little of a document that lists need, kept apart since one page may list a hundred.

    ``genre`` is an article's, else empty; ``tlp`` its label.
    """

    card: Card
    genre: str
    tlp: str
    unlisted: bool


class Catalog(msgspec.Struct, frozen=True):
    """All that is known of the admitted documents together. No HTML, no addresses.

    Keys of documents and refs of subjects are sorted wherever no other order is named. ``members``
    are newest first (undated last, then by key) and contain each document once, subtopics'
    included; ``own_members`` leave subtopics out. Profiles are documents but never members, nor are
    unlisted documents.

    ``listings``, ``terms``, ``targets``, ``field_targets``, ``related`` and ``neighbours`` have every
    document; ``translations`` those that have any, with the others of their group by language;
    ``members``, ``own_members`` and ``children`` every subject; ``mentioned_in`` topics and actors;
    ``seen_with`` and ``common_topics`` actors; ``common_tags`` and ``matrix`` topics; ``backlinks``
    every ref of a document or subject. A count is the number of members that two subjects share.
    ``targets`` run parallel to ``Body.references``; ``field_targets`` pair a front-matter field
    (``related[0]``, ``roles[1].org``, ``image.src``) with what it leads to. ``by_date`` has the kinds
    of documents and ``all`` (articles, notes and briefs), newest first. ``assets`` are the files below
    ``content/`` that are used, those in ``static/`` included; ``static`` are all files there.
    """

    documents: Mapping[str, Document]
    listings: Mapping[str, Listing]
    subjects: Mapping[str, Subject]
    terms: Mapping[str, Terms]
    members: Mapping[str, tuple[str, ...]]
    own_members: Mapping[str, tuple[str, ...]]
    mentioned_in: Mapping[str, tuple[Backlink, ...]]
    children: Mapping[str, tuple[str, ...]]
    seen_with: Mapping[str, tuple[Count, ...]]
    common_topics: Mapping[str, tuple[Count, ...]]
    common_tags: Mapping[str, tuple[Count, ...]]
    matrix: Mapping[str, tuple[Count, ...]]
    targets: Mapping[str, tuple[Target, ...]]
    field_targets: Mapping[str, tuple[tuple[str, Target], ...]]
    backlinks: Mapping[str, tuple[Backlink, ...]]
    related: Mapping[str, tuple[str, ...]]
    neighbours: Mapping[str, Neighbours]
    translations: Mapping[str, tuple[str, ...]]
    by_date: Mapping[str, tuple[str, ...]]
    assets: tuple[str, ...] = ()
    static: tuple[str, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()


class Group(msgspec.Struct, frozen=True, array_like=True):
    """A labelled part of a page: ``label`` is a letter, year, month or ref; ``items`` keys or refs."""

    label: str
    items: tuple[str, ...]
    total: int = 0


class PagePlan(msgspec.Struct, frozen=True, array_like=True):
    """One page to be made.

    ``route`` begins with ``/``; it ends with ``/`` for an HTML page in its own folder, else with a
    file name. ``about`` is the ref that the page is about, or empty. ``items`` is the page's own
    slice of a list (document keys), ``subjects`` of an index (refs). ``number`` of ``pages`` tells
    its place in a paginated list whose own address is ``base`` (number == pages: the newest).
    Where a list of routes is cut into parts (feeds, site map), ``items`` are routes.
    """

    route: str
    template: str
    kind: str
    about: str = ""
    items: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    base: str = ""
    number: int = 1
    pages: int = 1
    total: int = 0
    label: str = ""

    @property
    def is_for_readers(self) -> bool:
        """Whether it is a page of its own, not a feed, an error page, the search or an old address."""
        return self.route.endswith("/") and self.kind not in {"404", "redirect", "search"}


class Copy(msgspec.Struct, frozen=True):
    """A file of the content folder that is copied as it is; ``path`` is relative to the root."""

    route: str
    path: str


class SitePlan(msgspec.Struct, frozen=True):
    """Which pages exist, by route and sorted by it.

    ``routes`` leads from ref (``document:KEY``, ``topic:SLUG``, ``asset:PATH``) to route.
    ``sections`` are the routes of the site's own indexes that exist, in the order of a footer.
    ``leads`` are the lead pictures of documents, ``credits`` the pictures that name their maker or rights.
    ``asked`` are the templates that documents ask for by name, with the places where they do.
    """

    pages: Mapping[str, PagePlan]
    routes: Mapping[str, str]
    copies: tuple[Copy, ...]
    sections: tuple[str, ...] = ()
    leads: tuple[Lead, ...] = ()
    credits: tuple[Credit, ...] = ()
    asked: tuple[tuple[str, Span], ...] = ()


class Artifact(msgspec.Struct, frozen=True):
    """A file of the site: its route and its bytes; ``digest`` is theirs (BLAKE2b, 16 bytes) where known."""

    route: str
    data: bytes
    digest: bytes = b""
