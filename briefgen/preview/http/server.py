"""The preview's HTTP server: bound, started, stopped."""

import socket
from types import TracebackType
from typing import Self

from briefgen.preview.http.acceptor import Acceptor
from briefgen.preview.http.answer import Answers
from briefgen.preview.http.base_path import BasePath, read_base_path
from briefgen.preview.http.connection import Connection
from briefgen.preview.http.connections import Connections
from briefgen.preview.http.events import Events
from briefgen.preview.http.limits import Limits
from briefgen.preview.http.listening import listening
from briefgen.preview.http.responding import OnFailure, Responder

STOP_SECONDS = 2.0
ANY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104, what a browser opens, not what is bound
"""Where a browser finds a server that listens at all addresses."""
DEFAULT_LIMITS = Limits()


class PreviewServer:
    """A server that is bound to its port; it answers between ``start`` and ``stop``."""

    def __init__(
        self, url: str, port: int, acceptor: Acceptor, connections: Connections, events: Events
    ) -> None:
        """Join the parts that ``open_server`` made."""
        self.url = url
        """The site's address, with its base path."""
        self.port = port
        self._acceptor = acceptor
        self._connections = connections
        self._events = events

    @property
    def connections(self) -> int:
        """How many connections are open."""
        return self._connections.count

    def start(self) -> None:
        """Answer from now on, in threads of the server's own."""
        self._acceptor.start()

    def stop(self) -> None:
        """End at once, and for good: streams end, connections and sockets are closed, threads have ended.

        Waits two seconds at most; a page that takes longer to be made ends with its thread later.
        """
        self._acceptor.stop()
        self._events.close()
        self._connections.end_all(STOP_SECONDS)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def open_server(
    host: str,
    port: int,
    answers: Answers,
    events: Events,
    *,
    base_path: str = "/",
    on_failure: OnFailure = lambda _: None,
    limits: Limits = DEFAULT_LIMITS,
) -> PreviewServer:
    """Return a server bound to ``host`` and ``port``, or the next free port; 0 stands for any.

    ``events`` ends with the server. ``base_path`` stands as in the site's URL and ends with a slash.
    ``on_failure`` is told what ``answers`` or a greeting raised, in the thread of the request.

    Raises:
        OSError: the host cannot be listened at, or no port is free.
        ValueError: the port or the base path is none.
    """
    base = read_base_path(base_path)
    listeners = listening(host, port)
    bound: int = listeners[0].getsockname()[1]
    url = _url(host, bound, base)
    responder = Responder(answers, base, host, url, on_failure)
    connections = Connections(limits)

    def admit(client: socket.socket) -> bool:
        return connections.admit(Connection(client, responder, events, limits))

    return PreviewServer(url, bound, Acceptor(listeners, admit, limits.leave_seconds), connections, events)


def _url(host: str, port: int, base: BasePath) -> str:
    name = ANY_ADDRESS.get(host, host)
    return f"http://{f'[{name}]' if ':' in name else name}:{port}{base.encoded}"
