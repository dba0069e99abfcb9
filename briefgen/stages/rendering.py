"""Stage 4 over all pages: a page whose plan, templates and reads are as they were is not rendered."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from briefgen.diagnostics import BriefgenError, Diagnostic, ExitCode, Severity, has_errors
from briefgen.incremental import FileState, Recorder, digest, digest_of, numbers
from briefgen.model.document import SourceFile
from briefgen.model.site import Artifact, PagePlan
from briefgen.output import Kept, file_of_route
from briefgen.stages.memory import Memory
from briefgen.stages.past import recall_pages, standing, states_of
from briefgen.stages.picture_output import PictureOutput
from briefgen.stages.reading import Site
from briefgen.stages.render_work import BODY, Batch, KeyDigests, job, render_chunk
from briefgen.stages.request import Request, Track, label
from briefgen.stages.searching import search_of
from briefgen.stages.theming import chosen_theme
from briefgen.stages.why import UNKNOWN, reads, reasons
from briefgen.theme import Rendered, Renderer, SiteValues, asset_files, render_pages, theme_assets
from briefgen.workers import Inline, Workers, give_memory_back

WORTH_SHARING = 400
CHUNK = 100
_BATCH = msgspec.msgpack.Decoder(Batch)


class Rendering:
    """The pages of one build on their way to the disk.

    ``routes`` are those that were rendered in this build; ``problems`` are those of templates;
    ``states`` are those of the output's files, by absolute path, once they are written. ``until`` is the
    moment up to which the gate decides as it did.
    """

    def __init__(self, request: Request, site: Site, memory: Memory, workers: Workers) -> None:
        """Load the theme, and what is known of the pages from the last build.

        Raises:
            BriefgenError: the theme cannot be used, or the search cannot be made (exit code 2).
        """
        settings, theme, self.problems = chosen_theme(request, site)
        self._assets = theme_assets(theme)
        self._values = SiteValues(
            site.plan,
            site.catalog,
            settings,
            theme,
            self._assets.routes,
            prose=site.parsed.prose,
            pictures=site.pictured.pictures,
        )
        self._keys = KeyDigests(self._values, self._prose_digest)
        self._workers = workers
        self._settings, self._theme = settings, theme
        extensions = site.sources.extensions
        self._renderer = Renderer(self._values, settings, theme, extensions)
        self._site = site
        self._memory = memory
        self._output = request.output
        self._space = f"pages:{label(request)}"
        self._search = search_of(site, memory, f"search:{label(request)}")
        # Processes that render read from the store, which they cannot while it lacks what is remembered.
        memory.save()
        self._files: dict[str, bytes] = dict(self._search.files) if self._search else {}
        # A clock that moves between two due moments changes nothing but what depends on the day.
        timeless = msgspec.structs.replace(settings, clock=0)
        linking = (settings.links, settings.base_url, settings.language, extensions.digest_of("filters"))
        planned = (site.joined.identity, site.pictured.pictures)
        self._base = digest_of((memory.versions, timeless, linking, theme, self._assets.routes, planned))
        self._making = digest_of((memory.versions, linking))
        self._past = recall_pages(request, memory, self._space)
        self._pictures = PictureOutput(request, site, memory, workers, self._space)
        self._digests: dict[str, bytes] = {}
        self._fingerprints: dict[str, bytes] = {}
        self._recorder = Recorder(self._past.traces)
        self._staged_at = 0
        self._route = request.why
        self.until = site.joined.until
        self.why: tuple[str, ...] = ()
        self.routes: list[str] = []
        self.states: dict[str, FileState] = {}

    def everything(self) -> list[str]:
        """Return the routes of all pages, as if nothing were known of any."""
        self._fingerprints = self._fresh_fingerprints()
        return list(self._fingerprints)

    def stale(self) -> tuple[list[str], dict[str, Kept]]:
        """Return the routes of the pages that have to be rendered, and the files that stand and stay."""
        changed = self._changed()
        if self._is_as_before():
            known, pages = self._past.traces.results, self._site.plan.pages.keys()
            self._fingerprints = {
                route: known[route].fingerprint for route in known.keys() & pages
            } | self._files
        else:
            self._fingerprints = self._fresh_fingerprints()
        wanted = set(self._past.traces.stale(self._fingerprints, changed))
        kept: dict[str, Kept] = {}
        damaged: set[str] = set()
        output = str(self._output)
        for route in self._fingerprints.keys() - wanted:
            file = file_of_route(route)
            trace = self._past.traces.results[route]
            path = f"{output}/{file}"
            found = standing(path, trace.output, self._past.outputs.get(path), self._memory)
            if found is None:
                wanted.add(route)
                damaged.add(route)
            else:
                kept[file] = found
                self._recorder.keep(route)
        kept |= self._pictures.kept(self._past.outputs)
        if self._route:
            self.why = tuple(self._explained(self._route, changed, damaged=self._route in damaged))
        return sorted(wanted), kept

    def artifacts(
        self, routes: list[str], track: Track, *, strict: bool = False, pictures: bool = True
    ) -> Iterator[Artifact]:
        """Render pages and yield their bytes; at the end refuse the whole if one failed.

        The bytes of pictures follow; without ``pictures`` these are only looked at.

        Raises:
            BriefgenError: after the last page, when a template failed.
        """
        found: list[Diagnostic] = []
        pages = [route for route in routes if route not in self._files]
        for rendered in track("rendering", self._rendered(pages), len(pages)):
            found += rendered.problems
            made = digest(rendered.data)
            self._note(rendered, made)
            if not has_errors(rendered.problems):
                yield Artifact(route=rendered.route, data=rendered.data, digest=made)
        yield from self._searched(route for route in routes if route in self._files)
        for rendered in asset_files(self._assets):
            found += rendered.problems
            yield Artifact(route=rendered.route, data=rendered.data)
        if pictures:
            yield from self._pictures.artifacts(found)
        else:
            self._pictures.trial(found)
        self._staged_at = time.time_ns()
        if verdict(found, strict=strict) is not ExitCode.FINE:
            raise BriefgenError(found)
        self.problems = (*self.problems, *found)

    def remember(self, files: Mapping[str, str]) -> None:
        """Keep traces and the state of the output's files for the next build.

        ``files`` leads from path below the output folder to digest (hex).
        """
        if not self._is_as_before() and self._past.traces.results:
            self._recorder = self._recorder.compacted()
        names = self._recorder.names()
        if self._is_as_before():
            digests = self._past.traces.patched(names, self._digest, self._digests.keys())
        else:
            digests = b"".join(map(self._digest, names))
        self.states = dict(states_of(self._output, files, self._staged_at, self._memory))
        self._memory.write(self._space, "base", self._base)
        self._memory.write(self._space, "making", self._making)
        if names != self._past.traces.names:
            self._memory.write(self._space, "names", names)
        self._memory.write(self._space, "digests", digests)
        self._memory.write_map(self._space, "results", self._recorder.results)
        self._memory.write_map(self._space, "prose", self._prose_digests())
        self._pictures.remember()

    def _rendered(self, routes: list[str]) -> Iterator[Rendered]:
        """Render pages, in other processes if there are many; those that fail there are tried here."""
        site = self._site
        if len(routes) < WORTH_SHARING or self._workers.count == 1:
            yield from render_pages(map(site.plan.pages.__getitem__, routes), self._renderer)
            return
        chunks = (msgspec.msgpack.encode(routes[at : at + CHUNK]) for at in range(0, len(routes), CHUNK))
        failed: list[str] = []
        give_memory_back()
        shares_files = self._workers.share_files
        work = job(site, self._settings, self._theme, shares_files=shares_files)
        results = self._workers.map(render_chunk, work, chunks)
        del work
        for data in results:
            batch = _BATCH.decode(data)
            self._digests.update(zip(batch.names, batch.digests, strict=True))
            failed += batch.failed
            for route, content, packed in batch.pages:
                yield Rendered(route, content, tuple(batch.reads(packed)))
        self._workers.rest()
        yield from render_pages(map(site.plan.pages.__getitem__, failed), self._renderer)

    def _searched(self, routes: Iterable[str]) -> Iterator[Artifact]:
        """Yield the files of the search at some routes."""
        if self._search is None:
            return
        for route in routes:
            data = self._search.data(route)
            made = digest(data)
            self._recorder.note(route, self._files[route], (), made)
            yield Artifact(route=route, data=data, digest=made)

    def _prose_digest(self, path: str) -> bytes:
        note = self._site.parsed.notes.get(path)
        return note.prose if note else b""

    def _note(self, rendered: Rendered, made: bytes) -> None:
        self.routes.append(rendered.route)
        fingerprint = self._fingerprints[rendered.route]
        templates = self._templates(self._site.plan.pages[rendered.route])
        self._recorder.note(rendered.route, fingerprint, rendered.reads, made, templates)

    def _templates(self, page: PagePlan) -> bytes:
        return bytes.fromhex(self._renderer.closure_digest(page.template))[:8]

    def _explained(self, route: str, changed: frozenset[int], *, damaged: bool) -> Iterator[str]:
        """Yield why the page at a route was rendered again, or that it was not."""
        plan, trace = self._site.plan.pages.get(route), self._past.traces.results.get(route)
        earlier = self._site.joined.earlier
        found = list(
            reasons(
                plan,
                trace,
                same_templates=plan is None or trace is None or trace.note == self._templates(plan),
                same_versions=self._making == self._past.making,
                earlier_plan=earlier[1].pages.get(route) if earlier else None,
            )
        )
        names = self._past.traces.names
        read = sorted(names[number] for number in changed & set(numbers(trace.reads))) if trace else []
        found += reads(read, self._values_before(), self._values.value)
        if damaged:
            found.append("its file in the output was missing, or changed by somebody else")
        yield from found or ["not rendered: nothing that it is made of has changed"]

    def _values_before(self) -> Callable[[str], Any]:
        if self._site.joined.earlier is None:
            return lambda _: UNKNOWN
        catalog, plan = self._site.joined.earlier
        return SiteValues(plan, catalog, self._settings, self._theme, self._assets.routes).value

    def _fresh_fingerprints(self) -> dict[str, bytes]:
        pages = self._site.plan.pages
        return {route: self._fingerprint(page) for route, page in pages.items()} | self._files

    def _fingerprint(self, page: PagePlan) -> bytes:
        return digest_of((self._making, page, self._renderer.closure_digest(page.template)))

    def _changed(self) -> frozenset[int]:
        """Return the numbers of the keys whose values are other than in the last build."""
        traces = self._past.traces
        if not self._is_as_before():
            return traces.changed({name: self._digest(name) for name in traces.names})
        return traces.changed({name: self._digest(name) for name in self._rewritten()})

    def _is_as_before(self) -> bool:
        """Tell whether catalog, plan, settings and theme are those of the last build of this output."""
        return self._base == self._past.base

    def _rewritten(self) -> set[str]:
        """Return the keys of bodies whose words changed while all facts stayed."""
        present = self._prose_digests()
        paths = {path for path, known in present.items() if self._past.prose.get(path) != known}
        return {f"{BODY}{self._ref(source.key)}" for source in self._sources() if source.path in paths}

    def _digest(self, name: str) -> bytes:
        found = self._digests.get(name)
        if found is None:
            found = self._digests[name] = self._keys.of(name)
        return found

    def _prose_digests(self) -> dict[str, bytes]:
        return {path: note.prose for path, note in self._site.parsed.notes.items()}

    def _sources(self) -> Iterable[SourceFile]:
        return self._site.sources.tree.documents

    def _ref(self, key: str) -> str:
        return self._values.ref(key)


def verdict(problems: Iterable[Diagnostic], *, strict: bool) -> ExitCode:
    """Return the exit code for problems of content: 1 for errors, under ``strict`` for warnings too."""
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return ExitCode.CONTENT if any(d.severity in failing for d in problems) else ExitCode.FINE


def problems_of_templates(request: Request, site: Site, memory: Memory, track: Track) -> list[Diagnostic]:
    """Return what is wrong with the theme's templates, by rendering every page and keeping none."""
    rendering = Rendering(request, site, memory, Inline())
    try:
        deque(rendering.artifacts(rendering.everything(), track, pictures=False), maxlen=0)
    except BriefgenError as refused:
        return [*rendering.problems, *refused.diagnostics]
    return list(rendering.problems)
