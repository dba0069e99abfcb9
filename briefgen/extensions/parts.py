"""Whether what a module exports is an extension."""

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from briefgen.extensions.extension import Extension

_FILTER = re.compile(r"[a-z][a-z0-9_]*")
_TARGET = re.compile(r"[a-z][a-z0-9-]*")
LISTS = ("markdown_rules", "planners", "checks")
MAPS = {"filters": _FILTER, "targets": _TARGET}


def faults(extension: Extension) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the parts of an extension, each with the way out."""
    for part in LISTS:
        value = getattr(extension, part)
        if not isinstance(value, tuple | list):
            yield f"{part} is no tuple of functions", f"write {part}=(a_function,) with the comma"
            continue
        yield from (_no_function(part, item) for item in value if not callable(item))
    for part, form in MAPS.items():
        value = getattr(extension, part)
        if not isinstance(value, Mapping):
            yield f"{part} is no map from name to function", f'write {part}={{"name": a_function}}'
            continue
        for name, item in value.items():
            yield from _named(part, name, item, form)


def _named(part: str, name: Any, item: Any, form: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    if not isinstance(name, str) or not form.fullmatch(name):
        yield f'{part} has the name "{name}"', "use lower-case letters and digits, beginning with a letter"
    if not callable(item):
        yield _no_function(part, item)
    elif hasattr(item, "jinja_pass_arg"):
        way_out = "take the decorator away and pass what it needs as an argument"
        yield f'the filter "{name}" asks for the inside of Jinja', way_out
    elif inspect.iscoroutinefunction(item):
        yield f'"{name}" in {part} is a coroutine', 'define it with "def"'


def _no_function(part: str, item: Any) -> tuple[str, str]:
    return f"{part} holds {_short(item)}, which is no function", "name functions only"


def _short(item: Any) -> str:
    return f"a value of type {type(item).__name__}"


def normal(extension: Extension) -> Extension:
    """Return an extension whose parts are tuples and plain maps, in their order."""
    lists: dict[str, tuple[Callable[..., Any], ...]] = {
        part: tuple(getattr(extension, part)) for part in LISTS
    }
    maps: dict[str, dict[str, Callable[..., Any]]] = {part: dict(getattr(extension, part)) for part in MAPS}
    return Extension(**lists, **maps)  # type: ignore[arg-type]
