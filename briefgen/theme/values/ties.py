"""Actors that share documents, as the pictures of networks need them."""

from collections.abc import Iterable, Mapping
from functools import lru_cache, partial

import msgspec

from briefgen.model.site import Catalog, Count
from briefgen.theme.body import ref_kind

Shared = Mapping[str, int]
LAST_ASKED = 256
"""Of how many actors the counts are kept as a table: the most frequent ones are asked for again and again."""


class Tie(msgspec.Struct, frozen=True, array_like=True):
    """Two actors and how many documents they share."""

    first: str
    second: str
    count: int


class Circle(msgspec.Struct, frozen=True, array_like=True):
    """Some actors with a number each, and what pairs of them share; pairs that share nothing are left out."""

    actors: tuple[Count, ...] = ()
    ties: tuple[Tie, ...] = ()


class TieValues:
    """Keys about actors that are seen together. Each method is one kind of key."""

    def __init__(self, catalog: Catalog) -> None:
        """Keep the values."""
        self._catalog = catalog
        self._shared = lru_cache(maxsize=LAST_ASKED)(partial(_shared, catalog))

    def of_partners(self, argument: str) -> Circle:
        """An actor's most frequent partners and what these share with each other: ``partners:actor:x:12``."""
        ref, _, number = argument.rpartition(":")
        return self._circle(self._catalog.seen_with.get(ref, ())[: int(number)])

    def of_most_covered(self, number: str) -> Circle:
        """The actors with most documents and what they share: ``most_covered:24``."""
        members = self._catalog.members
        counts = (Count(ref, len(members.get(ref, ()))) for ref in self._actors())
        covered = sorted((one for one in counts if one.count), key=lambda one: (-one.count, one.ref))
        return self._circle(tuple(covered[: int(number)]))

    def _actors(self) -> Iterable[str]:
        return (ref for ref in self._catalog.subjects if ref_kind(ref) == "actor")

    def _circle(self, actors: tuple[Count, ...]) -> Circle:
        refs = [actor.ref for actor in actors]
        ties = (
            Tie(first, second, self._shared(first).get(second, 0))
            for place, first in enumerate(refs)
            for second in refs[place + 1 :]
        )
        return Circle(actors, tuple(tie for tie in ties if tie.count))


def _shared(catalog: Catalog, ref: str) -> Shared:
    return {count.ref: count.count for count in catalog.seen_with.get(ref, ())}
