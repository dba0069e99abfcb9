"""Names and attributes that templates use, held against the documented ones."""

from collections.abc import Iterable

from jinja2 import nodes

from briefgen.diagnostics import Diagnostic
from briefgen.theme.inspection.expressions import Expressions
from briefgen.theme.inspection.facts import GLOBALS, Facts, Names, context_names
from briefgen.theme.inspection.reports import OptionUse, Reports
from briefgen.theme.inspection.shapes import TEXT, Shape
from briefgen.theme.inspection.statements import Statements
from briefgen.theme.theme_value import Theme

_MOST_ROUNDS = 12
"""Shapes only grow, and there are few views: what is known stands after three or four rounds."""


def misused_names(theme: Theme, facts: Facts) -> tuple[tuple[Diagnostic, ...], tuple[OptionUse, ...]]:
    """Return a problem for each name or attribute that is not documented, and the options asked for.

    Templates are gone through again until nothing new is learnt of what they give to each other:
    names to those that they include or extend, arguments to macros. The last round tells.
    """
    for _ in range(_MOST_ROUNDS):
        before = facts.state()
        reports = Reports(theme)
        for template in facts.trees:
            _walk(template, facts, reports)
        _spread(facts)
        if facts.state() == before:
            break
    return reports.problems(), tuple(reports.options)


def _walk(template: str, facts: Facts, reports: Reports) -> None:
    tree = facts.trees[template]
    scope: Names = {**GLOBALS, **context_names(), **facts.given[template]}
    known = set(scope)
    scope |= {name: Shape(result=TEXT, macro=(template, name)) for name in _outer_macros(tree)}
    expressions = Expressions(template, facts, reports, _guarded(tree, facts, template))
    Statements(template, facts, expressions).walk(tree.body, scope)
    facts.export(template, {name: shape for name, shape in scope.items() if name not in known})


def _outer_macros(tree: nodes.Template) -> Iterable[str]:
    """Return the macros that a template defines outside all else: they may call each other in any order."""
    return (node.name for node in tree.body if isinstance(node, nodes.Macro))


def _spread(facts: Facts) -> None:
    """Let a template and what it extends know what either sets outside blocks."""
    for template, parents in facts.extended.items():
        for parent in parents:
            facts.give(parent, {**facts.given.get(template, {}), **facts.exported.get(template, {})})
            facts.give(template, facts.exported.get(parent, {}))


def _guarded(tree: nodes.Template, facts: Facts, template: str) -> frozenset[str]:
    """Return the names that a template asks about before it reads them.

    Of a fragment that nothing includes it cannot be told what it would be given: all its names are.
    """
    if template in facts.fragments:
        return frozenset(_names(tree.find_all(nodes.Name)))
    tests = (each for each in tree.find_all(nodes.Test) if each.name in {"defined", "undefined"})
    defaults = (each for each in tree.find_all(nodes.Filter) if each.name in {"default", "d"})
    return frozenset(_names(each.node for each in (*tests, *defaults)))


def _names(found: Iterable[nodes.Node | None]) -> Iterable[str]:
    return (node.name for node in found if isinstance(node, nodes.Name))
