"""Problems as text, JSON, SARIF and GitHub annotations."""

from collections.abc import Iterable, Sequence
from typing import Any

import click

from briefgen.diagnostics import Diagnostic, Excerpt, Excerpts, Severity, Span, harmless, text_of

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


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
    if found := excerpts.of(diagnostic.span):
        lines += _lines(found, colour)
    if diagnostic.help:
        lines.append(f"  {click.style('help:', bold=True)} {harmless(diagnostic.help)}")
    return "\n".join(lines)


def place_of(span: Span) -> str:
    """Return ``path:line:column``, as much of it as is known."""
    parts = [harmless(span.path)] if span.path else []
    parts += [str(span.line)] if span.path and span.line else []
    parts += [str(span.column)] if span.path and span.line and span.column else []
    return ":".join(parts)


def _lines(found: Excerpt, colour: str) -> list[str]:
    number = str(found.line)
    shown = [f"  {number} | {found.text}"]
    if found.width:
        caret = click.style("^" * found.width, fg=colour, bold=True)
        shown.append(f"  {' ' * len(number)} | {' ' * found.indent}{caret}")
    return shown


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
