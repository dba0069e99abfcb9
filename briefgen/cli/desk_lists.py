"""What ``list`` and ``due`` have in common: a table, and errors that make a list incomplete."""

from collections.abc import Sequence

from briefgen.cli.console import show, strong, warn
from briefgen.cli.problems import as_text, totals
from briefgen.diagnostics import Excerpts, Severity, harmless
from briefgen.stages.reading import Overview
from briefgen.stages.request import Request


def show_table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Show rows under their names, in columns as wide as they need."""
    lines = [tuple(names), *(tuple(map(harmless, row)) for row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(names))]
    for number, line in enumerate(lines):
        text = "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        show(text if number else strong(text))


def tell_errors(desk: Overview, wanted: Request, consequence: str) -> int:
    """Show the site's errors and what follows from them; return the exit code, 1 with any."""
    errors = [d for d in desk.site.problems if d.severity is Severity.ERROR]
    excerpts = Excerpts(wanted.root)
    for diagnostic in errors:
        warn(as_text(diagnostic, excerpts))
    if errors:
        warn(f"{totals(errors)}; {consequence}")
    return 1 if errors else 0
