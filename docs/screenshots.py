"""Draws the README's pictures: ``python docs/screenshots.py``.

Needs Chromium and the development environment. Builds the demonstration site in a folder of its own
and shows what a reader sees first of four pages; a picture that would be too large is cut shorter at its
foot.
"""

import functools
import http.server
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from briefgen.build import build
from briefgen.diagnostics import ExitCode
from briefgen.scaffold import init
from briefgen.stages.request import Request

DOCS = Path(__file__).parent
PICTURES = (
    ("home", "/", 1280, "light"),
    ("article", "/articles/arms-or-zone/", 1280, "light"),
    ("actor", "/actors/vladimir-putin/", 1280, "dark"),
    ("arabic", "/notes/two-applications-ar/", 400, "light"),
)
NOON = 1_795_348_800  # 2026-11-22T12:00:00Z
HEIGHT, LEAST, STEP = 880, 500, 40
LARGEST = 150_000
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def main() -> int:
    """Write docs/images/; return the exit code."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        print("Chromium is not installed (apt install chromium)")
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = Path(folder)
        init(root, demo=True, theme="briefing", force=True, today="2026-11-22")
        output = root / "site"
        report = build(Request(root, "briefgen.yaml", output, NOON), _untracked, lambda: 0.0)
        if report.exit_code is not ExitCode.FINE:
            print("the demonstration site does not build")
            return 1
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        with _served(output) as address:
            for name, route, width, scheme in PICTURES:
                page = browser.new_page(viewport={"width": width, "height": HEIGHT}, color_scheme=scheme)
                page.goto(address + route)
                data = _picture(page, width)
                (DOCS / "images" / f"{name}.png").write_bytes(data)
                print(f"docs/images/{name}.png: {len(data)} bytes")
        browser.close()
    return 0


def _picture(page: Page, width: int) -> bytes:
    for height in range(HEIGHT, LEAST, -STEP):
        data = page.screenshot(clip={"x": 0, "y": 0, "width": width, "height": height})
        if len(data) < LARGEST:
            return data
    return data


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """A file server that says nothing."""

    def log_message(self, *arguments: object) -> None:
        """Keep quiet."""


def _untracked(stage: str, items: Iterable[Any], total: int) -> Any:
    del stage, total
    yield from items


if __name__ == "__main__":
    sys.exit(main())
