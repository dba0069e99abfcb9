"""Problems as data: what went wrong, where, and what to do about it."""

from briefgen.diagnostics.code_text import CodeText
from briefgen.diagnostics.codes import CODES, text_of
from briefgen.diagnostics.excerpts import Excerpt, Excerpts, harmless
from briefgen.diagnostics.problem import (
    BriefgenError,
    Diagnostic,
    ExitCode,
    Severity,
    Span,
    has_errors,
    problem,
    sort_key,
)
from briefgen.diagnostics.redaction import is_secret_name, redacted
from briefgen.diagnostics.suggestion import closest

__all__ = [
    "CODES",
    "BriefgenError",
    "CodeText",
    "Diagnostic",
    "Excerpt",
    "Excerpts",
    "ExitCode",
    "Severity",
    "Span",
    "closest",
    "harmless",
    "has_errors",
    "is_secret_name",
    "problem",
    "redacted",
    "sort_key",
    "text_of",
]
