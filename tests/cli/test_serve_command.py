"""``briefgen serve`` as a process: what it says, and how it ends."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.cli.conftest import Cli
from tests.preview.served import eventually
from tests.sites import document

SLIP = "content/notes/slip.md"
PATIENCE = 30


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    root = tmp_path / "desk"
    files = {
        "briefgen.yaml": "title: Harbour Desk\nbase_url: https://example.org/briefings/\n",
        SLIP: document("Slip", "status: draft", body="A slip."),
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


class Running:
    """A running command: where it serves, and what it has said so far."""

    def __init__(self, process: subprocess.Popen[str], log: Path) -> None:
        self.process = process
        self._log = log
        self.url = ""

    @property
    def said(self) -> str:
        return self._log.read_text(encoding="utf-8")

    def get(self, path: str) -> str:
        address = urlsplit(self.url)
        connection = http.client.HTTPConnection(address.hostname or "", address.port or 0, timeout=PATIENCE)
        connection.request("GET", address.path + path)
        text = connection.getresponse().read().decode()
        connection.close()
        return text

    def end(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


@contextmanager
def running(desk: Path, *words: str) -> Iterator[Running]:
    log = desk.parent / "log"
    environ = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    command = [sys.executable, "-m", "briefgen", "-C", str(desk), "serve", *words]
    with log.open("w", encoding="utf-8") as file:
        process = subprocess.Popen(command, stdout=file, stderr=file, text=True, env=environ)
    found = Running(process, log)
    try:
        match = eventually(lambda: re.search(r"serving (\S+) ", found.said), PATIENCE)
        found.url = match[1]
        yield found
    finally:
        process.kill()
        process.wait()


def test_it_serves_under_the_sites_path_tells_of_each_change_and_ends_with_ctrl_c(desk: Path) -> None:
    with running(desk, "-p", "0") as served:
        assert urlsplit(served.url).path == "/briefings/"
        assert "A slip." in served.get("notes/slip/")
        (desk / SLIP).write_text(document("Slip", "status: draft", body="A slop."), encoding="utf-8")
        eventually(lambda: "A slop." in served.get("notes/slip/"))
        eventually(lambda: f"{SLIP}: " in served.said)
        assert served.end(signal.SIGINT) == 130
        assert "the preview has ended" in served.said
        assert "Traceback" not in served.said
    assert not (desk / "site").exists()


def test_a_problem_is_told_once_with_its_place_and_mended_without_a_new_start(desk: Path) -> None:
    with running(desk, "-p", "0") as served:
        (desk / SLIP).write_text(document("Slip", "status: soon", body="A slip."), encoding="utf-8")
        eventually(lambda: f"{SLIP}:3:" in served.said)
        (desk / "content/notes/more.md").write_text(document("More"), encoding="utf-8")
        eventually(lambda: "more.md: " in served.said)
        assert served.said.count(f"{SLIP}:3:") == 1
        (desk / SLIP).write_text(document("Slip", body="A slip."), encoding="utf-8")
        eventually(lambda: "More" in served.get("notes/more/"))
        assert served.process.poll() is None


def test_it_starts_with_a_broken_site_and_without_one_shows_what_is_wrong(desk: Path) -> None:
    (desk / "briefgen.yaml").write_text("titel: x\n", encoding="utf-8")
    with running(desk, "-p", "0") as served:
        assert "titel" in served.get("")
        eventually(lambda: "nothing can be shown before it is mended" in served.said)
        (desk / "briefgen.yaml").write_text("title: Mended\n", encoding="utf-8")
        eventually(lambda: "Mended" in served.get(""))


def test_a_taken_port_gives_way_to_the_next(desk: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with running(desk, "-p", str(port)) as served:
            assert urlsplit(served.url).port != port


def test_drafts_can_be_left_out(desk: Path) -> None:
    with running(desk, "-p", "0", "--no-drafts") as served:
        assert "A slip." not in served.get("notes/slip/")


def test_it_ends_well_when_the_system_asks_it_to(desk: Path) -> None:
    with running(desk, "-p", "0") as served:
        assert served.end(signal.SIGTERM) == 0


def test_a_host_that_cannot_be_listened_at_is_told(cli: Cli, desk: Path) -> None:
    outcome = cli("-C", str(desk), "serve", "-H", "192.0.2.1", "-p", "0")
    assert outcome.code == 1
    assert 'error[BG912] the preview cannot listen at "192.0.2.1"' in outcome.err


def test_a_folder_without_content_is_wrong_use(cli: Cli, tmp_path: Path) -> None:
    outcome = cli("-C", str(tmp_path), "serve", "-p", "0")
    assert outcome.code == 2
    assert "content" in outcome.err


def test_an_unknown_audience_is_wrong_use(cli: Cli, desk: Path) -> None:
    outcome = cli("-C", str(desk), "serve", "-p", "0", "--audience", "nobody")
    assert outcome.code == 2
    assert 'unknown audience "nobody"' in outcome.err
