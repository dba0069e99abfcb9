"""A build that is killed leaves whole files, and the next build repairs the rest."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import MakeSite
from tests.sites import SiteFolder, document

MOMENTS = 25
CHECKOUT = Path(__file__).parents[1]


def version(number: int) -> dict[str, str | bytes]:
    """Sixty notes whose titles, and with them all lists, tell the version."""
    return {
        f"content/notes/n{at:02}.md": document(
            f"Note {at} in version {number}",
            f"date: 2024-{1 + at % 9:02}-11",
            "topics: [Ports]",
            "actors: [Port Union]",
        )
        for at in range(60)
    }


def start(made: SiteFolder) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-m",
        "briefgen",
        "-C",
        str(made.root),
        "build",
        "--at",
        "2024-11-21T12:00:00Z",
    ]
    surroundings = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=surroundings)


@pytest.mark.slow
def test_every_file_is_whole_after_a_kill_and_the_next_build_equals_a_clean_one(site: MakeSite) -> None:
    made = site(version(0))
    begin = time.monotonic()
    assert start(made).wait() == 0
    length = time.monotonic() - begin
    clean = {0: made.tree()}
    made.edit(version(1))
    assert start(made).wait() == 0
    clean[1] = made.tree()
    assert clean[0] != clean[1]

    rng = random.Random(20261122)
    caught = 0
    for attempt in range(MOMENTS):
        wanted = attempt % 2
        made.edit(version(wanted))
        process = start(made)
        # Late moments are the interesting ones: that is when files are renamed.
        time.sleep(length * rng.uniform(0.3, 1.05))
        process.send_signal(signal.SIGKILL)
        caught += process.wait() == -signal.SIGKILL
        for path, data in made.tree().items():
            assert data in (clean[0].get(path), clean[1].get(path)), f"{path} is torn after kill {attempt}"
    assert caught, "no build was killed while it ran"
    assert start(made).wait() == 0
    assert made.tree() == clean[wanted]
    leftovers = [
        path.name for path in (made.root / ".briefgen").rglob("*") if path.name.startswith(("tmp", "stag"))
    ]
    assert not leftovers
