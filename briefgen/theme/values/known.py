"""What many pages are told, found out once: the values of a site never change while it is rendered."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from briefgen.theme.links import Linker

V = TypeVar("V")
OFTEN_READ = frozenset(
    [
        *(
            "string",
            "spoken",
            "setting",
            "option",
            "asset",
            "exists",
            "exports",
            "menu",
            "sections",
            "sitemap",
        ),
        *(
            "route",
            "card",
            "name",
            "kicker",
            "genre",
            "tlp",
            "image",
            "lead",
            "picture",
            "count",
            "sitemap_parts",
        ),
    ]
)
"""Kinds of keys that many pages read, or that are much work to find out twice: for a page and a digest.

Most of the others are read by one page and a feed.
"""


class Known(dict[str, V], Generic[V]):
    """What ``make`` gives for each key, kept for keys of the kinds that many pages read."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[str], V]) -> None:
        """Begin with nothing made."""
        self._make = make

    def __missing__(self, key: str) -> V:
        """Make what belongs to ``key``."""
        found = self._make(key)
        if key.partition(":")[0] in OFTEN_READ:
            self[key] = found
        return found


class Keyed(dict[str, tuple[str, V]], Generic[V]):
    """By ref: the key of one kind (``card``, ``name``), made once for all pages, and its value."""

    __slots__ = ("_kind", "_value")

    def __init__(self, kind: str, value: Callable[[str], V]) -> None:
        """Begin with nothing; ``value`` gives the value of a key."""
        self._kind = kind
        self._value = value

    def __missing__(self, ref: str) -> tuple[str, V]:
        """Ask for the value that belongs to ``ref``."""
        key = f"{self._kind}:{ref}"
        found = self[ref] = (key, self._value(key))
        return found


class Addresses(dict[str, tuple[str, str, str]]):
    """By the ref of a page or file: the key of its route, the route, and its address.

    Both are empty for what has no route. They hold for all pages that have the same linker.
    """

    __slots__ = ("_linker", "_value")

    def __init__(self, linker: Linker, value: Callable[[str], Any]) -> None:
        """Begin with nothing; ``value`` gives the value of a key."""
        self._linker = linker
        self._value = value

    def __missing__(self, ref: str) -> tuple[str, str, str]:
        """Ask for the route of ``ref``."""
        key = f"route:{ref}"
        route = self._value(key)
        found = self[ref] = (key, route, self._linker.href(route) if route else "")
        return found
