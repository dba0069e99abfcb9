"""Conditional requests: validators and the fields that compare them (RFC 9110, section 13)."""

import re
from hashlib import blake2b

from briefgen.preview.http.request import Request

_OPAQUE = re.compile(r'"?([\x21\x23-\x7e]*)"?')
_TAG = re.compile(r'(W/)?("[\x21\x23-\x7e\x80-\xff]*")')


def entity_tag(body: bytes, given: str = "") -> str:
    """Return a strong validator for a body: the one that was given, or one made from the bytes.

    Raises:
        ValueError: what was given cannot be a strong validator.
    """
    if not given:
        return f'"{blake2b(body, digest_size=16).hexdigest()}"'
    opaque = _OPAQUE.fullmatch(given)
    if not opaque:
        raise ValueError(f"not a strong entity tag: {given!r}")
    return f'"{opaque[1]}"'


def is_unchanged(request: Request, tag: str) -> bool:
    """Tell whether the client has the body with this tag already (If-None-Match, weak comparison)."""
    wanted = request.value("if-none-match")
    return wanted is not None and _matches(wanted, tag, weakly=True)


def is_precondition_failed(request: Request, tag: str) -> bool:
    """Tell whether the client wants another body than the one with this tag (If-Match, strong comparison)."""
    wanted = request.value("if-match")
    return wanted is not None and not _matches(wanted, tag, weakly=False)


def may_continue(request: Request, tag: str) -> bool:
    """Tell whether a range can be added to what the client has (If-Range, strong comparison).

    A date never holds: this server gives no times of change, which say too little within one second.
    """
    wanted = request.value("if-range")
    return wanted is None or wanted == tag


def _matches(wanted: str, tag: str, *, weakly: bool) -> bool:
    if wanted == "*":
        return True
    return any(opaque == tag and (weakly or not weak) for weak, opaque in _TAG.findall(wanted))
