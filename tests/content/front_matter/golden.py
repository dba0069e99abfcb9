"""Golden cases in plain text: a name, the file, and what is reported about it.

A case begins with ``=== name``; the lines that begin with ``> `` behind the file are what is
reported, one problem in two lines. A last line ``> gate: none`` tells that the gate is closed.
"""

from pathlib import Path

import msgspec

from briefgen.content.defaults import FolderDefaults
from briefgen.content.parse import parse
from briefgen.diagnostics import Diagnostic, sort_key
from briefgen.model.document import ParsedFile, SourceFile
from briefgen.settings.values import ContentSettings

CASES = Path(__file__).parent / "cases"
SOURCE = SourceFile("content/articles/x.md", "articles/x", "article")
SETTINGS = ContentSettings(time_zone="Europe/Warsaw", audiences=("clients", "internal", "public"))


class Case(msgspec.Struct, frozen=True):
    """One case: its name, the file's text, and the report that is wanted."""

    name: str
    text: str
    report: str


def read_cases(path: Path) -> list[Case]:
    """Return the cases of a file."""
    blocks = path.read_text(encoding="utf-8").split("=== ")[1:]
    return [_case(block) for block in blocks]


def _case(block: str) -> Case:
    name, _, rest = block.partition("\n")
    lines = rest.removesuffix("\n").split("\n")
    report = [line for line in lines if line.startswith("> ")]
    return Case(
        name, "\n".join(line for line in lines if not line.startswith("> ")) + "\n", "\n".join(report)
    )


def parsed(text: str, *, source: SourceFile = SOURCE, defaults: FolderDefaults | None = None) -> ParsedFile:
    """Return what a text gives as a file of the site."""
    return parse(source, text.encode(), SETTINGS, defaults or FolderDefaults())


def told(problem: Diagnostic) -> str:
    """Return a problem in the two lines of a golden case."""
    span = problem.span
    place = f"{span.line}:{span.column}-{span.end_column}"
    return f"> {place} {problem.severity}[{problem.code}] {problem.message}\n>   {problem.help}"


def report(text: str) -> str:
    """Return all that is reported about a text."""
    found = parsed(text)
    lines = [told(problem) for problem in sorted(found.problems, key=sort_key)]
    return "\n".join([*lines, *(["> gate: none"] if found.gate is None else [])])
