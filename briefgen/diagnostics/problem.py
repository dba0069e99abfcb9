"""One problem, its place and its severity."""

from collections.abc import Iterable
from enum import IntEnum, StrEnum

import msgspec

from briefgen.diagnostics.codes import CODES


class Severity(StrEnum):
    """How much a problem matters; errors stop a build, warnings do under ``--strict``."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class ExitCode(IntEnum):
    """What the process tells its caller."""

    FINE = 0
    CONTENT = 1
    USAGE = 2
    REFUSED = 3
    BUG = 4
    INTERRUPTED = 130


class Span(msgspec.Struct, frozen=True):
    """A place in a source file.

    ``path`` is relative to the site's root, with ``/`` between its parts. Lines and columns count
    from 1, columns in code points; 0 means that the place has none (the whole file, or the whole
    line). ``end_column`` is the first column behind the marked text.
    """

    path: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0


class Diagnostic(msgspec.Struct, frozen=True):
    """One problem: its code, what is wrong (one line, no full stop), where, and the way out."""

    code: str
    severity: Severity
    message: str
    span: Span
    help: str = ""


def problem(
    code: str, message: str, span: Span, *, help: str = "", severity: Severity | None = None
) -> Diagnostic:
    """Return a diagnostic whose severity is that of its code unless ``severity`` says otherwise.

    Raises:
        KeyError: ``code`` is not in the table of codes.
    """
    return Diagnostic(
        code=code,
        severity=severity or Severity(CODES[code].severity),
        message=message,
        span=span,
        help=help,
    )


def sort_key(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    """Return the order in which problems are shown: by path, place, code and words."""
    span = diagnostic.span
    return (span.path, span.line, span.column, diagnostic.code, diagnostic.message)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether at least one of the problems is an error."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


class BriefgenError(Exception):
    """Work that cannot go on, with the problems that say why and the exit code to leave with."""

    def __init__(self, diagnostics: Iterable[Diagnostic], exit_code: ExitCode = ExitCode.CONTENT) -> None:
        """Keep the problems as a tuple; the exception's text is the first one's message."""
        self.diagnostics = tuple(diagnostics)
        self.exit_code = exit_code
        super().__init__(self.diagnostics[0].message if self.diagnostics else "")
