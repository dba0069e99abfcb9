"""The files of the reader's search on their way to the disk."""

from collections import deque
from collections.abc import Iterable, Iterator
from functools import cached_property

from briefgen.incremental import digest
from briefgen.model.site import Artifact
from briefgen.stages.memory import Memory
from briefgen.stages.reading import Site
from briefgen.stages.searching import search_of


class SearchOutput:
    """The files of a site's search in one build.

    ``making`` are the steps that are left to make it. They can be taken while others are at work.
    """

    def __init__(self, site: Site, memory: Memory, space: str) -> None:
        """Take what the last build left in a space of the memory."""
        self._search = search_of(site, memory, space)
        self.making: Iterator[None] = self._search.making() if self._search else iter(())

    @cached_property
    def files(self) -> dict[str, bytes]:
        """From route to a digest of what a file is made of; empty for a site without a search.

        The search is made first, as far as it is not.

        Raises:
            BriefgenError: it cannot be made (exit code 2).
        """
        deque(self.making, maxlen=0)
        return self._search.files if self._search else {}

    def artifacts(self, routes: Iterable[str]) -> Iterator[Artifact]:
        """Yield the files at some routes."""
        if self._search:
            for route in routes:
                data = self._search.data(route)
                yield Artifact(route=route, data=data, digest=digest(data))
