"""What is wrong with the names in templates, each told once and at its place."""

import re
from collections.abc import Iterable

import msgspec
from jinja2 import nodes

from briefgen.diagnostics import Diagnostic, Span, closest, problem
from briefgen.theme.inspection.shapes import Shape, names_of
from briefgen.theme.theme_value import Theme


class OptionUse(msgspec.Struct, frozen=True):
    """A place where a template asks for an option; the name is empty where it is computed."""

    name: str
    span: Span


class Reports:
    """Collects problems and the options that are asked for; the same one twice counts once."""

    def __init__(self, theme: Theme) -> None:
        """Begin with none."""
        self._theme = theme
        self._found: dict[Diagnostic, None] = {}
        self.options: dict[OptionUse, None] = {}

    def problems(self) -> tuple[Diagnostic, ...]:
        """Return all problems in the order in which they were found."""
        return tuple(self._found)

    def undefined(self, template: str, node: nodes.Name, names: Iterable[str]) -> None:
        """Tell of a name that no template is given and nobody sets."""
        near = closest(node.name, names)
        way_out = f'did you mean "{near}"?' if near else "test with `is defined` what may be absent"
        self._tell(template, node, node.name, f'"{node.name}" is undefined', way_out)

    def undocumented(self, template: str, node: nodes.Node, shape: Shape, name: str) -> None:
        """Tell of an attribute that nothing that the value may be has."""
        names = names_of(shape)
        near = closest(name, names)
        way_out = f"it has: {', '.join(names)}" if len(shape.views) == 1 else "see the theme reference"
        way_out = f'did you mean "{near}"?' if near else way_out
        self._tell(template, node, name, f'{_owner(shape)} has no "{name}"', way_out)

    def no_macro(self, template: str, node: nodes.Node, module: str, name: str) -> None:
        """Tell of a macro that an imported template does not have."""
        self._tell(template, node, name, f'"{module}" has no macro "{name}"', "define it there")

    def called(self, template: str, node: nodes.Call) -> None:
        """Keep the option that a call asks for, if it asks for one."""
        if not isinstance(node.node, nodes.Getattr) or node.node.attr != "option":
            return
        first = node.args[0] if node.args else None
        name = first.value if isinstance(first, nodes.Const) else ""
        self.options[OptionUse(str(name), self._span(template, node, "option"))] = None

    def _tell(self, template: str, node: nodes.Node, word: str, message: str, way_out: str) -> None:
        self._found[problem("BG612", message, self._span(template, node, word), help=way_out)] = None

    def _span(self, template: str, node: nodes.Node, word: str) -> Span:
        """Return the place of a word in the line of a node; Jinja keeps no columns."""
        file = self._theme.templates[template]
        line = file.data.decode("utf-8").split("\n")[node.lineno - 1]
        found = re.search(rf"(?<![\w]){re.escape(word)}(?!\w)", line)
        if found is None:
            return Span(file.label, node.lineno)
        return Span(file.label, node.lineno, found.start() + 1, node.lineno, found.end() + 1)


def _owner(shape: Shape) -> str:
    names = [f"a {view.__name__.removesuffix('View').lower()}" for view in shape.views]
    if shape.item is not None:
        names.append("a list")
    if shape.text:
        names.append("a text")
    if shape.unknown:
        names.append("anything that a template may read")
    return " or ".join(names) or "this"
