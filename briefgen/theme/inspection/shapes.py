"""What is known of a value before a template runs: which views it may be, what a loop over it yields."""

import inspect
import types
import typing
from collections.abc import Iterable, Mapping
from functools import cache, reduce
from typing import Any

import msgspec

from briefgen.theme.sandbox import TEXT_METHODS
from briefgen.theme.views.surface import VIEWS


class Shape(msgspec.Struct, frozen=True):
    """What a value may be; several at once, as branches meet. Nothing at all is None's shape.

    ``views`` are the views that it may be, ``item`` what a loop over it yields, ``parts`` what stands
    at each place of a tuple, ``result`` what calling it returns, ``module`` the template that was
    imported, ``macro`` that template and the name of one of its macros. An ``open`` value has whatever
    its author put in (maps, namespaces, loops); of an ``unknown`` one nothing could be told.
    """

    views: tuple[type, ...] = ()
    item: "Shape | None" = None
    parts: "tuple[Shape, ...]" = ()
    result: "Shape | None" = None
    module: str = ""
    macro: tuple[str, str] | None = None
    text: bool = False
    open: bool = False
    unknown: bool = False


NOTHING = Shape()
TEXT = Shape(text=True)
OPEN = Shape(open=True)
UNKNOWN = Shape(unknown=True)


def join(first: Shape, second: Shape) -> Shape:
    """Return the shape of a value that has one shape or the other."""
    if first == second:
        return first
    clash = {first.module, second.module} - {""}
    return Shape(
        views=tuple(sorted({*first.views, *second.views}, key=lambda view: view.__name__)),
        item=_either(first.item, second.item),
        parts=_places(first, second),
        result=_either(first.result, second.result),
        module=clash.pop() if len(clash) == 1 else "",
        macro=first.macro or second.macro,
        text=first.text or second.text,
        open=first.open or second.open,
        unknown=first.unknown or second.unknown or len(clash) > 1,
    )


def joined(shapes: Iterable[Shape]) -> Shape:
    """Return the shape of a value that has one of several."""
    return reduce(join, shapes, NOTHING)


def list_of(item: Shape) -> Shape:
    """Return the shape of a list."""
    return Shape(item=item)


def member(shape: Shape, name: str) -> Shape | None:
    """Return the shape of an attribute; None when nothing that the value may be has it."""
    if shape == NOTHING:
        return NOTHING
    found = [members(view)[name] for view in shape.views if name in members(view)]
    if shape.text and name in TEXT_METHODS:
        found.append(Shape(result=TEXT))
    if shape.open:
        found.append(OPEN)
    if shape.unknown and name in all_names():
        found.append(UNKNOWN)
    return joined(found) if found else None


def names_of(shape: Shape) -> tuple[str, ...]:
    """Return the names that a value of this shape may have, sorted."""
    names = {name for view in shape.views for name in members(view)}
    return tuple(sorted(names | (all_names() if shape.unknown else set())))


@cache
def all_names() -> frozenset[str]:
    """Return every documented name: what may be read of a value of which nothing could be told."""
    return frozenset(name for view in VIEWS for name in members(view)) | TEXT_METHODS


@cache
def members(view: type) -> Mapping[str, Shape]:
    """Return the documented attributes and methods of a view with their shapes."""
    found: dict[str, Shape] = {}
    if issubclass(view, msgspec.Struct):
        found |= {name: shape_of(hint) for name, hint in typing.get_type_hints(view).items()}
    for name, each in vars(view).items():
        if isinstance(each, property) and name[0] != "_":
            found[name] = shape_of(_returned(each.fget, view))
        elif inspect.isfunction(each) and name[0] != "_":
            found[name] = Shape(result=shape_of(_returned(each, view)))
    return found


def shape_of(hint: Any) -> Shape:
    """Return the shape of what an annotation stands for."""
    arguments = typing.get_args(hint)
    origin = typing.get_origin(hint)
    if origin is tuple:
        return list_of(shape_of(arguments[0]))
    if origin in {typing.Union, types.UnionType}:
        return joined(shape_of(each) for each in arguments)
    if hint in VIEWS:
        return Shape(views=(hint,))
    if hint is type(None):
        return NOTHING
    if hint is dict or origin is dict:
        return OPEN
    return TEXT if isinstance(hint, type) and issubclass(hint, str | int | float) else UNKNOWN


def _returned(function: Any, view: type) -> Any:
    return typing.get_type_hints(function, localns={view.__name__: view})["return"]


def _either(first: Shape | None, second: Shape | None) -> Shape | None:
    return join(first, second) if first and second else first or second


def _places(first: Shape, second: Shape) -> tuple[Shape, ...]:
    if len(first.parts) == len(second.parts):
        return tuple(map(join, first.parts, second.parts))
    return first.parts or second.parts if not (first.parts and second.parts) else ()
