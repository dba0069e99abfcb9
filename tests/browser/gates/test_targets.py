"""Links within a page lead to something that is then in sight; pages read from the side their script begins."""

import pytest

from tests.browser.gates.conftest import Sites
from tests.browser.gates.sites import SITES, Sample, Theme
from tests.browser.gates.tabs import Tab

# Where the path to the page begins (where it has none, the heading), and where the site's name and the heading do.
START = """() => {
  const right = selector => document.querySelector(selector)?.getBoundingClientRect().right;
  const heading = right("main h1"), start = right("nav[aria-label] > ol > li") ?? heading;
  return { start, edges: [right("body > header a"), heading], middle: innerWidth / 2 };
}"""
WRITTEN_FROM_THE_LEFT = ("plain article", "redirect")


def test_every_link_within_a_page_leads_to_something_in_sight(sample: Sample, tab: Tab) -> None:
    assert tab.open(sample.url).run("targets") == []


def test_links_that_lead_nowhere_or_to_something_hidden_are_found(tab: Tab) -> None:
    tab.show("<a href=#none>a</a> <a href=#gone>b</a> <a href=#here>c</a><p id=here>c</p><p hidden id=gone>b")
    assert tab.run("targets") == ["#none leads nowhere", "#gone is hidden"]


@pytest.mark.parametrize(
    "kind", [kind for kind in SITES["right-to-left"] if kind not in WRITTEN_FROM_THE_LEFT]
)
def test_a_page_written_from_the_right_begins_there(sites: Sites, theme: Theme, tab: Tab, kind: str) -> None:
    site = sites(theme, "right-to-left")
    tab.open(Sample(site, kind).url)
    assert tab.page.evaluate("document.documentElement.dir") == "rtl"
    found = tab.page.evaluate(START)
    assert found["start"] > found["middle"]
    assert min(abs(found["start"] - edge) for edge in found["edges"]) <= 2


def test_a_piece_in_another_language_reads_from_its_own_side(sites: Sites, theme: Theme, tab: Tab) -> None:
    tab.open(Sample(sites(theme, "right-to-left"), "plain article").url)
    direction = "getComputedStyle([...document.querySelectorAll('main p')].find(p => p.innerText.includes('from the left'))).direction"
    assert tab.page.evaluate(direction) == "ltr"
