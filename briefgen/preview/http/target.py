"""The path that a request asks for."""

import re
import unicodedata
from urllib.parse import quote, unquote_to_bytes

from briefgen.preview.http.refused import RefusedError

_ABSOLUTE = re.compile(rb"(?i:http)://([^/?#]*)([/?].*)?")
_BAD_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})|%(?:2[Ff]|5[Cc]|00)")
_SAFE = "/%:@!$&'()*+,;=~"


def target_path(target: bytes, host: str) -> str:
    """Return the path of a request's target, decoded once, without its query.

    ``host`` is the request's own Host field, which an absolute target has to name as well.

    Raises:
        RefusedError: the path is written in a way that another program may read differently (400).
    """
    absolute = _ABSOLUTE.fullmatch(target)
    if not absolute:
        return decoded_path(target.partition(b"?")[0])
    if absolute[1].decode("latin-1").lower() != host.lower():
        raise RefusedError(400, "The request asks for an address of another host.")
    return decoded_path((absolute[2] or b"").partition(b"?")[0] or b"/")


def decoded_path(path: bytes) -> str:
    """Return a path of a URL decoded once as UTF-8.

    Raises:
        RefusedError: it could lead elsewhere than it seems to (400).
    """
    if not path.startswith(b"/") or b"#" in path or _BAD_ESCAPE.search(path):
        raise _unsafe()
    try:
        decoded = unquote_to_bytes(path).decode("utf-8")
    except UnicodeDecodeError:
        raise _unsafe() from None
    if "\\" in decoded or "//" in decoded or _has_dots(decoded) or any(map(_is_control, decoded)):
        raise _unsafe()
    return decoded


def encoded_path(path: str) -> str:
    """Return a path as it stands in a header or link; what is encoded already stays so."""
    return quote(path, safe=_SAFE)


def encoded_location(location: str) -> str:
    """Return a path with query and fragment as it stands in a Location field."""
    return quote(location, safe=_SAFE + "?#")


def _has_dots(path: str) -> bool:
    return any(segment in {".", ".."} for segment in path.split("/"))


def _is_control(character: str) -> bool:
    return unicodedata.category(character) == "Cc"


def _unsafe() -> RefusedError:
    return RefusedError(
        400, "The address is not one that this server can have: check how its path is written."
    )
