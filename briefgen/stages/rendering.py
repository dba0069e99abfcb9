"""Stage 4 over all pages: a page whose plan, templates and reads are as they were is not rendered."""

import os
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from briefgen.diagnostics import BriefgenError, Diagnostic, ExitCode, Severity, Span, has_errors
from briefgen.incremental import (
    FileState,
    Recorder,
    Trace,
    Traces,
    digest,
    digest_of,
    is_unchanged,
    state_of,
)
from briefgen.model.document import SourceFile
from briefgen.model.site import Artifact, PagePlan
from briefgen.output import Kept, file_of_route
from briefgen.settings import theme_settings
from briefgen.stages.memory import Memory
from briefgen.stages.reading import Site
from briefgen.stages.request import Request, Track, label
from briefgen.theme import (
    Rendered,
    Renderer,
    SiteValues,
    Theme,
    asset_files,
    load_theme,
    render_pages,
    theme_assets,
)

THEME_FILE = "theme.yaml"
BODY = "body:"


class Rendering:
    """The pages of one build on their way to the disk.

    ``routes`` are those that were rendered in this build; ``problems`` are those of templates;
    ``states`` are the output's files once they are written.
    """

    def __init__(self, request: Request, site: Site, memory: Memory) -> None:
        """Load the theme, and what is known of the pages from the last build.

        Raises:
            BriefgenError: the theme cannot be used (exit code 2).
        """
        settings = theme_settings(
            site.sources.loaded.settings, clock=request.at, audience=site.sources.gate.audience
        )
        theme, self.problems = _theme(request, site)
        self._assets = theme_assets(theme)
        self._values = SiteValues(
            site.plan, site.catalog, settings, theme, self._assets.routes, prose=site.parsed.prose
        )
        self._renderer = Renderer(self._values, settings, theme)
        self._site = site
        self._memory = memory
        self._output = request.output
        self._space = f"pages:{label(request)}"
        # A clock that moves between two due moments changes nothing but what depends on the day.
        timeless = msgspec.structs.replace(settings, clock=0)
        linking = (settings.links, settings.base_url, settings.language)
        self._base = digest_of((memory.versions, timeless, theme, self._assets.routes, site.identity))
        self._making = digest_of((memory.versions, linking))
        self._past = self._recall()
        self._digests: dict[str, bytes] = {}
        self._fingerprints: dict[str, bytes] = {}
        self._recorder = Recorder(self._past.traces)
        self._staged_at = 0
        self.routes: list[str] = []
        self.states: dict[str, FileState] = {}

    def stale(self) -> tuple[list[PagePlan], dict[str, Kept]]:
        """Return the pages that have to be rendered, and the files that stand and stay."""
        pages = self._site.plan.pages
        changed = self._changed()
        if self._is_as_before():
            known = self._past.traces.results
            self._fingerprints = {route: trace.fingerprint for route, trace in known.items()}
        else:
            self._fingerprints = {route: self._fingerprint(page) for route, page in pages.items()}
        wanted = set(self._past.traces.stale(self._fingerprints, changed))
        kept: dict[str, Kept] = {}
        for route in pages.keys() - wanted:
            file = file_of_route(route)
            found = self._standing(file, self._past.traces.results[route])
            if found is None:
                wanted.add(route)
            else:
                kept[file] = found
                self._recorder.keep(route)
        return [pages[route] for route in sorted(wanted)], kept

    def artifacts(self, pages: list[PagePlan], track: Track, *, strict: bool = False) -> Iterator[Artifact]:
        """Render pages and yield their bytes; at the end refuse the whole if one failed.

        Raises:
            BriefgenError: after the last page, when a template failed.
        """
        found: list[Diagnostic] = []
        for rendered in track("rendering", render_pages(pages, self._renderer), len(pages)):
            found += rendered.problems
            self._note(rendered)
            if not has_errors(rendered.problems):
                yield Artifact(route=rendered.route, data=rendered.data)
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
        names = self._recorder.names()
        self.states = dict(_states(self._output, files, self._staged_at))
        self._memory.write(self._space, "base", self._base)
        self._memory.write(self._space, "names", names)
        self._memory.write(self._space, "digests", b"".join(map(self._digest, names)))
        self._memory.write(self._space, "results", self._recorder.results)
        self._memory.write(self._space, "prose", self._prose_digests())
        self._memory.write(self._space, "outputs", self.states)

    def _note(self, rendered: Rendered) -> None:
        self.routes.append(rendered.route)
        fingerprint = self._fingerprints[rendered.route]
        self._recorder.note(rendered.route, fingerprint, rendered.reads, digest(rendered.data))

    def _fingerprint(self, page: PagePlan) -> bytes:
        return digest_of((self._making, page, self._renderer.closure_digest(page.template)))

    def _changed(self) -> frozenset[int]:
        """Return the numbers of the keys whose values are other than in the last build."""
        traces = self._past.traces
        if not self._is_as_before():
            return traces.changed({name: self._digest(name) for name in traces.names})
        self._digests = dict(traces.known())
        rewritten = self._rewritten()
        for name in rewritten & self._digests.keys():
            del self._digests[name]
        return traces.changed({name: self._digest(name) for name in rewritten})

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
            found = self._digests[name] = self._present_digest(name)
        return found

    def _present_digest(self, name: str) -> bytes:
        try:
            if name.startswith(BODY):
                return self._body_digest(name)
            return digest_of(self._values.value(name))
        except KeyError:
            return b"\0" * len(self._base)

    def _body_digest(self, name: str) -> bytes:
        """Return the digest of a body by that of its bulk, which need not be read for it."""
        body = self._values.light_body(name[len(BODY) :])
        note = self._site.parsed.notes.get(body.prose) if body else None
        return digest_of((body, note.prose if note else b""))

    def _standing(self, file: str, trace: Trace) -> Kept | None:
        """Return a file of the output if it stands as the trace says, None if it does not."""
        path = self._output / file
        try:
            present = state_of(os.lstat(path), self._memory.now)
        except OSError:
            return None
        known = self._past.outputs.get(file)
        trusted = known is not None and not self._memory.paranoid and is_unchanged(known, present)
        content = known.digest if known and trusted else _digest_of_file(path)
        return Kept(content.hex(), present.size) if content == trace.output else None

    def _prose_digests(self) -> dict[str, bytes]:
        return {path: note.prose for path, note in self._site.parsed.notes.items()}

    def _recall(self) -> "Past":
        read = self._memory.read
        names = read(self._space, "names", list[str]) or []
        digests = self._memory.read_bytes(self._space, "digests") or b""
        results = read(self._space, "results", dict[str, Trace]) or {}
        whole = len(digests) == len(names) * len(self._base)
        return Past(
            base=self._memory.read_bytes(self._space, "base") or b"",
            traces=Traces(names, digests, results) if whole else Traces([], b"", {}),
            prose=read(self._space, "prose", dict[str, bytes]) or {},
            outputs=read(self._space, "outputs", dict[str, FileState]) or {},
        )

    def _sources(self) -> Iterable[SourceFile]:
        return self._site.sources.tree.documents

    def _ref(self, key: str) -> str:
        return self._values.ref(key)


