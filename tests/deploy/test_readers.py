"""What readers see while deploys go on: a web server in front of releases, asked again and again."""

import os
import re
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.deploy.conftest import MakeDesk
from tests.deploy.desks import SETTINGS, Desk, note
from tests.deploy.hosts import caddy, fetch, nginx

DEPLOYS = 20 if os.environ.get("DEPLOYS_FULL") else 5
_ASSET = re.compile(rb'(?:href|src)="([^"]*assets/[^"]+)"')
Serve = Callable[[Path, Path], AbstractContextManager[str]]
COLOURS = ("#8a1c1c", "#1c4a8a", "#1c8a4a", "#5a1c8a")


class Reader(threading.Thread):
    """Fetches a page with all that it uses, over and over, slower than a deploy can switch."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self.faults: list[str] = []
        self.pages = 0
        self.seen: set[bytes] = set()
        self.ended = threading.Event()

    def run(self) -> None:
        while not self.ended.wait(0.001):
            status, body = fetch(self.page)
            if status != 200 or not body.rstrip().endswith(b"</html>"):
                self.faults.append(f"{status} for the page, {len(body)} bytes")
            self.seen |= set(re.findall(rb"Words of (\d+)", body))
            # The page was read before; what it names must be there now.
            for link in _ASSET.findall(body):
                status, asset = fetch(urljoin(self.page, link.decode()))
                if status != 200 or not asset:
                    self.faults.append(f"{status} for {link.decode()}")
            self.pages += 1


@pytest.mark.slow
@pytest.mark.parametrize("serve", [nginx, caddy])
def test_readers_always_find_whole_pages_with_what_they_use(
    serve: Serve, desk: MakeDesk, tmp_path: Path
) -> None:
    made = desk("folder-releases")
    deploy(made, 0)
    with serve(tmp_path / "server", tmp_path / "www" / "current") as address:
        readers = [Reader(f"{address}{place}notes/n1/") for place in ("/", "/sub/path/")]
        for reader in readers:
            reader.start()
        for number in range(1, DEPLOYS):
            deploy(made, number)
        for reader in readers:
            reader.ended.set()
            reader.join()
        for reader in readers:
            assert not reader.faults, reader.faults[:5]
            assert reader.pages > DEPLOYS
            assert len(reader.seen) > DEPLOYS // 2
        assert fetch(f"{address}/.briefgen-deploy.json")[0] == 404
        assert fetch(f"{address}/nowhere/")[0] == 404


def deploy(made: Desk, number: int) -> None:
    """Deploy other words in another colour, which gives the style sheet another name."""
    theme = f"theme: {{name: briefing, options: {{accent: '{COLOURS[number % 4]}'}}}}\n"
    settings = f"{SETTINGS}{theme}deploy:\n  targets:\n    live: {made.target}\n"
    words = note(1).replace("The first words", f"Words of {number}")
    made.site.edit({"briefgen.yaml": settings, "content/notes/n1.md": words})
    code, told = made.deploy()
    assert (code, bool(told["sent"])) == (0, True)
