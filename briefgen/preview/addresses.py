"""Which page or file an address of the preview means."""

from typing import Literal
from urllib.parse import unquote, urlsplit

import msgspec

from briefgen.preview.shown import Shown
from briefgen.search.scripts import FOLDER as SEARCH

NOT_FOUND = "/404.html"


class Found(msgspec.Struct, frozen=True):
    """What stands at an address: what the site makes by its route, a copy by its source, a redirect."""

    kind: Literal["page", "asset", "picture", "search", "copy", "redirect", "nothing"]
    at: str = ""


def find(path: str, shown: Shown) -> Found:
    """Return what a static host with this site gives for a path: indexes of folders, and slashes."""
    route = path.removesuffix("index.html") if path.endswith("/index.html") else path
    if route in shown.site.plan.pages:
        return Found("page", route)
    if path in shown.pages.assets:
        return Found("asset", path)
    if shown.pages.has_picture(path):
        return Found("picture", path)
    file = f"{path}index.html" if path.endswith("/") else path
    if file in shown.copies:
        return Found("copy", shown.copies[file])
    if path.startswith(SEARCH) and path.endswith(".js"):
        return Found("search", path)
    is_folder = f"{path}/" in shown.site.plan.pages or f"{path}/index.html" in shown.copies
    return Found("redirect", f"{path}/") if is_folder and not path.endswith("/") else Found("nothing")


def site_path(base_url: str) -> str:
    """Return the path of a site's public address, decoded, with slashes at both ends; ``/`` without one."""
    return f"/{unquote(urlsplit(base_url).path).strip('/')}/".replace("//", "/")


def without_site_path(path: str, shown: Shown) -> str:
    """Return a path without that of the site's public address in front.

    The page for missing addresses links by it, and it may be another one than when the preview began.
    """
    own = site_path(shown.site.sources.loaded.settings.base_url)
    return f"/{path.removeprefix(own)}" if path.startswith(own) else path
