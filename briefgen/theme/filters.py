"""The filters that templates may use: those of Jinja whose work is bounded by what they are given."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from jinja2 import TemplateError, pass_context, pass_eval_context
from jinja2.filters import FILTERS as DEFAULT_FILTERS
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, Undefined
from markupsafe import Markup

from briefgen.diagnostics import Diagnostic, Span, problem
from briefgen.extensions import Extensions
from briefgen.theme.meter import EndlessTemplateError, Meter
from briefgen.theme.views.refusal import ViewUseError

QUICK = ("default", "d", "e", "escape", "safe", "first", "int", "float", "abs", "length", "count")
COUNTED = (
    "batch",
    "capitalize",
    "dictsort",
    "forceescape",
    "groupby",
    "items",
    "last",
    "list",
    "lower",
    "map",
    "max",
    "min",
    "reject",
    "rejectattr",
    "reverse",
    "round",
    "select",
    "selectattr",
    "slice",
    "sort",
    "string",
    "striptags",
    "sum",
    "title",
    "tojson",
    "trim",
    "truncate",
    "unique",
    "upper",
    "urlencode",
    "wordcount",
)
OWN = ("join", "replace", "plain")
FILTER_NAMES = tuple(sorted((*QUICK, *COUNTED, *OWN)))
_MOST_COLUMNS = 1_000
_ADDED_STEPS = 4
_TEMPLATES_OWN = (TemplateError, EndlessTemplateError, ViewUseError)
_SPACES = re.compile(r"\s+")


def filters_for(meter: Meter) -> dict[str, Callable[..., Any]]:
    """Return the filters by name; each that handles many items counts them on ``meter``."""
    found: dict[str, Callable[..., Any]] = {name: DEFAULT_FILTERS[name] for name in QUICK}
    found |= {name: _counting(name, DEFAULT_FILTERS[name], meter) for name in COUNTED}
    return found | {"join": _join(meter), "replace": _replace(meter), "plain": plain}


def _counting(name: str, work: Callable[..., Any], meter: Meter) -> Callable[..., Any]:
    """Return ``work`` with its items counted; the mark that tells Jinja its first argument is kept."""
    place = 1 if getattr(work, "jinja_pass_arg", None) is not None else 0
    columns = name in {"batch", "slice"}

    def counting(*arguments: Any, **options: Any) -> Any:
        meter.step(_size(arguments[place]))
        if columns and any(
            isinstance(it, int) and it > _MOST_COLUMNS for it in (*arguments, *options.values())
        ):
            raise ValueError(f"{name}: at most {_MOST_COLUMNS} columns")
        return work(*arguments, **options)

    mark = getattr(work, "jinja_pass_arg", None)
    if mark is not None:
        counting.jinja_pass_arg = mark  # type: ignore[attr-defined]
    return counting


def _size(value: Any) -> int:
    if isinstance(value, str):
        return 1 + len(value) // 256
    return 1 + len(value) if isinstance(value, Sequence | Mapping) else 1


def _join(meter: Meter) -> Callable[..., Any]:
    ordinary: Callable[..., Any] = DEFAULT_FILTERS["join"]

    @pass_eval_context
    def join(context: EvalContext, value: Iterable[Any], d: str = "", attribute: str | None = None) -> Any:
        items = tuple(meter.counted(value))
        meter.text(sum(len(item) for item in items if isinstance(item, str)) + len(d) * len(items))
        return ordinary(context, items, d, attribute)

    return join


def _replace(meter: Meter) -> Callable[..., Any]:
    ordinary: Callable[..., Any] = DEFAULT_FILTERS["replace"]

    @pass_eval_context
    def replace(context: EvalContext, s: str, old: str, new: str, count: int | None = None) -> Any:
        meter.text(len(s) + str(s).count(str(old)) * len(str(new)))
        return ordinary(context, s, old, new, count)

    return replace


def plain(value: Any) -> str:
    """Return text without tags and with single spaces, for attributes."""
    if isinstance(value, Undefined):
        return str(value)
    return _SPACES.sub(" ", value.striptags() if isinstance(value, Markup) else str(value)).strip()


def taken_filters(extensions: Extensions) -> tuple[Diagnostic, ...]:
    """Return a problem for each filter of an extension that has the name of one of briefgen's."""
    return tuple(
        problem(
            "BG653",
            f'extension "{module.name}": a filter "{name}" comes with briefgen',
            Span(module.path),
            help="give yours another name",
        )
        for name, (module, _) in extensions.filters().items()
        if name in FILTER_NAMES
    )


def added(extensions: Extensions, meter: Meter) -> dict[str, Callable[..., Any]]:
    """Return the filters of extensions by name; each call counts, and failures are told as theirs.

    What a template or a view has to say against the use that is made of it passes as it is.
    """
    return {
        name: _metered(module.guarded(function, f'filter "{name}"', _TEMPLATES_OWN), meter)
        for name, (module, function) in extensions.filters().items()
    }


def _metered(work: Callable[..., Any], meter: Meter) -> Callable[..., Any]:
    def metered(*arguments: Any, **options: Any) -> Any:
        meter.step(_ADDED_STEPS + sum(map(_size, arguments)))
        found = work(*arguments, **options)
        if isinstance(found, str):
            meter.text(len(found))
        return found

    return metered


@pass_context
def counted(context: Context, items: Iterable[Any]) -> Iterable[Any]:
    """Return a loop's items, counted; every ``for`` of a template goes through here."""
    meter: Meter = context.environment.meter  # type: ignore[attr-defined]
    return meter.counted(items)


@pass_context
def joined(context: Context, parts: tuple[Any, ...]) -> str:
    """Return what ``~`` puts together, counted."""
    meter: Meter = context.environment.meter  # type: ignore[attr-defined]
    texts = [part if isinstance(part, str) else str(part) for part in parts]
    meter.text(sum(map(len, texts)))
    if any(hasattr(text, "__html__") for text in texts):
        return Markup().join(texts)
    return "".join(texts)
