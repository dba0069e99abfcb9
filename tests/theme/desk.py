"""A small desk of made-up people and places, written down as catalog and plan."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from briefgen.catalog.listing import listing
from briefgen.model.document import Body, Card, Document, Heading, Reference
from briefgen.model.fields import (
    ActorFields,
    ArticleFields,
    BriefFields,
    CommonFields,
    Correction,
    Details,
    GateFields,
    Kind,
    LeadImage,
    NoteFields,
    PageFields,
    Role,
    TopicFields,
)
from briefgen.model.placeholders import TOC, placeholder
from briefgen.model.site import (
    Backlink,
    Catalog,
    Copy,
    Count,
    Group,
    Neighbours,
    PagePlan,
    Record,
    SitePlan,
    Subject,
    SubjectKind,
    Target,
    Terms,
)
from briefgen.model.when import When
from briefgen.settings.values import MenuEntry, ThemeChoice, ThemeSettings
from briefgen.theme import Rendered, Theme, ThemeFile, load_theme, render_site

TODAY = "2025-03-01"
NOON = 1_740_830_400
"""2025-03-01T12:00:00Z, the clock of these tests."""
FOLDERS: dict[str, str] = {"article": "articles", "note": "notes", "brief": "briefs"}
DETAILS: dict[str, type[Any]] = {
    "article": ArticleFields,
    "note": NoteFields,
    "brief": BriefFields,
    "page": PageFields,
}


def when(text: str) -> When:
    """Return a day, or a day and time in UTC (``2024-11-08T09:30:00``)."""
    from datetime import UTC, datetime

    full = {4: f"{text}-01-01", 7: f"{text}-01"}.get(len(text), text)
    moment = datetime.fromisoformat(full).replace(tzinfo=UTC)
    day, _, clock = text.partition("T")
    return When(
        day=day, timestamp=int(moment.timestamp()), iso=f"{text}+00:00" if clock else text, clock=clock
    )


class Piece(msgspec.Struct, frozen=True):
    """A document with what the catalog knows of it."""

    document: Document
    terms: Terms = Terms()
    targets: tuple[Target, ...] = ()
    field_targets: tuple[tuple[str, Target], ...] = ()


def piece(
    kind: Kind,
    slug: str,
    title: str,
    *,
    date: str = "2024-11-08",
    html: str = "<p>Text.</p>",
    terms: Terms | None = None,
    links: Iterable[tuple[Reference, Target]] = (),
    field_targets: tuple[tuple[str, Target], ...] = (),
    headings: tuple[Heading, ...] = (),
    gate: GateFields | None = None,
    details: Details | None = None,
    lang: str = "en",
    **fields: Any,
) -> Piece:
    """Return a document of any kind; ``links`` are its references with their targets."""
    common = CommonFields(title=title, **fields)
    rules = gate or GateFields(date=when(date) if date else None)
    folder = FOLDERS.get(kind, f"{kind}s" if kind != "page" else "")
    key = f"{folder}/{slug}" if folder else slug
    pairs = tuple(links)
    document = Document(
        key=key, path=f"content/{key}.md", bundle="", kind=kind, slug=slug, id=slug,
        card=Card(kind, title, common.summary, lang, rules.date, common.updated, common.image),
        fields=common, details=details or DETAILS.get(kind, PageFields)(), gate=rules,
        body=Body(html=html, text="", outline=headings, references=tuple(ref for ref, _ in pairs), has_toc_mark=TOC in html),
    )  # fmt: skip
    return Piece(document, terms or Terms(), tuple(target for _, target in pairs), field_targets)


def subject(kind: SubjectKind, slug: str, name: str, **more: Any) -> Subject:
    """Return a subject."""
    return Subject(ref=f"{kind}:{slug}", kind=kind, slug=slug, name=name, sort_name=name, **more)


def link(number: int, words: str) -> str:
    """Return the placeholders of link ``number`` around ``words``."""
    return f"{placeholder('a', number)}{words}{placeholder('/', number)}"


ICE = piece(
    "article", "ice", "Who clears the ice", date="2024-11-08", summary="Two ports, one icebreaker.", updated=when("2024-11-12"),
    as_of=when("2024-11-07T22:00:00"), image=LeadImage(src="map.svg", alt="A map", caption="The bay", credit="Own drawing"),
    corrections=(Correction(date=when("2024-11-12"), text="The bay is deeper."),),
    terms=Terms(topics=("topic:ports", "topic:tariffs"), actors=("actor:ada-vale",), tags=("tag:winter",), authors=("author:m-orr",),
                series=("series:long-reads",), mentions=("actor:harbour",)),
    details=ArticleFields(genre="analysis", question="Who pays?", bottom_line="The smaller port pays.", key_points=("One ship.", "Two bills.")),
    html=f"<p>{link(0, 'Vale')} met {link(1, 'nobody')} at the {link(2, 'harbour')}; see {link(3, 'fees')}.</p>\n"
         f'<p><img src="{placeholder("u", 4)}" alt="A map"></p>\n<p>{placeholder("e", 5)}</p>\n<h2 id="costs">Costs &amp; fees</h2>',
    links=(
        (Reference("wikilink", "Ada Vale", label="Vale"), Target("page", "actor:ada-vale")),
        (Reference("wikilink", "Nobody"), Target("none")),
        (Reference("wikilink", "Harbour"), Target("page", "actor:harbour")),
        (Reference("path", "../notes/fees.md", "rates"), Target("page", "document:notes/fees", "rates")),
        (Reference("image", "map.svg"), Target("asset", "articles/ice/map.svg")),
        (Reference("embed", "terms.pdf", label="The terms"), Target("asset", "articles/ice/terms.pdf")),
    ),
    field_targets=(("image.src", Target("asset", "articles/ice/map.svg")),),
    headings=tuple(Heading(2, f"h{n}", f"Part {n}", f"Part {n}", n) for n in range(3)),
)  # fmt: skip
FEES = piece(
    "note", "fees", "Fees, a note", date="2024-12-01",
    terms=Terms(topics=("topic:ports",), tags=("tag:winter",), actors=("actor:ada-vale",)),
)  # fmt: skip
FEES_TWO = piece(
    "article", "tolls", "Tolls <and> taxes", date="2024-10-01",
    terms=Terms(topics=("topic:ports",), actors=("actor:ada-vale",), series=("series:long-reads",), authors=("author:m-orr",)),
)  # fmt: skip
DIGEST = piece("brief", "week-1", "The first week", date="2025-01-07", terms=Terms(topics=("topic:tariffs",)))
ABOUT = piece("page", "about", "About", date="")
VALE = piece(
    "actor", "ada-vale", "Ada Vale", date="", html="<p>A minister.</p>",
    details=ActorFields(
        actor_kind="person", native_name="Ада Вейл",
        roles=(
            Role(title="Mayor of Port", from_=when("2019-01-01"), to=when("2023-12-31")),
            Role(title="Minister of Ice", org="Harbour", from_=when("2024-01-01")),
        ),
    ),
    field_targets=(("roles[1].org", Target("page", "actor:harbour")),),
)  # fmt: skip
PORTS = piece(
    "topic", "ports", "Ports", date="", html="<p>All harbours.</p>",
    details=TopicFields(scope="Ports and their ice.", start_here=("ice",)),
    field_targets=(("start_here[0]", Target("page", "document:articles/ice")), ("owner", Target("page", "author:m-orr"))),
)  # fmt: skip

SUBJECTS = (
    subject("actor", "ada-vale", "Ada Vale", document="actors/ada-vale", aliases=("Vale",)),
    subject("actor", "harbour", "Harbour"),
    subject("author", "m-orr", "Mira Orr", record=Record("m-orr", "Mira Orr", "Writes on ice.", "Editor")),
    subject("series", "long-reads", "Long reads"),
    subject("tag", "winter", "winter"),
    subject("topic", "ports", "Ports", document="topics/ports"),
    subject("topic", "tariffs", "Tariffs", parent="topic:ports"),
)
PIECES = (ICE, FEES, FEES_TWO, DIGEST, ABOUT, VALE, PORTS)


def settings(**changes: Any) -> ThemeSettings:
    """Return the settings of the desk."""
    given: dict[str, Any] = {
        "title": "Harbour Desk", "description": "Ice and what it costs.", "base_url": "https://example.org/desk/", "language": "en",
        "time_zone": "UTC", "theme": ThemeChoice(), "logo": "", "copyright": "All ours.", "links": "pretty",
        "menu": (MenuEntry("Topics", "topics"), MenuEntry("About us", "about"), MenuEntry("Gone", "gone")), "audience": "public",
        "tlp": "CLEAR", "today": TODAY, "clock": NOON,
    }  # fmt: skip
    return ThemeSettings(**(given | changes))


def catalog(pieces: Iterable[Piece] = PIECES, subjects: Iterable[Subject] = SUBJECTS) -> Catalog:
    """Return the catalog of a desk."""
    found = {one.document.key: one for one in pieces}
    by_ref = {one.ref: one for one in subjects}
    listed = sorted(
        (one for one in found.values() if one.document.kind in FOLDERS),
        key=lambda one: one.document.card.date.timestamp if one.document.card.date else 0, reverse=True,
    )  # fmt: skip
    members = {
        ref: tuple(
            one.document.key for one in listed
            if ref in (*one.terms.topics, *one.terms.actors, *one.terms.tags, *one.terms.authors, *one.terms.series)
        )
        for ref in by_ref
    }  # fmt: skip
    keys = tuple(one.document.key for one in listed)
    return Catalog(
        documents={key: one.document for key, one in found.items()},
        listings={key: listing(one.document) for key, one in found.items()},
        subjects=by_ref,
        terms={key: one.terms for key, one in found.items()},
        members=members,
        own_members=members,
        mentioned_in={"actor:harbour": (Backlink("articles/ice", "Vale met nobody at the harbour."),)},
        children={"topic:ports": ("topic:tariffs",)},
        seen_with={"actor:ada-vale": (Count("actor:harbour", 2),)},
        common_topics={"tag:winter": (Count("topic:ports", 2),)},
        common_tags={"topic:ports": (Count("tag:winter", 2),)},
        matrix={"topic:ports": (Count("actor:ada-vale", 3),)},
        targets={key: one.targets for key, one in found.items()},
        field_targets={key: one.field_targets for key, one in found.items()},
        backlinks={"document:notes/fees": (Backlink("articles/ice", "See fees."), Backlink("topics/ports", "All fees."))},
        related={"articles/ice": ("notes/fees",)},
        neighbours={"articles/ice": Neighbours(older="articles/tolls")},
        translations={},
        by_date={"all": keys, **{kind: tuple(k for k in keys if found[k].document.kind == kind) for kind in FOLDERS}},
        assets=("articles/ice/map.svg", "articles/ice/terms.pdf"),
    )  # fmt: skip


def routes(known: Catalog) -> dict[str, str]:
    """Return the route of every ref."""
    folders = {"topic": "topics", "actor": "actors", "tag": "tags", "author": "authors", "series": "series"}
    found = {ref: f"/{folders[one.kind]}/{one.slug}/" for ref, one in known.subjects.items()}
    profiles = {one.document for one in known.subjects.values()}
    found |= {f"document:{key}": f"/{key}/" for key in known.documents if key not in profiles}
    return found | {f"asset:{path}": f"/{path}" for path in known.assets}


def plan(known: Catalog, *more: PagePlan) -> SitePlan:
    """Return a plan with at least one page of each kind."""
    where = routes(known)
    everything = known.by_date["all"]
    pages = [
        PagePlan(
            "/", "home.html", "home", items=everything, subjects=("topic:ports",), base="/", total=len(everything),
            groups=(Group(label="actors", items=("actor:ada-vale",)),),
        ),
        PagePlan("/articles/", "list.html", "list", items=known.by_date["article"], label="article", base="/articles/", number=3, pages=3, total=2),
        PagePlan("/articles/page/2/", "list.html", "list", items=known.by_date["article"], label="article", base="/articles/", number=2, pages=3, total=2),
        PagePlan("/topics/", "topics.html", "topics", subjects=("topic:ports", "topic:tariffs")),
        PagePlan("/actors/", "actors.html", "actors", groups=(Group("H", ("actor:harbour",)), Group("V", ("actor:ada-vale",)))),
        PagePlan("/tags/", "tags.html", "tags", subjects=("tag:winter",)),
        PagePlan("/authors/", "authors.html", "authors", subjects=("author:m-orr",)),
        PagePlan("/series/", "series_index.html", "series-index", subjects=("series:long-reads",)),
        PagePlan("/matrix/", "matrix.html", "matrix", subjects=("topic:ports",), groups=(Group("actors", ("actor:ada-vale", "actor:harbour")),)),
        PagePlan("/archive/", "archive.html", "archive", groups=(Group("2024", ("2024-11", "2024-10"), 2),)),
        PagePlan("/archive/2024/", "archive_year.html", "archive-year", label="2024", groups=(Group("2024-11", ("articles/ice",), 1),), total=1),
        PagePlan("/archive/2024/11/", "archive_month.html", "archive-month", label="2024-11", items=("articles/ice",), total=1),
        PagePlan("/search/", "search.html", "search"),
        PagePlan("/404.html", "404.html", "404"),
        PagePlan("/old/ice/", "redirect.html", "redirect", about="document:articles/ice"),
        PagePlan("/feed.atom", "feed.atom.xml", "feed", items=everything),
        PagePlan("/topics/ports/feed.atom", "feed.atom.xml", "feed", about="topic:ports", items=known.members.get("topic:ports", ())),
        PagePlan("/sitemap.xml", "sitemap.xml", "sitemap"),
    ]  # fmt: skip
    for ref, one in known.subjects.items():
        groups = (Group("topic:ports", known.members[ref], 9),) if one.kind == "actor" else ()
        items = known.members[ref]
        pages.append(
            PagePlan(
                where[ref],
                f"{one.kind}.html",
                one.kind,
                ref,
                items,
                groups=groups,
                base=where[ref],
                total=len(items),
            )
        )
    profiles = {one.document for one in known.subjects.values()}
    for key, document in known.documents.items():
        if key not in profiles:
            pages.append(PagePlan(f"/{key}/", f"{document.kind}.html", document.kind, f"document:{key}"))
    sections = ("/articles/", "/topics/", "/actors/", "/tags/", "/archive/")
    return site_plan((*pages, *more), where, (), sections)


def site_plan(
    pages: Iterable[PagePlan],
    routes_by_ref: Mapping[str, str],
    copies: tuple[Copy, ...] = (),
    sections: tuple[str, ...] = (),
) -> SitePlan:
    """Return a plan of these pages, in their order."""
    return SitePlan({page.route: page for page in pages}, routes_by_ref, copies, sections)


def built_in(**changes: Any) -> Theme:
    """Return the built-in theme with options of the settings' choice."""
    theme, problems = load_theme(Path("/nonexistent"), settings(**changes))
    assert problems == ()
    return theme


