"""The preview's own page: all problems, what changed and why, what is not public, where the time went."""

from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import quote

import msgspec

from briefgen.catalog import Excluded
from briefgen.model.site import Unresolved
from briefgen.preview.badge import Badge
from briefgen.preview.session import Refresh
from briefgen.preview.state import ShownProblem

MOST = 200


class Changed(msgspec.Struct, frozen=True):
    """A page that was looked at, and why it is another one since the last change."""

    route: str
    reasons: tuple[str, ...]


class Unpublished(msgspec.Struct, frozen=True):
    """A document that the preview shows and a plain build does not."""

    title: str
    route: str
    badge: Badge


class Dashboard(msgspec.Struct, frozen=True):
    """What the page tells. ``excluded`` are files that this audience does not get in any case."""

    title: str
    audience: str
    problems: tuple[ShownProblem, ...]
    last: Refresh
    changed: tuple[Changed, ...]
    unresolved: tuple[Unresolved, ...]
    unpublished: tuple[Unpublished, ...]
    excluded: tuple[Excluded, ...]


def page_of(board: Dashboard, base: str) -> str:
    """Return the page as HTML; ``base`` is the path of the site, with slashes at both ends."""
    return "\n".join(_lines(board, base))


def _lines(board: Dashboard, base: str) -> Iterator[str]:
    own = f"{escape(quote(base))}_briefgen/"
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>Preview of {escape(board.title)}</title>"
    yield f'<link rel="stylesheet" href="{own}preview.css">'
    yield f'<script type="module" src="{own}preview.js"></script>'
    yield '</head>\n<body class="briefgen-dashboard">\n<main>'
    yield f"<h1>Preview of {escape(board.title)}</h1>"
    home = f'<a href="{escape(quote(base))}">To the site</a>'
    yield f"<p>For the audience <b>{escape(board.audience)}</b>. {home}</p>"
    yield from _problems(board.problems)
    yield from _last(board.last)
    yield from _changed(board.changed, base)
    yield from _unresolved(board.unresolved)
    yield from _unpublished(board.unpublished, base)
    yield from _excluded(board.excluded)
    yield "</main>\n</body>\n</html>"


def _problems(problems: tuple[ShownProblem, ...]) -> Iterator[str]:
    yield "<h2>Problems</h2>"
    rows = ((p.severity, p.code, _place(p), f"{escape(p.message)}{_help(p)}") for p in problems)
    yield from _table("problems", ("Severity", "Code", "Place", "Problem"), rows, "No problems.")


def _place(problem: ShownProblem) -> str:
    parts = [problem.path, *(str(number) for number in (problem.line, problem.column) if number)]
    place = escape(":".join(parts)) if problem.path else ""
    return f'<a href="{escape(problem.editor)}">{place}</a>' if problem.editor else place


def _help(problem: ShownProblem) -> str:
    return f"<br><small>{escape(problem.help)}</small>" if problem.help else ""


def _last(last: Refresh) -> Iterator[str]:
    yield "<h2>The last change</h2>"
    if last.paths:
        shown = ", ".join(escape(path) for path in last.paths[:10])
        more = f" and {len(last.paths) - 10} more" if len(last.paths) > 10 else ""
        yield f"<p>Number {last.number}: {shown}{more}; {len(last.parsed)} parsed.</p>"
    if not last.is_shown:
        yield "<p>It has errors: the site is shown as it was before.</p>"
    rows = [(escape(name), f"{seconds * 1000:.0f} ms") for name, seconds in last.stages]
    yield from _table("stages", ("Stage", "Time"), rows, "")


def _changed(changed: tuple[Changed, ...], base: str) -> Iterator[str]:
    yield "<h2>Pages that you looked at and that changed</h2>"
    rows = ((_link(one.route, one.route, base), "<br>".join(map(escape, one.reasons))) for one in changed)
    yield from _table("changes", ("Page", "Why"), rows, "None.")


def _unresolved(links: tuple[Unresolved, ...]) -> Iterator[str]:
    if links:
        yield "<h2>Links that lead nowhere yet</h2>"
        rows = (
            (
                escape(f"{link.path}:{link.line}:{link.column}"),
                escape(f"[[{link.name}]]"),
                escape(link.suggestion),
            )
            for link in links[:MOST]
        )
        yield from _table("unresolved", ("Place", "Link", "Perhaps"), rows, "")
        yield from _more(len(links))


def _more(count: int) -> Iterator[str]:
    if count > MOST:
        yield f"<p>And {count - MOST} more.</p>"


def _unpublished(documents: tuple[Unpublished, ...], base: str) -> Iterator[str]:
    yield "<h2>Not public yet, or not any more</h2>"
    rows = ((_link(one.title, one.route, base), escape(one.badge.text)) for one in documents[:MOST])
    yield from _table("unpublished", ("Document", "Why"), rows, "Everything shown is public.")
    yield from _more(len(documents))


def _excluded(files: tuple[Excluded, ...]) -> Iterator[str]:
    if files:
        yield "<h2>Not for this audience</h2>"
        rows = ((escape(file.path), escape(", ".join(file.reasons))) for file in files[:MOST])
        yield from _table("excluded", ("File", "Why"), rows, "")
        yield from _more(len(files))


def _table(kind: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]], empty: str) -> Iterator[str]:
    """Yield a table of cells that are HTML already; a sentence where there is no row."""
    cells = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    if not cells:
        yield f"<p>{empty}</p>" if empty else ""
        return
    yield f'<table class="{kind}">\n<thead><tr>'
    yield "".join(f'<th scope="col">{head}</th>' for head in heads)
    yield "</tr></thead>\n<tbody>"
    yield from (f"<tr>{row}</tr>" for row in cells)
    yield "</tbody>\n</table>"


def _link(text: str, route: str, base: str) -> str:
    href = escape(quote(base + route.removeprefix("/")))
    return f'<a href="{href}">{escape(text)}</a>' if route else escape(text)
