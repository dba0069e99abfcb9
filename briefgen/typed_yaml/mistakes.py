"""What is wrong with a YAML text, before an area gives it its own code."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from briefgen.diagnostics import Diagnostic, Severity, Span, problem
from briefgen.typed_yaml.nodes import Place

MistakeKind = Literal[
    "encoding",  # not UTF-8, or a byte that no text holds
    "syntax",  # not YAML
    "expansion",  # aliases that unfold without end, nesting without end
    "tag",  # !!tags
    "repeated",  # one key twice in a map
    "unknown",  # a key that is not known
    "missing",  # a required key
    "shape",  # a map where a text is wanted, and the like
    "choice",  # not one of the allowed words
    "form",  # an address, slug, path or language that is none
    "date",  # not a date
    "zone",  # a time without a zone
]


class Mistake(msgspec.Struct, frozen=True):
    """One mistake: ``field`` is the dotted path of the value (``roles[1].from``), if it has one."""

    kind: MistakeKind
    message: str
    place: Place
    help: str = ""
    field: str = ""
    severity: Severity | None = None

    @property
    def top(self) -> str:
        """The key of the outermost map under which the mistake stands."""
        return self.field.split(".", 1)[0].split("[", 1)[0]


def diagnostic(mistake: Mistake, codes: Mapping[MistakeKind, str], path: str) -> Diagnostic:
    """Return the mistake as a problem of the file ``path``, under the code of its kind."""
    return problem(
        codes[mistake.kind],
        mistake.message,
        span(mistake.place, path),
        help=mistake.help,
        severity=mistake.severity,
    )


def span(place: Place, path: str) -> Span:
    """Return the place as a span of the file ``path``."""
    return Span(path, place.line, place.column, place.end_line, place.end_column)
