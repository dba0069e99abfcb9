"""Options that every command takes, before or after its name."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])
_KEY = "briefgen."


def _remember(ctx: click.Context, param: click.Parameter, value: object) -> None:
    if value in (None, False, 0):
        return
    name = f"{_KEY}{param.name}"
    if isinstance(value, int) and not isinstance(value, bool):
        value += ctx.meta.get(name, 0)
    ctx.meta[name] = value


def _option(*names: str, **attributes: Any) -> Callable[[F], F]:
    return click.option(*names, expose_value=False, callback=_remember, **attributes)


_OPTIONS = (
    _option("-C", "--root", type=click.Path(path_type=Path), help="The site's folder (default: this one)."),
    _option("--config", metavar="FILE", help="Settings file (default: briefgen.yaml, or briefgen.yml)."),
    _option("-v", "--verbose", count=True, help="Say more; repeat for still more."),
    _option("-q", "--quiet", is_flag=True, help="Say nothing but problems."),
    _option("--json", is_flag=True, help="One JSON document on stdout, messages on stderr."),
    _option("--color", type=click.Choice(["auto", "always", "never"]), help="Colours (default: auto)."),
    _option(
        "--at",
        metavar="TIME",
        help="The build clock, ISO 8601 with zone (default: SOURCE_DATE_EPOCH, else now).",
    ),
)


def global_options(function: F) -> F:
    """Add the options that every command takes."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def given(name: str, default: Any = None) -> Any:
    """Return a global option as it was given before or after the command's name."""
    return click.get_current_context().meta.get(f"{_KEY}{name}", default)
