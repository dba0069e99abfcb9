"""A first visit costs few bytes."""

import gzip
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser

from tests.browser.gates.conftest import Sites
from tests.browser.gates.sites import Sample, Theme
from tests.browser.gates.tabs import Tab

LIMIT = 8_900
# What nginx and Caddy are commonly set to; a host's precompressed files are smaller.
LEVEL = 6
IMAGES = (".svg", ".png", ".jpg", ".webp", ".avif", ".ico")


def visit(browser: Browser, url: str) -> dict[str, int]:
    """Return the compressed size of each file that a first visit to a page fetches, pictures left out."""
    tab = Tab(browser, script=True)
    tab.open(url)
    tab.page.wait_for_load_state("networkidle")
    fetched = list(dict.fromkeys(tab.requests))
    tab.close()
    return {
        address: len(gzip.compress(urlopen(address, timeout=20).read(), LEVEL))  # noqa: S310 - our own host
        for address in fetched
        if not address.endswith(IMAGES)
    }


def table(sizes: dict[str, int]) -> str:
    """Return the sizes as lines, the sum last."""
    return "\n".join(f"{size:>7,}  {name}" for name, size in (sizes | {"sum": sum(sizes.values())}).items())


@pytest.mark.parametrize("kind", ["plain article", "note"])
def test_a_first_visit_to_the_largest_document_is_light(
    sites: Sites, theme: Theme, browser: Browser, kind: str
) -> None:
    sizes = visit(browser, Sample(sites(theme, "corpus"), kind).url)
    assert len(sizes) >= 2, "no style sheet was fetched"
    assert sum(sizes.values()) <= LIMIT, f"gzip -{LEVEL}, at most {LIMIT:,}:\n{table(sizes)}"


def test_what_a_page_weighs_is_the_sum_of_its_files() -> None:
    assert table({"page": 1_200, "sheet": 34}).splitlines() == [
        "  1,200  page",
        "     34  sheet",
        "  1,234  sum",
    ]
