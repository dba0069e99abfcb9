"""The head of a request, read strictly (RFC 9112).

What servers and proxies read differently (folded lines, bare line feeds, two lengths) is refused instead of
guessed at.
"""

import re
from collections.abc import Sequence

import msgspec

from briefgen.preview.http.refused import RefusedError, malformed

_TOKEN = rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_REQUEST_LINE = re.compile(rb"(%s) ([\x21-\x7e\x80-\xff]+) HTTP/(\d)\.(\d)" % _TOKEN)
_FIELD = re.compile(rb"(%s):[ \t]*([\t\x20-\x7e\x80-\xff]*?)[ \t]*" % _TOKEN)


class Request(msgspec.Struct, frozen=True):
    """The head of a request: field names in lower case, all values as Latin-1."""

    method: str
    target: bytes
    version: tuple[int, int]
    fields: tuple[tuple[str, str], ...] = ()

    def values(self, name: str) -> tuple[str, ...]:
        """Return the values of all fields of a name, given in lower case."""
        return tuple(value for own, value in self.fields if own == name)

    def value(self, name: str) -> str | None:
        """Return the value of a field that is a list, joined from all its lines; None if it is not there."""
        return ", ".join(self.values(name)) if self.values(name) else None

    @property
    def has_body(self) -> bool:
        """Whether a body follows the head."""
        return bool(self.values("transfer-encoding")) or any(map(_above_zero, self.values("content-length")))

    @property
    def persists(self) -> bool:
        """Whether the connection can carry another request.

        A body is never read: no address takes one, and what follows it could not be told from it.
        """
        options = (self.value("connection") or "").lower().replace(",", " ").split()
        return self.version >= (1, 1) and "close" not in options and not self.has_body


def parsed_request(line: bytes) -> Request:
    """Return the request that a first line, without its line break, begins.

    Raises:
        RefusedError: the line is none (400), or speaks another version than 1.0 and 1.1 (505).
    """
    match = _REQUEST_LINE.fullmatch(line)
    if not match:
        raise malformed("its first line is not a request")
    version = (int(match[3]), int(match[4]))
    if version[0] != 1:
        raise RefusedError(505, "This server speaks HTTP/1.1 only.", ends=True)
    return Request(match[1].decode("ascii"), match[2], version)


def with_fields(request: Request, lines: Sequence[bytes]) -> Request:
    """Return a request with the fields of its header lines, each without its line break.

    Raises:
        RefusedError: a line is no field, or the length of the body can be read in two ways (400).
    """
    whole = msgspec.structs.replace(request, fields=tuple(map(_field, lines)))
    _check_length(whole)
    return whole


def _field(line: bytes) -> tuple[str, str]:
    match = _FIELD.fullmatch(line)
    if not match:
        raise malformed("one of its header lines is not a field")
    return match[1].decode("ascii").lower(), match[2].decode("latin-1")


def _check_length(request: Request) -> None:
    lengths = request.values("content-length")
    if len(lengths) > 1 or (lengths and request.values("transfer-encoding")):
        raise malformed("it gives the length of its body twice")
    if lengths and not (lengths[0].isascii() and lengths[0].isdigit()):
        raise malformed("the length of its body is not a number")


def _above_zero(digits: str) -> bool:
    # Not `int`: a number may be longer than Python converts.
    return bool(digits.strip("0"))
