"""The main flow: content → gate → catalog → pages → theme → output."""

from collections import deque
from collections.abc import Callable

import msgspec

from briefgen.diagnostics import BriefgenError, Diagnostic, ExitCode, Severity, has_errors, sort_key
from briefgen.output import WriteReport, open_output, write
from briefgen.stages.coming import problems_to_come
from briefgen.stages.reading import read_site
from briefgen.stages.rendering import Rendering, render, verdict
from briefgen.stages.request import Request, Stopwatch, Track


class BuildReport(msgspec.Struct, frozen=True):
    """What a build did.

    ``pages``, ``parsed`` and ``rendered`` are numbers; ``written`` is None when nothing was
    written. ``problems`` are sorted. ``next_due`` is the moment (seconds since 1970 UTC) at which
    the same sources would give another site. ``stages`` holds the seconds each stage took.
    """

    exit_code: ExitCode
    pages: int
    parsed: int
    rendered: int
    written: WriteReport | None
    problems: tuple[Diagnostic, ...]
    next_due: int | None
    time_zone: str
    rendered_routes: tuple[str, ...]
    stages: tuple[tuple[str, float], ...]


def build(request: Request, track: Track, clock: Callable[[], float]) -> BuildReport:
    """Build the site. With any error, under ``strict`` any warning, nothing is written.

    Raises:
        BriefgenError: settings, theme or the command's words cannot be used (exit code 2).
    """
    watch = Stopwatch(clock)
    site = read_site(request, track, watch)
    problems, written = list(site.problems), None
    rendering = Rendering(problems)
    exit_code = verdict(problems, strict=request.strict)
    if exit_code is ExitCode.FINE:
        try:
            with open_output(
                request.root, request.output, audience=site.gate.audience, flavour=flavour(request)
            ) as folder:
                pages = rendering.artifacts(render(request, site, track), strict=request.strict)
                written = write(folder, pages, site.plan.copies)
            problems += written.problems
        except BriefgenError as refused:
            problems += refused.diagnostics
            exit_code = refused.exit_code
        watch.lap("render and write")
    return BuildReport(
        exit_code=exit_code,
        pages=len(site.plan.pages),
        parsed=len(site.files),
        rendered=len(rendering.routes),
        written=written,
        problems=tuple(sorted(set(problems), key=sort_key)),
        next_due=site.admission.next_due,
        time_zone=site.sources.loaded.settings.time_zone,
        rendered_routes=tuple(sorted(rendering.routes)),
        stages=tuple(watch.laps),
    )


def check(request: Request, track: Track) -> tuple[Diagnostic, ...]:
    """Return all problems of the site, sorted, templates' and withheld files' included.

    Nothing is written. Problems of withheld files keep their own severity here, and clashes that a
    coming embargo or expiry would cause are reported too.

    Raises:
        BriefgenError: settings, theme or the command's words cannot be used (exit code 2).
    """
    site = read_site(request, track, Stopwatch(lambda: 0.0))
    withheld = {excluded.path for excluded in site.admission.excluded}
    problems = [d for d in site.problems if d.span.path not in withheld or d.severity is not Severity.INFO]
    problems += [d for file in site.files if file.source.path in withheld for d in file.problems]
    problems += problems_to_come(site)
    if not has_errors(site.problems):
        try:
            deque(Rendering(problems).artifacts(render(request, site, track)), maxlen=0)
        except BriefgenError as refused:
            problems += refused.diagnostics
    return tuple(sorted(set(problems), key=sort_key))


def flavour(request: Request) -> str:
    """Return what else than published documents a build admits, such as ``drafts future``.

    It is kept beside the output, so that nobody deploys a preview by mistake.
    """
    admitted = {"drafts": request.drafts, "future": request.future, "expired": request.expired}
    return " ".join(name for name, wanted in admitted.items() if wanted)
