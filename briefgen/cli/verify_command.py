"""``briefgen verify``."""

import time
from pathlib import Path

import click

from briefgen.build import verify
from briefgen.cli.console import progress, say, show_json, warn
from briefgen.cli.options import given, global_options
from briefgen.cli.requests import jobs_option, request
from briefgen.diagnostics import harmless

SHOWN = 20


@click.command("verify", short_help="Compare the built site with a clean build.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The built folder (default: site/).")
@jobs_option
@global_options
def verify_command(output: Path | None, jobs: int | None) -> int:
    """Build clean, beside what is there and without writing, and compare every file."""
    begin = time.perf_counter()
    found = verify(request(output=output, jobs=jobs), progress)
    seconds = time.perf_counter() - begin
    if given("json", default=False):
        show_json({"ok": not found, "differences": [{"path": d.file, "what": d.what} for d in found]})
        return 1 if found else 0
    for difference in found[:SHOWN]:
        warn(f"{harmless(difference.file)}: {difference.what}")
    if len(found) > SHOWN:
        warn(f"and {len(found) - SHOWN} more")
    say(f"{len(found)} differences, {seconds:.2f} s" if found else f"equal to a clean build, {seconds:.2f} s")
    return 1 if found else 0
