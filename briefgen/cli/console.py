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
        _print(text, err=bool(given("json", default=False)))


def show(text: str) -> None:
    """Print what the command was asked for, on stdout, also under ``-q``."""
    _print(text)


def warn(text: str) -> None:
    """Print to stderr, also under ``-q``."""
    _print(text, err=True)


def show_json(document: Any) -> None:
    """Print the one JSON document of a command."""
    _print(json.dumps(document, ensure_ascii=False, indent=2))


def _print(text: str, *, err: bool = False) -> None:
    """Print; when the reader (head, less) has gone, go on in silence: how the command ends is still told."""
    try:
        click.echo(text, err=err, color=colours())
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), (sys.stderr if err else sys.stdout).fileno())


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
