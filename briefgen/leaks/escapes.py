"""Undoing the escapes of JSON and JavaScript, HTML and XML, and addresses."""

import html
import re
from functools import lru_cache
from urllib.parse import unquote_to_bytes

_ROUNDS = 3
_BACKSLASH = re.compile(
    rb"(?:\\u[dD][89abAB][0-9a-fA-F]{2})?\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.DOTALL
)
_PERCENT = re.compile(rb"%[0-9A-Fa-f]{2}")
_ENTITY = re.compile(rb"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_FREQUENT = ((b"&lt;", b"<"), (b"&gt;", b">"), (b"&#34;", b'"'), (b"&quot;", b'"'), (b"&#39;", b"'"))
_FREQUENT_IN_JSON = ((rb"\"", b'"'), (rb"\n", b"\n"), (rb"\/", b"/"))
_NO_ESCAPE = {b"n": b"\n", b"r": b"\n", b"t": b"\t", b"b": b" ", b"f": b" "}


def unescaped(data: bytes) -> bytes:
    """Return text without escapes; what was escaped twice, as HTML in a feed is, is undone twice."""
    for _ in range(_ROUNDS):
        plain = _once(data)
        if plain == data:
            break
        data = plain
    return data


def is_escaped(data: bytes) -> bool:
    """Tell whether the text may mean something else as it stands, before escapes are undone."""
    return b"\\" in data or (b"%" in data and bool(_PERCENT.search(data)))


def _once(data: bytes) -> bytes:
    if b"\\" in data:
        if b"\\\\" not in data:
            for escape, char in _FREQUENT_IN_JSON:
                data = data.replace(escape, char)
        data = _BACKSLASH.sub(_unslashed, data)
    if b"&" in data:
        for entity, char in _FREQUENT:
            data = data.replace(entity, char)
        data = _ENTITY.sub(_unnamed, data)
    return unquote_to_bytes(data) if b"%" in data else data


def _unslashed(match: re.Match[bytes]) -> bytes:
    return _char(match[0])


@lru_cache(maxsize=4096)
def _char(escape: bytes) -> bytes:
    if len(escape) == len(rb"\n"):
        return _NO_ESCAPE.get(escape[1:], escape[1:])
    codes = [int(part[1:], 16) for part in escape.split(b"\\") if part]
    units = b"".join(code.to_bytes(2, "big") for code in codes)
    return units.decode("utf-16-be", "ignore").encode()


def _unnamed(match: re.Match[bytes]) -> bytes:
    return _named(match[0])


@lru_cache(maxsize=4096)
def _named(entity: bytes) -> bytes:
    return html.unescape(entity.decode("ascii")).encode("utf-8", "ignore")
