"""The state of a preview, as its script in the browser reads it."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from briefgen.diagnostics import Diagnostic, Excerpts, Severity
from briefgen.preview.editor import editor_address

MOST = 100
"""So many problems are shown; a tired writer mends the first ones."""


class ShownProblem(msgspec.Struct, frozen=True):
    """A problem with the line that it is about.

    ``caret`` stands below ``excerpt``; ``editor`` is an address that opens the place, or empty.
    """

    code: str
    severity: str
    message: str
    path: str
    line: int
    column: int
    excerpt: str
    caret: str
    help: str
    editor: str


class State(msgspec.Struct, frozen=True):
    """All that a tab has to know. Addresses are paths with the site's own in front.

    ``session`` differs for each start, ``build`` counts refreshes. ``saved`` is the page of the document
    whose save made this build; ``moved`` leads from address to address, ``removed`` from address to reason.
    """

    session: str
    build: int
    errors: int
    warnings: int
    notes: int
    problems: tuple[ShownProblem, ...]
    saved: str = ""
    follow: bool = False
    moved: dict[str, str] = {}
    removed: dict[str, str] = {}
    styles: tuple[str, ...] = ()


def counts(problems: Iterable[Diagnostic]) -> dict[Severity, int]:
    """Return the number of problems of each severity."""
    found = [problem.severity for problem in problems]
    return {severity: found.count(severity) for severity in Severity}


def shown_problems(problems: Iterable[Diagnostic], root: Path, editor: str) -> tuple[ShownProblem, ...]:
    """Return the problems that a tab shows, errors first; ``editor`` is the pattern of an address."""
    order = list(Severity)
    ranked = sorted(problems, key=lambda problem: order.index(problem.severity))
    excerpts = Excerpts(root)
    return tuple(_shown(problem, root, editor, excerpts) for problem in ranked[:MOST])


def _shown(problem: Diagnostic, root: Path, editor: str, excerpts: Excerpts) -> ShownProblem:
    span = problem.span
    found = excerpts.of(span)
    return ShownProblem(
        code=problem.code,
        severity=str(problem.severity),
        message=problem.message,
        path=span.path,
        line=span.line,
        column=span.column,
        excerpt=found.text if found else "",
        caret=" " * found.indent + "^" * found.width if found and found.width else "",
        help=problem.help,
        editor=editor_address(editor, root, span),
    )
