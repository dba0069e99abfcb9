import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.output.mounts import SCENARIOS

CHECKOUT = Path(__file__).parents[2]
UNSHARE = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]


@pytest.fixture(scope="module")
def mounting() -> None:
    with tempfile.TemporaryDirectory() as folder:
        try:
            tried = subprocess.run(
                [*UNSHARE, "mount", "-t", "tmpfs", "tmpfs", folder], capture_output=True, check=False
            )
        except FileNotFoundError:
            pytest.skip("there is no unshare to mount small disks with")
    if tried.returncode:
        pytest.skip("small disks cannot be mounted here")


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.usefixtures("mounting")
def test_odd_disks_end_in_a_clear_error_or_in_a_whole_site(tmp_path: Path, scenario: str) -> None:
    done = subprocess.run(
        [*UNSHARE, sys.executable, "-m", "tests.output.mounts", scenario, str(tmp_path)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        check=False,
    )
    assert done.returncode == 0, done.stderr
