"""Settings while they are put together: values, their origins and their places."""

from typing import Any

from briefgen.diagnostics import Diagnostic, Span, has_errors, problem
from briefgen.settings.codes import placed
from briefgen.settings.fault import Fault
from briefgen.settings.menu import full_menu
from briefgen.settings.secrets import secret_problems
from briefgen.settings.single_checks import CHECKS
from briefgen.settings.values import Settings, ThemeChoice
from briefgen.typed_yaml import (
    UNSET,
    Entry,
    Mapping,
    Node,
    Place,
    Reading,
    Scalar,
    fields_of,
    is_null,
    read,
    span,
)


class Collected:
    """What has been read so far; a later source replaces what an earlier one said."""

    def __init__(self) -> None:
        """Begin with the defaults: nothing collected."""
        self.values: dict[str, Any] = {}
        self.origins: dict[str, str] = {}
        self.spans: dict[str, Span] = {}
        self.problems: list[Diagnostic] = []

    def add(self, key: Scalar, node: Node, path: str, origin: str) -> None:
        """Read one setting and keep it if nothing is wrong with it.

        ``path`` is the file, variable or option that gives it. ``origin`` says the same to a
        reader; an empty one stands for ``path`` and the line.
        """
        secrets = list(secret_problems(node, path, key.text)) if key.text == "deploy" else []
        self.problems += secrets
        if secrets:  # what else is wrong there could show them
            return
        reading = Reading("UTC")
        value = read(_full(key.text, node, reading), fields_of(Settings)[key.text].shape, key.text, reading)
        faults = [] if value is UNSET or key.text not in CHECKS else CHECKS[key.text](value)
        self.problems += placed(reading.mistakes, path)
        found = [_problem(fault, _place(node, fault.key, key), path) for fault in faults]
        self.problems += found
        if value is UNSET or has_errors(found):
            return
        self.values[key.text] = self._joined(key.text, node, value)
        self.spans[key.text] = span(node.place, path)
        self._remember(key, node, path, origin)

    def complain(self, fault: Fault, key: str) -> None:
        """Report a fault that shows only when settings are seen together."""
        place = self.spans.get(f"{key}.{fault.key}") or self.spans.get(key) or Span("")
        self.problems.append(problem(fault.code, fault.message, place, help=fault.help))

    def _joined(self, key: str, node: Node, value: Any) -> Any:
        """Return a theme that is named anew with the options that it had."""
        earlier = self.values.get(key)
        if isinstance(earlier, ThemeChoice) and isinstance(node, Scalar):
            return ThemeChoice(name=value.name, options=earlier.options)
        return value

    def _remember(self, key: Scalar, node: Node, path: str, origin: str) -> None:
        nested = key.text in ("theme", "permalinks", "outputs", "images", "audiences") and isinstance(
            node, Mapping
        )
        entries = node.entries if nested and isinstance(node, Mapping) else ()
        for entry in entries:
            name = f"{key.text}.{entry.key.text}"
            self.origins[name] = origin or f"{path}:{entry.key.place.line}"
            self.spans[name] = span(entry.key.place, path)
        if key.text == "deploy":
            self._remember_places(node, key.text, path)
        if key.text == "theme" and isinstance(node, Scalar):
            self.origins["theme.name"] = origin or f"{path}:{key.place.line}"
        self.origins[key.text] = origin or f"{path}:{key.place.line}"

    def _remember_places(self, node: Node, name: str, path: str) -> None:
        for entry in node.entries if isinstance(node, Mapping) else ():
            self.spans[f"{name}.{entry.key.text}"] = span(entry.value.place, path)
            self._remember_places(entry.value, f"{name}.{entry.key.text}", path)


def _full(key: str, node: Node, reading: Reading) -> Node:
    """Return the full form of a value that has a short one."""
    if key == "menu":
        return full_menu(node, reading)
    if key == "theme" and isinstance(node, Scalar) and not is_null(node):
        return Mapping((Entry(Scalar("name", node.place), node),), node.place)
    return node


def _place(node: Node, key: str, whole: Scalar) -> Place:
    """Return the place of the value to which the dotted ``key`` leads, or of what is nearest to it."""
    found = node
    while key:
        first, _, key = key.partition(".")
        entries = found.entries if isinstance(found, Mapping) else ()
        found = next((entry.value for entry in entries if entry.key.text == first), found)
    return found.place if found.place.line else whole.place


def _problem(fault: Fault, place: Place, path: str) -> Diagnostic:
    return problem(fault.code, fault.message, span(place, path), help=fault.help)
