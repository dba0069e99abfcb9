"""The line of a source file in which a problem stands, ready to be shown."""

import re
import unicodedata
from pathlib import Path

import msgspec

from briefgen.diagnostics.problem import Span
from briefgen.diagnostics.redaction import masked

WIDTH = 110
LARGEST_FILE = 20_000_000
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Excerpt(msgspec.Struct, frozen=True):
    """A line, or the part of it around a place: ``width`` cells from ``indent`` on are to be marked.

    Cells are those of a terminal, in which an East Asian character takes two. Without a column there
    is nothing to mark.
    """

    line: int
    text: str
    indent: int = 0
    width: int = 0


class Excerpts:
    """What to show of the places of problems; each file is read once.

    Files come from authors: only regular files are opened, and what could steer a terminal is
    shown as U+FFFD. Secrets in a line of settings are starred out.
    """

    def __init__(self, root: Path) -> None:
        """Take the folder to which the paths of problems are relative."""
        self._root = root
        self._lines: dict[str, list[str]] = {}

    def of(self, span: Span) -> Excerpt | None:
        """Return what to show of a place; None when there is nothing to show."""
        source = self._line(span)
        if span.path.endswith((".yaml", ".yml")):
            source = masked(source)
        return excerpt(source, span) if source.strip() else None

    def _line(self, span: Span) -> str:
        if not span.path or not span.line:
            return ""
        if span.path not in self._lines:
            self._lines[span.path] = self._read(span.path)
        lines = self._lines[span.path]
        return lines[span.line - 1] if span.line <= len(lines) else ""

    def _read(self, path: str) -> list[str]:
        try:
            file = self._root / path
            if not file.is_file() or file.stat().st_size > LARGEST_FILE:
                return []
            text = file.read_bytes().decode("utf-8", "replace")
        except (OSError, ValueError):
            return []
        return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def harmless(text: str) -> str:
    """Return the text without characters that steer a terminal or turn its direction."""
    return _CONTROL.sub("\ufffd", text)


def excerpt(source: str, span: Span) -> Excerpt:
    """Return what to show of a source line."""
    begin = max(0, span.column - 1 - WIDTH // 2) if span.column > WIDTH - 20 else 0
    lead = "…" if begin else ""
    visible = harmless(source[begin : begin + WIDTH].replace("\t", " "))
    tail = "…" if len(source) > begin + WIDTH else ""
    shown = f"{lead}{visible}{tail}"
    if not span.column:
        return Excerpt(span.line, shown)
    before = visible[: span.column - 1 - begin]
    marked = _marked(source, span, visible[len(before) :])
    return Excerpt(span.line, shown, len(lead) + _cells(before), max(1, marked))


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
