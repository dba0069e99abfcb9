"""Stages 1 to 3: from files to a planned site."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec

from briefgen.catalog import Admission, admit, assemble
from briefgen.content import SourceTree, discover, read_records
from briefgen.diagnostics import BriefgenError, Diagnostic, ExitCode, has_errors
from briefgen.extensions import Extensions, check_problems
from briefgen.incremental import DamagedError, digest_of
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
    read_settings_file,
)
from briefgen.settings.values import GateSettings
from briefgen.stages.extending import site_extensions
from briefgen.stages.memory import Joint, Memory
from briefgen.stages.packing import pack_catalog, pack_plan, unpack_catalog, unpack_plan
from briefgen.stages.parsing import Parsed, parse_sources, read_files
from briefgen.stages.request import Request, Stopwatch, Track, label
from briefgen.workers import Inline, Workers

CATALOG_FIELDS = tuple(f"catalog:{name}" for name in Catalog.__struct_fields__)


class Sources(msgspec.Struct, frozen=True):
    """What was found besides the documents: settings, the tree of files, data records."""

    loaded: Loaded
    gate: GateSettings
    tree: SourceTree
    authors: tuple[Record, ...]
    series: tuple[Record, ...]
    extensions: Extensions


class Site(msgspec.Struct, frozen=True):
    """A site that is read and planned.

    ``problems`` are those of stages 1 to 3, in no order. ``next_due`` is the earliest moment
    (seconds since 1970 UTC) at which the gate decides otherwise, ``until`` that at which it may
    decide the same for another reason. ``identity`` is equal in two builds that have the same catalog
    and plan. ``earlier`` are those of the last build where an explanation was asked for.
    """

    sources: Sources
    parsed: Parsed
    catalog: Catalog
    plan: SitePlan
    problems: tuple[Diagnostic, ...]
    next_due: int | None
    until: int | None
    identity: bytes
    earlier: tuple[Catalog, SitePlan] | None = None


class Overview(msgspec.Struct, frozen=True):
    """A site with every file and the gate's decisions, for checks and lists."""

    site: Site
    files: tuple[ParsedFile, ...]
    admission: Admission


def read_site(request: Request, memory: Memory, workers: Workers, track: Track, watch: Stopwatch) -> Site:
    """Run stages 1 to 3: read every file, decide what is admitted, join it, plan the pages.

    Raises:
        BriefgenError: settings or options cannot be used (exit code 2).
    """
    sources, parsed, problems = _read(request, memory, workers, track)
    watch.lap("content")
    joint = _joint(request, sources, parsed, memory)
    watch.lap("catalog and pages")
    return _site(sources, parsed, (*problems, *parsed.problems), joint)


def read_overview(request: Request, memory: Memory, track: Track) -> Overview:
    """Run stages 1 to 3 and keep every file and the gate's decisions.

    Raises:
        BriefgenError: settings or options cannot be used (exit code 2).
    """
    sources, parsed, problems = _read(request, memory, Inline(), track)
    files = parsed.files()
    admission = admit(files, sources.gate)
    joined = _join_admitted(sources, admission, request.at, _until(files, request.at))
    return Overview(_site(sources, parsed, (*problems, *parsed.problems), joined), files, admission)


class Joined(msgspec.Struct, frozen=True):
    """What stages 2 and 3 give."""

    catalog: Catalog
    plan: SitePlan
    problems: tuple[Diagnostic, ...]
    next_due: int | None
    until: int | None
    identity: bytes = b""
    earlier: tuple[Catalog, SitePlan] | None = None


def _site(sources: Sources, parsed: Parsed, problems: tuple[Diagnostic, ...], joined: Joined) -> Site:
    return Site(
        sources=sources,
        parsed=parsed,
        catalog=joined.catalog,
        plan=joined.plan,
        problems=(*problems, *joined.problems),
        next_due=joined.next_due,
        until=joined.until,
        identity=joined.identity,
        earlier=joined.earlier,
    )


def _read(
    request: Request, memory: Memory, workers: Workers, track: Track
) -> tuple[Sources, Parsed, tuple[Diagnostic, ...]]:
    loaded, found = load_settings(request)
    gate = _gate_settings(request, loaded)
    tree = _tree(request, loaded.settings.ignore, memory)
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
    authors = _records(request.root, tree, "authors", problems)
    series = _records(request.root, tree, "series", problems)
    return Sources(loaded, gate, tree, authors, series, extensions), parsed, tuple(problems)


class _KnownTree(msgspec.Struct, frozen=True):
    """What stood below ``content/`` and which patterns were left out of it."""

    ignore: tuple[str, ...]
    tree: SourceTree


