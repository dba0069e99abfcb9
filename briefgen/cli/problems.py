"""Problems as text, JSON, SARIF and GitHub annotations."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from briefgen.diagnostics import Diagnostic, Severity, Span, text_of

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
WIDTH = 110
LARGEST_EXCERPT_FILE = 20_000_000
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Excerpts:
    """Lines of source files, each file read once.

    Files come from authors: only regular files are opened, and what could steer a terminal is
    shown as U+FFFD.
    """

    def __init__(self, root: Path) -> None:
        """Take the folder to which the paths of problems are relative."""
        self._root = root
        self._lines: dict[str, list[str]] = {}

    def line(self, span: Span) -> str:
        """Return the source line of a place, or an empty text when there is none to show."""
        if not span.path or not span.line:
            return ""
        if span.path not in self._lines:
            self._lines[span.path] = self._read(span.path)
        lines = self._lines[span.path]
        return lines[span.line - 1] if span.line <= len(lines) else ""

    def _read(self, path: str) -> list[str]:
        try:
            file = self._root / path
            if not file.is_file() or file.stat().st_size > LARGEST_EXCERPT_FILE:
                return []
            text = file.read_bytes().decode("utf-8", "replace")
        except (OSError, ValueError):
            return []
        return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def harmless(text: str) -> str:
    """Return the text without characters that steer a terminal or turn its direction."""
    return _CONTROL.sub("\ufffd", text)


def as_text(diagnostic: Diagnostic, excerpts: Excerpts) -> str:
    """Return a problem as lines: place and message, the source line with a caret, the way out."""
    colour = COLOURS[diagnostic.severity]
    label = click.style(f"{diagnostic.severity}[{diagnostic.code}]", fg=colour, bold=True)
    place = place_of(diagnostic.span)
    lines = [
        f"{place}: {label} {harmless(diagnostic.message)}"
        if place
        else f"{label} {harmless(diagnostic.message)}"
    ]
    source = excerpts.line(diagnostic.span)
    if source.strip():
        lines += _excerpt(source, diagnostic.span, colour)
    if diagnostic.help:
        lines.append(f"  {click.style('help:', bold=True)} {harmless(diagnostic.help)}")
    return "\n".join(lines)


def place_of(span: Span) -> str:
    """Return ``path:line:column``, as much of it as is known."""
    parts = [harmless(span.path)] if span.path else []
    parts += [str(span.line)] if span.path and span.line else []
    parts += [str(span.column)] if span.path and span.line and span.column else []
    return ":".join(parts)


def _excerpt(source: str, span: Span, colour: str) -> list[str]:
    begin = max(0, span.column - 1 - WIDTH // 2) if span.column > WIDTH - 20 else 0
    lead = "…" if begin else ""
    visible = harmless(source[begin : begin + WIDTH].replace("\t", " "))
    tail = "…" if len(source) > begin + WIDTH else ""
    number = str(span.line)
    shown = [f"  {number} | {lead}{visible}{tail}"]
    if span.column:
        before = visible[: span.column - 1 - begin]
        marked = _marked(source, span, visible[len(before) :])
        caret = click.style("^" * max(1, marked), fg=colour, bold=True)
        shown.append(f"  {' ' * len(number)} | {' ' * (len(lead) + _cells(before))}{caret}")
    return shown


def _marked(source: str, span: Span, rest: str) -> int:
    """Return how many cells the caret underlines."""
    if span.end_line not in (0, span.line) or span.end_column <= span.column:
        return 1
    end = min(span.end_column - 1, len(source))
    return _cells(rest[: end - (span.column - 1)])


def _cells(text: str) -> int:
    """Return how many cells of a terminal the text takes."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def as_json(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return a problem as the object of the ``problems`` list; a missing place is null."""
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        "path": span.path or None,
        "line": span.line or None,
        "column": span.column or None,
        "end_line": span.end_line or None,
        "end_column": span.end_column or None,
        "help": diagnostic.help or None,
    }


def as_github(diagnostic: Diagnostic) -> str:
    """Return a workflow command of GitHub Actions, which shows the problem beside the line."""
    kind = {"error": "error", "warning": "warning", "info": "notice"}[diagnostic.severity]
    span = diagnostic.span
    fields = {"file": span.path, "line": span.line, "col": span.column, "title": diagnostic.code}
    given_fields = ",".join(f"{name}={_escaped(str(value), ',:')}" for name, value in fields.items() if value)
    words = diagnostic.message + (f" ({diagnostic.help})" if diagnostic.help else "")
    return f"::{kind} {given_fields}::{_escaped(words)}"


def _escaped(text: str, more: str = "") -> str:
    for char in "%\r\n" + more:
        text = text.replace(char, f"%{ord(char):02X}")
    return text


def as_sarif(diagnostics: Sequence[Diagnostic], version: str) -> dict[str, Any]:
    """Return a SARIF 2.1.0 log with one run (OASIS standard), for code scanning services."""
    used = sorted({diagnostic.code for diagnostic in diagnostics})
    rules = [
        {
            "id": code,
            "shortDescription": {"text": text.title},
            "fullDescription": {"text": text.cause},
            "help": {"text": text.fix},
        }
        for code in used
        if (text := text_of(code))
    ]
    driver = {"name": "briefgen", "version": version, "rules": rules}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": [_sarif_result(d) for d in diagnostics]}],
    }


def _sarif_result(diagnostic: Diagnostic) -> dict[str, Any]:
    level = {"error": "error", "warning": "warning", "info": "note"}[diagnostic.severity]
    words = diagnostic.message + (f"\nhelp: {diagnostic.help}" if diagnostic.help else "")
    result: dict[str, Any] = {"ruleId": diagnostic.code, "level": level, "message": {"text": words}}
    span = diagnostic.span
    if span.path:
        place: dict[str, Any] = {"artifactLocation": {"uri": span.path}}
        if span.line:
            region = {
                "startLine": span.line,
                "startColumn": span.column,
                "endLine": span.end_line,
                "endColumn": span.end_column,
            }
            place["region"] = {name: value for name, value in region.items() if value}
        result["locations"] = [{"physicalLocation": place}]
    return result


def totals(diagnostics: Iterable[Diagnostic]) -> str:
    """Return ``2 errors, 1 warning``; ``no problems`` without errors and warnings."""
    counts = dict.fromkeys(Severity, 0)
    for diagnostic in diagnostics:
        counts[diagnostic.severity] += 1
    words = [
        f"{count} {severity}{'' if count == 1 else 's'}"
        for severity, count in counts.items()
        if count and severity is not Severity.INFO
    ]
    return ", ".join(words) or "no problems"
