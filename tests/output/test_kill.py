import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefgen.output import read_manifest
from tests.output.alternating import version
from tests.output.crashes import file
from tests.output.desks import Desk

CHECKOUT = Path(__file__).parents[2]
SURROUNDINGS = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
MOMENTS = 20


@pytest.mark.parametrize(
    ("scenario", "at_least"), [("change", 40), ("change beside a stranger", 40), ("first", 30), ("clean", 10)]
)
def test_a_process_that_ends_at_any_step_leaves_whole_known_files_that_the_next_build_repairs(
    tmp_path: Path, scenario: str, at_least: int
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.output.crashes", scenario, str(tmp_path)],
        capture_output=True,
        text=True,
        env=SURROUNDINGS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= at_least


@pytest.mark.slow
def test_a_process_that_is_killed_at_any_moment_leaves_whole_files(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    goal = {file(route): text.encode() for route, text in version("a").items()}
    other = {file(route): text.encode() for route, text in version("b").items()}
    moments = random.Random(2024)
    for _ in range(MOMENTS):
        killed = subprocess.Popen(
            [sys.executable, "-m", "tests.output.alternating", str(desk.root)],
            stdout=subprocess.PIPE,
            env=SURROUNDINGS,
        )
        assert killed.stdout is not None
        assert killed.stdout.readline() in {b"a\n", b"b\n"}
        time.sleep(moments.uniform(0, 0.12))
        killed.kill()
        killed.wait()
        killed.stdout.close()
        files = desk.files()
        assert {
            path for path, data in files.items() if data not in (goal.get(path), other.get(path))
        } == set()
        manifest = read_manifest(desk.root, desk.site)
        assert manifest is not None
        assert files.keys() <= manifest.files.keys()
    assert desk.write(version("a")).strangers == ()
    assert desk.files() == goal
    assert sorted(path.name for path in (desk.root / ".briefgen").iterdir()) == [
        ".gitignore",
        "lock-site",
        "manifest-site",
    ]
