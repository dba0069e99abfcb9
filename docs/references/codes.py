"""All codes of problems, from the table that ``briefgen explain`` reads."""

from collections.abc import Iterator

from briefgen.diagnostics import CODES
from references.tables import block, table

AREAS = {
    "0": "Settings",
    "1": "Front matter",
    "2": "Markdown",
    "3": "Names and links",
    "4": "Dissemination",
    "5": "Pages and addresses",
    "6": "Theme",
    "7": "Output",
    "8": "Source files",
    "9": "Command line",
}


def sections() -> Iterator[tuple[str, str]]:
    """Yield each generated part by its name."""
    rows = ((f"[{code}](#{code.lower()})", text.severity, text.title) for code, text in sorted(CODES.items()))
    yield "code-list", table(("code", "usual severity", "problem"), rows)
    yield "codes", "\n\n".join(_area(digit, title) for digit, title in AREAS.items())


def _area(digit: str, title: str) -> str:
    codes = sorted(code for code in CODES if code[2] == digit)
    return "\n\n".join((f"## {title}", *map(_code, codes)))


def _code(code: str) -> str:
    text = CODES[code]
    head = f'<a id="{code.lower()}"></a>\n\n### {code}: {_plain(text.title)}'
    cause = f"*{text.severity.capitalize()}.* {_plain(text.cause)}"
    return "\n\n".join((head, cause, block(text.example, "text"), _plain(text.fix)))


def _plain(text: str) -> str:
    """Return words that Markdown shows as they are: code stays code, other marks lose their meaning."""
    parts = text.split("`")
    for number in range(0, len(parts), 2):
        for mark in "\\*_[]<>":
            parts[number] = parts[number].replace(mark, f"\\{mark}")
    return "`".join(parts)