def theme_of(
    templates: dict[str, str],
    *,
    strings: dict[str, str] | None = None,
    assets: dict[str, bytes] | None = None,
) -> Theme:
    """Return a theme made of templates given as texts."""
    return Theme(
        name="mine",
        chain=("themes/mine",),
        templates={
            path: ThemeFile(f"themes/mine/templates/{path}", text.encode())
            for path, text in templates.items()
        },
        assets={path: ThemeFile(f"themes/mine/assets/{path}", data) for path, data in (assets or {}).items()},
        options={},
        strings={"en": strings or {}},
    )


def render(
    known: Catalog | None = None, theme: Theme | None = None, planned: SitePlan | None = None, **changes: Any
) -> dict[str, Rendered]:
    """Return all files of a site by route."""
    there = known or catalog()
    found = render_site(planned or plan(there), there, settings(**changes), theme or built_in(**changes))
    return {one.route: one for one in found}


@lru_cache(maxsize=16)
def standard(**changes: Any) -> dict[str, Rendered]:
    """Return the desk rendered with hashable changes of its settings, once for all tests."""
    return render(**changes)


def page(route: str, known: Catalog | None = None, **changes: Any) -> str:
    """Return the text of one page of the desk."""
    one = render(known, **changes)[route] if known else standard(**changes)[route]
    assert one.problems == ()
    return one.data.decode()


def render_template(text: str, kind: str = "page", about: str = "document:about", **others: str) -> Rendered:
    """Return what one template gives on the page ``/x/``; ``others`` are further templates."""
    known = catalog()
    templates = {"x.html": text, **{name.replace("_html", ".html"): body for name, body in others.items()}}
    planned = site_plan((PagePlan("/x/", "x.html", kind, about),), routes(known), ())
    found = list(render_site(planned, known, settings(), theme_of(templates)))
    return found[0]
