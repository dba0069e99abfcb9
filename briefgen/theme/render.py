"""Pages and theme assets as bytes."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import msgspec

from briefgen.diagnostics import Diagnostic
from briefgen.extensions import Extensions
from briefgen.model.site import Catalog, PagePlan, SitePlan
from briefgen.settings.values import ThemeSettings
from briefgen.theme.assets import ThemeAssets, theme_assets
from briefgen.theme.failures import Failure, failure_of, told
from briefgen.theme.links import Linker, absolute_linker, relative_linker, rooted_linker
from briefgen.theme.meter import Meter
from briefgen.theme.page_context import context_of
from briefgen.theme.reads import Reader
from briefgen.theme.share_card import drawn_card
from briefgen.theme.templates import Closures, environment_for
from briefgen.theme.theme_value import Theme
from briefgen.theme.values import SiteValues
from briefgen.theme.xml_text import xml_bytes

_CHUNKS = 1_024
_WHOLE_ADDRESSES = frozenset({"feed", "feed-list", "sitemap", "sitemap-index", "robots", "export"})
_NONE = Extensions()


class Rendered(msgspec.Struct, frozen=True):
    """One file of the site: its route, its bytes, the keys that were read for it, what went wrong.

    ``data`` is empty when there is a problem, and then nothing of the build may be published.
    """

    route: str
    data: bytes
    reads: tuple[str, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


def render_site(
    plan: SitePlan, catalog: Catalog, settings: ThemeSettings, theme: Theme
) -> Iterator[Rendered]:
    """Yield the pages in the plan's order, then those that failed, then the theme's assets.

    The same failure of one template is told once, with the number of pages that met it.
    """
    assets = theme_assets(theme)
    renderer = Renderer(SiteValues(plan, catalog, settings, theme, assets.routes), settings, theme)
    yield from render_pages(tuple(plan.pages.values()), renderer)
    yield from asset_files(assets)


def render_pages(pages: Iterable[PagePlan], renderer: "Renderer") -> Iterator[Rendered]:
    """Yield pages in their order, then those that failed.

    The same failure of one template is told once, with the number of pages that met it.
    """
    failed: dict[Failure, list[Rendered]] = {}
    about: dict[str, str] = {}
    for page in pages:
        rendered, failure = renderer.page(page)
        if failure is None:
            yield rendered
        else:
            failed.setdefault(failure, []).append(rendered)
            about[page.route] = page.about
    for failure, its_pages in failed.items():
        yield from _failed(failure, its_pages, renderer, about)


def asset_files(assets: ThemeAssets) -> Iterator[Rendered]:
    """Yield the theme's assets; all their problems stand with the first one."""
    problems = assets.problems
    for route, data in assets.files.items():
        yield Rendered(route, data, (), problems)
        problems = ()
    if problems:
        yield Rendered("/assets/", b"", (), problems)


class Renderer:
    """Renders pages one by one; holds the compiled templates and the meter, but nothing of a page."""

    def __init__(
        self, values: SiteValues, settings: ThemeSettings, theme: Theme, extensions: Extensions = _NONE
    ) -> None:
        """Prepare the templates, which may use the filters of ``extensions``."""
        self._values = values
        self._settings = settings
        self._theme = theme
        self._meter = Meter()
        self._environment = environment_for(theme, self._meter, extensions)
        self._closures = Closures(theme)
        self._endless: dict[str, Failure] = {}

    def page(self, plan: PagePlan) -> tuple[Rendered, Failure | None]:
        """Return a page and what went wrong with it.

        A template that did not come to an end is not run again for the pages after it.
        """
        lang = self._own_language(plan)
        reader = Reader(
            self._values, self._linker(plan), lang if self._speaks(lang) else self._settings.language
        )
        if plan.kind == "card":
            return Rendered(plan.route, drawn_card(reader, plan), reader.taken()), None
        failure = self._known_endless(plan.template)
        if failure:
            return Rendered(plan.route, b""), failure
        context: dict[str, Any] = {}
        try:
            _read_language(reader, plan, lang)
            context = context_of(reader, plan)
            text = self._text(plan.template, context)
        except Exception as error:  # noqa: BLE001, whatever a template raises is its author's to see
            failure = failure_of(error, plan.template, self._theme, context)
            if failure.code == "BG614":
                self._endless[plan.template] = failure
            return Rendered(plan.route, b"", reader.keys()), failure
        data = xml_bytes(text) if plan.template.endswith(".xml") else text.encode("utf-8", "replace")
        return Rendered(plan.route, data, reader.taken()), None

    def source_of(self, about: str) -> str:
        """Return the source file of what a page is about; empty when it has none."""
        return self._values.source(about)

    def closure(self, template: str) -> tuple[str, ...]:
        """Return all templates that a template's result depends on, missing ones included."""
        return self._closures.closure(template)

    def closure_digest(self, template: str) -> str:
        """Return the digest of a template's closure."""
        return self._closures.digest(template)

    def _text(self, name: str, context: dict[str, Any]) -> str:
        self._meter.reset()
        template = self._environment.get_template(name)
        chunks = iter(template.root_render_func(template.new_context(context)))
        parts: list[str] = []
        while part := "".join(islice(chunks, _CHUNKS)):
            self._meter.text(len(part))
            parts.append(part)
        return "".join(parts)

    def _known_endless(self, template: str) -> Failure | None:
        if not self._endless:
            return None
        culprits = {failure.span.path: failure for failure in self._endless.values()}
        for name in self._closures.closure(template):
            file = self._theme.templates.get(name)
            if file and file.label in culprits:
                return culprits[file.label]
        return None

    def _linker(self, plan: PagePlan) -> Linker:
        settings = self._settings
        if plan.kind == "host":
            return rooted_linker(settings.base_url, "pretty")
        if plan.kind == "404":
            return rooted_linker(settings.base_url, settings.links)
        if plan.kind in _WHOLE_ADDRESSES and settings.base_url:
            return absolute_linker(settings.base_url, settings.links)
        return relative_linker(plan.route, settings.links)

    def _own_language(self, plan: PagePlan) -> str:
        """Return the language of the document or profile that a page is about; empty for lists.

        The home page is a list, also where it has an introduction.
        """
        about = plan.about if plan.kind != "home" else ""
        card = self._values.value(f"card:{about}") if about else None
        return card.lang if card else ""

    def _speaks(self, language: str) -> bool:
        return bool(language and self._values.value(f"spoken:{language}"))


def _read_language(reader: Reader, plan: PagePlan, own: str) -> None:
    """Note what the page's language was decided by."""
    reader.read("setting:language")
    if plan.about:
        reader.read(f"card:{plan.about}")
    if own:
        reader.speaks(own)


def _failed(
    failure: Failure, pages: list[Rendered], renderer: Renderer, abouts: dict[str, str]
) -> Iterator[Rendered]:
    first, *others = pages
    source = renderer.source_of(abouts[first.route])
    problem = told(failure, first.route, source, len(pages))
    yield msgspec.structs.replace(first, problems=(problem,))
    yield from others
