"""``briefgen config show``."""

from collections.abc import Iterable, Iterator
from typing import Any

import click
import msgspec

from briefgen.cli.console import show, show_json, warn
from briefgen.cli.options import given, global_options
from briefgen.cli.problems import as_text
from briefgen.cli.requests import request
from briefgen.diagnostics import Excerpts
from briefgen.stages.sources import load_settings


@click.group("config", short_help="Show the settings.")
@global_options
def config_command() -> None:
    """Show the settings and where each value comes from."""


@config_command.command("show")
@global_options
def show_command() -> int:
    """List every setting with its value and where that came from."""
    wanted = request()
    loaded, problems = load_settings(wanted)
    rows = list(_rows(msgspec.to_builtins(loaded.settings), loaded.origins))
    if given("json", default=False):
        show_json({key: {"value": value, "from": origin} for key, value, origin in rows})
        return 0
    for diagnostic in problems:
        warn(as_text(diagnostic, Excerpts(wanted.root)))
    width = max(len(key) for key, _, _ in rows)
    for key, value, origin in rows:
        show(f"{key:<{width}}  {_words(value)}  {click.style(f'# {origin}', dim=True)}")
    return 0


def _rows(values: Any, origins: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Any, str]]:
    """Yield key, value and origin; keys of maps are dotted (``theme.name``)."""
    for key, origin in origins:
        first, _, rest = key.partition(".")
        yield key, values[first][rest] if rest else values[first], origin


def _words(value: Any) -> str:
    return msgspec.json.encode(value).decode() if not isinstance(value, str) else value or '""'
