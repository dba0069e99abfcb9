from pathlib import Path

import pytest

from tests.preview.watching.desks import SOURCES, Desk

# watchdog's observer warns in its own thread when a folder goes and comes back at once, and goes on.
AGAIN = pytest.mark.filterwarnings("ignore:Callback with id:RuntimeWarning")


@pytest.fixture(params=["inotify", pytest.param("native", marks=AGAIN), "polling"])
def desk(tmp_path: Path, request: pytest.FixtureRequest) -> Desk:
    return Desk(tmp_path / "desk", SOURCES[request.param])
