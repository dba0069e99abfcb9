"""``briefgen deploy``."""

import sys
import time
from collections.abc import Iterable

import click
import msgspec

from briefgen.build import build
from briefgen.cli.build_command import tell_failure, tell_problems
from briefgen.cli.console import progress, say, show_json, strong, warn
from briefgen.cli.deploy_report import as_document, plan_lines, sizes
from briefgen.cli.options import given, global_options
from briefgen.cli.problems import as_text, totals
from briefgen.cli.requests import request
from briefgen.cli.surroundings import has_fixed_clock, iso_utc
from briefgen.cli.targets import Aim, aim_of
from briefgen.deploy.flow import Deployment, Limits, deployment, refuse_future
from briefgen.deploy.target import Outcome
from briefgen.diagnostics import Diagnostic, Excerpts, ExitCode
from briefgen.stages.request import Request


@click.command("deploy", short_help="Put the site where its readers are.")
@click.argument("target", default="", metavar="[TARGET]")
@click.option("-n", "--dry-run", is_flag=True, help="Show what would happen; change nothing on the target.")
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@click.option(
    "--max-delete",
    metavar="N",
    type=click.IntRange(min=0),
    help="Delete up to N files (default: ten, or a fifth of those there).",
)
@click.option("--allow-removed", is_flag=True, help="Let addresses vanish to which nothing redirects.")
@click.option(
    "--keep", metavar="N", type=click.IntRange(1, 1000), help="Keep N releases (default: the settings')."
)
@click.option("--skip-build", is_flag=True, help="Deploy what was built last.")
@global_options
def deploy_command(
    target: str,
    max_delete: int | None,
    keep: int | None,
    *,
    dry_run: bool,
    yes: bool,
    allow_removed: bool,
    skip_build: bool,
) -> int:
    """Build strictly, compare with what TARGET holds, and bring it up to date in a safe order.

    Targets stand in the settings under deploy. Without a name the default one is meant. On a terminal
    the plan is shown and you are asked; elsewhere, as in CI, the safety rules alone decide.
    """
    begin = time.perf_counter()
    aim = aim_of(target, keep)
    wanted = msgspec.structs.replace(request(strict=True), audience=aim.audience)
    refuse_future(wanted.at)
    if has_fixed_clock():
        say(f"the build clock stands at {iso_utc(wanted.at)}")
    problems: tuple[Diagnostic, ...] = ()
    if not skip_build:
        code, problems = _built(wanted)
        if code is not ExitCode.FINE:
            return int(code)
    with deployment(wanted, aim.target, Limits(allow_removed, max_delete), writing=not dry_run) as planned:
        asks = not yes and not dry_run and sys.stdin.isatty() and not given("json", default=False)
        refused = bool(planned.refusals)
        _tell_plan(planned, aim)
        outcome = Outcome(release=planned.holding.release)
        if not refused and not dry_run:
            if asks and not planned.plan.is_empty:
                click.confirm("Go on?", abort=True, err=True)
            outcome = planned.carry_out()
    _tell_end(planned, outcome, aim, problems, time.perf_counter() - begin, dry_run=dry_run)
    return int(ExitCode.REFUSED if refused else ExitCode.FINE)


def _built(wanted: Request) -> tuple[ExitCode, tuple[Diagnostic, ...]]:
    """Build and tell what is wrong; return how that ended and what was found."""
    report = build(wanted, progress, time.perf_counter)
    if given("json", default=False):
        if report.exit_code is not ExitCode.FINE:
            show_json({"ok": False, **as_document(None, None, "", report.problems)})
        return report.exit_code, report.problems
    tell_problems(report, wanted)
    if report.exit_code is not ExitCode.FINE:
        tell_failure(report, 0.0, strict=True)
    return report.exit_code, report.problems


def _tell_plan(planned: Deployment, aim: Aim) -> None:
    plan = planned.plan
    if given("json", default=False):
        return
    say(f"{strong(aim.name)}: {aim.kind} {aim.target.shown}, for {planned.site.audience}")
    for line in plan_lines(plan, every=bool(given("verbose", default=0))):
        say(line)
    _warn((*planned.notes, *planned.refusals))


def _warn(problems: Iterable[Diagnostic]) -> None:
    shown = list(problems)
    excerpts = Excerpts(given("root") or request().root)
    for diagnostic in shown if given("verbose", default=0) else shown[:10]:
        warn(as_text(diagnostic, excerpts))
    if len(shown) > 10 and not given("verbose", default=0):
        warn(f"and {len(shown) - 10} more; -v shows all")


def _tell_end(
    planned: Deployment,
    outcome: Outcome,
    aim: Aim,
    problems: tuple[Diagnostic, ...],
    seconds: float,
    *,
    dry_run: bool,
) -> None:
    found = (*problems, *planned.notes, *planned.refusals)
    if given("json", default=False):
        show_json({"ok": not planned.refusals, **as_document(planned, outcome, aim.name, found)})
    elif planned.refusals:
        warn(f"{totals(planned.refusals)}: refused, and nothing on {aim.name} was changed")
    elif dry_run:
        say(f"a dry run: nothing on {aim.name} was changed, {seconds:.2f} s")
    elif planned.plan.is_empty:
        say(f"{aim.name} already has this site: nothing was sent, {seconds:.2f} s")
    else:
        release = f" as release {outcome.release}" if outcome.release else ""
        done = f"{strong('deployed')} to {aim.name}{release}"
        say(f"{done}: {outcome.sent} files sent ({sizes(planned.plan.bytes)}), {seconds:.2f} s")
    if outcome.pruned and not given("json", default=False):
        say(f"removed old releases: {', '.join(outcome.pruned)}")
