"""The thread that takes connections in, or turns them away."""

import selectors
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress

from briefgen.preview.http.refused import RefusedError
from briefgen.preview.http.response import head_of

TURNED_AWAY = 16
"""How many clients that were turned away are kept, so that they can read why."""
PAUSE_SECONDS = 0.1


class Acceptor:
    """Accepts connections on listening sockets, and closes these at the end."""

    def __init__(
        self,
        listeners: Iterable[socket.socket],
        admit: Callable[[socket.socket], bool],
        leave_seconds: float,
    ) -> None:
        """Hand each connected socket to ``admit``, which takes it over or says False."""
        self._listeners = tuple(listeners)
        self._admit = admit
        self._leave_seconds = leave_seconds
        self._leaving: deque[tuple[float, socket.socket]] = deque()
        self._wake, self._waker = socket.socketpair()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="preview-acceptor", daemon=True)

    def start(self) -> None:
        """Accept from now on, in a thread."""
        if self._thread.ident is None:
            self._thread.start()

    def stop(self) -> None:
        """Accept nothing any more; the thread has ended and the sockets are closed when this returns."""
        self._ending.set()
        with suppress(OSError):
            self._waker.send(b"\0")
        if self._thread.ident is not None:
            self._thread.join()
        self._close()

    def _run(self) -> None:
        with selectors.DefaultSelector() as selector:
            for readable in (*self._listeners, self._wake):
                selector.register(readable, selectors.EVENT_READ)
            while not self._ending.is_set():
                ready = selector.select(self._next_closing())
                for listener in (key.fileobj for key, _ in ready):
                    if isinstance(listener, socket.socket) and listener is not self._wake:
                        self._accept(listener)
                self._close_left(time.monotonic())

    def _accept(self, listener: socket.socket) -> None:
        try:
            client, _ = listener.accept()
        except (BlockingIOError, ConnectionError):
            # The client left between knocking and being asked in.
            return
        except OSError:
            # No descriptors or no memory: the client stays in the queue until something is closed.
            self._ending.wait(PAUSE_SECONDS)
            return
        if not self._admit(client):
            self._turn_away(client)

    def _turn_away(self, client: socket.socket) -> None:
        client.setblocking(False)
        with suppress(OSError):
            client.send(busy())
            client.shutdown(socket.SHUT_WR)
        self._leaving.append((time.monotonic() + self._leave_seconds, client))
        while len(self._leaving) > TURNED_AWAY:
            self._leaving.popleft()[1].close()

    def _next_closing(self) -> float | None:
        return max(0.0, self._leaving[0][0] - time.monotonic()) if self._leaving else None

    def _close_left(self, now: float) -> None:
        while self._leaving and self._leaving[0][0] <= now:
            self._leaving.popleft()[1].close()

    def _close(self) -> None:
        self._close_left(float("inf"))
        for open_socket in (*self._listeners, self._wake, self._waker):
            open_socket.close()


def busy() -> bytes:
    """Return what a client is told for whom there is no room."""
    advice = "Too many connections to this preview are busy: close some tabs, or try again."
    response = RefusedError(503, advice, ("Retry-After", "1")).response
    return head_of(response, ends=True) + bytes(response.body)
