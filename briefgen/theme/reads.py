"""The recorder: whatever a page is told is noted under its key."""

from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from briefgen.model.direction import direction
from briefgen.model.document import Card
from briefgen.model.languages import plural_form
from briefgen.model.site import Named
from briefgen.theme.links import Linker, encoded_fragment
from briefgen.theme.strings import escaped_text, filled, filled_plain
from briefgen.theme.values import SiteValues

NOTHING = Markup()


class Answers(dict[str, Any]):
    """What one page was told, by key. A key that it has not asked for yet is asked for and noted."""

    __slots__ = ("_value", "refused")

    def __init__(self, value: Callable[[str], Any]) -> None:
        """Begin with nothing asked; ``value`` gives the answers."""
        self._value = value
        self.refused: set[str] = set()

    def __missing__(self, key: str) -> Any:
        """Ask for ``key``; one without answer is noted among the refused."""
        try:
            found = self[key] = self._value(key)
        except BaseException:
            self.refused.add(key)
            raise
        return found


class Reader:
    """What one page may ask of the site. Each question is recorded, one without answer too.

    ``read`` returns the present value of a key and notes that this page depends on it.
    ``language`` is that of the page's interface and ``direction`` the one in which it is written,
    ``linker`` writes addresses as this page needs them.
    """

    __slots__ = ("_addresses", "_answers", "_cards", "_names", "direction", "language", "linker", "read")

    def __init__(self, values: SiteValues, linker: Linker, language: str) -> None:
        """Begin with nothing read."""
        self._answers = Answers(values.value)
        self._addresses = values.addresses(linker)
        self._cards = values.cards
        self._names = values.names
        # No function of ours stands between a view and what the page has asked before.
        self.read: Callable[[str], Any] = self._answers.__getitem__
        self.linker = linker
        self.language = language
        self.direction = direction(language)

    def keys(self) -> tuple[str, ...]:
        """Return all that was read so far, sorted."""
        refused = self._answers.refused
        return tuple(sorted(self._answers.keys() | refused if refused else self._answers))

    def taken(self) -> tuple[str, ...]:
        """Return all that was read, sorted, and let go of it: the page is done.

        A template that imports another leaves circles of objects, which would keep every page's
        answers, bodies included, in a process that does not look for such circles.
        """
        keys = self.keys()
        self._answers.clear()
        return keys

    def href(self, ref: str, fragment: str = "") -> str:
        """Return the address of the page or file that ``ref`` names; empty when there is none."""
        key, route, address = self._addresses[ref]
        self._answers[key] = route
        return f"{address}#{encoded_fragment(fragment)}" if fragment and route else address

    def card(self, ref: str) -> Card | None:
        """Return what lists show of a document; None when there is no such document."""
        key, card = self._cards[ref]
        self._answers[key] = card
        return card

    def named(self, ref: str) -> Named:
        """Return the name of a subject and its language; both empty when there is no such subject."""
        key, name = self._names[ref]
        self._answers[key] = name
        return name

    def name(self, ref: str) -> str:
        """Return the name of a subject; empty when there is no such subject."""
        key, name = self._names[ref]
        self._answers[key] = name
        return name.name

    def foreign(self, language: str) -> str:
        """Return a language as an attribute needs it: empty when it is the page's, or unknown."""
        return "" if language == self.language else language

    def marks(self, language: str) -> Markup:
        """Return the attributes that mark words in ``language`` on this page, a space before each.

        Nothing where it is the page's own language, or none is known.
        """
        if not language or language == self.language:
            return NOTHING
        turned = self.turned(language)
        return Markup(f' lang="{escaped_text(language)}"' + (f' dir="{turned}"' if turned else ""))  # noqa: S704, escaped

    def turned(self, language: str) -> str:
        """Return the direction of a language; empty when it is the page's, or the language is unknown."""
        own = direction(language) if language else ""
        return "" if own == self.direction else own

    def speaks(self, language: str) -> bool:
        """Tell whether the theme has strings in a language."""
        return bool(self.read(f"spoken:{language}"))

    def text(self, key: str, **slots: Any) -> Markup:
        """Return an interface string in the page's language, its slots filled; ``n`` chooses the plural.

        Raises:
            LookupError: the theme has no such string, not even in English.
        """
        return filled(self._string(key, slots), slots)

    def plain(self, key: str, **slots: Any) -> str:
        """Return an interface string as plain text, nothing escaped."""
        return filled_plain(self._string(key, slots), slots)

    def plain_in(self, language: str, key: str, **slots: Any) -> str:
        """Return an interface string in another language as plain text; in the page's when it has none."""
        if language == self.language or not self.speaks(language):
            return self.plain(key, **slots)
        return filled_plain(self.read(f"string:{language}:{key}"), slots)

    def _string(self, key: str, slots: dict[str, Any]) -> str:
        form = f".{plural_form(slots['n'], self.language)}" if "n" in slots else ""
        found: str | None = self.read(f"string:{self.language}:{key}{form}")
        if found is None:
            raise LookupError(f'no interface string "{key}"')
        return found
