"""What the preview adds to a page: its bar, and what loads the script."""

from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import quote

import msgspec

from briefgen.preview.badge import Badge

BEGIN = b"<!-- briefgen:preview -->"
END = b"<!-- /briefgen:preview -->"
PLACE = b"</body>"
WORDS_A_MINUTE = 230


class Note(msgspec.Struct, frozen=True):
    """A line of a list in the bar; ``href`` may be empty."""

    text: str
    href: str = ""


class Bar(msgspec.Struct, frozen=True):
    """What the bar of a page says; ``badge`` is None and ``words`` 0 on pages that are no document.

    ``audience`` is empty while there is no site.

    ``unresolved`` are links of the document that lead nowhere, ``untagged`` subjects that it links to
    without being tagged with them. ``source`` is the document's file, and where an editor opens it.
    """

    build: int
    audience: str
    badge: Badge | None = None
    words: int = 0
    unresolved: tuple[Note, ...] = ()
    untagged: tuple[Note, ...] = ()
    source: Note | None = None


def with_bar(page: bytes, bar: Bar, base: str) -> bytes:
    """Return a page with the bar before its last ``</body>``, or at its end if it has none.

    ``base`` is the path of the site, with slashes at both ends.
    """
    at = page.rfind(PLACE)
    at = len(page) if at < 0 else at
    return b"".join((page[:at], BEGIN, "\n".join(_lines(bar, base)).encode(), END, page[at:]))


def without_bar(page: bytes) -> bytes:
    """Return the bytes of a page as a build writes them."""
    begin = page.rfind(BEGIN)
    end = page.find(END, begin)
    return page if begin < 0 or end < 0 else page[:begin] + page[end + len(END) :]


def _lines(bar: Bar, base: str) -> Iterator[str]:
    own = escape(f"{quote(base)}_briefgen/")
    yield f'<link rel="stylesheet" href="{own}preview.css">'
    yield f'<script type="module" src="{own}preview.js"></script>'
    yield f'<aside id="briefgen-bar" aria-label="Preview" data-build="{bar.build}">'
    if bar.badge:
        yield f'<p class="badge badge-{bar.badge.kind}">{escape(bar.badge.text)}</p>'
    if bar.audience:
        yield f'<p class="audience">for {escape(bar.audience)}</p>'
    if bar.words:
        minutes = max(1, round(bar.words / WORDS_A_MINUTE))
        yield f'<p class="words">{bar.words} {_plural("word", bar.words)}, {minutes} min</p>'
    unresolved, untagged = len(bar.unresolved), len(bar.untagged)
    yield from _list("links", f"{unresolved} unresolved {_plural('link', unresolved)}", bar.unresolved)
    yield from _list("mentions", f"{untagged} mentioned, not tagged", bar.untagged)
    source = f"{_link(bar.source)} · " if bar.source else ""
    yield f'<p class="more">{source}<a href="{own}">All of the preview</a></p>'
    yield "</aside>"


def _list(kind: str, summary: str, notes: Iterable[Note]) -> Iterator[str]:
    if items := "".join(f"<li>{_link(note)}</li>" for note in notes):
        yield f'<details class="{kind}"><summary>{escape(summary)}</summary><ul>{items}</ul></details>'


def _link(note: Note) -> str:
    return f'<a href="{escape(note.href)}">{escape(note.text)}</a>' if note.href else escape(note.text)


def _plural(word: str, count: int) -> str:
    return word if count == 1 else f"{word}s"
