"""One connection: requests in, responses out in the same order, until one side ends it."""

import select
import socket
import threading
import time
from contextlib import suppress

from briefgen.preview.http.events import STREAM_HEAD, Events, Stream
from briefgen.preview.http.incoming import Incoming
from briefgen.preview.http.limits import Limits
from briefgen.preview.http.refused import RefusedError
from briefgen.preview.http.request import Request
from briefgen.preview.http.responding import Responder
from briefgen.preview.http.response import Response, head_of

PIECE_BYTES = 64 * 1024
UNREAD_BYTES = 256 * 1024


class Connection:
    """A client's connection, served by one thread and ended from any."""

    def __init__(self, client: socket.socket, responder: Responder, events: Events, limits: Limits) -> None:
        """Take over a connected socket."""
        self._client = client
        self._responder = responder
        self._events = events
        self._limits = limits
        self._incoming = Incoming(client, limits.head_seconds)
        self._closing = threading.Lock()
        self.waits_since: float | None = time.monotonic()
        """Since when, by the monotonic clock, the server waits for the client; None while it works."""

    def serve(self) -> None:
        """Answer one request after the other; return when the connection is closed."""
        try:
            # A client that goes away, or is sent away, breaks the connection: that is no failure.
            with suppress(OSError):
                self._client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                patience = self._limits.head_seconds
                while self._exchange(patience):
                    patience = self._limits.idle_seconds
                self._leave()
        finally:
            with self._closing:
                self._client.close()

    def hang_up(self) -> None:
        """End the connection from another thread: whatever waits for the client stops waiting."""
        with self._closing, suppress(OSError):
            self._client.shutdown(socket.SHUT_RDWR)

    def has_left(self) -> bool:
        """Tell whether a stream's client closed its side, or says what it has no business to say."""
        with self._closing:
            if self._client.fileno() < 0:
                return True
            looking = select.poll()
            looking.register(self._client, select.POLLIN)
            return bool(looking.poll(0))

    def _exchange(self, patience: float) -> bool:
        """Answer the next request, if one comes; tell whether another may follow."""
        try:
            request = self._next_request(patience)
        except RefusedError as refusal:
            self._send_response(refusal.response, ends=True, with_body=True)
            return False
        return request is not None and self._respond(request)

    def _next_request(self, patience: float) -> Request | None:
        self.waits_since = time.monotonic()
        try:
            return self._incoming.next_request(patience)
        finally:
            self.waits_since = None

    def _respond(self, request: Request) -> bool:
        response = self._responder.respond(request, lambda: self._events.open(self))
        if isinstance(response, Stream):
            self._send_stream(response)
            return False
        ends = response.ends or not request.persists
        self._send_response(response, ends=ends, with_body=request.method != "HEAD")
        return not ends

    def _send_response(self, response: Response, *, ends: bool, with_body: bool) -> None:
        head = head_of(response, ends=ends)
        body = memoryview(response.body if with_body else b"")
        # One piece where it fits: two small packets cost twice the time of one.
        first = max(0, PIECE_BYTES - len(head))
        self._send(head + body[:first])
        for place in range(first, len(body), PIECE_BYTES):
            self._send(body[place : place + PIECE_BYTES])

    def _send_stream(self, stream: Stream) -> None:
        with stream:
            self._send(head_of(STREAM_HEAD, ends=True))
            for piece in stream.pieces():
                self._send(piece)

    def _send(self, piece: bytes | memoryview) -> None:
        self.waits_since = time.monotonic()
        self._client.settimeout(self._limits.send_seconds)
        self._client.sendall(piece)
        self.waits_since = None

    def _leave(self) -> None:
        """Let the client read the last response before the connection is closed.

        Closing with unread bytes resets the connection, and the client loses what it has not read yet (RFC
        9112, section 9.6).
        """
        self.waits_since = time.monotonic()
        self._client.shutdown(socket.SHUT_WR)
        deadline = self.waits_since + self._limits.leave_seconds
        unread = UNREAD_BYTES
        while unread > 0 and (seconds := deadline - time.monotonic()) > 0:
            self._client.settimeout(seconds)
            received = len(self._client.recv(PIECE_BYTES))
            unread = unread - received if received else 0
