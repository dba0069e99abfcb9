"""Fixtures of the tests that tell which pages an edit renders."""

import shutil
from pathlib import Path

import pytest

from tests.rebuild.desk import FILES, PAGES
from tests.sites import SiteFolder


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The small site, built once, and a copy of all its files, output and store included."""
    folder = tmp_path_factory.mktemp("rebuild")
    made = SiteFolder(folder / "desk", FILES)
    assert set(made.build().rendered) == PAGES
    return made.root, Path(shutil.copytree(made.root, folder / "copy"))


@pytest.fixture
def desk(built: tuple[Path, Path]) -> SiteFolder:
    """The small site as it was right after its first build."""
    root, copy = built
    shutil.rmtree(root)
    shutil.copytree(copy, root)
    return SiteFolder(root, FILES)
