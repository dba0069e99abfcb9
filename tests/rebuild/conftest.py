"""Fixtures of the tests that tell which pages an edit renders."""

import pytest

from tests.conftest import MakeSite
from tests.rebuild.desk import FILES, PAGES
from tests.sites import SiteFolder


@pytest.fixture
def desk(site: MakeSite) -> SiteFolder:
    """The small site, built once."""
    made = site(FILES)
    assert set(made.build().rendered) == PAGES
    return made
