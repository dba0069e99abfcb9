"""Addresses that open a file in the writer's editor."""

import re
from pathlib import Path
from urllib.parse import quote

from briefgen.diagnostics import Span

_OPENS = re.compile(
    r"(?!(?:javascript|data|vbscript|blob|about|filesystem):)[a-z][a-z0-9+.-]*:", re.IGNORECASE
)


def editor_address(pattern: str, root: Path, span: Span) -> str:
    """Return the address for a place, from a pattern with ``{path}``, ``{line}`` and ``{column}``.

    Empty without a pattern, for one that would run in the page, and for a place that is no file.
    """
    if not _OPENS.match(pattern) or not span.path or not (root / span.path).is_file():
        return ""
    return (
        pattern.replace("{path}", quote(str(root / span.path)))
        .replace("{line}", str(max(1, span.line)))
        .replace("{column}", str(max(1, span.column)))
    )
