"""Clients of a preview server, down to the bytes."""

import os
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import NamedTuple, Self

from briefgen.preview.http import Answer, PreviewServer, media_type

PATIENCE = 20.0
"""Seconds after which a test fails instead of waiting; nothing is expected to take as long."""


class Reply(NamedTuple):
    status: int
    fields: dict[str, str]
    body: bytes
    names: tuple[str, ...]


class Visitor:
    """A connection that says what it is told to."""

    def __init__(self, port: int, host: str = "127.0.0.1", receive_buffer: int = 0) -> None:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.socket = socket.socket(family, socket.SOCK_STREAM)
        if receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.settimeout(PATIENCE)
        try:
            self.socket.connect((host, port))
        except OSError:
            self.socket.close()
            raise
        self._buffer = bytearray()

    def say(self, *pieces: bytes) -> Self:
        for piece in pieces:
            self.socket.sendall(piece)
        return self

    def ask(self, path: str = "/", *lines: str, method: str = "GET", host: str = "localhost") -> Reply:
        """Send a request and return the reply to it."""
        self.say(request(path, *lines, method=method, host=host))
        return self.reply(method)

    def reply(self, method: str = "GET") -> Reply:
        """Return the next reply; ``method`` tells whether it has a body."""
        status, fields, names = self.head()
        length = 0 if method == "HEAD" or status == 304 else int(fields.get("content-length", "0"))
        while len(self._buffer) < length:
            self._more()
        return Reply(status, fields, self._taken(length), names)

    def head(self) -> tuple[int, dict[str, str], tuple[str, ...]]:
        """Return the next reply's status, its fields by lower-case name, and their names as sent."""
        lines = self.until(b"\r\n\r\n").decode("ascii").split("\r\n")
        pairs = [line.split(": ", 1) for line in lines[1:] if line]
        assert lines[0].startswith("HTTP/1.1 ")
        names = tuple(name for name, _ in pairs)
        return int(lines[0].split(" ")[1]), {name.lower(): value for name, value in pairs}, names

    def until(self, end: bytes) -> bytes:
        """Return what comes up to and with ``end``."""
        searched = 0
        while (place := self._buffer.find(end, searched)) < 0:
            searched = max(0, len(self._buffer) - len(end))
            self._more()
        return self._taken(place + len(end))

    def rest(self) -> bytes:
        """Return all that comes until the server closes, or resets, the connection."""
        try:
            while True:
                self._more()
        except (EOFError, ConnectionError):
            return self._taken(len(self._buffer))

    def event(self) -> bytes:
        """Return the next piece of a stream, without the empty line that ends it."""
        return self.until(b"\n\n")[:-2]

    def close(self) -> None:
        self.socket.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _taken(self, length: int) -> bytes:
        taken = bytes(self._buffer[:length])
        del self._buffer[:length]
        return taken

    def _more(self) -> None:
        received = self.socket.recv(65536)
        if not received:
            raise EOFError(bytes(self._buffer))
        self._buffer += received


def request(path: str = "/", *lines: str, method: str = "GET", host: str = "localhost") -> bytes:
    """Return the head of a request."""
    return "\r\n".join([f"{method} {path} HTTP/1.1", f"Host: {host}", *lines, "", ""]).encode("latin-1")


def asked(server: PreviewServer, path: str = "/", *lines: str, method: str = "GET") -> Reply:
    """Return the reply to one request on a connection of its own."""
    with Visitor(server.port) as visitor:
        return visitor.ask(path, *lines, method=method)


def said(server: PreviewServer, *pieces: bytes) -> bytes:
    """Return all that a server says to these bytes until it closes the connection."""
    with Visitor(server.port) as visitor:
        with suppress(ConnectionError):
            visitor.say(*pieces)
        return visitor.rest()


def listening(server: PreviewServer, *, receive_buffer: int = 0) -> Visitor:
    """Return a visitor whose stream is open, behind its first piece."""
    visitor = Visitor(server.port, receive_buffer=receive_buffer)
    visitor.say(request("/_briefgen/events"))
    assert visitor.head()[0] == 200
    assert visitor.event() == b"retry: 500"
    return visitor


def echo(path: str) -> Answer:
    """Answer with the path itself."""
    return Answer(f"you asked for {path}".encode(), media_type(path) if "." in path else "text/plain")


def eventually(holds: Callable[[], bool]) -> None:
    """Wait until something holds that no event tells of."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, "it did not come to hold"
        threading.Event().wait(0.005)


def descriptors() -> int:
    """How many files and sockets this process has open."""
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208, a descriptor less than with Path


def own_threads() -> list[str]:
    """Return the names of the threads that serve previews."""
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("preview-")]
