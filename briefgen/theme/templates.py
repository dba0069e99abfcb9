"""Templates: which file a name means, and what a template's result depends on."""

import hashlib
from collections.abc import Iterator

from jinja2 import BaseLoader, Environment, TemplateNotFound, TemplateSyntaxError, meta

from briefgen.extensions import Extensions
from briefgen.theme.meter import Meter
from briefgen.theme.reads import Reader
from briefgen.theme.sandbox import ThemeEnvironment
from briefgen.theme.theme_value import Theme
from briefgen.theme.views.surface import VIEWS

EVERYTHING = "*"
_NONE = Extensions()


class ThemeLoader(BaseLoader):
    """Gives Jinja a theme's templates by their path below ``templates/``."""

    def __init__(self, theme: Theme) -> None:
        """Keep the theme."""
        self._theme = theme

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:  # noqa: ARG002
        """Return a template's text and the path that problems name."""
        found = self._theme.templates.get(template)
        if found is None:
            raise TemplateNotFound(template)
        return found.data.decode("utf-8"), found.label, None

    def list_templates(self) -> list[str]:
        """Return the paths of all templates, sorted."""
        return sorted(self._theme.templates)


def environment_for(
    theme: Theme, meter: Meter | None = None, extensions: Extensions = _NONE
) -> ThemeEnvironment:
    """Return the environment that renders a theme's templates, all of them escaped by default."""
    return ThemeEnvironment(
        (*VIEWS, Reader),
        meter or Meter(),
        extensions,
        meant=theme.meant,
        loader=ThemeLoader(theme),
        autoescape=True,
        auto_reload=False,
        cache_size=-1,
        keep_trailing_newline=False,
    )


class Closures:
    """What templates refer to, each parsed at most once."""

    def __init__(self, theme: Theme) -> None:
        """Begin with nothing parsed."""
        self._theme = theme
        self._environment = Environment(autoescape=True)  # noqa: S701, RUF100
        self._direct: dict[str, tuple[str, ...]] = {}

    def closure(self, template: str) -> tuple[str, ...]:
        """Return a template and all that it extends, includes or imports, transitively, sorted.

        Names that lead to no file are in it too. A computed name makes it the whole theme, marked
        by ``*``.
        """
        found: set[str] = set()
        waiting = [template]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting.extend(self._refers_to(name))
        return tuple(sorted(found | set(self._theme.templates) if EVERYTHING in found else found))

    def digest(self, template: str) -> str:
        """Return the SHA-256 digest (hex) of the closure: names, bytes, and what is missing."""
        total = hashlib.sha256()
        for name in self.closure(template):
            file = self._theme.templates.get(name)
            state = hashlib.sha256(file.data).hexdigest() if file else "missing"
            total.update(f"{name}\0{state}\n".encode())
        return total.hexdigest()

    def _refers_to(self, name: str) -> tuple[str, ...]:
        if name not in self._direct:
            self._direct[name] = tuple(self._parsed(name))
        return self._direct[name]

    def _parsed(self, name: str) -> Iterator[str]:
        file = self._theme.templates.get(name)
        if file is None:
            return
        try:
            tree = self._environment.parse(file.data.decode("utf-8"))
        except TemplateSyntaxError:
            return
        for referred in meta.find_referenced_templates(tree):
            yield EVERYTHING if referred is None else self._theme.meant(referred, name)
