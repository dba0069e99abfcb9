from tests.browser.gates.conftest import Sites
from tests.browser.gates.kinds import KINDS
from tests.browser.gates.sites import SITES, Theme


def test_each_site_has_a_page_of_each_kind_that_is_examined(sites: Sites, theme: Theme) -> None:
    assert {site: tuple(sites(theme, site).pages) for site in SITES} == SITES


def test_every_kind_is_examined_on_some_site() -> None:
    assert {kind for kinds in SITES.values() for kind in kinds} == set(KINDS)
