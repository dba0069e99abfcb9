"""Stages 2 and 3: from documents to a planned site; what was joined of the same facts is recalled."""

from collections.abc import Callable
from functools import partial

import msgspec

from briefgen.catalog import Admission, admit, assemble
from briefgen.diagnostics import Diagnostic
from briefgen.extensions import check_problems
from briefgen.incremental import DamagedError, Piece, digest_of
from briefgen.model.document import ParsedFile
from briefgen.model.site import Catalog, SitePlan
from briefgen.pages import plan
from briefgen.settings import catalog_settings, page_settings
from briefgen.stages.memory import Joint, Memory
from briefgen.stages.packing import pack_catalog, pack_plan, unpack_catalog, unpack_plan
from briefgen.stages.parsing import Parsed
from briefgen.stages.request import Request, label
from briefgen.stages.sources import Sources

Pieces = dict[str, Piece]
CATALOG_FIELDS = tuple(f"catalog:{name}" for name in Catalog.__struct_fields__)


class Joined(msgspec.Struct, frozen=True):
    """What stages 2 and 3 give.

    ``next_due`` is the earliest moment (seconds since 1970 UTC) at which the gate decides otherwise,
    ``until`` that at which it may decide the same for another reason. ``identity`` is equal where
    catalog and plan are. ``earlier`` are those of the last build where an explanation was asked for.
    ``head`` is what is remembered beside catalog and plan, ``is_kept`` whether all three are.
    """

    catalog: Catalog
    plan: SitePlan
    problems: tuple[Diagnostic, ...]
    next_due: int | None
    until: int | None
    identity: bytes = b""
    earlier: tuple[Catalog, SitePlan] | None = None
    head: Joint | None = None
    is_kept: bool = False


def joint(
    request: Request,
    sources: Sources,
    parsed: Parsed,
    memory: Memory,
    *,
    before: Joined | None = None,
    keep: bool = True,
) -> Joined:
    """Return catalog and plan: those ``before`` or of the last build, if they are made of the same facts.

    Others are remembered if they are to be kept.
    """
    space = f"joint:{label(request)}"
    inputs = _inputs(sources, parsed, memory)
    if before and before.head and _holds(before.head, inputs, request.at):
        return before
    known = memory.read(space, "head", Joint)
    if known and _holds(known, inputs, request.at):
        return _recalled(space, known, memory)
    past = _recalled(space, known, memory, at_once=True) if known and request.why else None
    joined, _ = join_files(sources, parsed.files(), request.at)
    head = Joint(inputs, request.at, joined.until, joined.next_due, joined.problems)
    joined = msgspec.structs.replace(
        joined, identity=_identity(head), earlier=(past.catalog, past.plan) if past else None, head=head
    )
    return keep_joint(request, joined, memory) if keep else joined


def keep_joint(request: Request, joined: Joined, memory: Memory) -> Joined:
    """Remember catalog and plan, and return them packed: that takes a fraction of the memory."""
    if joined.head is None or joined.is_kept:
        return joined
    planned, packed = _keep(f"joint:{label(request)}", joined.head, joined.catalog, joined.plan, memory)
    return msgspec.structs.replace(
        joined,
        catalog=unpack_catalog(packed.__getitem__),
        plan=unpack_plan(planned["pages"], planned["rest"]),
        is_kept=True,
    )


def _keep(space: str, head: Joint, catalog: Catalog, plan: SitePlan, memory: Memory) -> tuple[Pieces, Pieces]:
    planned, packed = pack_plan(plan), pack_catalog(catalog)
    memory.write(space, "head", head)
    for name, data in planned.items():
        memory.write(space, f"plan:{name}", data)
    for name, data in packed.items():
        memory.write(space, f"catalog:{name}", data)
    memory.save()
    return planned, packed


def _holds(known: Joint, inputs: bytes, at: int) -> bool:
    return known.inputs == inputs and known.begin <= at and (known.end is None or at < known.end)


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
    return Joined(
        catalog,
        plan,
        known.problems,
        known.next_due,
        known.end,
        identity=_identity(known),
        head=known,
        is_kept=True,
    )


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


def join_files(sources: Sources, files: tuple[ParsedFile, ...], at: int) -> tuple[Joined, Admission]:
    """Let the gate decide, and join what it admits."""
    admission = admit(files, sources.gate)
    catalog, planned, found = join(sources, admission, at)
    problems = (*admission.problems, *found)
    return Joined(catalog, planned, problems, admission.next_due, _until(files, at)), admission


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
