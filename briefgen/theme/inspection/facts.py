"""What is known of all templates of a theme; it grows from round to round until nothing is new."""

from collections.abc import Iterator, Mapping

import msgspec
from jinja2 import Environment, TemplateSyntaxError, nodes

from briefgen.theme.inspection.shapes import NOTHING, OPEN, TEXT, UNKNOWN, Shape, join, list_of
from briefgen.theme.page_context import CONTEXT, PAGE_TEMPLATES
from briefgen.theme.theme_value import Theme
from briefgen.theme.views.surface import VIEWS

Names = dict[str, Shape]
REFERENCES = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)

GLOBALS: Mapping[str, Shape] = {
    "range": Shape(result=list_of(TEXT)),
    "dict": Shape(result=OPEN),
    "namespace": Shape(result=OPEN),
    "cycler": Shape(result=OPEN),
    "joiner": Shape(result=Shape(result=TEXT)),
    "self": OPEN,
    "super": Shape(result=TEXT),
    "caller": Shape(result=TEXT),
    "varargs": list_of(UNKNOWN),
    "kwargs": OPEN,
}


class MacroNames(msgspec.Struct, frozen=True):
    """The parameters of a macro, in their order."""

    parameters: tuple[str, ...]


class Facts:
    """The trees of all templates, the names that each is given, and the arguments of each macro."""

    def __init__(self, theme: Theme) -> None:
        """Parse what can be parsed; syntax errors are told elsewhere."""
        self._theme = theme
        self.trees = {name: tree for name in theme.templates if (tree := _tree(theme, name))}
        self.macros = {
            (name, macro.name): MacroNames(tuple(each.name for each in macro.args))
            for name, tree in self.trees.items()
            for macro in tree.find_all(nodes.Macro)
        }
        self.given: dict[str, Names] = {name: {} for name in theme.templates}
        self.exported: dict[str, Names] = {name: {} for name in theme.templates}
        self.arguments: dict[tuple[str, str], Names] = {}
        self.extended: dict[str, set[str]] = {name: set() for name in theme.templates}
        self.fragments = self._fragments()

    def give(self, template: str, names: Mapping[str, Shape]) -> None:
        """Let a template have names that stand where it is included or extended."""
        _add(self.given.setdefault(template, {}), names)

    def export(self, template: str, names: Mapping[str, Shape]) -> None:
        """Keep what a template sets outside its blocks: those that extend it see it, and the other way."""
        _add(self.exported.setdefault(template, {}), names)

    def pass_arguments(self, macro: tuple[str, str], names: Mapping[str, Shape]) -> None:
        """Keep what a macro is called with."""
        _add(self.arguments.setdefault(macro, {}), names)

    def parameter(self, macro: tuple[str, str], name: str) -> Shape:
        """Return what a macro's parameter may be; unknown where no call tells."""
        return self.arguments.get(macro, {}).get(name, UNKNOWN)

    def meant(self, node: nodes.Node, template: str) -> tuple[str, ...]:
        """Return the templates that an extends, include or import may mean, as far as names are constant."""
        return tuple(self._theme.meant(name, template) for name in constants(node.template))  # type: ignore[attr-defined]

    def references(self) -> Iterator[tuple[str, nodes.Node, str]]:
        """Yield each extends, include and import: its template, itself, the template that it means."""
        for template, tree in self.trees.items():
            for node in tree.find_all(REFERENCES):
                yield from ((template, node, name) for name in self.meant(node, template))

    def state(self) -> tuple[object, ...]:
        """Return all that grows; equal states mean that nothing was learnt."""
        parts = (self.given, self.exported, self.arguments)
        return tuple({key: dict(names) for key, names in part.items()} for part in parts)

    def _fragments(self) -> frozenset[str]:
        """Return the templates that no page is made from and that none of those leads to."""
        waiting = [name for name, tree in self.trees.items() if tree.find(nodes.Extends)]
        waiting += [name for name in PAGE_TEMPLATES if name in self.trees]
        leads_to: dict[str, list[str]] = {}
        for template, _, name in self.references():
            leads_to.setdefault(template, []).append(name)
        reached: set[str] = set()
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting += leads_to.get(name, [])
        return frozenset(self.trees) - reached


def context_names() -> Names:
    """Return the names that templates are given, with their shapes."""
    return {name: _documented(words) for name, words, _ in CONTEXT}


def _documented(words: str) -> Shape:
    """Return the shape that the reference's words stand for: ``list of SitemapPageView``."""
    if words == "function":
        return Shape(result=TEXT)
    shape = NOTHING
    for word in words.removeprefix("list of ").split(" or "):
        shape = join(shape, Shape(views=tuple(view for view in VIEWS if view.__name__ == word)))
    return list_of(shape) if words.startswith("list of ") else shape


def _add(known: Names, names: Mapping[str, Shape]) -> None:
    for name, shape in names.items():
        known[name] = join(known[name], shape) if name in known else shape


def _tree(theme: Theme, name: str) -> nodes.Template | None:
    try:
        return Environment(autoescape=True).parse(theme.templates[name].data.decode("utf-8"))
    except TemplateSyntaxError:
        return None


def constants(node: nodes.Expr) -> tuple[str, ...]:
    """Return the template names that an extends, include or import may mean, as far as they are constant."""
    found = (node, *node.find_all(nodes.Const))
    return tuple(
        each.value for each in found if isinstance(each, nodes.Const) and isinstance(each.value, str)
    )
