"""Which code a mistake in front matter has."""

from collections.abc import Iterable

from briefgen.diagnostics import Diagnostic, problem
from briefgen.typed_yaml import Mistake, MistakeKind, Node, diagnostic, span

CODE_OF: dict[MistakeKind, str] = {
    "encoding": "BG121",
    "syntax": "BG101",
    "expansion": "BG122",
    "tag": "BG123",
    "repeated": "BG103",
    "unknown": "BG104",
    "missing": "BG109",
    "shape": "BG105",
    "choice": "BG106",
    "form": "BG110",
    "date": "BG107",
    "zone": "BG108",
}
GATE_CODE_OF: dict[MistakeKind, str] = {
    **CODE_OF,
    "shape": "BG112",
    "choice": "BG112",
    "form": "BG112",
    "date": "BG112",
}


def placed(mistakes: Iterable[Mistake], path: str) -> list[Diagnostic]:
    """Return mistakes as problems of the file ``path``."""
    return [diagnostic(mistake, CODE_OF, path) for mistake in mistakes]


def not_a_map(root: Node, path: str) -> Diagnostic:
    """Return the problem of a YAML text that should be a map and is a text or a list."""
    return problem(
        "BG102",
        "fields are expected here, one a line",
        span(root.place, path),
        help='write each field as "key: value"',
    )
