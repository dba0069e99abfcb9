"""Where each document and subject stands."""

import re
from urllib.parse import unquote

from briefgen.diagnostics import Diagnostic, Span, problem
from briefgen.model.document import Document, document_ref
from briefgen.model.names import slugify
from briefgen.model.site import Catalog, Subject, SubjectKind
from briefgen.settings.values import PageSettings, Permalinks

FOLDERS: dict[SubjectKind, str] = {
    "topic": "/topics/",
    "actor": "/actors/",
    "tag": "/tags/",
    "author": "/authors/",
    "series": "/series/",
}
HOME = "/"
_DATE_TOKEN = re.compile(r"\{(year|month|day)\}")
_FILE_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}$")


def addresses(catalog: Catalog, settings: PageSettings) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """Return the route of each ref that has a page, sorted by ref, and what stood in the way."""
    routes: dict[str, str] = {}
    problems: list[Diagnostic] = []
    for ref, subject in catalog.subjects.items():
        if subject.kind != "tag" or settings.tag_pages:
            routes[ref] = subject_route(subject)
    for document in catalog.documents.values():
        if document.kind in ("actor", "topic"):
            continue
        if document.kind in ("article", "note", "brief") and _lacks_date(document, settings.permalinks):
            problems.append(_undated(document, settings.permalinks))
            continue
        routes[document_ref(document.key)] = document_route(document, settings.permalinks)
    return dict(sorted(routes.items())), tuple(problems)


def subject_route(subject: Subject) -> str:
    """Return the address of a topic, actor, tag, author or series."""
    return f"{FOLDERS[subject.kind]}{subject.slug}/"


def document_route(document: Document, permalinks: Permalinks) -> str:
    """Return the address of a document that is not a profile; plain pages keep their folders."""
    if document.kind == "page":
        return _page_route(document)
    year, month, day = (document.gate.date.day if document.gate.date else "--").split("-")
    pattern: str = getattr(permalinks, document.kind)
    return pattern.format(
        slug=document.slug, id=document.id, kind=document.kind, year=year, month=month, day=day
    )


def _page_route(document: Document) -> str:
    if document.key == "index":
        return HOME
    folders = [slugify(part) or part for part in document.key.split("/")[:-1]]
    return "/" + "".join(f"{part}/" for part in (*folders, document.slug))


def _lacks_date(document: Document, permalinks: Permalinks) -> bool:
    return document.gate.date is None and bool(_DATE_TOKEN.search(getattr(permalinks, document.kind)))


def _undated(document: Document, permalinks: Permalinks) -> Diagnostic:
    pattern = getattr(permalinks, document.kind)
    return problem(
        "BG503",
        f'no date, but the permalink of its kind is "{pattern}"',
        Span(document.path, 1, 1),
        help="add `date: YYYY-MM-DD` to the front matter, or take the date out of `permalinks`",
    )


def redirect_route(address: str) -> str:
    """Return the route of an old address; empty when it cannot be one.

    Percent signs are decoded; an address without a file suffix gets a final slash.
    """
    path = unquote(address.split("#", maxsplit=1)[0].split("?", maxsplit=1)[0])
    parts = path.split("/")
    if not path.startswith("/") or "\\" in path or any(ord(char) < 32 for char in path):
        return ""
    if any(part in ("", ".", "..") for part in parts[1:-1]) or parts[-1] in (".", ".."):
        return ""
    return path if path.endswith("/") or _FILE_SUFFIX.search(path) else f"{path}/"
