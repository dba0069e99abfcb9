"""Pages on their way to the disk: rendered here, or in other processes if there are many."""

from collections.abc import Iterable, Iterator

import msgspec

from briefgen.incremental import Recorder, numbers, renumbered
from briefgen.settings.values import ThemeSettings
from briefgen.stages.memory import Memory
from briefgen.stages.reading import Site
from briefgen.stages.render_work import Batch, job, render_chunk
from briefgen.theme import Rendered, Renderer, Theme, render_pages
from briefgen.workers import Workers, give_memory_back

CHUNK = 40
_BATCH = msgspec.msgpack.Decoder(Batch)


class PageOutput:
    """The pages of one build.

    ``digests`` are those of the present values of keys, as far as anyone has asked for them.
    """

    def __init__(
        self,
        site: Site,
        means: tuple[ThemeSettings, Theme, Renderer],
        memory: Memory,
        workers: Workers,
        recorder: Recorder,
    ) -> None:
        """Take what pages are rendered with; ``recorder`` numbers the keys that they read."""
        self._site = site
        self._settings, self._theme, self._renderer = means
        self._memory = memory
        self._workers = workers
        self._recorder = recorder
        self._begun: Iterable[bytes] | None = None
        self.digests: dict[str, bytes] = {}

    def begin(self, routes: list[str], *, meanwhile: Iterator[None]) -> None:
        """Let other processes begin with pages, if there are many; waiting is filled with ``meanwhile``."""
        if self._workers.count == 1 or len(routes) < self._workers.worth:
            return
        # Processes that render read from the store, which they cannot while it lacks what is remembered.
        self._memory.save()
        give_memory_back()
        work = job(self._site, self._settings, self._theme, shares_files=self._workers.share_files)
        chunks = (msgspec.msgpack.encode(routes[at : at + CHUNK]) for at in range(0, len(routes), CHUNK))
        self._begun = self._workers.map(render_chunk, work, chunks, meanwhile)

    def rendered(self, routes: list[str]) -> Iterator[tuple[Rendered, bytes]]:
        """Yield the pages at the same routes, each with the packed numbers of the keys that it read.

        Those that fail elsewhere are tried here.
        """
        failed = routes
        if self._begun is not None:
            failed = []
            for data in self._begun:
                batch = _BATCH.decode(data)
                self.digests.update(zip(batch.names, batch.digests, strict=True))
                failed += batch.failed
                table = numbers(self._recorder.packed(batch.names))
                for route, content, reads in batch.pages:
                    yield Rendered(route, content), renumbered(reads, table)
            self._workers.rest()
        for rendered in render_pages(map(self._site.plan.pages.__getitem__, failed), self._renderer):
            yield rendered, self._recorder.packed(rendered.reads)
