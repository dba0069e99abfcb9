"""A deploy that is killed leaves whole files, and the next one completes it.

``make deploys`` kills at 30 moments for each target; the suite tries fewer.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.deploy.conftest import KINDS, MakeDesk
from tests.deploy.desks import Desk, Tree, note

FULL = bool(os.environ.get("DEPLOYS_FULL"))
MOMENTS = 30 if FULL else 2
REMOTE_MOMENTS = 30 if FULL else 1
CHECKOUT = Path(__file__).parents[2]


def start(made: Desk) -> subprocess.Popen[bytes]:
    words = ["-C", str(made.site.root), "deploy", "live", "--skip-build", "--allow-removed"]
    environ = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    return subprocess.Popen(
        [sys.executable, "-m", "briefgen", *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        env=environ,
    )


def finish(process: subprocess.Popen[bytes]) -> None:
    _, said = process.communicate()
    assert process.returncode == 0, said.decode()


def version(made: Desk, number: int) -> Tree:
    """Build a version of which each page differs; every second one has another page more."""
    words = f"version{number}"
    extra = note(5, words) if number % 2 else None
    made.site.edit({f"content/notes/n{at}.md": note(at, words) for at in range(4)})
    if extra or (made.site.root / "content/notes/n5.md").exists():
        made.site.edit({"content/notes/n5.md": extra})
    made.site.build(strict=True)
    return made.site.tree()


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS if FULL else ("folder", "folder-releases", "rsync"))
def test_after_a_kill_every_file_is_whole_and_the_next_deploy_completes_it(kind: str, desk: MakeDesk) -> None:
    made = desk(kind)
    known = [version(made, 0)]
    begin = time.monotonic()
    finish(start(made))
    length = time.monotonic() - begin
    rng = random.Random(20261128)
    for number in range(1, (REMOTE_MOMENTS if kind == "rsync" else MOMENTS) + 1):
        known.append(version(made, number))
        process = start(made)
        # Late moments are the interesting ones: that is when files are renamed.
        time.sleep(length * rng.uniform(0.3, 1.05))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        for path, data in made.tree().items():
            assert path in made.own or data in [tree.get(path) for tree in known], f"{path} is torn"
        if number % 3:
            finish(start(made))
            assert made.is_up()
    finish(start(made))
    assert made.is_up()
    if kind.startswith(("folder", "rsync")):
        names = {path.partition("/")[0] for path in made.state()}
        assert not [name for name in names if ".new" in name or "lock" in name], names
        assert not [path for path in made.state() if path.startswith("releases/.new")]
