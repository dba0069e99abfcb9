"""``briefgen due``."""

import re
from collections.abc import Sequence
from datetime import datetime

import click

from briefgen.cli.console import progress, say, show, show_json
from briefgen.cli.desk_lists import show_table, tell_errors
from briefgen.cli.options import given, global_options
from briefgen.cli.requests import request
from briefgen.cli.surroundings import iso_utc
from briefgen.model.time_zone import time_zone
from briefgen.stages.memory import Memory
from briefgen.stages.reading import read_overview
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
    return tell_errors(desk, wanted, "what is due may be incomplete")


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
    names = ("when", "what", "then", "title", "path")
    times = (datetime.fromtimestamp(due.at, time_zone(zone)) for due in rows)
    show_table(
        names,
        [
            (f"{local:%Y-%m-%d %H:%M}", due.what, due.then, due.title, due.path)
            for local, due in zip(times, rows, strict=True)
        ],
    )
    say(f"{len(rows)} in all, times in {zone}")
