"""Syntax that this version knows and does not build: reported, never passed through."""

import re

from markdown_it.token import Token

from briefgen.content.markdown.draft import Draft
from briefgen.diagnostics import Span

ONLY = re.compile(r"\[!\s*only\b", re.IGNORECASE)


def is_only(name: str) -> bool:
    """Tell whether a callout's name means a withheld portion; in doubt it does."""
    return ONLY.match(f"[!{name}") is not None


def report_only(draft: Draft, span: Span) -> None:
    """Report a withheld portion, which would be published in full."""
    draft.report(
        "BG211", "withheld portions ([!only]) are not built: nothing of this file may be published", span,
        "move the portion into a file of its own that has the audience in its front matter",
    )  # fmt: skip


def container(draft: Draft, token: Token) -> None:
    """Report a ``:::`` line; a closing one only when nothing was open."""
    line = token.map[0] if token.map else 0
    name = token.content.lstrip(":").strip()
    if not name and draft.containers:
        draft.containers -= 1
        return
    draft.containers += bool(name)
    draft.report(
        "BG210", f'containers are not built in this version: "{token.content}"',
        draft.source.find(line, ":::"), "write a callout: > [!name] Title",
    )  # fmt: skip
