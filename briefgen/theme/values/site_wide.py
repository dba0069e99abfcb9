"""What is known of the site as a whole."""

from typing import Any, get_args

import msgspec

from briefgen.model.document import document_ref
from briefgen.model.exports import ExportOutput
from briefgen.model.site import PagePlan, SitePlan
from briefgen.settings import MENU_WORDS
from briefgen.settings.values import MenuEntry, ThemeSettings
from briefgen.theme.page_kinds import DOCUMENT_PAGES
from briefgen.theme.strings import FALLBACK, languages_for
from briefgen.theme.theme_value import Theme
from briefgen.theme.values.finder import Finder, changed_at

PLURAL_FORMS = frozenset({"zero", "one", "two", "few", "many"})


class SitemapEntry(msgspec.Struct, frozen=True):
    """A page of the site map and the moment of its last change (seconds since 1970; 0: unknown).

    ``alternates`` are the routes of a translated document by language, its own among them.
    """

    route: str
    changed: int
    alternates: tuple[tuple[str, str], ...] = ()


class SiteWideValues:
    """Keys about routes, settings, strings, assets and the site map. Each method is one kind of key."""

    def __init__(
        self,
        plan: SitePlan,
        settings: ThemeSettings,
        theme: Theme,
        assets: dict[str, str],
        find: Finder,
    ) -> None:
        """Keep the values; ``assets`` leads from a theme asset's path to its route."""
        self._plan = plan
        self._settings = settings
        self._theme = theme
        self._assets = assets
        self._find = find
        self._routes = plan.pages.keys()
        self._moments: dict[str, int] = {}

    def of_route(self, ref: str) -> str:
        """The route of a document, subject or file; empty when it has none."""
        return self._plan.routes.get(ref, "")

    def of_exists(self, route: str) -> bool:
        """Whether there is a page at a route."""
        return route in self._routes

    def of_feed(self, folder: str) -> str:
        """The route of the feed below a folder, in the first of its formats; empty when it has none."""
        forms = self._settings.outputs.feed_formats
        routes = (f"{folder}feed.{form}" for form in forms)
        return next((route for route in routes if route in self._routes), "")

    def of_feed_name(self, route: str) -> str:
        """What the feed at a route is about: its subject's name, or the word for its kind; else empty."""
        plan = self._plan.pages.get(route)
        if plan is None or not (plan.about or plan.label):
            return ""
        subject = self._find.subject_name(plan.about)
        return subject or self.of_string(f"{self._settings.language}:list.{plan.label}") or ""

    def of_exports(self, _: str) -> tuple[str, ...]:
        """Which outputs for machines the settings switch on: ``markdown``, ``json``, ``citations``."""
        return tuple(name for name in get_args(ExportOutput) if getattr(self._settings.outputs, name))

    def of_setting(self, name: str) -> Any:
        """One of the settings that rendering depends on."""
        return getattr(self._settings, name)

    def of_option(self, name: str) -> str | float | bool | None:
        """The value of a theme option; None when the theme has no such option."""
        return self._theme.options.get(name)

    def of_logo(self, _: str) -> bytes:
        """The bytes of the site's logo, for what is drawn; empty without one that has pixels."""
        return self._theme.logo

    def of_asset(self, path: str) -> str:
        """The route of a theme asset; empty when there is no such file."""
        return self._assets.get(path, "")

    def of_string(self, argument: str) -> str | None:
        """An interface string: ``string:uk:by``; in English where the language lacks it, else None."""
        language, _, key = argument.partition(":")
        for tag in languages_for(language):
            found = self._theme.strings.get(tag, {}).get(key)
            if found is not None:
                return found
        bare, _, form = key.rpartition(".")
        if form in PLURAL_FORMS:
            return self.of_string(f"{language}:{bare}.other")
        return self.of_string(f"{language}:{bare}") if form == "other" and bare else None

    def of_spoken(self, language: str) -> bool:
        """Whether the theme has strings in a language: ``spoken:uk``."""
        return any(tag in self._theme.strings for tag in languages_for(language)[:-1]) or language == FALLBACK

    def of_sections(self, language: str) -> tuple[tuple[str, str], ...]:
        """The site's own indexes: pairs of title and route."""
        return tuple((self._section(language, route), route) for route in self._plan.sections)

    def of_menu(self, language: str) -> tuple[tuple[str, str, str], ...]:
        """The menu without entries that lead nowhere: title, route (or web address), the title's language."""
        return tuple(row for entry in self._settings.menu if (row := self._menu_row(entry, language)))

    def _menu_row(self, entry: MenuEntry, language: str) -> tuple[str, str, str] | None:
        own = self._settings.language
        if entry.url.startswith(("http://", "https://", "mailto:")):
            return entry.title, entry.url, own
        route = f"/{entry.url.strip('/')}/".replace("//", "/")
        if route not in self._routes:
            return None
        is_a_word = MENU_WORDS.get(entry.url.strip("/")) == entry.title
        return (self._section(language, route), route, language) if is_a_word else (entry.title, route, own)

    def _section(self, language: str, route: str) -> str:
        return self.of_string(f"{language}:section.{route.strip('/')}") or route.strip("/")

    def of_redirects(self, _: str) -> tuple[tuple[str, str], ...]:
        """All old addresses: pairs of the old route and the present one."""
        pages = (page for page in self._plan.pages.values() if page.kind == "redirect")
        return tuple((page.route, self.of_route(page.about)) for page in pages if self.of_route(page.about))

    def of_sitemap(self, part: str) -> tuple[SitemapEntry, ...]:
        """The pages in the part of the site map at a route, and when each changed; ``/sitemap.xml``: all."""
        pages = self._plan.pages
        chosen = pages[part].items if part in pages else ()
        return tuple(
            SitemapEntry(page.route, self._changed(page.about, page.items), self._alternates(page))
            for page in (map(pages.__getitem__, chosen) if chosen else pages.values())
            if page.is_for_readers and not self._unlisted(page.about)
        )

    def of_sitemap_parts(self, index: str) -> tuple[SitemapEntry, ...]:
        """The parts in the index of the site map at a route, and when the last page of each changed."""
        plan = self._plan.pages.get(index)
        return tuple(
            SitemapEntry(part, max((entry.changed for entry in self.of_sitemap(part)), default=0))
            for part in (plan.items if plan else ())
        )

    def _alternates(self, page: PagePlan) -> tuple[tuple[str, str], ...]:
        """Return language and route of a document's translations; of two in one language the first."""
        if page.kind not in DOCUMENT_PAGES or not (others := self._find.translations(page.about)):
            return ()
        found: dict[str, str] = {}
        for ref in (page.about, *others):
            listing, route = self._find.listing(ref), self.of_route(ref)
            if listing and route:
                found.setdefault(listing.card.lang, route)
        return tuple(sorted(found.items()))

    def _changed(self, about: str, items: tuple[str, ...]) -> int:
        return max((self._moment(ref) for ref in (about, *map(document_ref, items))), default=0)

    def _moment(self, ref: str) -> int:
        """Return when a document last changed; kept, since it stands in many lists."""
        found = self._moments.get(ref)
        if found is None:
            listing = self._find.listing(ref)
            found = self._moments[ref] = changed_at(listing.card) if listing else 0
        return found

    def _unlisted(self, ref: str) -> bool:
        listing = self._find.listing(ref)
        return listing is not None and listing.unlisted
