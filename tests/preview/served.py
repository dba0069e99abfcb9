"""A real preview of a site in a folder, asked over HTTP."""

import http.client
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import msgspec

from briefgen.preview import Refresh, Reports, Serving, serving
from briefgen.preview.bar import without_bar
from briefgen.stages.request import Request
from tests.sites import NOON

PATIENCE = 20.0


class Preview:
    """A running preview: ``refreshes`` are those so far, ``said`` what it told, ``failures`` its bugs."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.url = ""
        self.at = NOON
        self.refreshes: list[Refresh] = []
        self.said: list[str] = []
        self.failures: list[BaseException] = []

    @property
    def base(self) -> str:
        """The path of the site."""
        return urlsplit(self.url).path

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[int, bytes, dict[str, str]]:
        """Return status, body and headers for a path below the site's own."""
        address = urlsplit(self.url)
        connection = http.client.HTTPConnection(address.hostname or "", address.port or 0, timeout=PATIENCE)
        try:
            connection.request(method, address.path + quote(path.removeprefix("/")), headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read(), {k.lower(): v for k, v in answer.getheaders()}
        finally:
            connection.close()

    def text(self, path: str) -> str:
        """Return a page as a build would write it."""
        return without_bar(self.get(path)[1]).decode()

    def state(self) -> dict[str, Any]:
        """Return what tabs are told."""
        found: dict[str, Any] = msgspec.json.decode(self.get("/_briefgen/state")[1])
        return found

    def file(self, name: str) -> bytes:
        """Return what stands at the address of a file of the output."""
        status, body, _ = self.get("/" + name.removesuffix("index.html"))
        assert status == 200, name
        return without_bar(body) if name.endswith(".html") else body


def eventually(holds: Callable[[], Any], patience: float = PATIENCE) -> Any:
    """Return what ``holds`` returns once it is true.

    Raises:
        AssertionError: it never was.
    """
    until = time.monotonic() + patience
    while not (found := holds()):
        assert time.monotonic() < until, "it never came to hold"
        time.sleep(0.02)
    return found


@contextmanager
def preview(root: Path, *, poll: bool = False, follow: bool = False, **options: Any) -> Iterator[Preview]:
    """Serve the site at ``root`` during the block, at any port, at a fixed moment."""
    found = Preview(root)
    shown = {"drafts": True, "future": True, "expired": True, **options}
    request = Request(
        root=root, config="briefgen.yaml", output=root / ".briefgen" / "preview", at=NOON, **shown
    )
    reports = Reports(found.refreshes.append, found.said.append, found.failures.append)
    wanted = Serving("127.0.0.1", 0, follow=follow, poll=poll)
    with serving(request, wanted, lambda: found.at, reports) as server:
        found.url = server.url
        yield found


def handles() -> tuple[int, int]:
    """Return how many threads and open files this process has."""
    return threading.active_count(), len(os.listdir("/proc/self/fd"))  # noqa: PTH208, of the kernel
