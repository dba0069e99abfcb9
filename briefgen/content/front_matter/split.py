"""A file's text cut into front matter and body."""

import re

import msgspec

from briefgen.diagnostics import Diagnostic, Span, problem

_FENCE = "---"
_CLOSING = re.compile(r"^---[^\S\n]*$", re.MULTILINE)


class Parts(msgspec.Struct, frozen=True):
    """Front matter and body with the numbers of their first lines.

    ``unclosed`` tells that front matter begins and never ends; then there is no body.
    """

    front_matter: str
    front_line: int
    body: str
    body_line: int
    unclosed: bool = False


def split(text: str) -> Parts:
    """Return the parts of a text with line feeds as line ends.

    Front matter stands between two lines ``---``, the first of which is the file's first line;
    space behind the dashes does not matter. A text that begins otherwise is all body.
    """
    first, newline, rest = text.partition("\n")
    if first.rstrip() != _FENCE:
        return Parts("", 1, text, 1)
    if not newline:
        return Parts("", 2, "", 1, unclosed=True)
    closing = _CLOSING.search(rest)
    if closing is None:
        return Parts(rest, 2, "", 2, unclosed=True)
    front, body = rest[: closing.start()], rest[closing.end() + 1 :]
    return Parts(front, 2, body, 3 + front.count("\n"))


def unclosed_problem(path: str) -> Diagnostic:
    """Return the problem of front matter that never ends."""
    return problem(
        "BG100",
        'front matter opens with "---" and is never closed',
        Span(path, 1, 1, 1, 4),
        help='put a line "---" behind the last field',
    )