def _tree(request: Request, ignore: tuple[str, ...], memory: Memory) -> SourceTree:
    """Return what stands below ``content/``; it is not walked through where nothing came or went.

    The tree counts for the next build together with the states of the sources, which are kept last.
    """
    space = f"joint:{label(request)}"
    known = memory.read(space, "tree", _KnownTree) if memory.proven.edited is not None else None
    if known and known.ignore == ignore and not known.tree.has_links:
        return known.tree
    tree = discover(request.root, ignore=ignore, output=request.output)
    memory.write(space, "tree", _KnownTree(ignore, tree))
    return tree


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


def _joint(request: Request, sources: Sources, parsed: Parsed, memory: Memory) -> Joined:
    """Return catalog and plan: those of the last build, if they are made of the same facts."""
    space = f"joint:{label(request)}"
    inputs = _inputs(sources, parsed, memory)
    known = memory.read(space, "head", Joint)
    if known and known.inputs == inputs and _holds(known, request.at):
        return _recalled(space, known, memory)
    past = _recalled(space, known, memory, at_once=True) if known and request.why else None
    files = parsed.files()
    admission = admit(files, sources.gate)
    joined = _join_admitted(sources, admission, request.at, _until(files, request.at))
    head = Joint(inputs, request.at, joined.until, joined.next_due, joined.problems)
    memory.write(space, "head", head)
    planned, packed = pack_plan(joined.plan), pack_catalog(joined.catalog)
    for name, data in planned.items():
        memory.write(space, f"plan:{name}", data)
    for name, data in packed.items():
        memory.write(space, f"catalog:{name}", data)
    memory.save()
    # What is packed takes a fraction of the memory, and pages read little of it.
    return msgspec.structs.replace(
        joined,
        catalog=unpack_catalog(packed.__getitem__),
        plan=unpack_plan(planned["pages"], planned["rest"]),
        identity=_identity(head),
        earlier=(past.catalog, past.plan) if past else None,
    )


def _holds(known: Joint, at: int) -> bool:
    return known.begin <= at and (known.end is None or at < known.end)


def _identity(head: Joint) -> bytes:
    return digest_of((head.inputs, head.begin, head.end))


def _recalled(space: str, known: Joint, memory: Memory, *, at_once: bool = False) -> Joined:
    """Return the catalog and plan of the last build, loaded when they are asked for or ``at_once``."""

    def field(name: str) -> bytes:
        data = memory.read_bytes(space, name)
        if data is None:
            raise DamagedError("a catalog is not whole")
        return data

    load: Callable[[str], bytes] = field
    if at_once:
        load = {name: field(name) for name in (*CATALOG_FIELDS, "plan:pages")}.__getitem__
    catalog = unpack_catalog(lambda name: load(f"catalog:{name}"))
    plan = unpack_plan(partial(load, "plan:pages"), field("plan:rest"))
    return Joined(catalog, plan, known.problems, known.next_due, known.end, _identity(known))


def _inputs(sources: Sources, parsed: Parsed, memory: Memory) -> bytes:
    settings = sources.loaded.settings
    return digest_of(
        (
            memory.versions,
            parsed.facts(),
            sources.tree.assets,
            sources.tree.static,
            sources.authors,
            sources.series,
            msgspec.structs.replace(sources.gate, clock=0),
            catalog_settings(settings, clock=0),
            page_settings(settings),
            sources.extensions.digest_of("planners"),
            sources.extensions.digest_of("checks"),
        )
    )


def _join_admitted(sources: Sources, admission: Admission, at: int, until: int | None) -> Joined:
    catalog, planned, found = join(sources, admission, at)
    return Joined(catalog, planned, (*admission.problems, *found), admission.next_due, until)


def _until(files: tuple[ParsedFile, ...], at: int) -> int | None:
    """Return the next moment at which the gate may decide otherwise, or the same for another reason.

    A draft under embargo stays out when the embargo is over, but what is said of links to it changes.
    """
    gates = [file.gate for file in files if file.gate]
    moments = (when.timestamp for gate in gates for when in (gate.date, gate.embargo, gate.expires) if when)
    return min((moment for moment in moments if moment > at), default=None)


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
    planned, of_plan = plan(catalog, page_settings(settings), sources.extensions)
    return catalog, planned, (*of_catalog, *of_plan, *check_problems(catalog, sources.extensions))


def load_settings(request: Request) -> tuple[Loaded, tuple[Diagnostic, ...]]:
    """Return the settings with their origins, and warnings about them.

    Raises:
        BriefgenError: they hold an error (exit code 2).
    """
    loaded, problems = read_settings(
        read_settings_file(request.root, request.config),
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


def _records(root: Path, tree: SourceTree, name: str, problems: list[Diagnostic]) -> tuple[Record, ...]:
    """Return the records of ``content/_data/NAME.yaml`` (or ``.yml``)."""
    paths = [path for path in tree.data if path.rpartition("/")[2].rpartition(".")[0] == name]
    records: list[Record] = []
    for path, data in read_files(root, paths, problems).items():
        found, faults = read_records(path, data)
        records += found
        problems += faults
    return tuple(records)
