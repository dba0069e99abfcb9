"""``briefgen theme``."""

import json
from typing import Any

import click

from briefgen import __version__
from briefgen.cli.console import say, show, show_json, strong, warn
from briefgen.cli.options import given, global_options
from briefgen.cli.problems import as_json, as_text, totals
from briefgen.cli.requests import request
from briefgen.diagnostics import Excerpts, ExitCode, has_errors
from briefgen.scaffold import eject
from briefgen.stages.sources import load_settings
from briefgen.stages.theme_check import check_theme
from briefgen.theme import OfferedTheme, offered_themes


@click.group("theme", short_help="List, check and override themes.")
@global_options
def theme_command() -> None:
    """List themes, look for mistakes in one, or copy a file of one into the site to change it."""


@theme_command.command("list")
@global_options
def list_command() -> int:
    """List the themes that the site can choose, built-in and its own, with their options."""
    wanted = request()
    used = load_settings(wanted)[0].settings.theme.name
    themes = offered_themes(wanted.root)
    if given("json", default=False):
        show_json([_row(theme, used) for theme in themes])
        return 0
    for theme in themes:
        show("\n".join(_lines(theme, used)))
    return 0


@theme_command.command("eject")
@click.argument("file")
@global_options
def eject_command(file: str) -> int:
    """Copy FILE of the theme in use into the site's themes/ folder, where the copy counts.

    FILE is a path such as templates/404.html, as the theme or one of its parents has it. A file that
    is already there is never touched.
    """
    wanted = request()
    used = load_settings(wanted)[0].settings.theme.name
    done = eject(wanted.root, used, file)
    if given("json", default=False):
        show_json({"ok": True, "path": done.path, "source": done.source, "version": __version__})
        return 0
    say(f"{strong('wrote')} {done.path}")
    say(f"  It is a copy of {done.source} as of briefgen {__version__}, and counts in its place.")
    return 0


@theme_command.command("check")
@click.argument("name", default="", metavar="[NAME]")
@global_options
def check_command(name: str) -> int:
    """Look for mistakes in the theme in use, or in the theme NAME, without building the site.

    Templates must compile and be there for each kind of page; names, strings, options and assets
    that they use must exist. What a strict Content-Security-Policy would block is a warning.
    """
    wanted = request()
    problems = check_theme(wanted, name)
    failed = has_errors(problems)
    if given("json", default=False):
        show_json({"ok": not failed, "problems": [as_json(found) for found in problems]})
    else:
        excerpts = Excerpts(wanted.root)
        for found in problems:
            warn(as_text(found, excerpts))
        say(totals(problems))
    return int(ExitCode.CONTENT if failed else ExitCode.FINE)


def _row(theme: OfferedTheme, used: str) -> dict[str, Any]:
    return {
        "name": theme.name,
        "used": theme.name == used,
        "built_in": theme.is_built_in,
        "path": theme.place or None,
        "parent": theme.parent or None,
        "description": theme.description,
        "options": {
            name: {
                "type": option.type,
                "default": json.loads(option.default),
                "description": option.description,
            }
            for name, option in theme.options.items()
        },
        "fault": theme.fault or None,
    }


def _lines(theme: OfferedTheme, used: str) -> list[str]:
    notes = ["in use"] if theme.name == used else []
    notes += ["built in"] if theme.is_built_in else [theme.place] if theme.place else []
    notes += [f"parent: {theme.parent}"] if theme.parent else []
    lines = [f"{strong(theme.name)} ({', '.join(notes)})" if notes else strong(theme.name)]
    if theme.fault:
        return [*lines, f"  cannot be used: {theme.fault}"]
    lines += [f"  {theme.description}"] if theme.description else []
    return lines + [
        f"  {name}: {option.default}  {option.description}" for name, option in theme.options.items()
    ]
