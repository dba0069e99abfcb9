"""Pages of the preview's own, for when the site has none to show."""

from collections.abc import Iterable
from html import escape

from briefgen.preview.state import ShownProblem

_FRAME = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
</head>
<body class="briefgen-dashboard">
<main>
<h1>{title}</h1>
<p>{text}</p>
{problems}</main>
</body>
</html>
"""


def empty_page(problems: Iterable[ShownProblem]) -> bytes:
    """Return what is shown while no site without errors has been read."""
    text = "The site cannot be shown before its errors are mended. This page follows by itself."
    return _page("Nothing to show yet", text, problems)


def failed_page(problems: Iterable[ShownProblem]) -> bytes:
    """Return what is shown for a page that could not be rendered, or that there is none of."""
    found = tuple(problems)
    if found:
        return _page(
            "This page cannot be shown", "Its template failed. The page follows once it works.", found
        )
    return _page("There is no such page", "Nothing stands at this address.", ())


def _page(title: str, text: str, problems: Iterable[ShownProblem]) -> bytes:
    items = "".join(f"<li>{_place(one)}{escape(one.message)}{_help(one)}</li>\n" for one in problems)
    shown = f"<ul>\n{items}</ul>\n" if items else ""
    return _FRAME.format(title=title, text=text, problems=shown).encode()


def _place(problem: ShownProblem) -> str:
    line = f":{problem.line}" if problem.line else ""
    return f"<code>{escape(problem.path)}{line}</code> " if problem.path else ""


def _help(problem: ShownProblem) -> str:
    return f"<br><small>{escape(problem.help)}</small>" if problem.help else ""
