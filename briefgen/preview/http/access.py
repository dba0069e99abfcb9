"""Who may ask: this computer's browser for its own pages, and no other site through it.

A page on the web can make a browser send requests to this server. *DNS rebinding* lets it even read the
answers, under a name of its own that leads here; so only names that nobody else can own are accepted. What
browsers say of themselves (Origin, Sec-Fetch-Site; Fetch Metadata, W3C) shuts out the rest.
"""

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address

from briefgen.preview.http.refused import RefusedError, malformed
from briefgen.preview.http.request import Request

_HOST = re.compile(r"(?:\[([0-9A-Fa-f:.]{2,45})\]|([A-Za-z0-9._-]{1,253}))(?::([0-9]{0,5}))?")


def check_access(request: Request, name: str, advice: str) -> None:
    """Refuse what does not come from somebody in front of this server's own pages.

    ``name`` is the host that the server was told to be at; ``advice`` says at which address it is.

    Raises:
        RefusedError: the Host field is missing, repeated or malformed (400) or not ours (421), or another
            site asks (403).
    """
    if not is_own_name(_named_host(request), name):
        raise RefusedError(421, f"This preview does not answer to that host name. {advice}")
    _check_origin(request)
    _check_fetch_metadata(request)


def is_own_name(host: str, name: str) -> bool:
    """Tell whether a host, in lower case and without port and brackets, can only mean this server."""
    plain = host.removesuffix(".")
    return is_address(plain) or plain == "localhost" or plain.endswith(".localhost") or plain == name.lower()


def is_address(host: str) -> bool:
    """Tell whether a host is an IP address, which no DNS server has a say in."""
    for kind in (IPv4Address, IPv6Address):
        try:
            kind(host)
        except AddressValueError:
            continue
        return True
    return False


def _named_host(request: Request) -> str:
    hosts = request.values("host")
    match = _HOST.fullmatch(hosts[0]) if len(hosts) == 1 else None
    if not match or (match[1] and not is_address(match[1])):
        raise malformed("it names no host, or none that can be understood")
    return (match[1] or match[2]).lower()


def _check_origin(request: Request) -> None:
    origins = request.values("origin")
    own = f"http://{request.values('host')[0]}"
    if origins and (len(origins) > 1 or _serialized(origins[0]) != _serialized(own)):
        raise _foreign()


def _serialized(origin: str) -> str:
    return origin.lower().removesuffix(":80").removesuffix(":")


def _check_fetch_metadata(request: Request) -> None:
    if "cross-site" not in request.values("sec-fetch-site"):
        return
    if request.values("sec-fetch-mode") != ("navigate",) or request.values("sec-fetch-dest") != ("document",):
        raise _foreign()


def _foreign() -> RefusedError:
    return RefusedError(403, "Another site may link to this preview, but not read it or show parts of it.")
