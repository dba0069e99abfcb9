"""The page itself: what it is called, where it stands, what it lists."""

from markupsafe import Markup

from briefgen.model.site import PagePlan
from briefgen.theme.linked_data import linked_data
from briefgen.theme.links import absolute_linker
from briefgen.theme.page_kinds import DOCUMENT_PAGES
from briefgen.theme.reads import Reader
from briefgen.theme.views.card import CardView, card_views
from briefgen.theme.views.crumbs import crumbs
from briefgen.theme.views.export import CitationTagView, ExportLinkView, citation_tags, export_links
from briefgen.theme.views.group import GroupView
from briefgen.theme.views.headline import description, feed_link, headline, page_title
from briefgen.theme.views.network import covered_picture
from briefgen.theme.views.pictures import PictureView
from briefgen.theme.views.refusal import refuse_text
from briefgen.theme.views.sharing import modified, published, share_image
from briefgen.theme.views.small import FeedLinkView, ImageView, LinkView
from briefgen.theme.views.subject import SubjectView
from briefgen.theme.views.translation import AlternateView, alternates


class PageView:
    """The page that is being made."""

    __slots__ = ("_plan", "_reader")

    def __init__(self, reader: Reader, plan: PagePlan) -> None:
        """Keep the plan."""
        self._reader = reader
        self._plan = plan

    __str__ = refuse_text

    @property
    def kind(self) -> str:
        """``home``, ``article``, ``topic``, ``list``, …; one template each."""
        return self._plan.kind

    @property
    def route(self) -> str:
        """Its route from the site's root: ``/topics/nato/``."""
        return self._plan.route

    @property
    def lang(self) -> str:
        """Language of its interface (BCP 47)."""
        return self._reader.language

    @property
    def dir(self) -> str:
        """``ltr`` or ``rtl``."""
        return self._reader.direction

    @property
    def heading(self) -> str:
        """What it is called, without the site's name: "Sanctions", "Articles", "November 2024"."""
        return headline(self._reader, self._plan)

    @property
    def title(self) -> str:
        """Words for ``<title>``: the heading, what tells it from others of that name, the site's name."""
        return page_title(self._reader, self._plan)

    @property
    def description(self) -> str:
        """One or two sentences for search engines and previews."""
        return description(self._reader, self._plan)

    @property
    def canonical(self) -> str:
        """Its public address; empty without ``base_url``."""
        return self._absolute(self._plan.route)

    @property
    def published(self) -> str:
        """When its document was published, ISO 8601; empty on other pages."""
        return published(self._reader, self._plan)

    @property
    def modified(self) -> str:
        """When its document last changed in substance, ISO 8601; empty when it did not."""
        return modified(self._reader, self._plan)

    @property
    def share_image(self) -> ImageView | None:
        """A picture for links to it in other places, with its whole address; None without one."""
        return share_image(self._reader, self._plan, self.heading)

    @property
    def json_ld(self) -> Markup:
        """Its data in the words of schema.org, for ``<script type="application/ld+json">``; may be empty."""
        if not self.is_indexed:
            return Markup()
        title = self.heading or str(self._reader.read("setting:title"))
        return linked_data(self._reader, self._plan, title, crumbs(self._reader, self._plan))

    @property
    def alternates(self) -> tuple[AlternateView, ...]:
        """A translated document's public addresses by language, this one's included; else empty."""
        is_document = self._plan.kind in DOCUMENT_PAGES
        return alternates(self._reader, self._plan.about) if is_document and self.is_indexed else ()

    @property
    def exports(self) -> tuple[ExportLinkView, ...]:
        """Its forms for machines that the settings switch on: Markdown, JSON, citations."""
        return export_links(self._reader, self._plan)

    @property
    def citation_tags(self) -> tuple[CitationTagView, ...]:
        """What citation managers read of a document's page; empty elsewhere, or when switched off."""
        return citation_tags(self._reader, self._plan)

    @property
    def is_indexed(self) -> bool:
        """Whether search engines may list it: never in a build for others than the public."""
        if self._plan.kind in {"404", "redirect", "search"} or not self._reader.read("setting:is_public"):
            return False
        fields = self._reader.read(f"fields:{self._plan.about}") if self._plan.about else ()
        return not (fields and fields[0].unlisted)

    @property
    def feed(self) -> FeedLinkView | None:
        """The feed of its subject, or of its kind of documents; None where there is none."""
        folder = self._plan.base if self._plan.kind == "list" else ""
        if not (self._plan.about or folder):
            return None
        return feed_link(self._reader, self._plan.about, folder)

    @property
    def breadcrumbs(self) -> tuple[LinkView, ...]:
        """The way from the home page to this one, which is left out."""
        linker = self._reader.linker
        return tuple(LinkView(name, linker.href(route)) for name, route in crumbs(self._reader, self._plan))

    @property
    def documents(self) -> tuple[CardView, ...]:
        """The documents that it lists, newest first: its own part of a long list."""
        return card_views(self._reader, self._plan.items)

    @property
    def subjects(self) -> tuple[SubjectView, ...]:
        """The subjects that it lists."""
        return tuple(SubjectView(self._reader, ref) for ref in self._plan.subjects)

    @property
    def groups(self) -> tuple[GroupView, ...]:
        """Its labelled parts: letters, years, months, topics."""
        return tuple(GroupView(self._reader, group) for group in self._plan.groups)

    @property
    def network(self) -> PictureView | None:
        """On the index of actors: the most covered ones, and who is seen with whom; None elsewhere."""
        return covered_picture(self._reader) if self._plan.kind == "actors" else None

    @property
    def total(self) -> int:
        """How many documents the whole list has."""
        return self._plan.total

    @property
    def number(self) -> int:
        """Its number in a long list, counted from the oldest page."""
        return self._plan.number

    @property
    def pages(self) -> int:
        """How many pages the list has; the last one is the newest."""
        return self._plan.pages

    @property
    def is_older(self) -> bool:
        """Whether it is a page behind the newest of its list."""
        return self._plan.number < self._plan.pages

    @property
    def newest(self) -> str:
        """The address of the list's newest page; empty on that page itself."""
        return self._reader.linker.href(self._plan.base) if self.is_older and self._plan.base else ""

    @property
    def newer(self) -> str:
        """The address of the next newer page; empty on the newest."""
        return self._page(self._plan.number + 1) if self.is_older else ""

    @property
    def older(self) -> str:
        """The address of the next older page; empty on the oldest."""
        return self._page(self._plan.number - 1) if self._plan.number > 1 and self._plan.base else ""

    @property
    def target(self) -> LinkView | None:
        """Where an old address leads; None on pages that are no redirects."""
        about = self._plan.about
        href = self._reader.href(about) if self._plan.kind == "redirect" else ""
        if not href:
            return None
        reader = self._reader
        card = reader.card(about) if about.startswith("document:") else None
        lang = card.lang if card else reader.named(about).lang
        return LinkView(
            headline(reader, self._plan), href, lang=reader.foreign(lang), dir=reader.turned(lang)
        )

    @property
    def target_canonical(self) -> str:
        """The public address to which an old one leads; empty without ``base_url``."""
        route = self._reader.read(f"route:{self._plan.about}")
        return self._absolute(route) if route else ""

    def _page(self, number: int) -> str:
        base = self._plan.base
        return self._reader.linker.href(base if number == self._plan.pages else f"{base}page/{number}/")

    def _absolute(self, route: str) -> str:
        base_url = self._reader.read("setting:base_url")
        style = self._reader.read("setting:links")
        return absolute_linker(base_url, style).href(route) if base_url else ""
