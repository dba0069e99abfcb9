"""What a client sends: request heads, read within bounds of size and time."""

import socket
import time

from briefgen.preview.http.limits import FIELD_COUNT, LINE_BYTES
from briefgen.preview.http.refused import RefusedError, malformed
from briefgen.preview.http.request import Request, parsed_request, with_fields

READ_BYTES = 8 * 1024


class Incoming:
    """The bytes of a connection, as requests that follow each other."""

    def __init__(self, client: socket.socket, head_seconds: float) -> None:
        """Read from a connection; each head has to arrive within ``head_seconds`` from its first byte."""
        self._client = client
        self._head_seconds = head_seconds
        self._buffer = bytearray()

    def next_request(self, patience: float) -> Request | None:
        """Return the next request, None if the client leaves or says nothing for ``patience`` seconds.

        Raises:
            RefusedError: the head is malformed (400), too slow (408), or too large (414, 431).
            OSError: the connection broke.
        """
        if not self._buffer and not self._arrives(patience):
            return None
        deadline = time.monotonic() + self._head_seconds
        try:
            # RFC 9112, section 2.2: one empty line before a request is not an error.
            request = parsed_request(self._line(deadline, 414) or self._line(deadline, 414))
            return with_fields(request, self._field_lines(deadline))
        except TimeoutError:
            raise RefusedError(408, "The browser took too long to ask.", ends=True) from None
        except EOFError:
            return None

    def _arrives(self, seconds: float) -> bool:
        try:
            return self._fill(time.monotonic() + seconds)
        except TimeoutError:
            return False

    def _field_lines(self, deadline: float) -> list[bytes]:
        lines: list[bytes] = []
        while line := self._line(deadline, 431):
            if len(lines) == FIELD_COUNT:
                raise _too_large(431)
            lines.append(line)
        return lines

    def _line(self, deadline: float, too_long: int) -> bytes:
        searched = 0
        while (end := self._buffer.find(b"\n", searched)) < 0 and len(self._buffer) <= LINE_BYTES:
            _check_text(self._buffer)
            searched = len(self._buffer)
            if not self._fill(deadline):
                raise EOFError
        if end < 0 or end > LINE_BYTES:
            raise _too_large(too_long)
        line = bytes(self._buffer[: end + 1])
        del self._buffer[: end + 1]
        if not line.endswith(b"\r\n"):
            raise malformed("its lines do not end as they should")
        return line[:-2]

    def _fill(self, deadline: float) -> bool:
        """Read what has arrived; False at the end of the connection."""
        seconds = deadline - time.monotonic()
        if seconds <= 0:
            raise TimeoutError
        self._client.settimeout(seconds)
        received = self._client.recv(READ_BYTES)
        self._buffer += received
        return bool(received)


def _check_text(line: bytearray) -> None:
    # The begin of TLS holds no line break: without this look, https:// would wait for the time to run out.
    if line and line[0] < 0x20 and line[0] not in b"\r\t":
        raise malformed("it is not HTTP; the address begins with http://, not https://")


def _too_large(status: int) -> RefusedError:
    if status == 414:
        return RefusedError(status, "The address is too long.", ends=True)
    return RefusedError(
        status, "The browser sent too much beside the address: delete the cookies of this host.", ends=True
    )
