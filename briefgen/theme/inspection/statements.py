"""Statements of templates: which names stand for what, line by line."""

from collections.abc import Callable, Iterable
from typing import Any

from jinja2 import nodes

from briefgen.theme.inspection.expressions import Expressions
from briefgen.theme.inspection.facts import Facts, Names
from briefgen.theme.inspection.shapes import NOTHING, OPEN, TEXT, UNKNOWN, Shape, join


class Statements:
    """Walks one template; what it learns about others goes into ``facts``."""

    def __init__(self, template: str, facts: Facts, expressions: Expressions) -> None:
        """Keep the template's name and the ways to learn and tell."""
        self._template = template
        self._facts = facts
        self._expressions = expressions
        self._kinds: dict[type[nodes.Node], Callable[[Any, Names], None]] = {
            nodes.For: self._loop,
            nodes.If: self._if,
            nodes.Assign: self._assign,
            nodes.AssignBlock: self._assign_block,
            nodes.Macro: self._macro,
            nodes.CallBlock: self._call_block,
            nodes.Block: self._block,
            nodes.With: self._with,
            nodes.Import: self._import,
            nodes.FromImport: self._from_import,
            nodes.Include: self._include,
            nodes.Extends: self._extends,
        }

    def walk(self, body: Iterable[nodes.Node], scope: Names) -> None:
        """Go through statements; ``scope`` holds the names afterwards."""
        for node in body:
            known = self._kinds.get(type(node))
            if known:
                known(node, scope)
            elif isinstance(node, nodes.Expr):
                self._expressions.shape(node, scope)
            else:
                self.walk(node.iter_child_nodes(), scope)

    def _loop(self, node: nodes.For, scope: Names) -> None:
        items = self._expressions.shape(node.iter, scope)
        inner = {**scope, "loop": OPEN}
        self._bind(node.target, items.item or (OPEN if items.open else UNKNOWN), inner)
        self._expressions.shape(node.test, inner)
        self.walk(node.body, inner)
        self.walk(node.else_, dict(scope))

    def _if(self, node: nodes.If, scope: Names) -> None:
        self._expressions.shape(node.test, scope)
        branches: list[list[nodes.Node]] = [node.body, [*node.elif_], node.else_]
        ends = []
        for branch in branches:
            end = dict(scope)
            self.walk(branch, end)
            ends.append(end)
        for end in ends:
            for name, shape in end.items():
                scope[name] = join(scope[name], shape) if name in scope else shape

    def _assign(self, node: nodes.Assign, scope: Names) -> None:
        self._bind(node.target, self._expressions.shape(node.node, scope), scope)

    def _assign_block(self, node: nodes.AssignBlock, scope: Names) -> None:
        self.walk(node.body, dict(scope))
        self._bind(node.target, TEXT, scope)

    def _with(self, node: nodes.With, scope: Names) -> None:
        inner = dict(scope)
        for target, value in zip(node.targets, node.values, strict=True):
            self._bind(target, self._expressions.shape(value, scope), inner)
        self.walk(node.body, inner)

    def _bind(self, target: nodes.Node, shape: Shape, scope: Names) -> None:
        if isinstance(target, nodes.Name):
            scope[target.name] = shape
        elif isinstance(target, nodes.Tuple):
            for place, each in enumerate(target.items):
                self._bind(each, _part(shape, place, len(target.items)), scope)

    def _macro(self, node: nodes.Macro, scope: Names) -> None:
        key = (self._template, node.name)
        scope[node.name] = Shape(result=TEXT, macro=key)
        inner = dict(scope)
        without = len(node.args) - len(node.defaults)
        for place, each in enumerate(node.args):
            shape = self._facts.parameter(key, each.name)
            if place >= without:
                shape = join(shape, self._expressions.shape(node.defaults[place - without], scope))
            inner[each.name] = shape
        self.walk(node.body, inner)

    def _call_block(self, node: nodes.CallBlock, scope: Names) -> None:
        self._expressions.shape(node.call, scope)
        self.walk(node.body, {**scope, **{each.name: UNKNOWN for each in node.args}})

    def _block(self, node: nodes.Block, scope: Names) -> None:
        self.walk(node.body, dict(scope))

    def _import(self, node: nodes.Import, scope: Names) -> None:
        for name in self._facts.meant(node, self._template):
            self._facts.give(name, scope)
            scope[node.target] = Shape(module=name)
        scope.setdefault(node.target, UNKNOWN)

    def _from_import(self, node: nodes.FromImport, scope: Names) -> None:
        (module,) = self._facts.meant(node, self._template) or ("",)
        self._facts.give(module, scope)
        for each in node.names:
            name, alias = each if isinstance(each, tuple) else (each, each)
            known = (module, name) in self._facts.macros
            scope[alias] = Shape(result=TEXT, macro=(module, name)) if known else UNKNOWN

    def _include(self, node: nodes.Include, scope: Names) -> None:
        for name in self._facts.meant(node, self._template):
            self._facts.give(name, scope)

    def _extends(self, node: nodes.Extends, scope: Names) -> None:
        del scope
        for name in self._facts.meant(node, self._template):
            self._facts.extended.setdefault(self._template, set()).add(name)


def _part(shape: Shape, place: int, number: int) -> Shape:
    if len(shape.parts) == number:
        return shape.parts[place]
    return shape.item or (OPEN if shape.open else NOTHING if shape == NOTHING else UNKNOWN)
