"""Server-sent events: news for every page that is open (WHATWG HTML, section 9.2)."""

import re
import threading
from collections import deque
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Protocol, Self

from briefgen.preview.http.refused import RefusedError
from briefgen.preview.http.response import Response

Event = tuple[str, bytes]
"""The event's name and its data, UTF-8."""
Greeting = Callable[[], Event | None]

STREAM_HEAD = Response(200, (("Content-Type", "text/event-stream"),))
"""Without a length: a stream ends with its connection."""
RETRY = b"retry: 500\n\n"
HEARTBEAT = b":\n\n"
_LINE_BREAK = re.compile(rb"\r\n|\r|\n")


class Reader(Protocol):
    """Who reads a stream; may be asked from any thread."""

    def has_left(self) -> bool:
        """Tell whether nobody reads any more."""
        ...

    def hang_up(self) -> None:
        """End the connection at once."""
        ...


class Events:
    """Where news are published for all streams.

    A stream has a queue of bounded length; a reader who falls behind by more is dropped, and hears the
    greeting when it comes back. Nobody who publishes waits for a reader.
    """

    def __init__(self, *, heartbeat: float = 15.0, queued: int = 64, streams: int = 32) -> None:
        """Plan for a number of streams, each with a comment after ``heartbeat`` seconds of silence."""
        self.heartbeat = heartbeat
        self.queued = queued
        self.limit = streams
        self._lock = threading.Lock()
        self._streams: set[Stream] = set()
        self._greeting: Greeting = _silence
        self._closed = False

    @property
    def count(self) -> int:
        """How many streams are open."""
        with self._lock:
            return len(self._streams)

    def greet(self, greeting: Greeting) -> None:
        """Let each new stream begin with the event that ``greeting`` returns at that moment."""
        self._greeting = greeting

    def publish(self, name: str, data: bytes) -> None:
        """Send an event to all streams; several lines of data arrive as several lines.

        Raises:
            ValueError: the name holds a line break.
        """
        message = encoded_event(name, data)
        for stream in self._open_streams():
            stream.offer(message)

    def open(self, reader: Reader) -> "Stream":
        """Return a new stream to a reader.

        What is published while the greeting is put together follows it, so that nothing is missed.

        Raises:
            RefusedError: there are as many streams as there may be (503).
        """
        stream = Stream(self._forget, reader, self.heartbeat, self.queued)
        self._add(stream)
        try:
            stream.begin(self._greeting())
        except BaseException:
            self._forget(stream)
            raise
        return stream

    def close(self) -> None:
        """End all streams; there will be no others."""
        with self._lock:
            self._closed = True
        for stream in self._open_streams():
            stream.end()

    def _add(self, stream: "Stream") -> None:
        with self._lock:
            if len(self._streams) >= self.limit:
                # Whoever loads a page again and again leaves streams behind until their next heartbeat.
                self._streams -= {one for one in self._streams if one.is_over()}
            if len(self._streams) >= self.limit:
                raise _unavailable("Too many pages listen to this preview: close some tabs.")
            if self._closed:
                raise _unavailable("The preview is ending.")
            self._streams.add(stream)

    def _open_streams(self) -> "tuple[Stream, ...]":
        with self._lock:
            return tuple(self._streams)

    def _forget(self, stream: "Stream") -> None:
        with self._lock:
            self._streams.discard(stream)


class Stream:
    """What one page is told, and the thread of its connection waits for."""

    def __init__(
        self, forget: Callable[["Stream"], None], reader: Reader, heartbeat: float, queued: int
    ) -> None:
        """Begin with nothing to tell."""
        self._forget = forget
        self._reader = reader
        self._heartbeat = heartbeat
        self._queued = queued
        self._opening = RETRY
        self._messages: deque[bytes] = deque()
        self._news = threading.Condition()
        self._ended = False

    def begin(self, greeting: Event | None) -> None:
        """Tell the greeting before all else."""
        self._opening = RETRY + (encoded_event(*greeting) if greeting else b"")

    def offer(self, message: bytes) -> None:
        """Queue a message, or end the stream if its reader is too far behind."""
        with self._news:
            fits = len(self._messages) < self._queued
            if fits:
                self._messages.append(message)
                self._news.notify()
        if not fits:
            self._drop()

    def is_over(self) -> bool:
        """Tell whether the reader has left; the stream ends then."""
        if not self._reader.has_left():
            return False
        self._drop()
        return True

    def end(self) -> None:
        """Let ``pieces`` end now; what is queued is lost."""
        with self._news:
            self._ended = True
            self._news.notify()

    def pieces(self) -> Iterator[bytes]:
        """Yield what is to be sent, as it comes, with heartbeats in silence.

        Ends when the stream is ended, or the reader has left.
        """
        yield self._opening
        while (piece := self._next()) is not None and not self.is_over():
            yield piece

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._forget(self)

    def _drop(self) -> None:
        self.end()
        # The stream's thread may be sending, to somebody who does not read.
        self._reader.hang_up()

    def _next(self) -> bytes | None:
        with self._news:
            self._news.wait_for(lambda: self._messages or self._ended, self._heartbeat)
            if self._ended:
                return None
            return self._messages.popleft() if self._messages else HEARTBEAT


def encoded_event(name: str, data: bytes) -> bytes:
    """Return an event as it stands in a stream.

    Raises:
        ValueError: the name holds a line break, with which it would end.
    """
    if "\n" in name or "\r" in name:
        raise ValueError(f"not the name of an event: {name!r}")
    lines = b"".join(b"data: %s\n" % line for line in _LINE_BREAK.split(data))
    return b"event: %s\n%s\n" % (name.encode(), lines)


def _unavailable(reason: str) -> RefusedError:
    return RefusedError(503, reason, ("Retry-After", "5"), ends=True)


def _silence() -> None:
    return None
