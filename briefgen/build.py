"""The main flow: content → gate → catalog → pages → theme → output."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from briefgen.diagnostics import BriefgenError, Diagnostic, ExitCode, Severity, has_errors, sort_key
from briefgen.incremental import DamagedError
from briefgen.stages.memory import Memory, forget, memory_of
from briefgen.stages.outcome import recall
from briefgen.stages.report import BuildReport, report_of
from briefgen.stages.request import Request, Stopwatch, Track, untracked
from briefgen.workers import Workers, workers_for

if TYPE_CHECKING:
    from briefgen.leaks import Audit
    from briefgen.stages.reading import Overview
    from briefgen.stages.verifying import Difference

PRELOAD = ("briefgen.stages.render_work",)


def build(request: Request, track: Track, clock: Callable[[], float]) -> BuildReport:
    """Build the site. With any error, under ``strict`` any warning, nothing is written.

    What the last build left is used where it still holds; the result is that of a clean build.

    Raises:
        BriefgenError: settings, theme or the command's words cannot be used (exit code 2).
    """
    watch = Stopwatch(clock)
    try:
        with memory_of(request.root, full=request.full, paranoid=request.paranoid) as memory:
            recalled = None if request.why else recall(request, memory)
            return report_of(recalled, watch) if recalled else _build(request, memory, track, watch)
    except DamagedError:
        forget(request.root)
        return _build(request, Memory(), track, watch)


def _build(request: Request, memory: Memory, track: Track, watch: Stopwatch) -> BuildReport:
    with workers_for(request.jobs, request.executor, PRELOAD, memory.apart) as workers:
        return _build_with(request, memory, workers, track, watch)


def _build_with(
    request: Request, memory: Memory, workers: Workers, track: Track, watch: Stopwatch
) -> BuildReport:
    # Imported here, so that a build with nothing to do loads neither parser nor templates.
    from briefgen.stages.extending import extension_states
    from briefgen.stages.finish import finished, sources_at_begin
    from briefgen.stages.reading import read_site
    from briefgen.stages.rendering import Rendering, verdict
    from briefgen.stages.writing import write_site

    sources = sources_at_begin(request, memory)
    site = read_site(request, memory, workers, track, watch)
    sources |= extension_states(request, site.sources.extensions)
    problems = list(site.problems)
    exit_code, rendering, written = verdict(problems, strict=request.strict), None, None
    if exit_code is ExitCode.FINE:
        rendering = Rendering(request, site, memory, workers)
        try:
            written = write_site(request, site, rendering, track, as_left=memory.proven.output)
            problems += [*rendering.problems, *written.problems]
        except BriefgenError as refused:
            problems += refused.diagnostics
            exit_code = refused.exit_code
        watch.lap("render and write")
    report = BuildReport(
        exit_code=exit_code,
        pages=len(site.plan.pages),
        parsed=site.parsed.parsed,
        rendered=tuple(sorted(rendering.routes)) if rendering else (),
        written=written,
        problems=tuple(sorted(set(problems), key=sort_key)),
        next_due=site.joined.next_due,
        time_zone=site.sources.loaded.settings.time_zone,
        why=rendering.why if rendering else (),
    )
    return finished(report, request, rendering=rendering, sources=sources, memory=memory, watch=watch)


def check(request: Request, track: Track) -> tuple[Diagnostic, ...]:
    """Return all problems of the site, sorted, templates' and withheld files' included.

    Nothing is written. Problems of withheld files keep their own severity here, and clashes that a
    coming embargo or expiry would cause are reported too.

    Raises:
        BriefgenError: settings, theme or the command's words cannot be used (exit code 2).
    """
    from briefgen.stages.reading import read_overview

    memory = Memory()
    return _problems(request, read_overview(request, memory, track), memory, track)


def check_leaks(request: Request, track: Track) -> "tuple[tuple[Diagnostic, ...], Audit]":
    """Return all problems of the site, and what the audit of its output folder found.

    The folder is audited for the audience, and with the drafts, for which it was built, unless the
    request names an audience: then for that one.

    Raises:
        BriefgenError: as ``check`` does; or nothing was built there, or a file of it cannot be read.
    """
    from briefgen.stages.auditing import as_built, audited_folder
    from briefgen.stages.reading import read_overview
    from briefgen.stages.sources import gate_of, load_settings

    built = as_built(request)
    overview = read_overview(built, Memory(), track)
    audit = audited_folder(built, overview, track)
    if overview.site.sources.gate != gate_of(request, load_settings(request)[0]):
        overview = read_overview(request, Memory(), track)
    return _problems(request, overview, Memory(), track), audit


def audit_files(request: Request, files: Iterable[tuple[str, bytes]]) -> "Audit":
    """Audit the files of an output, path below its folder and bytes, against what the gate keeps back.

    Raises:
        BriefgenError: settings or options cannot be used (exit code 2).
    """
    from briefgen.stages.auditing import audited
    from briefgen.stages.reading import read_overview

    with memory_of(request.root) as memory:
        return audited(request, read_overview(request, memory, untracked), files)


def _problems(request: Request, overview: "Overview", memory: Memory, track: Track) -> tuple[Diagnostic, ...]:
    from briefgen.stages.coming import problems_to_come
    from briefgen.stages.reading import with_pictures
    from briefgen.stages.rendering import problems_of_templates

    site = with_pictures(overview.site, request, memory)
    withheld = {excluded.path for excluded in overview.admission.excluded}
    problems = [d for d in site.problems if d.span.path not in withheld or d.severity is not Severity.INFO]
    problems += [d for file in overview.files if file.source.path in withheld for d in file.problems]
    problems += problems_to_come(overview)
    if not has_errors(site.problems):
        problems += problems_of_templates(request, site, Memory(), track)
    return tuple(sorted(set(problems), key=sort_key))


def verify(request: Request, track: Track) -> "tuple[Difference, ...]":
    """Return where the output folder differs from a clean build; nothing is written.

    Raises:
        BriefgenError: the site cannot be built.
    """
    from briefgen.stages.verifying import differences

    with workers_for(request.jobs, request.executor, PRELOAD) as workers:
        return differences(request, workers, track)
