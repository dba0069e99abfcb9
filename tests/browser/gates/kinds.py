"""One page of each kind, chosen by what stands on it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from tests.crawl import BuiltSite

FULL_ARTICLE = ("[role=doc-endnotes]", "table", "[data-callout]", "figure", "nav a[href^='#']")


@dataclass(frozen=True)
class Kind:
    """How a page of a kind is told: by its address and what it holds.

    ``profile`` tells whether a file in ``content/`` speaks about the subject; None where that does not matter.
    """

    address: str
    holds: tuple[str, ...] = ()
    profile: bool | None = None
    redirect: bool = False


KINDS = {
    "home": Kind("index"),
    "older list page": Kind(r"(.+/)?page/\d+/index"),
    "article": Kind(r"articles/[^/]+/index", FULL_ARTICLE),
    "plain article": Kind(r"articles/[^/]+/index"),
    "note": Kind(r"notes/[^/]+/index"),
    "brief": Kind(r"briefs/[^/]+/index"),
    "page": Kind(
        r"(?!(?:articles|notes|briefs|topics|actors|tags|authors|series|archive|matrix|search|credits)/)[^/]+/index"
    ),
    "topic": Kind(r"topics/[^/]+/index", profile=True),
    "topic stub": Kind(r"topics/[^/]+/index", profile=False),
    "actor": Kind(r"actors/[^/]+/index", profile=True),
    "actor stub": Kind(r"actors/[^/]+/index", profile=False),
    "tag": Kind(r"tags/[^/]+/index"),
    "author": Kind(r"authors/[^/]+/index"),
    "series": Kind(r"series/[^/]+/index"),
    "articles index": Kind("articles/index"),
    "notes index": Kind("notes/index"),
    "briefs index": Kind("briefs/index"),
    "topics index": Kind("topics/index"),
    "actors index": Kind("actors/index"),
    "tags index": Kind("tags/index"),
    "authors index": Kind("authors/index"),
    "series index": Kind("series/index"),
    "matrix": Kind("matrix/index"),
    "credits": Kind("credits/index"),
    "archive": Kind("archive/index"),
    "year": Kind(r"archive/\d+/index"),
    "month": Kind(r"archive/\d+/\d+/index"),
    "search": Kind("search/index"),
    "404": Kind("404"),
    "redirect": Kind(".+", redirect=True),
}


def one_of_each_kind(built: BuiltSite, content: Path) -> dict[str, str]:
    """Return the largest page (its file) of each kind that the site has; none stands for two kinds."""
    written = {
        (path.parent.name if path.stem == "index" else path.stem)
        for folder in ("topics", "actors")
        for path in (content / folder).rglob("*.md")
    }
    found: dict[str, str] = {}
    for kind, wanted in KINDS.items():
        fits = _fits(wanted, built, written)
        files = [name for name in built.pages if name not in found.values() and fits(name)]
        if files:
            found[kind] = max(files, key=lambda name: len(built.pages[name].html or ""))
    return found


def _fits(kind: Kind, built: BuiltSite, written: set[str]) -> Callable[[str], bool]:
    pattern = re.compile(kind.address + r"\.html")

    def fits(name: str) -> bool:
        page: LexborHTMLParser = built.pages[name]
        return bool(
            pattern.fullmatch(name)
            and built.is_redirect(name) == kind.redirect
            and kind.profile in (None, Path(name).parent.name in written)
            and all(page.css_first(selector) for selector in kind.holds)
        )

    return fits
