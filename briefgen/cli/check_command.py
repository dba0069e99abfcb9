"""``briefgen check``."""

import gc
import time
from collections.abc import Sequence
from pathlib import Path

import click

from briefgen import __version__
from briefgen.build import check, check_leaks
from briefgen.cli.console import progress, say, show, show_json, warn
from briefgen.cli.options import given, global_options
from briefgen.cli.problems import as_github, as_json, as_sarif, as_text, totals
from briefgen.cli.requests import request
from briefgen.diagnostics import Diagnostic, Excerpts, ExitCode, Severity, sort_key
from briefgen.leaks import Audit, problems_of
from briefgen.stages.request import Request


@click.command("check", short_help="Check everything and write nothing.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    help="How problems are shown.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning"]),
    default="error",
    help="From which severity on the exit code is 1.",
)
@click.option("--audience", metavar="NAME", help="For whom to check (default: the settings' audience).")
@click.option(
    "--leaks", is_flag=True, help="Look through the built site for anything withheld, and for keys."
)
@global_options
def check_command(
    paths: tuple[Path, ...], form: str, fail_on: str, audience: str | None, *, leaks: bool
) -> int:
    """Check the whole site, or what is wrong with the files and folders PATH; write nothing."""
    wanted = request(audience=audience)
    gc.disable()  # as in build: the process ends with the check
    begin = time.perf_counter()
    found, audit = check_leaks(wanted, progress) if leaks else (check(wanted, progress), None)
    problems = _within(found, wanted, paths)
    if audit:
        # Whatever PATH says: a site that leaks is refused.
        problems = sorted({*problems, *problems_of(audit, wanted.output.name)}, key=sort_key)
    seconds = time.perf_counter() - begin
    exit_code = _verdict(problems, fail_on, audit)
    _show(problems, wanted, "json" if given("json", default=False) else form, ok=not exit_code)
    if form == "text":
        if audit:
            say(_account(audit))
        say(f"{totals(problems)}, {seconds:.2f} s")
    return int(exit_code)


def _verdict(problems: Sequence[Diagnostic], fail_on: str, audit: Audit | None) -> ExitCode:
    if audit and audit.is_refused:
        return ExitCode.REFUSED
    failing = {Severity.ERROR} if fail_on == "error" else {Severity.ERROR, Severity.WARNING}
    failed = any(diagnostic.severity in failing for diagnostic in problems)
    return ExitCode.CONTENT if failed else ExitCode.FINE


def _account(audit: Audit) -> str:
    """Return how much the leak audit looked at, so that silence is not taken for more than it is."""
    common = f"; {audit.common} names too short or too common to look for" if audit.common else ""
    return (
        f"looked through {audit.files} files of the site for {audit.names} names and lines "
        f"of {audit.withheld} withheld files, their text, and keys{common}"
    )


def _show(problems: Sequence[Diagnostic], wanted: Request, form: str, *, ok: bool) -> None:
    if form == "json":
        show_json({"ok": ok, "problems": [as_json(diagnostic) for diagnostic in problems]})
    elif form == "sarif":
        show_json(as_sarif(problems, __version__))
    elif form == "github":
        for diagnostic in problems:
            show(as_github(diagnostic))
    else:
        excerpts = Excerpts(wanted.root)
        for diagnostic in problems:
            if diagnostic.severity is not Severity.INFO or given("verbose", default=0):
                warn(as_text(diagnostic, excerpts))


def _within(problems: Sequence[Diagnostic], wanted: Request, paths: Sequence[Path]) -> Sequence[Diagnostic]:
    """Return the problems of the named files and folders; all of them when none is named."""
    if not paths:
        return problems
    chosen = tuple(_relative(path, wanted.root) for path in paths)
    return [d for d in problems if any(_lies_in(d.span.path, path) for path in chosen)]


def _lies_in(file: str, path: str) -> bool:
    return path in {file, "."} or file.startswith(f"{path}/")


def _relative(path: Path, root: Path) -> str:
    """Return a path as problems name it, relative to the site's root."""
    for absolute in (Path.cwd() / path, root / path):
        if absolute.exists():
            try:
                return absolute.resolve().relative_to(root).as_posix()
            except ValueError:
                raise click.UsageError(f'"{path}" lies outside the site {root}') from None
    raise click.UsageError(f'there is no file or folder "{path}"')
