import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.output.unprivileged import SCENARIOS

CHECKOUT = Path(__file__).parents[2]


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_missing_right_is_a_clear_error_and_the_earlier_site_stays(scenario: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.output.unprivileged", scenario],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        check=False,
    )
    assert done.returncode == 0, done.stderr
