"""Fixtures that every test may use."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.sites import SiteFolder

MakeSite = Callable[[Mapping[str, "str | bytes"]], "SiteFolder"]


@pytest.fixture
def site(tmp_path: Path) -> MakeSite:
    """Make a site from a mapping of paths to texts."""
    from tests.sites import SiteFolder

    def make(files: Mapping[str, str | bytes]) -> SiteFolder:
        return SiteFolder(tmp_path / "desk", files)

    return make
