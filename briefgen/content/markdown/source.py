"""The text of one body, cleaned, and the places in it."""

import re

import msgspec

from briefgen.diagnostics import Diagnostic, Span, problem

_RESERVED = re.compile("[\ufdd0-\ufdef\ud800-\udfff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f]")
# The first bytes of reserved characters in UTF-8: a search in bytes is the fastest.
_RESERVED_BEGINS = (b"\xef\xb7", b"\xed")
_CONTROL_BYTES = bytes(code for code in range(32) if _CONTROLS.match(chr(code)))
_CONTAINER = re.compile(r"[\s>]*(?:[-*+]\s+|\d{1,9}[.)]\s+)?")
_BARS = re.compile(r"(?<!\\)\|")


class Source(msgspec.Struct, frozen=True):
    """A body's text without reserved and control characters, and where it stands.

    ``lines`` are the lines of ``text``; line 0 is the file's line ``first_line``.
    """

    path: str
    first_line: int
    text: str
    lines: tuple[str, ...]

    def span(self, line: int, column: int = 0, length: int = 0) -> Span:
        """Return the place of ``length`` characters in ``line`` (from 0); ``column`` counts from 1."""
        return Span(
            self.path,
            self.first_line + line,
            column,
            end_column=column + length if column and length else 0,
        )

    def find(self, line: int, words: str) -> Span:
        """Return the first place of ``words`` in ``line``, or the whole line when they are not in it."""
        found = self.lines[line].find(words) if line < len(self.lines) else -1
        return self.span(line, found + 1, len(words)) if found >= 0 else self.span(line)


def read(text: str, *, path: str, first_line: int) -> tuple[Source, list[Diagnostic]]:
    """Return the cleaned text and a warning for each line from which characters were taken."""
    problems: list[Diagnostic] = []
    encoded = text.encode("utf-8", "surrogatepass")
    cleaned = _RESERVED.sub("\ufffd", text) if _may_be_reserved(encoded) else text
    if len(encoded.translate(None, _CONTROL_BYTES)) < len(encoded):
        problems = _control_problems(cleaned, path, first_line)
        cleaned = _CONTROLS.sub("", cleaned)
    return Source(path, first_line, cleaned, tuple(cleaned.split("\n"))), problems


def _may_be_reserved(encoded: bytes) -> bool:
    return not encoded.isascii() and any(begin in encoded for begin in _RESERVED_BEGINS)


def _control_problems(text: str, path: str, first_line: int) -> list[Diagnostic]:
    found = ((row, _CONTROLS.search(line)) for row, line in enumerate(text.split("\n"), first_line))
    return [
        problem(
            "BG216",
            f"control character U+{ord(match.group()):04X} is left out",
            Span(path, row, match.start() + 1),
            help="delete the character; most editors show it when invisible characters are shown",
        )
        for row, match in found
        if match
    ]


def column_of(line: str, words: str, cell: int | None) -> int:
    """Return where in a source line the text that the parser cut out of it begins, from 0.

    A paragraph's line is the end of its source line behind the marks of quotes and lists; a table's
    cell stands behind as many bars as there are cells before it.
    """
    bare = words.rstrip()
    if cell is not None:
        return _cell_start(line, cell)
    whole = line.rstrip()
    if whole.endswith(bare):
        return len(whole) - len(bare)
    return max(line.find(bare), 0)


def _cell_start(line: str, cell: int) -> int:
    marks = _CONTAINER.match(line)
    start = marks.end() if marks else 0
    bars = [match.end() for match in _BARS.finditer(line, start)]
    starts = bars if line.startswith("|", start) else [start, *bars]
    begin = starts[cell] if cell < len(starts) else start
    return begin + len(line[begin:]) - len(line[begin:].lstrip())
