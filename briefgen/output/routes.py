"""From a route to the file that a web server gives out for it."""

import re

from briefgen.diagnostics import BriefgenError, Span, problem
from briefgen.model.paths import FIRST_SURROGATE, UNPRINTABLE, printable

NAME_BYTES = 255
NO_JEKYLL = ".nojekyll"
"""The one file with a dot before its name: it stands at the top for a host that asks for it."""
_DRIVE = re.compile("[A-Za-z]:")
_PLAIN_PART = "[A-Za-z0-9_-][A-Za-z0-9_.-]{0,199}"
_PLAIN = re.compile(f"{_PLAIN_PART}(?:/{_PLAIN_PART})*")


def file_of_route(route: str) -> str:
    """Return the file for ``route``, relative to the output folder, with ``/`` between its parts.

    ``/`` gives ``index.html``, ``/a/b/`` gives ``a/b/index.html``, ``/404.html`` gives ``404.html``. A route
    is the plain text of an address, not its percent-encoded form.

    Raises:
        BriefgenError: the route could leave the output folder, or no file can have its name.
    """
    file = route[1:] + "index.html" if route.endswith("/") else route[1:]
    reason = "does not begin with a slash" if not route.startswith("/") else defect(file)
    if reason:
        raise BriefgenError(
            [
                problem(
                    "BG710",
                    f'no file can be written for the route "{printable(route)}": it {reason}',
                    Span(""),
                    help="change the slug, permalink or file name that it is made from",
                )
            ]
        )
    return file


def defect(file: str) -> str:
    """Return why ``file`` cannot name a file of a site, or an empty text."""
    if _PLAIN.fullmatch(file) or file == NO_JEKYLL:
        return ""
    if found := UNPRINTABLE.search(file):
        return "is not UTF-8" if found[0] >= FIRST_SURROGATE else "holds a control character"
    if "\\" in file:
        return "holds a backslash"
    if _DRIVE.match(file):
        return "begins with a drive letter"
    return next(filter(None, map(_part_defect, file.split("/"))), "")


def _part_defect(part: str) -> str:
    if not part:
        return "has an empty part"
    if part.startswith("."):
        return f'has a part that begins with a dot: "{part}"'
    if len(part.encode()) > NAME_BYTES:
        return f"has a part of more than {NAME_BYTES} bytes"
    return ""


def parents(file: str) -> list[str]:
    """Return the folders above ``file`` below the output folder, the nearest first."""
    found = []
    while file := file.rpartition("/")[0]:
        found.append(file)
    return found
