"""A preview server that does what a test says."""

import hashlib
import http.server
import json
import queue
import select
import socket
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from briefgen.preview.browser import browser_file

BASE = "/briefings/"
PATIENCE_S = 30.0
BLOCK = """<!-- briefgen:preview -->
<link rel="stylesheet" href="{base}_briefgen/preview.css">
<script type="module" src="{base}_briefgen/preview.js"></script>
<aside id="briefgen-bar" aria-label="Preview" data-build="{build}">
<p class="badge badge-draft">Draft: not public</p>
<p class="audience">for public</p>
<p class="words">812 words, 4 min</p>
<details class="links"><summary>2 unresolved links</summary><ul><li>[[harbour]]</li><li>[[quay]]</li></ul></details>
<details class="mentions"><summary>1 actor not tagged</summary><ul><li>Vera Palin</li></ul></details>
<p class="more"><a href="{base}_briefgen/">Preview</a></p>
</aside>
<!-- /briefgen:preview -->"""


class Reply:
    """What an address gives."""

    def __init__(self, body: bytes | str, kind: str = "text/html; charset=utf-8", status: int = 200) -> None:
        self.body = body.encode() if isinstance(body, str) else body
        self.kind = kind
        self.status = status
        self.location = ""
        # What the first request gets instead, as out of a browser's cache.
        self.first: bytes | None = None
        self.headers: dict[str, str] = {"Content-Security-Policy": "default-src 'self'"}


class FakePreview:
    """Pages, a state and its stream; stops and starts again on the same port."""

    def __init__(self) -> None:
        self.replies: dict[str, Reply] = {}
        self.requests: list[str] = []
        self.state: dict[str, Any] = {"session": "s1", "build": 1, "problems": []}
        self.events_reply: Reply | None = None
        self.opened = 0
        self.changed = threading.Condition()
        self._streams: set[queue.SimpleQueue[bytes | None]] = set()
        self._sockets: set[socket.socket] = set()
        self._server: http.server.ThreadingHTTPServer | None = None
        self._port = 0
        self.start()

    # What a test does

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}{BASE}"

    def page(self, path: str, body: str, *, head: str = "", root: str = "", status: int = 200) -> None:
        """Put a page at a path below the base."""
        html = f"<!doctype html>\n<html lang=en{root}>\n<head><meta charset=utf-8><title>Page</title>\n{head}\n</head>\n<body>\n{body}\n%BLOCK%</body>\n</html>\n"
        self.replies[BASE + path] = Reply(html, status=status)

    def file(self, path: str, body: str | bytes, kind: str) -> None:
        self.replies[BASE + path] = Reply(body, kind)

    def publish(self, **fields: object) -> None:
        """Finish a build: every stream gets the state."""
        self.state = {
            "session": self.state["session"],
            "build": self.state["build"] + 1,
            "problems": [],
            **fields,
        }
        self.send(json.dumps(self.state))

    def send(self, text: str) -> None:
        """Send an event ``state`` with any text."""
        with self.changed:
            for stream in self._streams:
                stream.put(b"event: state\ndata: " + text.encode() + b"\n\n")

    def asked(self, path: str) -> int:
        """Return how often a path below the base was asked for, queries left out."""
        return Counter(target.partition("?")[0] for target in self.requests)[BASE + path]

    @property
    def streams(self) -> int:
        return len(self._streams)

    def wait_until(self, condition: Callable[[], bool]) -> None:
        with self.changed:
            assert self.changed.wait_for(condition, PATIENCE_S)

    def start(self) -> None:
        handler = type("Handler", (_Handler,), {"preview": self})
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", self._port), handler)
        self._server.request_queue_size = 64
        self._port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        """Stop as a killed process does: every connection is cut."""
        if self._server is None:
            return
        self._server.shutdown()
        self._server.server_close()
        self._server = None
        with self.changed:
            for stream in self._streams:
                stream.put(None)
            for connection in self._sockets:
                _cut(connection)
        self.wait_until(lambda: not self._sockets)

    def restart(self, session: str) -> None:
        self.stop()
        self.state = {"session": session, "build": 1, "problems": []}
        self.start()

    # What its connections do

    def enter(self, connection: socket.socket) -> None:
        with self.changed:
            self._sockets.add(connection)

    def leave(self, connection: socket.socket) -> None:
        with self.changed:
            self._sockets.discard(connection)
            self.changed.notify_all()

    def reply_to(self, target: str) -> Reply | None:
        """Return the answer, or none where it is the stream."""
        with self.changed:
            self.requests.append(target)
            self.changed.notify_all()
        path = target.partition("?")[0]
        name = path.removeprefix(f"{BASE}_briefgen/")
        if name == "events":
            return self.events_reply
        if name == "state":
            return Reply(json.dumps(self.state), "application/json")
        if name != path and (file := browser_file(name)):
            return Reply(*file)
        return self.replies.get(path) or Reply("<!doctype html><title>No</title><p>Nothing here", status=404)

    def subscribe(self) -> queue.SimpleQueue[bytes | None]:
        stream: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        with self.changed:
            stream.put(b"retry: 100\nevent: state\ndata: " + json.dumps(self.state).encode() + b"\n\n")
            self._streams.add(stream)
            self.opened += 1
            self.changed.notify_all()
        return stream

    def unsubscribe(self, stream: queue.SimpleQueue[bytes | None]) -> None:
        with self.changed:
            self._streams.discard(stream)
            self.changed.notify_all()


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    preview: FakePreview

    def setup(self) -> None:
        super().setup()
        self.preview.enter(self.connection)

    def finish(self) -> None:
        self.preview.leave(self.connection)
        super().finish()

    def handle(self) -> None:
        try:
            super().handle()
        except OSError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""

    def do_GET(self) -> None:
        reply = self.preview.reply_to(self.path)
        if reply is None:
            self._stream()
        else:
            self._send(reply)

    def _send(self, reply: Reply) -> None:
        block = BLOCK.format(base=BASE, build=self.preview.state["build"])
        given, reply.first = reply.first or reply.body, None
        body = given.replace(b"%BLOCK%", block.encode())
        etag = f'"{hashlib.blake2b(body, digest_size=8).hexdigest()}"'
        same = self.headers.get("If-None-Match") == etag and reply.status == 200
        headers: Mapping[str, str] = {
            "Content-Type": reply.kind,
            "ETag": etag,
            "Cache-Control": "no-cache",
            **reply.headers,
        }
        self.send_response(304 if same else 301 if reply.location else reply.status)
        for name, value in headers.items():
            self.send_header(name, value)
        if reply.location:
            self.send_header("Location", reply.location)
        if not same:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if not same:
            self.wfile.write(body)

    def _stream(self) -> None:
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        stream = self.preview.subscribe()
        try:
            while not self._is_gone():
                try:
                    part = stream.get(timeout=0.05)
                except queue.Empty:
                    continue
                if part is None:
                    return
                self.wfile.write(part)
                self.wfile.flush()
        finally:
            self.preview.unsubscribe(stream)

    def _is_gone(self) -> bool:
        readable, _, _ = select.select([self.connection], [], [], 0)
        return bool(readable) and self.connection.recv(1, socket.MSG_PEEK) == b""


def _cut(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
