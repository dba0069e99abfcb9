"""A response, and its bytes on the wire (RFC 9112)."""

import re
from email.utils import formatdate
from http import HTTPStatus

import msgspec

Fields = tuple[tuple[str, str], ...]

EVERY: Fields = (
    ("Cache-Control", "no-cache"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "same-origin"),
)
"""What every response says: ask again before using a copy, and nothing for other sites."""

_NAME = re.compile(r"[A-Za-z-]+")
_VALUE = re.compile(r"[\t\x20-\x7e]*")


class Response(msgspec.Struct, frozen=True):
    """Status, header fields and body; the fields say the body's length where there is one.

    ``ends`` tells that the connection cannot be used for another request.
    """

    status: int
    fields: Fields
    body: bytes | memoryview = b""
    ends: bool = False


def with_body(status: int, media_type: str, body: bytes | memoryview, *fields: tuple[str, str]) -> Response:
    """Return a response with a body, its type and its length.

    Raises:
        ValueError: a field cannot stand in a header, such as a media type with a line break.
    """
    described = (("Content-Type", media_type), ("Content-Length", str(len(body))), *fields)
    for name, value in described:
        if not _NAME.fullmatch(name) or not _VALUE.fullmatch(value):
            raise ValueError(f"not a header field: {name}: {value!r}")
    return Response(status, described, body)


def head_of(response: Response, *, ends: bool) -> bytes:
    """Return status line and header fields; ``ends`` announces that the connection is closed afterwards."""
    dated = (("Date", formatdate(usegmt=True)), *response.fields, *EVERY)
    fields = (*dated, ("Connection", "close")) if ends else dated
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields)
    return f"HTTP/1.1 {response.status} {phrase(response.status)}\r\n{lines}\r\n".encode("ascii")


def phrase(status: int) -> str:
    """Return the reason phrase of a status, empty for one that has no name."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
