"""What a service that stores plain objects has to be told of a file: its type, how long it may be kept."""

import mimetypes
import posixpath
import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from briefgen.deploy.plan import rank
from briefgen.deploy.site import is_fingerprinted

FOREVER = "public, max-age=31536000, immutable"
SHORTLY = "public, max-age=60, must-revalidate"
FOR_A_WHILE = "public, max-age=300"
_TYPES = {
    ".atom": "application/atom+xml",
    ".avif": "image/avif",
    ".bib": "application/x-bibtex",
    ".css": "text/css",
    ".csv": "text/csv",
    ".html": "text/html",
    ".ics": "text/calendar",
    ".ico": "image/x-icon",
    ".js": "text/javascript",
    ".json": "application/json",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".opml": "text/x-opml",
    ".ris": "application/x-research-info-systems",
    ".rss": "application/rss+xml",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
# Browsers show a feed of this type with its style, and one of its own type as source.
_SHOWN_FEEDS = ("feed.atom", "feed.rss")
_WORDS = ("application/javascript", "application/json", "application/xml", "image/svg+xml")
# Python's own table, not the system's: the same file has the same type on every computer.
_KNOWN = mimetypes.MimeTypes(filenames=())
_LARGEST_REDIRECT = 20_000
_REFRESH = re.compile(r"\s*0\s*;\s*url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)


def media_type(path: str) -> str:
    """Return the media type of a file, with the encoding of texts."""
    if posixpath.basename(path) in _SHOWN_FEEDS:
        return "application/xml; charset=utf-8"
    suffix = posixpath.splitext(path)[1].lower()
    found = _TYPES.get(suffix) or _KNOWN.guess_type(f"x{suffix}")[0] or "application/octet-stream"
    is_text = found.startswith("text/") or found.endswith(("+xml", "+json")) or found in _WORDS
    return f"{found}; charset=utf-8" if is_text else found


def cache_control(path: str) -> str:
    """Return how long a file may be kept without asking: for ever, if its name tells its bytes."""
    if is_fingerprinted(path):
        return FOREVER
    return FOR_A_WHILE if rank(path) == 0 else SHORTLY


def redirect_of(path: str, data: bytes, prefix: str) -> str:
    """Return where a page that only leads elsewhere leads: an address on the host, or a web address.

    ``prefix`` is the folder of the site on the host. Empty for every other file.
    """
    if rank(path) != 1 or len(data) > _LARGEST_REDIRECT or b"http-equiv" not in data.lower():
        return ""
    found = _Refresh()
    found.feed(data.decode("utf-8", "replace"))
    if not found.target:
        return ""
    base = f"https://host.invalid/{prefix}{path}"
    target = urljoin(base, found.target)
    parts = urlsplit(target)
    if parts.netloc != "host.invalid":
        return target if parts.scheme in ("http", "https") else ""
    return target.removeprefix("https://host.invalid")


class _Refresh(HTMLParser):
    """Finds the target of ``<meta http-equiv="refresh" content="0; url=...">``."""

    def __init__(self) -> None:
        super().__init__()
        self.target = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at each ``meta``."""
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            found = _REFRESH.match(given.get("content", ""))
            self.target = found[1].strip() if found else ""
