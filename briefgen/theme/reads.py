"""The recorder: whatever a page is told is noted under its key."""

from typing import Any

from markupsafe import Markup

from briefgen.theme.dates import plural_form
from briefgen.theme.links import Linker
from briefgen.theme.strings import filled, filled_plain
from briefgen.theme.values import SiteValues


class Reader:
    """What one page may ask of the site. Each question is recorded, one without answer too.

    ``language`` is that of the page's interface, ``linker`` writes addresses as this page needs
    them.
    """

    __slots__ = ("_keys", "_values", "language", "linker")

    def __init__(self, values: SiteValues, linker: Linker, language: str) -> None:
        """Begin with nothing read."""
        self._values = values
        self._keys: set[str] = set()
        self.linker = linker
        self.language = language

    def read(self, key: str) -> Any:
        """Return the present value of ``key`` and note that this page depends on it."""
        self._keys.add(key)
        return self._values.value(key)

    def keys(self) -> tuple[str, ...]:
        """Return all that was read so far, sorted."""
        return tuple(sorted(self._keys))

    def href(self, ref: str, fragment: str = "") -> str:
        """Return the address of the page or file that ``ref`` names; empty when there is none."""
        route = self.read(f"route:{ref}")
        return self.linker.href(route, fragment) if route else ""

    def text(self, key: str, **slots: Any) -> Markup:
        """Return an interface string in the page's language, its slots filled; ``n`` chooses the plural.

        Raises:
            LookupError: the theme has no such string, not even in English.
        """
        return filled(self._string(key, slots), slots)

    def plain(self, key: str, **slots: Any) -> str:
        """Return an interface string as plain text, nothing escaped."""
        return filled_plain(self._string(key, slots), slots)

    def _string(self, key: str, slots: dict[str, Any]) -> str:
        form = f".{plural_form(slots['n'], self.language)}" if "n" in slots else ""
        found: str | None = self.read(f"string:{self.language}:{key}{form}")
        if found is None:
            raise LookupError(f'no interface string "{key}"')
        return found
