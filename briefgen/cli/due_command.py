"""``briefgen due``."""

import re
from collections.abc import Sequence
from datetime import datetime

import click

from briefgen.cli.console import progress, say, show, show_json, strong, warn
from briefgen.cli.options import given, global_options
from briefgen.cli.problems import as_text, totals
from briefgen.cli.requests import request
from briefgen.cli.surroundings import iso_utc
from briefgen.diagnostics import Excerpts, Severity, harmless
from briefgen.model.time_zone import time_zone
from briefgen.stages.memory import Memory
from briefgen.stages.reading import Overview, read_overview
from briefgen.stages.request import Request
from briefgen.stages.schedule import Due, schedule

_SECONDS = {"m": 60, "h": 3600, "d": 86400, "w": 604800}
_SPAN = re.compile(r"([0-9]{1,6})\s*([mhdw])")


def _seconds(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    """Return the seconds that a number with a unit stands for, such as ``7d``."""
    if value is None:
        return None
    match = _SPAN.fullmatch(value.strip().lower())
    if match is None:
        raise click.BadParameter(f'"{value}" is no span of time; write 12h, 7d or 2w', ctx, param)
    return int(match[1]) * _SECONDS[match[2]]


@click.command("due", short_help="List what comes due: embargoes, expiries, reviews.")
@click.option("--within", callback=_seconds, metavar="SPAN", help="Only what comes within 12h, 7d, 2w.")
@click.option(
    "--next", "only_next", is_flag=True, help="Print only when the next build is due; nothing if never."
)
@click.option("--audience", metavar="NAME", help="For which audience (default: the settings' audience).")
@global_options
def due_command(within: int | None, audience: str | None, *, only_next: bool) -> int:
    """List embargoes and dates to come, expiries, and reviews, overdue ones included.

    With --next one line, such as 2026-03-01T08:00:00Z, or none.
    """
    wanted = request(audience=audience)
    desk = read_overview(wanted, Memory(), progress)
    until = None if within is None else wanted.at + within
    coming = desk.admission.next_due
    if coming is not None and until is not None and coming > until:
        coming = None
    rows = () if only_next else schedule(desk, until)
    if given("json", default=False):
        show_json(_as_document(coming, rows, only_next=only_next))
    elif not only_next:
        _write_table(rows, desk.site.sources.loaded.settings.time_zone)
    elif coming is not None:
        show(iso_utc(coming))
    return _tell_errors(desk, wanted)


def _as_document(coming: int | None, rows: Sequence[Due], *, only_next: bool) -> dict[str, object]:
    document: dict[str, object] = {"next_due": None if coming is None else iso_utc(coming)}
    if not only_next:
        document["due"] = [
            {"at": iso_utc(due.at), "what": due.what, "then": due.then, "title": due.title, "path": due.path}
            for due in rows
        ]
    return document


def _write_table(rows: Sequence[Due], zone: str) -> None:
    if not rows:
        say("nothing comes due")
        return
    lines = [("when", "what", "then", "title", "path")]
    for due in rows:
        local = datetime.fromtimestamp(due.at, time_zone(zone))
        words = (f"{local:%Y-%m-%d %H:%M}", due.what, due.then, due.title, due.path)
        lines.append((words[0], words[1], words[2], harmless(words[3]), harmless(words[4])))
    widths = [max(len(line[at]) for line in lines) for at in range(len(lines[0]))]
    for number, line in enumerate(lines):
        text = "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        show(text if number else strong(text))
    say(f"{len(rows)} in all, times in {zone}")


def _tell_errors(desk: Overview, wanted: Request) -> int:
    """Show errors that make the list incomplete; a list with errors leaves with exit code 1."""
    errors = [d for d in desk.site.problems if d.severity is Severity.ERROR]
    excerpts = Excerpts(wanted.root)
    for diagnostic in errors:
        warn(as_text(diagnostic, excerpts))
    if errors:
        warn(f"{totals(errors)}; what is due may be incomplete")
    return 1 if errors else 0