class Past(msgspec.Struct, frozen=True):
    """What the last build of this output left: ``base`` digests all that is no key."""

    base: bytes
    traces: Traces
    prose: dict[str, bytes]
    outputs: dict[str, FileState]


def _states(output: Path, files: Mapping[str, str], staged_at: int) -> Iterator[tuple[str, FileState]]:
    """Yield the state of each file of the output, with the digest of the bytes that belong there.

    A file that was touched after it was staged may have been written by somebody else: its state
    is noted as one that proves nothing, so that the next build reads it.
    """
    now = time.time_ns()
    for file, content in files.items():
        try:
            found = os.lstat(output / file)
        except OSError:
            continue
        yield file, state_of(found, now if found.st_mtime_ns <= staged_at else 0, bytes.fromhex(content))


def _digest_of_file(path: Path) -> bytes:
    try:
        return digest(path.read_bytes()) if path.is_file() and not path.is_symlink() else b""
    except OSError:
        return b""


def _theme(request: Request, site: Site) -> tuple[Theme, tuple[Diagnostic, ...]]:
    settings = theme_settings(
        site.sources.loaded.settings, clock=request.at, audience=site.sources.gate.audience
    )
    try:
        theme, problems = load_theme(request.root, settings)
    except BriefgenError as refused:
        raise BriefgenError(_in_settings(refused.diagnostics, site), refused.exit_code) from None
    if has_errors(problems):
        raise BriefgenError(problems, ExitCode.USAGE)
    return theme, problems


def _in_settings(problems: Iterable[Diagnostic], site: Site) -> Iterator[Diagnostic]:
    """Give problems with the choice of a theme the place where the settings name it."""
    origin = dict(site.sources.loaded.origins).get("theme.name", "")
    path, _, line = origin.rpartition(":")
    for found in problems:
        placed = found.span.line or found.span.path.endswith(THEME_FILE) or not line.isdecimal()
        yield found if placed else msgspec.structs.replace(found, span=Span(path, int(line), 1))


def verdict(problems: Iterable[Diagnostic], *, strict: bool) -> ExitCode:
    """Return the exit code for problems of content: 1 for errors, under ``strict`` for warnings too."""
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return ExitCode.CONTENT if any(d.severity in failing for d in problems) else ExitCode.FINE


def problems_of_templates(request: Request, site: Site, memory: Memory, track: Track) -> list[Diagnostic]:
    """Return what is wrong with the theme's templates, by rendering every page and keeping none."""
    rendering = Rendering(request, site, memory)
    try:
        deque(rendering.artifacts(rendering.stale()[0], track), maxlen=0)
    except BriefgenError as refused:
        return [*rendering.problems, *refused.diagnostics]
    return list(rendering.problems)
