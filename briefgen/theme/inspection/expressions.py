"""Expressions of templates: the shape of each, and what it reads that no view has."""

from collections.abc import Callable, Sequence
from typing import Any

from jinja2 import nodes

from briefgen.theme.inspection.facts import Facts, Names
from briefgen.theme.inspection.reports import Reports
from briefgen.theme.inspection.shapes import (
    NOTHING,
    OPEN,
    TEXT,
    UNKNOWN,
    Shape,
    join,
    joined,
    list_of,
    member,
)

SAME = frozenset({"list", "reverse", "sort", "unique", "select", "reject", "selectattr", "rejectattr"})
ONE = frozenset({"first", "last", "min", "max"})
UNTOLD = frozenset({"items", "dictsort", "groupby"})
BY_FIRST = frozenset({"selectattr", "rejectattr", "groupby", "sum"})
TEXTS = frozenset({"join", "length", "count", "sum", "trim", "escape", "e", "safe", "string", "plain"})


class Expressions:
    """The shapes of expressions in one template. ``scope`` is what the names stand for at that place."""

    def __init__(self, template: str, facts: Facts, reports: Reports, guarded: frozenset[str]) -> None:
        """Keep the template's name; ``guarded`` are the names that it tests with ``is defined``."""
        self._template = template
        self._facts = facts
        self._reports = reports
        self._guarded = guarded
        self._kinds: dict[type[nodes.Node], Callable[[Any, Names], Shape]] = {
            nodes.Name: self._name,
            nodes.NSRef: lambda _node, _scope: OPEN,
            nodes.Const: lambda node, _scope: NOTHING if node.value is None else TEXT,
            nodes.Getattr: self._attribute,
            nodes.Getitem: self._element,
            nodes.Call: self._call,
            nodes.Filter: self._filter,
            nodes.CondExpr: self._condition,
            nodes.And: self._branches,
            nodes.Or: self._branches,
            nodes.Add: self._branches,
            nodes.Tuple: self._items,
            nodes.List: self._items,
        }

    def shape(self, node: nodes.Node | None, scope: Names) -> Shape:
        """Return what an expression may be; what it reads is checked on the way."""
        if node is None:
            return NOTHING
        known = self._kinds.get(type(node))
        if known:
            return known(node, scope)
        for child in node.iter_child_nodes():
            self.shape(child, scope)
        return OPEN if isinstance(node, nodes.Dict) else TEXT

    def _name(self, node: nodes.Name, scope: Names) -> Shape:
        if node.name in scope:
            return scope[node.name]
        if node.name not in self._guarded:
            self._reports.undefined(self._template, node, scope)
        return OPEN

    def _attribute(self, node: nodes.Getattr, scope: Names) -> Shape:
        return self._read(self.shape(node.node, scope), node.attr, node)

    def _read(self, shape: Shape, name: str, node: nodes.Node) -> Shape:
        if shape.module:
            return self._macro(shape.module, name, node)
        found = member(shape, name)
        if found is None:
            self._reports.undocumented(self._template, node, shape, name)
            return UNKNOWN
        return found

    def _macro(self, module: str, name: str, node: nodes.Node) -> Shape:
        if (module, name) in self._facts.macros:
            return Shape(result=TEXT, macro=(module, name))
        if name in self._facts.exported.get(module, {}):
            return self._facts.exported[module][name]
        if module in self._facts.trees:
            self._reports.no_macro(self._template, node, module, name)
        return UNKNOWN

    def _element(self, node: nodes.Getitem, scope: Names) -> Shape:
        shape = self.shape(node.node, scope)
        if isinstance(node.arg, nodes.Slice):
            return Shape(item=shape.item, text=shape.text, unknown=shape.unknown)
        self.shape(node.arg, scope)
        value = node.arg.value if isinstance(node.arg, nodes.Const) else None
        if isinstance(value, str):
            return self._read(shape, value, node)
        if isinstance(value, int) and -len(shape.parts) <= value < len(shape.parts):
            return shape.parts[value]
        return shape.item or (OPEN if shape.open else TEXT if shape.text else UNKNOWN)

    def _call(self, node: nodes.Call, scope: Names) -> Shape:
        called = self.shape(node.node, scope)
        arguments = [self.shape(each, scope) for each in node.args]
        named = {each.key: self.shape(each.value, scope) for each in node.kwargs}
        for each in (node.dyn_args, node.dyn_kwargs):
            self.shape(each, scope)
        if called.macro:
            parameters = self._facts.macros[called.macro].parameters
            self._facts.pass_arguments(
                called.macro, {**dict(zip(parameters, arguments, strict=False)), **named}
            )
        self._reports.called(self._template, node)
        return called.result or (OPEN if called.open else UNKNOWN)

    def _condition(self, node: nodes.CondExpr, scope: Names) -> Shape:
        self.shape(node.test, scope)
        return join(self.shape(node.expr1, scope), self.shape(node.expr2, scope))

    def _branches(self, node: nodes.BinExpr, scope: Names) -> Shape:
        return join(self.shape(node.left, scope), self.shape(node.right, scope))

    def _items(self, node: nodes.Tuple | nodes.List, scope: Names) -> Shape:
        parts = tuple(self.shape(each, scope) for each in node.items)
        return Shape(item=joined(parts), parts=parts if isinstance(node, nodes.Tuple) else ())

    def _filter(self, node: nodes.Filter, scope: Names) -> Shape:
        value = self.shape(node.node, scope)
        arguments = [self.shape(each, scope) for each in node.args]
        named = {each.key: self.shape(each.value, scope) for each in node.kwargs}
        item = value.item or (OPEN if value.open else UNKNOWN)
        read = self._read_path(item, _attribute_of(node), node)
        return filtered(node.name, value, item, read, (*arguments, *named.values()))

    def _read_path(self, shape: Shape, path: str, node: nodes.Node) -> Shape | None:
        """Follow a dotted path as filters take it: ``map(attribute="date.year")``; None without one."""
        if not path:
            return None
        for part in path.split("."):
            shape = shape.item or UNKNOWN if part.isdecimal() else self._read(shape, part, node)
        return shape


def filtered(name: str, value: Shape, item: Shape, read: Shape | None, others: Sequence[Shape]) -> Shape:
    """Return what a filter makes of a value; ``read`` is the shape of the attribute that it reads."""
    if name in SAME:
        return Shape(item=item)
    if name in ONE:
        return item
    if name in {"default", "d"}:
        return joined((value, *others))
    if name == "map":
        return list_of(read or UNKNOWN)
    if name in {"batch", "slice"}:
        return list_of(list_of(item))
    if name in TEXTS:
        return TEXT
    return list_of(OPEN) if name in UNTOLD else UNKNOWN


def _attribute_of(node: nodes.Filter) -> str:
    """Return the path that a filter reads of each item, where it is a constant; empty without one."""
    named = [each.value for each in node.kwargs if each.key == "attribute"]
    placed = node.args[:1] if node.name in BY_FIRST else node.args[1:2] if node.name == "join" else []
    for each in (*named, *placed):
        if isinstance(each, nodes.Const) and isinstance(each.value, str):
            return each.value
    return ""
