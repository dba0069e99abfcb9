"""The present value of every key that a page can read."""

from collections.abc import Callable
from typing import Any

from briefgen.model.document import Card, Document, Prose
from briefgen.model.pictures import NO_PICTURES, Pictures
from briefgen.model.site import Catalog, Named, SitePlan
from briefgen.settings.values import ThemeSettings
from briefgen.theme.links import Linker
from briefgen.theme.theme_value import Theme
from briefgen.theme.values.documents import DocumentValues
from briefgen.theme.values.finder import Finder
from briefgen.theme.values.known import Addresses, Keyed, Known
from briefgen.theme.values.pictures import PictureValues
from briefgen.theme.values.site_wide import SiteWideValues
from briefgen.theme.values.subjects import SubjectValues
from briefgen.theme.values.ties import TieValues


class SiteValues:
    """What the site holds, key by key: a pure function of plan, catalog, settings and theme.

    A key is a kind and an argument, ``card:document:articles/x``. A thing that does not exist has a
    value too (None, an empty text or an empty tuple), so that a page that looked for it can be
    found again when it appears. The kinds are the methods of the parts whose names begin with
    ``of_``; the first line of each says what its key gives.
    """

    def __init__(
        self,
        plan: SitePlan,
        catalog: Catalog,
        settings: ThemeSettings,
        theme: Theme,
        assets: dict[str, str],
        *,
        prose: Callable[[str], Prose] | None = None,
        pictures: Pictures = NO_PICTURES,
    ) -> None:
        """Keep the values.

        ``assets`` leads from a theme asset's path to its route, ``prose`` from the name of a body's
        bulk to that bulk, where bodies are kept apart, ``pictures`` are all that are published.
        """
        self._find = Finder(catalog)
        parts = (
            DocumentValues(plan, catalog, settings, self._find, prose),
            SubjectValues(catalog, settings, self._find),
            TieValues(catalog),
            PictureValues(plan, pictures, self._find, catalog),
            SiteWideValues(plan, settings, theme, assets, self._find),
        )
        self._kinds: dict[str, Callable[[str], Any]] = {
            name.removeprefix("of_"): getattr(part, name)
            for part in parts
            for name in dir(part)
            if name.startswith("of_")
        }
        self._known = Known(self._value)
        self.cards: Keyed[Card | None] = Keyed("card", self.value)
        self.names: Keyed[Named] = Keyed("name", self.value)
        self._addresses: dict[Linker, Addresses] = {}

    def value(self, key: str) -> Any:
        """Return the value of ``key``.

        Raises:
            KeyError: no kind of key has this name.
        """
        return self._known[key]

    def addresses(self, linker: Linker) -> Addresses:
        """Return the addresses that pages with this linker have in common. Not recorded."""
        found = self._addresses.get(linker)
        if found is None:
            found = self._addresses[linker] = Addresses(linker, self.value)
        return found

    def _value(self, key: str) -> Any:
        kind, _, argument = key.partition(":")
        return self._kinds[kind](argument)

    def kinds(self) -> tuple[tuple[str, str], ...]:
        """Return all kinds of keys with what they give, sorted."""
        return tuple(
            (name, (method.__doc__ or "").partition("\n")[0]) for name, method in sorted(self._kinds.items())
        )

    def ref(self, key: str) -> str:
        """Return the ref of a document by its key. Not recorded."""
        return self._find.ref(key)

    def document(self, ref: str) -> Document | None:
        """Return a document or profile by its ref, without the bulk of its body where that is kept apart.

        Not recorded.
        """
        return self._find.document(ref)

    def source(self, ref: str) -> str:
        """Return the path of the file behind a document or profile; empty without one. Not recorded."""
        document = self._find.document(ref)
        return document.path if document else ""
