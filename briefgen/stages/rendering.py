"""Stage 4 over all pages: a page whose plan, templates and reads are as they were is not rendered."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from briefgen.diagnostics import BriefgenError, Diagnostic, ExitCode, Severity, has_errors
from briefgen.incremental import FileState, Recorder, Trace, digest, digest_of, numbers
from briefgen.model.document import SourceFile
from briefgen.model.site import Artifact, PagePlan
from briefgen.output import Kept, file_of_route
from briefgen.stages.memory import Memory
from briefgen.stages.page_output import PageOutput
from briefgen.stages.past import recall_pages, standing, states_of
from briefgen.stages.picture_output import PictureOutput
from briefgen.stages.reading import Site
from briefgen.stages.render_work import BODY, KeyDigests
from briefgen.stages.request import Request, Track, label
from briefgen.stages.search_output import SearchOutput
from briefgen.stages.searching import require_search
from briefgen.stages.theming import chosen_theme
from briefgen.stages.why import UNKNOWN, reads, reasons
from briefgen.theme import Renderer, SiteValues, asset_files, theme_assets
from briefgen.workers import Inline, Workers


class Rendering:
    """The pages of one build on their way to the disk.

    ``routes`` are those that were rendered in this build; ``problems`` are those of templates; ``kept`` are
    the files that stand and stay, by path below the output folder, all of them once all artifacts have come;
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
        self._settings, self._theme = settings, theme
        extensions = site.sources.extensions
        self._renderer = Renderer(self._values, settings, theme, extensions)
        self._site = site
        self._memory = memory
        self._output = request.output
        self._space = f"pages:{label(request)}"
        require_search(site)
        self._search = SearchOutput(site, memory, f"search:{label(request)}", self._wanted)
        # A clock that moves between two due moments changes nothing but what depends on the day.
        timeless = msgspec.structs.replace(settings, clock=0)
        linking = (settings.links, settings.base_url, settings.language, extensions.digest_of("filters"))
        planned = (site.joined.identity, site.pictured.pictures)
        self._base = digest_of((memory.versions, timeless, linking, theme, self._assets.routes, planned))
        self._making = digest_of((memory.versions, linking))
        self._past = recall_pages(request, memory, self._space)
        self._pictures = PictureOutput(request, site, memory, workers, self._space)
        self._fingerprints: dict[str, bytes] = {}
        self._recorder = Recorder(self._past.traces)
        self._pages = PageOutput(site, (settings, theme, self._renderer), memory, workers, self._recorder)
        self._digests = self._pages.digests
        self._staged_at = 0
        self._route = request.why
        self.until = site.joined.until
        self.why: tuple[str, ...] = ()
        self.kept: dict[str, Kept] = {}
        self.routes: list[str] = []
        self.states: dict[str, FileState] = {}

    def everything(self) -> list[str]:
        """Return the routes of all pages, where nothing is known of any."""
        self._fingerprints = self._fresh_fingerprints()
        routes = sorted(self._fingerprints)
        self._pages.begin(routes, meanwhile=self._search.steps)
        return routes

    def stale(self) -> list[str]:
        """Return the routes of the pages that have to be rendered.

        Where other processes render pages, they begin with that.
        """
        changed = self._changed()
        if self._is_as_before():
            known, pages = self._past.traces.results, self._site.plan.pages.keys()
            self._fingerprints = {route: known[route].fingerprint for route in known.keys() & pages}
        else:
            self._fingerprints = self._fresh_fingerprints()
        self.kept |= self._pictures.kept(self._past.outputs)
        wanted = self._wanted(self._fingerprints, changed)
        self._pages.begin(wanted, meanwhile=self._search.steps)
        if self._route:
            self.why = tuple(self._explained(self._route, changed, is_made=self._route in wanted))
        return wanted

    def _wanted(self, fingerprints: Mapping[str, bytes], changed: frozenset[int] = frozenset()) -> list[str]:
        """Return the routes of what has to be made anew, and note the files that stand and stay."""
        wanted = set(self._past.traces.stale(fingerprints, changed))
        for route in fingerprints.keys() - wanted:
            file = file_of_route(route)
            trace = self._past.traces.results[route]
            path = f"{self._output}/{file}"
            found = standing(path, trace.output, self._past.outputs.get(path), self._memory)
            if found is None:
                wanted.add(route)
            else:
                self.kept[file] = found
                self._recorder.keep(route)
        return sorted(wanted)

    def artifacts(
        self, routes: list[str], track: Track, *, strict: bool = False, pictures: bool = True
    ) -> Iterator[Artifact]:
        """Render pages and yield their bytes; at the end refuse the whole if one failed.

        The bytes of pictures come first; without ``pictures`` these are only looked at. Files of the search
        come between the pages as they are made.

        Raises:
            BriefgenError: after the last page, when a template failed; or the search cannot be made.
        """
        found: list[Diagnostic] = []
        if pictures:
            yield from self._pictures.artifacts(found)
        else:
            self._pictures.trial(found)
        for rendered, numbers_read in track("rendering", self._pages.rendered(routes), len(routes)):
            found += rendered.problems
            made = digest(rendered.data)
            self._note(rendered.route, numbers_read, made)
            if not has_errors(rendered.problems):
                yield Artifact(route=rendered.route, data=rendered.data, digest=made)
            yield from self._noted(self._search.ready())
        yield from self._noted(self._search.rest())
        for rendered in asset_files(self._assets):
            found += rendered.problems
            yield Artifact(route=rendered.route, data=rendered.data)
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

    def _prose_digest(self, path: str) -> bytes:
        note = self._site.parsed.notes.get(path)
        return note.prose if note else b""

    def _noted(self, artifacts: Iterator[Artifact]) -> Iterator[Artifact]:
        """Yield files of the search, and note how they were made."""
        for artifact in artifacts:
            self._recorder.note(artifact.route, self._search.files[artifact.route], (), artifact.digest)
            yield artifact

    def _note(self, route: str, numbers_read: bytes, made: bytes) -> None:
        self.routes.append(route)
        templates = self._templates(self._site.plan.pages[route])
        self._recorder.results[route] = Trace(self._fingerprints[route], numbers_read, made, templates)

    def _templates(self, page: PagePlan) -> bytes:
        return bytes.fromhex(self._renderer.closure_digest(page.template))[:8]

    def _explained(self, route: str, changed: frozenset[int], *, is_made: bool) -> Iterator[str]:
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
        if is_made and not found:
            found.append("its file in the output was missing, or changed by somebody else")
        yield from found or ["not rendered: nothing that it is made of has changed"]

    def _values_before(self) -> Callable[[str], Any]:
        if self._site.joined.earlier is None:
            return lambda _: UNKNOWN
        catalog, plan = self._site.joined.earlier
        return SiteValues(plan, catalog, self._settings, self._theme, self._assets.routes).value

    def _fresh_fingerprints(self) -> dict[str, bytes]:
        pages = self._site.plan.pages
        return {route: self._fingerprint(page) for route, page in pages.items()}

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
