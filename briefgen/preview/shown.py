"""The site that a preview shows at a time."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from briefgen.content import SourceTree
from briefgen.model.time_zone import end_of_day
from briefgen.settings import today
from briefgen.stages.on_demand import OnDemand
from briefgen.stages.reading import Site
from briefgen.stages.request import Request
from briefgen.theme import Rendered

KEPT_PAGES = 256
RECENT = 24


class Viewed(msgspec.Struct, frozen=True):
    """What was looked at before a change: for each route, the latest last, the keys that its page read.

    ``pages`` are those of the site before, None where only the words of ``reworded`` bodies (refs) changed.
    """

    reads: Mapping[str, tuple[str, ...]]
    pages: OnDemand | None
    reworded: tuple[str, ...] = ()


class Shown:
    """A site without errors, with the pages of it that were looked at.

    ``files`` are the sources that it is made of, relative to the root; ``copies`` leads from route to source.
    """

    def __init__(self, site: Site, pages: OnDemand, root: Path, earlier: "Shown | None" = None) -> None:
        """Show ``site``; of ``earlier`` the pages stay for those that do not come out well any more."""
        self.site = site
        self.pages = pages
        self.files = frozenset(files_of(site.sources.tree))
        self.copies = {copy.route: copy.path for copy in site.copies}
        self._root = root
        self._rendered: dict[str, Rendered] = {}
        self._good: dict[str, bytes] = earlier.good() if earlier else {}

    @property
    def due(self) -> int:
        """The moment (seconds since 1970 UTC) at which the site changes, or may, without an edit."""
        joined, settings = self.site.joined, self.site.sources.loaded.settings
        begin = joined.head.begin if joined.head else self.site.sources.gate.clock
        midnight = end_of_day(max(begin, self.site.sources.gate.clock), settings.time_zone)
        return midnight if joined.until is None else min(midnight, joined.until)

    def page(self, route: str) -> Rendered:
        """Return the page at a route; if it fails, with the bytes of the last time that it did not.

        Raises:
            KeyError: there is none.
        """
        found = self._rendered.pop(route, None) or self._fresh(route)
        self._rendered[route] = found
        while len(self._rendered) > KEPT_PAGES:
            del self._rendered[next(iter(self._rendered))]
        return found

    def samples(self) -> tuple[str, ...]:
        """Return the route of one page for each template."""
        found: dict[str, str] = {}
        for route, page in self.site.plan.pages.items():
            found.setdefault(page.template, route)
        return tuple(found.values())

    def reword(self, site: Site) -> None:
        """Go on with a site in which nothing but words of bodies changed."""
        self._good = self.good()
        keys = {f"body:{ref}" for ref in self.refs(site.parsed.parsed)}
        stale = [route for route, page in self._rendered.items() if not keys.isdisjoint(page.reads)]
        for route in stale:
            del self._rendered[route]
        self.site = site
        self.pages.reword(site.parsed)

    def refs(self, paths: Iterable[str]) -> tuple[str, ...]:
        """Return the refs of the documents and profiles at some paths, relative to the root."""
        wanted = set(paths)
        sources = self.site.sources.tree.documents if wanted else ()
        return tuple(self.pages.ref(source.key) for source in sources if source.path in wanted)

    def viewed(self, reworded: Iterable[str] | None = None) -> Viewed:
        """Return what was looked at, before it changes; ``reworded`` are paths if only words do."""
        recent = list(self._rendered.items())[-RECENT:]
        reads = {route: page.reads for route, page in recent}
        return Viewed(reads, self.pages) if reworded is None else Viewed(reads, None, self.refs(reworded))

    def is_of_day(self, request: Request) -> bool:
        """Tell whether the day of a request is the one on which the pages are shown."""
        settings = self.site.sources.loaded.settings
        return self.pages.today == today(settings, request.at)

    def good(self) -> dict[str, bytes]:
        """Return the bytes of the pages that came out well and were looked at lately."""
        rendered = {route: page.data for route, page in self._rendered.items() if not page.problems}
        merged = {**self._good, **rendered}
        return dict(list(merged.items())[-KEPT_PAGES:])

    def _fresh(self, route: str) -> Rendered:
        found = self.pages.page(route)
        return msgspec.structs.replace(found, data=self._good.get(route, b"")) if found.problems else found


def files_of(tree: SourceTree) -> Iterable[str]:
    """Yield the sources below ``content/``, relative to the root."""
    yield from (source.path for source in tree.documents)
    yield from (f"content/{path}" for path in (*tree.assets, *tree.static))
    yield from (*tree.defaults, *tree.data, *tree.archetypes)
