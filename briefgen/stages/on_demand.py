"""Pages of a site rendered one by one, when somebody asks for them."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from briefgen.diagnostics import BriefgenError, Diagnostic
from briefgen.model.document import Document, Prose
from briefgen.model.site import Artifact, PagePlan
from briefgen.stages.memory import Memory
from briefgen.stages.parsing import Parsed
from briefgen.stages.picture_work import Darkroom
from briefgen.stages.reading import Site
from briefgen.stages.render_work import KeyDigests
from briefgen.stages.request import Request
from briefgen.stages.searching import SearchFiles, made_search, require_search
from briefgen.stages.theming import chosen_theme
from briefgen.theme import Rendered, Renderer, SiteValues, render_pages, theme_assets


class OnDemand:
    """The pages of a site that was read, with a theme ready; nothing of a page is kept.

    ``assets`` leads from the route of each of the theme's files to its bytes; ``problems`` are those of the
    theme. ``today`` is the date on which pages that depend on it are shown.
    """

    def __init__(self, request: Request, site: Site, memory: Memory) -> None:
        """Load the theme.

        Raises:
            BriefgenError: it cannot be used, a document asks for a template that it has not, or the program
                that makes the search is not installed.
        """
        settings, theme, found = chosen_theme(request, site)
        require_search(site)
        assets = theme_assets(theme)
        self.assets: Mapping[str, bytes] = assets.files
        self.problems: tuple[Diagnostic, ...] = (*found, *assets.problems)
        self.today = settings.today
        self._site = site
        self._parsed = site.parsed
        self._search: SearchFiles | None = None
        self._pages: Mapping[str, PagePlan] = site.plan.pages
        self._values = SiteValues(
            site.plan,
            site.catalog,
            settings,
            theme,
            assets.routes,
            prose=self.prose,
            pictures=site.pictured.pictures,
        )
        self._pictures = site.pictured.files
        self._room = Darkroom(request.root, memory)
        self._renderer = Renderer(self._values, settings, theme, site.sources.extensions)
        self._digests = KeyDigests(self._values, self._prose_digest)

    def page(self, route: str) -> Rendered:
        """Return the page at a route: with problems and without bytes, where a template failed.

        Raises:
            KeyError: there is none.
        """
        (rendered,) = render_pages((self._pages[route],), self._renderer)
        return rendered

    def search_file(self, route: str) -> bytes | None:
        """Return a file of the reader's search, which is made when the first one is asked for.

        None where there is none: a search that cannot be made tells its reader so.
        """
        try:
            found = self._search = self._search or made_search(self._site, Memory(), "search")
            return found.data(route) if found and route in found.files else None
        except BriefgenError:
            return None

    def has_picture(self, route: str) -> bool:
        """Tell whether a route is that of a picture, in whatever size."""
        return route in self._pictures

    def picture(self, route: str) -> bytes | None:
        """Return the picture at a route, made now if it was not before; None if it cannot be decoded."""
        made = next(self._room.made({route: self._pictures[route]}))
        return made.data if isinstance(made, Artifact) else None

    def reword(self, parsed: Parsed) -> None:
        """Go on with files of which only the words of bodies are others."""
        self._parsed = parsed
        self._site = msgspec.structs.replace(self._site, parsed=parsed)
        self._search = None

    def prose(self, path: str) -> Prose:
        """Return the bulk of a file's body."""
        return self._parsed.prose(path)

    def ref(self, key: str) -> str:
        """Return the ref of a document or profile by its key."""
        return self._values.ref(key)

    def document(self, ref: str) -> Document | None:
        """Return a document or profile by its ref, without the bulk of its body."""
        return self._values.document(ref)

    def value(self, key: str) -> Any:
        """Return the present value of something that a page read."""
        return self._values.value(key)

    def digests(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Return the digests of the present values of some keys."""
        return {key: self._digests.of(key) for key in keys}

    def _prose_digest(self, path: str) -> bytes:
        note = self._parsed.notes.get(path)
        return note.prose if note else b""
