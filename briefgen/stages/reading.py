"""Stages 1 to 3: from files to a planned site."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from briefgen.catalog import Admission, admit, assemble
from briefgen.content import (
    SourceTree,
    defaults_of,
    discover,
    parse,
    read_defaults,
    read_records,
    read_source,
)
from briefgen.diagnostics import BriefgenError, Diagnostic, ExitCode, has_errors
from briefgen.model.document import ParsedFile
from briefgen.model.site import Catalog, Record, SitePlan
from briefgen.pages import plan
from briefgen.settings import (
    Loaded,
    catalog_settings,
    content_settings,
    gate_settings,
    page_settings,
    read_settings,
)
from briefgen.settings.values import GateSettings
from briefgen.stages.request import Request, Stopwatch, Track

LARGEST_SOURCE = 64_000_000


class Sources(msgspec.Struct, frozen=True):
    """What was found besides the documents: settings, the tree of files, data records."""

    loaded: Loaded
    tree: SourceTree
    authors: tuple[Record, ...]
    series: tuple[Record, ...]


class Site(msgspec.Struct, frozen=True):
    """A site that is read and planned; ``problems`` are those of stages 1 to 3, in no order."""

    sources: Sources
    gate: GateSettings
    files: tuple[ParsedFile, ...]
    admission: Admission
    catalog: Catalog
    plan: SitePlan
    problems: tuple[Diagnostic, ...]


def read_site(request: Request, track: Track, watch: Stopwatch) -> Site:
    """Run stages 1 to 3: read every file, decide what is admitted, join it, plan the pages."""
    loaded, found = load_settings(request)
    settings = loaded.settings
    gate = _gate_settings(request, loaded)
    tree = discover(request.root, ignore=settings.ignore, output=request.output)
    problems = [*found, *tree.problems]
    files = _parse_all(request.root, tree, loaded, track, problems)
    records = {name: _records(request.root, tree, name, problems) for name in ("authors", "series")}
    watch.lap("content")
    admission = admit(files, gate)
    sources = Sources(loaded=loaded, tree=tree, authors=records["authors"], series=records["series"])
    catalog, planned, of_joining = join(sources, admission, request.at)
    watch.lap("catalog and pages")
    return Site(
        sources=sources,
        gate=gate,
        files=files,
        admission=admission,
        catalog=catalog,
        plan=planned,
        problems=(*problems, *admission.problems, *of_joining),
    )


def _gate_settings(request: Request, loaded: Loaded) -> GateSettings:
    gate, problems = gate_settings(
        loaded.settings,
        clock=request.at,
        audience=request.audience,
        drafts=request.drafts,
        future=request.future,
        expired=request.expired,
    )
    if gate is None:
        raise BriefgenError(problems, ExitCode.USAGE)
    return gate


def join(sources: Sources, admission: Admission, at: int) -> tuple[Catalog, SitePlan, tuple[Diagnostic, ...]]:
    """Run stages 2 and 3 on what was admitted."""
    settings = sources.loaded.settings
    catalog, of_catalog = assemble(
        admission.documents,
        assets=sources.tree.assets,
        static=sources.tree.static,
        authors=sources.authors,
        series=sources.series,
        settings=catalog_settings(settings, clock=at),
        excluded=admission.excluded,
    )
    planned, of_plan = plan(catalog, page_settings(settings))
    return catalog, planned, (*of_catalog, *of_plan)


def load_settings(request: Request) -> tuple[Loaded, tuple[Diagnostic, ...]]:
    """Return the settings with their origins, and warnings about them.

    Raises:
        BriefgenError: they hold an error (exit code 2).
    """
    file = request.root / request.config
    loaded, problems = read_settings(
        file.read_bytes() if file.is_file() else None,
        path=request.config,
        environ=request.environ,
        overrides=request.overrides,
    )
    if has_errors(problems):
        raise BriefgenError(problems, ExitCode.USAGE)
    if not loaded.settings.title:
        named = msgspec.structs.replace(loaded.settings, title=request.root.name)
        loaded = msgspec.structs.replace(loaded, settings=named)
    return loaded, problems


def _parse_all(
    root: Path, tree: SourceTree, loaded: Loaded, track: Track, problems: list[Diagnostic]
) -> tuple[ParsedFile, ...]:
    settings = content_settings(loaded.settings)
    by_folder = {path.removeprefix("content/").rpartition("/")[0]: path for path in tree.defaults}
    read = _read_all(root, tree.defaults, problems)
    merged, found = read_defaults(
        {folder: (path, read[path]) for folder, path in by_folder.items() if path in read}, settings
    )
    problems += found
    files: list[ParsedFile] = []
    for source in track("reading", tree.documents, len(tree.documents)):
        data = read_source(root, source.path, limit=LARGEST_SOURCE)
        if isinstance(data, Diagnostic):
            problems.append(data)
            continue
        folder = source.path.removeprefix("content/").rpartition("/")[0]
        files.append(parse(source, data, settings, defaults_of(folder, merged)))
    return tuple(files)


def _records(root: Path, tree: SourceTree, name: str, problems: list[Diagnostic]) -> tuple[Record, ...]:
    """Return the records of ``content/_data/NAME.yaml`` (or ``.yml``)."""
    paths = [path for path in tree.data if path.rpartition("/")[2].rpartition(".")[0] == name]
    records: list[Record] = []
    for path, data in _read_all(root, paths, problems).items():
        found, faults = read_records(path, data)
        records += found
        problems += faults
    return tuple(records)


def _read_all(root: Path, paths: Iterable[str], problems: list[Diagnostic]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for path in paths:
        data = read_source(root, path, limit=LARGEST_SOURCE)
        if isinstance(data, Diagnostic):
            problems.append(data)
        else:
            found[path] = data
    return found
