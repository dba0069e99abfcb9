"""Tables and code blocks in Markdown."""

from collections.abc import Iterable, Sequence


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; a column that is empty in every row is left out."""
    body = [tuple(_cell(text) for text in row) for row in rows]
    shown = [number for number in range(len(heads)) if any(row[number] for row in body)]
    lines = [tuple(heads), tuple("---" for _ in heads), *body]
    return "\n".join("| " + " | ".join(line[number] for number in shown) + " |" for line in lines)


def code(text: str) -> str:
    """Return text as code inside a line; empty for an empty text."""
    return f"`{text}`" if text else ""


def block(text: str, language: str = "") -> str:
    """Return a fenced block that is longer than every fence in it."""
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
