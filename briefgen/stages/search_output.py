"""The files of the reader's search on their way to the disk."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping

from briefgen.incremental import digest
from briefgen.model.site import Artifact
from briefgen.stages.memory import Memory
from briefgen.stages.reading import Site
from briefgen.stages.searching import search_of


class SearchOutput:
    """The files of a site's search in one build.

    ``files`` leads from route to a digest of what a file is made of, once the search is made; it is empty
    for a site without one. ``steps`` make the search and its files; they can be taken while others are at
    work.
    """

    def __init__(
        self, site: Site, memory: Memory, space: str, wanted: Callable[[Mapping[str, bytes]], list[str]]
    ) -> None:
        """Take what the last build left in a space of the memory.

        ``wanted`` gives, for all files, the routes of those that have to be made.
        """
        self._search = search_of(site, memory, space)
        self._memory = memory
        self._wanted = wanted
        self._ready: deque[Artifact] = deque()
        self.files: dict[str, bytes] = {}
        self.steps = self._steps()

    def ready(self) -> Iterator[Artifact]:
        """Yield the files that are made and were not yielded before."""
        while self._ready:
            yield self._ready.popleft()

    def rest(self) -> Iterator[Artifact]:
        """Yield all files that were not yielded before; they are made first, as far as they are not.

        Raises:
            BriefgenError: the search cannot be made (exit code 2).
        """
        for _ in self.steps:
            yield from self.ready()
        yield from self.ready()

    def _steps(self) -> Iterator[None]:
        if self._search is None:
            return
        yield from self._search.making()
        # The words of all documents are much: they need not lie in memory any longer.
        self._memory.save()
        yield
        self.files = self._search.files
        for route in self._wanted(self.files):
            data = self._search.data(route)
            self._ready.append(Artifact(route=route, data=data, digest=digest(data)))
            yield
