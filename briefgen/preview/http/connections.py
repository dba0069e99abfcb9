"""The connections that are open, and who has to make room when there are too many."""

import math
import threading
import time
from collections.abc import Iterable

from briefgen.preview.http.connection import Connection
from briefgen.preview.http.limits import Limits


class Connections:
    """Connections with a thread each, and no more of them than there may be.

    Clients that keep the server waiting (idle ones, slow ones, those that mean harm) have a place as long as
    nobody else needs it.
    """

    def __init__(self, limits: Limits) -> None:
        """Begin with none."""
        self._limits = limits
        self._lock = threading.Lock()
        self._open: dict[Connection, threading.Thread] = {}
        self._ending: dict[Connection, threading.Thread] = {}

    @property
    def count(self) -> int:
        """How many connections are open."""
        with self._lock:
            return len(self._open)

    def admit(self, connection: Connection) -> bool:
        """Serve a connection in a thread of its own; False if there is no room for it."""
        with self._lock:
            if len(self._open) >= self._limits.connections and not self._make_room():
                return False
            thread = threading.Thread(
                target=self._serve, args=(connection,), name="preview-connection", daemon=True
            )
            self._open[connection] = thread
            return self._started(connection, thread)

    def end_all(self, seconds: float) -> None:
        """End all connections; wait for their threads, but no longer than ``seconds`` altogether.

        A thread that is making a page then cannot be stopped; it ends with the page.
        """
        with self._lock:
            threads = [*self._open.values(), *self._ending.values()]
            for connection in self._open:
                connection.hang_up()
        _join(threads, time.monotonic() + seconds)

    def _started(self, connection: Connection, thread: threading.Thread) -> bool:
        try:
            thread.start()
        except RuntimeError:
            # The system gives no more threads; as good as no room.
            del self._open[connection]
            return False
        return True

    def _make_room(self) -> bool:
        slowest = min(self._open, key=_waiting_since, default=None)
        if slowest is None or _waiting_since(slowest) > time.monotonic() - self._limits.spare_seconds:
            return False
        self._ending[slowest] = self._open.pop(slowest)
        slowest.hang_up()
        return True

    def _serve(self, connection: Connection) -> None:
        try:
            connection.serve()
        finally:
            with self._lock:
                self._open.pop(connection, None)
                self._ending.pop(connection, None)


def _waiting_since(connection: Connection) -> float:
    since = connection.waits_since
    return math.inf if since is None else since


def _join(threads: Iterable[threading.Thread], deadline: float) -> None:
    for thread in threads:
        if thread is not threading.current_thread():
            thread.join(max(0.0, deadline - time.monotonic()))
