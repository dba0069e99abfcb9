"""Settings as values, cut into one slice per stage.

A stage gets its slice only, so that a change to any other setting cannot reach it.
"""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from briefgen.model.fields import Address, FilePath, Language, Slug, Text, Texts, described
from briefgen.settings.deployment import Deployment

HtmlPolicy = Literal["sanitize", "off", "trusted"]
LinkStyle = Literal["pretty", "explicit"]


class MenuEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A link of the site's menu: a title and a page's address below the site, or a web address."""

    title: Text
    url: Address


class ThemeChoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The theme and the values of its options (name to JSON text, checked by the theme)."""

    name: Text = "briefing"
    options: Annotated[dict[str, str], Meta(extra={"form": "options"})] = {}


class Audience(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Readers who may see documents up to a TLP label, and the audiences that they include."""

    tlp: Literal["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"] = "CLEAR"
    includes: Texts = ()


class Permalinks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Address patterns by kind; tokens: {slug} {id} {kind} {year} {month} {day}."""

    article: Text = "/articles/{slug}/"
    note: Text = "/notes/{slug}/"
    brief: Text = "/briefs/{slug}/"


FeedScope = Literal["site", "topic", "actor", "tag", "author", "series", "kind"]
FeedFormat = Literal["atom", "rss", "json"]
HostName = Literal["cloudflare", "codeberg", "github", "gitlab", "netlify"]


class Outputs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is written beside the pages; the defaults keep a build fast."""

    feeds: Annotated[tuple[FeedScope, ...], described("Of what there are feeds.")] = (
        "site",
        "topic",
        "actor",
    )
    feed_formats: Annotated[tuple[FeedFormat, ...], described("In which formats.")] = ("atom", "json")
    sitemap: Annotated[bool, described("Whether sitemap.xml is written.")] = True
    search: Annotated[
        bool | Literal["pagefind"],
        described("Whether readers can search the site; pagefind: by Pagefind's program."),
    ] = True
    markdown: Annotated[bool, described("A Markdown copy of each document, and llms.txt.")] = False
    json: Annotated[bool, described("A JSON twin of each document and subject, and a list of all.")] = False
    citations: Annotated[bool, described("BibTeX, RIS and CSL-JSON of each document.")] = False
    social_cards: Annotated[
        bool, described("Whether each document has a drawn picture for links to it; else the site has one.")
    ] = False
    hosts: Annotated[
        tuple[HostName, ...],
        described("For which hosts there are files of rules: _headers, _redirects, .nojekyll."),
    ] = ("cloudflare", "codeberg", "github", "gitlab", "netlify")


ImageFormat = Literal["avif", "webp"]


class Images(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """In which sizes and formats pictures are published."""

    widths: Annotated[
        tuple[Annotated[int, Meta(ge=16, le=8192)], ...],
        described("Widths in pixels; none is wider than the picture."),
    ] = (480, 960, 1600)
    formats: Annotated[
        tuple[ImageFormat, ...],
        described("Formats beside the picture's own; with none, only the cleaned picture is published."),
    ] = ("avif", "webp")
    quality: Annotated[
        Annotated[int, Meta(ge=1, le=100)],
        described("Quality of JPEG and WebP, 1 to 100; that of AVIF goes with it."),
    ] = 75


DEFAULT_MENU = (
    MenuEntry(title="Topics", url="topics"),
    MenuEntry(title="Actors", url="actors"),
    MenuEntry(title="Archive", url="archive"),
)


def default_audiences() -> dict[str, Audience]:
    """Return the audiences of a site that declares none: the public, up to TLP:CLEAR."""
    return {"public": Audience(tlp="CLEAR")}


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All settings of ``briefgen.yaml``. Field names are the keys."""

    title: Annotated[Text, described("Name of the site; default: the folder's name.")] = ""
    description: Annotated[Text, described("One or two sentences about the site.")] = ""
    base_url: Annotated[
        Address,
        described("Public address, used only where an absolute one is needed: feeds, sitemap, canonical."),
    ] = ""
    language: Annotated[Language, described("Language of interface and texts (BCP 47).")] = "en"
    time_zone: Annotated[
        Text, described("IANA time zone in which dates without a zone are read and all dates are shown.")
    ] = "UTC"
    theme: Annotated[ThemeChoice, described("Theme name, or a map of name and options.")] = ThemeChoice()
    logo: Annotated[FilePath, described("Picture below content/ shown beside the title.")] = ""
    copyright: Annotated[Text, described("Line in the footer of each page.")] = ""
    links: Annotated[LinkStyle, described("pretty: folders; explicit: …/index.html, opens from disk.")] = (
        "pretty"
    )
    menu: Annotated[
        tuple[MenuEntry, ...],
        described(
            "Menu: topics, actors, tags, authors, series, archive, matrix, articles, notes, briefs, or {title, url}."
        ),
    ] = DEFAULT_MENU
    page_size: Annotated[Annotated[int, Meta(ge=1, le=1000)], described("Documents on a page of a list.")] = (
        20
    )
    tag_pages: Annotated[bool, described("Whether each tag has a page.")] = True
    stubs: Annotated[bool, described("Whether a topic or actor without a file has a page.")] = True
    subjects: Annotated[
        Literal["open", "closed"], described("closed: an unknown topic or actor is an error.")
    ] = "open"
    html: Annotated[HtmlPolicy, described("Raw HTML in Markdown: sanitize, off (escaped) or trusted.")] = (
        "sanitize"
    )
    ignore: Annotated[
        Texts, described("Patterns of paths below content/ that are not read (gitignore style).")
    ] = ()
    audience: Annotated[Slug, described("For whom build builds when --audience is not given.")] = "public"
    audiences: Annotated[
        dict[str, Audience], described("Audiences by name: highest TLP label and whom they include.")
    ] = msgspec.field(default_factory=default_audiences)
    permalinks: Annotated[Permalinks, described("Address patterns by kind.")] = Permalinks()
    outputs: Annotated[Outputs, described("What is written beside the pages.")] = Outputs()
    images: Annotated[Images, described("Sizes and formats of pictures.")] = Images()
    editor: Annotated[
        Text,
        described(
            "Address with which serve opens a place in an editor: {path}, {line} and {column} are filled in."
        ),
    ] = ""
    extensions: Annotated[
        Texts, described("Modules beside the settings that add to briefgen, in their order.")
    ] = ()
    deploy: Annotated[Deployment, described("Where deploy puts the site: targets by name.")] = Deployment()


class ContentSettings(msgspec.Struct, frozen=True):
    """What reading one file depends on. ``audiences`` are the declared names, sorted."""

    language: str = "en"
    time_zone: str = "UTC"
    html: HtmlPolicy = "sanitize"
    audiences: tuple[str, ...] = ("public",)


class GateSettings(msgspec.Struct, frozen=True):
    """For whom and when: what the gate decides by.

    ``clock`` is the build clock in seconds since 1970 UTC. ``admits`` are the audience itself and
    those that it includes, transitively; ``ceiling`` is the highest TLP label that it may see.
    """

    clock: int
    audience: str = "public"
    admits: tuple[str, ...] = ("public",)
    ceiling: str = "CLEAR"
    drafts: bool = False
    future: bool = False
    expired: bool = False


class CatalogSettings(msgspec.Struct, frozen=True):
    """What joining the documents depends on; ``today`` is the clock's ISO date in the site's zone."""

    today: str
    language: str = "en"
    stubs: bool = True
    subjects: Literal["open", "closed"] = "open"
    logo: str = ""


class PageSettings(msgspec.Struct, frozen=True):
    """What planning depends on."""

    page_size: int = 20
    tag_pages: bool = True
    permalinks: Permalinks = Permalinks()
    menu: tuple[MenuEntry, ...] = DEFAULT_MENU
    base_url: str = ""
    logo: str = ""
    outputs: Outputs = Outputs()


class ThemeSettings(msgspec.Struct, frozen=True):
    """What rendering depends on."""

    title: str
    description: str
    base_url: str
    language: str
    time_zone: str
    theme: ThemeChoice
    logo: str
    copyright: str
    links: LinkStyle
    menu: tuple[MenuEntry, ...]
    audience: str
    tlp: str
    today: str
    clock: int
    outputs: Outputs = Outputs()

    @property
    def search_engine(self) -> str:
        """By what readers search: ``briefgen``, ``pagefind``, or nothing (empty)."""
        wanted = self.outputs.search
        return wanted if isinstance(wanted, str) else "briefgen" * wanted

    @property
    def is_public(self) -> bool:
        """Whether the build is for everybody: the audience ``public``, with TLP:CLEAR as its ceiling."""
        return self.audience == "public" and self.tlp == "CLEAR"
