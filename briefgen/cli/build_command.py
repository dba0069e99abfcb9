"""``briefgen build``."""

import gc
import time
from datetime import datetime
from pathlib import Path

import click

from briefgen.build import build
from briefgen.cli.console import progress, say, show_json, strong, warn
from briefgen.cli.options import given, global_options
from briefgen.cli.problems import as_json, as_text, totals
from briefgen.cli.requests import jobs_option, request
from briefgen.cli.surroundings import iso_utc
from briefgen.diagnostics import Excerpts, ExitCode, Severity, harmless
from briefgen.model.time_zone import time_zone
from briefgen.stages.report import BuildReport
from briefgen.stages.request import Request


@click.command("build", short_help="Build the site.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Folder to write to (default: site/).")
@click.option("-s", "--strict", is_flag=True, help="Warnings fail too.")
@click.option("-D", "--drafts", is_flag=True, help="Admit draft, review and withheld documents.")
@click.option("--future", is_flag=True, help="Admit future and embargoed documents.")
@click.option("--expired", is_flag=True, help="Admit expired documents that ask to be removed.")
@click.option("--audience", metavar="NAME", help="For whom to build (default: the settings' audience).")
@click.option("-u", "--base-url", metavar="URL", help="The site's public address.")
@click.option("-f", "--full", is_flag=True, help="Forget the last build and do everything anew.")
@click.option("--paranoid", is_flag=True, help="Read every file, however unchanged it looks.")
@jobs_option
@click.option("--executor", metavar="URL", help="Share large builds with a cluster: dask://HOST:PORT.")
@click.option("--why", metavar="ROUTE", help="Tell why the page at ROUTE was rendered again.")
@click.option("--profile", is_flag=True, help="Show how long each stage took.")
@global_options
def build_command(
    output: Path | None,
    audience: str | None,
    base_url: str | None,
    jobs: int | None,
    executor: str | None,
    why: str | None,
    *,
    strict: bool,
    drafts: bool,
    future: bool,
    expired: bool,
    full: bool,
    paranoid: bool,
    profile: bool,
) -> int:
    """Build the site into a folder that any static host can serve.

    With any error nothing is written and the earlier site stays as it was.
    """
    wanted = request(
        output=output,
        audience=audience,
        base_url=base_url,
        strict=strict,
        drafts=drafts,
        future=future,
        expired=expired,
        full=full,
        paranoid=paranoid,
        jobs=jobs,
        executor=executor,
        why=why,
    )
    # Frozen values make no cycles, and the process ends with the build: nothing is worth collecting.
    gc.disable()
    begin = time.perf_counter()
    report = build(wanted, progress, time.perf_counter)
    seconds = time.perf_counter() - begin
    if given("json", default=False):
        show_json(as_document(report, wanted, seconds))
    else:
        _tell(report, wanted, seconds, profile=profile)
    return int(report.exit_code)


def as_document(report: BuildReport, wanted: Request, seconds: float) -> dict[str, object]:
    """Return the report as the JSON document that CLI users rely on; times are UTC, ISO 8601."""
    written = report.written
    document: dict[str, object] = {
        "ok": report.exit_code is ExitCode.FINE,
        "pages": report.pages,
        "parsed": len(report.parsed),
        "rendered": len(report.rendered),
        "written": len(written.written) if written else 0,
        "unchanged": len(written.unchanged) if written else 0,
        "removed": len(written.removed) if written else 0,
        "seconds": round(seconds, 3),
        "problems": [as_json(diagnostic) for diagnostic in report.problems],
        "next_due": None if report.next_due is None else iso_utc(report.next_due),
        "output": str(wanted.output),
    }
    if report.why:
        document["why"] = list(report.why)
    if given("verbose", default=0):
        document["rendered_routes"] = list(report.rendered)
        document["written_paths"] = sorted(written.written) if written else []
    return document


def _tell(report: BuildReport, wanted: Request, seconds: float, *, profile: bool) -> None:
    tell_problems(report, wanted)
    if report.exit_code is not ExitCode.FINE:
        tell_failure(report, seconds, strict=wanted.strict)
        return
    written = report.written
    if written is None:
        return
    say(
        f"{strong('built')} {_shown_path(wanted.output)}: {report.pages} pages planned, "
        f"{len(report.parsed)} files parsed, {len(report.rendered)} rendered, "
        f"{len(written.written)} written, {len(written.unchanged)} unchanged, {len(written.removed)} removed"
    )
    for path in written.written if given("verbose", default=0) > 1 else ():
        say(f"  {path}")
    if written.strangers:
        say(f"left alone, since briefgen did not write them: {', '.join(written.strangers[:10])}")
    for line in report.why:
        say(f"{wanted.why}: {harmless(line)}")
    if profile:
        for stage, taken in report.stages:
            say(f"  {stage:<18}{taken:8.3f} s")
    if report.next_due is not None:
        say(f"next change without an edit: {_moment(report)}; build again then")
    say(f"{totals(report.problems)}, {seconds:.2f} s")


def tell_problems(report: BuildReport, wanted: Request) -> None:
    """Show what a build found; notes only with ``-v``."""
    excerpts = Excerpts(wanted.root)
    shown = [d for d in report.problems if d.severity is not Severity.INFO or given("verbose", default=0)]
    for diagnostic in shown:
        warn(as_text(diagnostic, excerpts))


def tell_failure(report: BuildReport, seconds: float, *, strict: bool) -> None:
    """Say how many problems kept a build from writing."""
    strictly = strict and not any(d.severity is Severity.ERROR for d in report.problems)
    reason = " (--strict: warnings fail)" if strictly else ""
    warn(f"{totals(report.problems)}{reason}; nothing was written, {seconds:.2f} s")


def _moment(report: BuildReport) -> str:
    if report.next_due is None:
        return "never"
    local = datetime.fromtimestamp(report.next_due, time_zone(report.time_zone))
    return f"{local:%Y-%m-%d %H:%M} ({report.time_zone}, {iso_utc(report.next_due)})"


def _shown_path(path: Path) -> str:
    try:
        return f"{path.relative_to(Path.cwd())}/"
    except ValueError:
        return f"{path}/"
