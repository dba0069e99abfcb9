"""What a build tells its caller."""

import msgspec

from briefgen.diagnostics import Diagnostic, ExitCode
from briefgen.output import WriteReport
from briefgen.stages.outcome import Recalled
from briefgen.stages.request import Stopwatch


class BuildReport(msgspec.Struct, frozen=True):
    """What a build did.

    ``parsed`` are the paths of the files that were parsed, ``rendered`` the routes of the pages
    that were rendered, both sorted; ``written`` is None when nothing was written. ``problems`` are
    sorted. ``next_due`` is the moment (seconds since 1970 UTC) at which the same sources would give
    another site. ``stages`` holds the seconds each stage took, ``why`` the reasons for rendering the
    page that was asked about.
    """

    exit_code: ExitCode
    pages: int
    parsed: tuple[str, ...]
    rendered: tuple[str, ...]
    written: WriteReport | None
    problems: tuple[Diagnostic, ...]
    next_due: int | None
    time_zone: str
    stages: tuple[tuple[str, float], ...] = ()
    why: tuple[str, ...] = ()


def report_of(recalled: Recalled, watch: Stopwatch) -> BuildReport:
    """Return the report of a build that had nothing to do."""
    watch.lap("nothing changed")
    outcome = recalled.outcome
    return BuildReport(
        exit_code=ExitCode.FINE,
        pages=outcome.pages,
        parsed=(),
        rendered=(),
        written=WriteReport((), recalled.files, (), outcome.strangers, outcome.size),
        problems=outcome.problems,
        next_due=outcome.next_due,
        time_zone=outcome.time_zone,
        stages=tuple(watch.laps),
    )
