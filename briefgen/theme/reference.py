"""The theme reference: everything that a template may use, as rows for ``docs/``."""

import inspect
import typing
from collections.abc import Iterator

import msgspec

from briefgen.theme.filters import FILTER_NAMES
from briefgen.theme.page_context import CONTEXT
from briefgen.theme.views.surface import VIEWS

_WORDS = {
    "str": "text",
    "bool": "true or false",
    "int": "number",
    "float": "number",
    "NoneType": "None",
    "Markup": "HTML",
}


class Row(msgspec.Struct, frozen=True):
    """One line of the reference: ``view`` is empty for names that stand in every template."""

    view: str
    name: str
    type: str
    meaning: str


def view_rows() -> tuple[Row, ...]:
    """Return every attribute and method of every view, in the order of their definition."""
    return tuple(row for view in VIEWS for row in _rows_of(view))


def context_rows() -> tuple[Row, ...]:
    """Return the names that templates are given."""
    return tuple(Row("", name, type_, meaning) for name, type_, meaning in CONTEXT)


def filter_names() -> tuple[str, ...]:
    """Return the filters that templates may use, sorted."""
    return FILTER_NAMES


def view_meaning(view: type) -> str:
    """Return what a view stands for."""
    return _first_line(view.__doc__)


def _rows_of(view: type) -> Iterator[Row]:
    if issubclass(view, msgspec.Struct):
        yield from _field_rows(view)
    for name, member in vars(view).items():
        if name.startswith("_"):
            continue
        if isinstance(member, property):
            hints = typing.get_type_hints(member.fget, localns={view.__name__: view})
            yield Row(view.__name__, name, _type_words(hints["return"]), _first_line(member.__doc__))
        elif inspect.isfunction(member):
            yield Row(view.__name__, _signature(member), _returned(member), _first_line(member.__doc__))


def _field_rows(view: type[msgspec.Struct]) -> Iterator[Row]:
    for name, hint in typing.get_type_hints(view, include_extras=True).items():
        if typing.get_origin(hint) is not typing.Annotated:
            continue
        type_, meta = typing.get_args(hint)[:2]
        yield Row(view.__name__, name, _type_words(type_), meta.description)


def _signature(member: typing.Any) -> str:
    names = [name for name in inspect.signature(member).parameters if name != "self"]
    return f"{member.__name__}({', '.join(names)})"


def _returned(member: typing.Any) -> str:
    return _type_words(typing.get_type_hints(member)["return"])


def _type_words(type_: typing.Any) -> str:
    """Return a type as the reference writes it: ``DateView or None``, ``list of CardView``."""
    arguments = typing.get_args(type_)
    if typing.get_origin(type_) is tuple:
        return f"list of {_type_words(arguments[0])}"
    if typing.get_origin(type_) is dict:
        return "map"
    if arguments:
        return " or ".join(_type_words(argument) for argument in arguments)
    return _WORDS.get(type_.__name__) or str(type_.__name__)


def _first_line(text: str | None) -> str:
    return (text or "").strip().partition("\n")[0]
