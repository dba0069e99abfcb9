"""From route to address: relative links within the site, absolute ones where a format asks for them."""

import re
from urllib.parse import quote, urlsplit

import msgspec

from briefgen.settings.values import LinkStyle

_PLAIN = re.compile(r"[A-Za-z0-9/._~-]*\Z")
_SAFE = "/._~!$'()*,;=:@-"


class Linker(msgspec.Struct, frozen=True):
    """How addresses are written on one page.

    ``prefix`` leads from the page to the site's root (``../../``, ``./``, ``/briefings/`` or a
    whole web address) and ends with ``/``. With ``explicit`` a folder's address names its
    ``index.html``, so that the site can be opened from disk.
    """

    prefix: str
    explicit: bool = False

    def href(self, route: str, fragment: str = "") -> str:
        """Return the address of ``route`` (``/topics/nato/``), percent-encoded, with its fragment."""
        path = route[1:]
        if self.explicit and (not path or path[-1] == "/"):
            path += "index.html"
        address = self.prefix + (path if _PLAIN.match(path) else quote(path, safe=_SAFE))
        return f"{address}#{encoded_fragment(fragment)}" if fragment else address


def encoded_fragment(fragment: str) -> str:
    """Return ``fragment`` as it may stand behind ``#``; letters of any script stay as they are."""
    return fragment.replace("%", "%25").replace(" ", "%20").replace('"', "%22")


def relative_linker(route: str, style: LinkStyle) -> Linker:
    """Return the linker of the page at ``route``: every address is relative to that page."""
    depth = route.count("/") - 1
    return Linker("../" * depth or "./", style == "explicit")


def rooted_linker(base_url: str, style: LinkStyle) -> Linker:
    """Return a linker whose addresses begin with the path of ``base_url``, or ``/`` without one.

    The error page needs it: a host serves that page at any depth.
    """
    path = urlsplit(base_url).path if base_url else ""
    return Linker(path.rstrip("/") + "/", style == "explicit")


def absolute_linker(base_url: str, style: LinkStyle) -> Linker:
    """Return a linker of whole web addresses; ``base_url`` must not be empty."""
    return Linker(base_url.rstrip("/") + "/", style == "explicit")
