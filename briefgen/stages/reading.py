"""Stages 1 to 3: from files to a planned site."""

import msgspec

from briefgen.catalog import Admission
from briefgen.diagnostics import Diagnostic
from briefgen.model.document import ParsedFile
from briefgen.model.site import Catalog, Copy, SitePlan
from briefgen.settings import content_settings
from briefgen.stages.extending import site_extensions
from briefgen.stages.joining import Joined, join_files, joint
from briefgen.stages.memory import Memory
from briefgen.stages.parsing import Parsed, parse_sources
from briefgen.stages.picturing import Pictured, pictured
from briefgen.stages.request import Request, Stopwatch, Track
from briefgen.stages.sources import Sources, gate_of, load_settings, records_of, tree_of
from briefgen.workers import Inline, Workers


class Site(msgspec.Struct, frozen=True):
    """A site that is read and planned; ``problems`` are those of stages 1 to 3, in no order."""

    sources: Sources
    parsed: Parsed
    joined: Joined
    problems: tuple[Diagnostic, ...]
    pictured: Pictured = Pictured()

    @property
    def copies(self) -> tuple[Copy, ...]:
        """The files that are copied as they are: all but pictures that documents show."""
        inside = self.pictured.paths
        return tuple(copy for copy in self.plan.copies if copy.path.removeprefix("content/") not in inside)

    @property
    def catalog(self) -> Catalog:
        """All that is known of the admitted documents together."""
        return self.joined.catalog

    @property
    def plan(self) -> SitePlan:
        """Which pages exist."""
        return self.joined.plan


class Overview(msgspec.Struct, frozen=True):
    """A site with every file and the gate's decisions, for checks and lists."""

    site: Site
    files: tuple[ParsedFile, ...]
    admission: Admission


def read_site(
    request: Request,
    memory: Memory,
    workers: Workers,
    track: Track,
    watch: Stopwatch,
    *,
    before: Joined | None = None,
    keep: bool = True,
) -> Site:
    """Run stages 1 to 3: read every file, decide what is admitted, join it, plan the pages.

    Catalog and plan from ``before`` stay if they still hold. Unless told not to ``keep`` them, new ones
    are remembered for the next build; what is not kept now can be later, by ``keep_joint``.

    Raises:
        BriefgenError: settings or options cannot be used (exit code 2).
    """
    sources, parsed, problems = _read(request, memory, workers, track)
    watch.lap("content")
    joined = joint(request, sources, parsed, memory, before=before, keep=keep)
    watch.lap("catalog and pages")
    found = (*problems, *parsed.problems, *joined.problems)
    return with_pictures(Site(sources, parsed, joined, found), request, memory)


def read_overview(request: Request, memory: Memory, track: Track) -> Overview:
    """Run stages 1 to 3 and keep every file and the gate's decisions; no picture is looked at.

    Raises:
        BriefgenError: settings or options cannot be used (exit code 2).
    """
    sources, parsed, problems = _read(request, memory, Inline(), track)
    files = parsed.files()
    joined, admission = join_files(sources, files, request.at)
    found = (*problems, *parsed.problems, *joined.problems)
    return Overview(Site(sources, parsed, joined, found), files, admission)


def with_pictures(site: Site, request: Request, memory: Memory) -> Site:
    """Return a site with what is known of its pictures; those that changed are read for it."""
    settings, tree = site.sources.loaded.settings, site.sources.tree
    found = pictured(request.root, tree, site.catalog, site.plan, settings, memory)
    return msgspec.structs.replace(site, pictured=found, problems=(*site.problems, *found.problems))


def _read(
    request: Request, memory: Memory, workers: Workers, track: Track
) -> tuple[Sources, Parsed, tuple[Diagnostic, ...]]:
    loaded, found = load_settings(request)
    gate = gate_of(request, loaded)
    tree = tree_of(request, loaded.settings.ignore, memory)
    problems = [*found, *tree.problems]
    extensions = site_extensions(request, loaded)
    parsed = parse_sources(
        request.root,
        tree,
        content_settings(loaded.settings),
        extensions,
        memory=memory,
        workers=workers,
        track=track,
    )
    authors = records_of(request.root, tree, "authors", problems)
    series = records_of(request.root, tree, "series", problems)
    return Sources(loaded, gate, tree, authors, series, extensions), parsed, tuple(problems)
