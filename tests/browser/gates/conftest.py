"""The pages to examine: one of each kind, of each site, in each theme."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.gates.sites import FULL, THEMES, Examined, Sample, Theme, samples
from tests.browser.gates.tabs import Tab

# A quarter of a minute for each page.
collect_ignore = [] if FULL else ["test_lighthouse.py"]
Sites = Callable[[Theme, str], Examined]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/gates/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    """Each site is built once, when the first test asks for it."""
    made: dict[tuple[str, str], Examined] = {}

    def site(theme: Theme, name: str) -> Examined:
        key = (theme.name, name)
        if key not in made:
            made[key] = Examined(name, theme, tmp_path_factory.mktemp(f"{theme.name}-{name}"))
        return made[key]

    yield site
    for one in made.values():
        one.host.stop()


@pytest.fixture(params=THEMES, ids=lambda theme: theme.name)
def theme(request: pytest.FixtureRequest) -> Theme:
    chosen: Theme = request.param
    return chosen


@pytest.fixture(params=samples())
def sample(request: pytest.FixtureRequest, sites: Sites) -> Sample:
    theme, site, kind = request.param
    return Sample(sites(theme, site), kind)


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Iterator[Tab]:
    """A tab with script."""
    made = Tab(browser, script=True)
    yield made
    made.close()


@pytest.fixture(scope="session")
def plain_tab(browser: Browser) -> Iterator[Tab]:
    """A tab in which no script runs."""
    made = Tab(browser, script=False)
    yield made
    made.close()
