"""``briefgen check``."""

import time
from collections.abc import Sequence
from pathlib import Path

import click

from briefgen import __version__
from briefgen.build import check
from briefgen.cli.console import progress, say, show, show_json, warn
from briefgen.cli.options import given, global_options
from briefgen.cli.problems import as_github, as_json, as_sarif, as_text, totals
from briefgen.cli.requests import request
from briefgen.diagnostics import Diagnostic, Excerpts, ExitCode, Severity
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
@global_options
def check_command(paths: tuple[Path, ...], form: str, fail_on: str, audience: str | None) -> int:
    """Check the whole site, or what is wrong with the files and folders PATH; write nothing."""
    wanted = request(audience=audience)
    begin = time.perf_counter()
    problems = _within(check(wanted, progress), wanted, paths)
    seconds = time.perf_counter() - begin
    failing = {Severity.ERROR} if fail_on == "error" else {Severity.ERROR, Severity.WARNING}
    failed = any(diagnostic.severity in failing for diagnostic in problems)
    _show(problems, wanted, "json" if given("json", default=False) else form, ok=not failed)
    if form == "text":
        say(f"{totals(problems)}, {seconds:.2f} s")
    return int(ExitCode.CONTENT if failed else ExitCode.FINE)


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
