"""Words on the terminal."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import click

from briefgen.cli.options import given

T = TypeVar("T")
BAR_AFTER_ITEMS = 200


def colours() -> bool | None:
    """Return what click should do: True and False force, None leaves it to the stream."""
    choice = given("color", "auto")
    if choice == "auto":
        return False if os.environ.get("NO_COLOR") else None
    return bool(choice == "always")


def say(text: str) -> None:
    """Print a message for a person: on stdout, on stderr under ``--json``, not at all under ``-q``."""
    if not given("quiet", default=False):
        click.echo(text, err=bool(given("json", default=False)), color=colours())


def show(text: str) -> None:
    """Print what the command was asked for, on stdout, also under ``-q``."""
    click.echo(text, color=colours())


def warn(text: str) -> None:
    """Print to stderr, also under ``-q``."""
    click.echo(text, err=True, color=colours())


def show_json(document: Any) -> None:
    """Print the one JSON document of a command."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def strong(text: str) -> str:
    """Return the text in bold, where colours are on."""
    return click.style(text, bold=True)


def progress(stage: str, items: Iterable[T], total: int) -> Iterator[T]:
    """Yield the items; on a terminal, work that takes over half a second shows a bar."""
    if total < BAR_AFTER_ITEMS or given("quiet", default=False) or not sys.stderr.isatty():
        yield from items
        return
    from briefgen.cli.bar import follow

    yield from follow(stage, items, total)
