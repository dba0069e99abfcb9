from pathlib import Path

import pytest

from tests.preview.watching.desks import SOURCES, Desk


@pytest.fixture(params=SOURCES)
def desk(tmp_path: Path, request: pytest.FixtureRequest) -> Desk:
    return Desk(tmp_path / "desk", SOURCES[request.param])
