"""A static host under a sub-path, with the strict policy that every page must pass."""

import functools
import http.server
import threading
from http import HTTPStatus
from pathlib import Path

RULES = Path(__file__).parents[2] / "themes/briefing/templates/host_headers.txt"
POLICY = next(
    line.partition(": ")[2]
    for line in RULES.read_text(encoding="utf-8").splitlines()
    if line.strip().startswith("Content-Security-Policy: ")
)
"""The policy that hosts are told to send with every page."""


class Host:
    """Serves a folder over loopback until it is stopped."""

    def __init__(self, folder: Path, base: str) -> None:
        handler = functools.partial(type("Handler", (_Handler,), {"base": base}), directory=str(folder))
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        self.url = f"{self.origin}{base}"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    base = "/"

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self.base))

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page for missing addresses, as hosts do."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        data = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def handle(self) -> None:
        # A tab that is closed cuts its connections.
        try:
            super().handle()
        except ConnectionError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""
