"""What comes out of a printer carries its label, its page numbers and the addresses of its links."""

import re
from collections import Counter
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.browser.gates.conftest import Sites
from tests.browser.gates.sites import Sample, Theme
from tests.browser.gates.tabs import Tab
from tests.browser.gates.tools import pdf_text

LABEL = "TLP:GREEN"
PRINTED = ("article", "brief", "topic", "actor")
# Sheets of several heights (inches), so that headings come near the foot.
HEIGHTS = (11.7, 10.1, 8.3)
OUTSIDE = "[...document.querySelectorAll('main a[href^=\"http\"]')].filter(e => e.checkVisibility()).map(e => e.getAttribute('href'))"
HEADINGS = "[...document.querySelectorAll('main h2, main h3')].filter(e => e.checkVisibility()).map(e => e.innerText)"
# A list of links within the document is no navigation of the site.
NAVIGATION = "[...document.querySelectorAll('nav')].filter(e => e.checkVisibility() && e.querySelector('a:not([href^=\"#\"])')).map(e => e.getAttribute('aria-label') || e.className)"


def printed(tab: Tab, file: Path, height: float = HEIGHTS[0]) -> Path:
    """Print the page that is open."""
    tab.page.pdf(path=file, width="8.27in", height=f"{height}in")
    return file


def sheets(pdf: Path) -> list[list[tuple[float, float, str]]]:
    """Return the words of each sheet with their upper and lower edge, in points from its top."""
    return [
        [
            (float(word.attributes["ymin"] or 0), float(word.attributes["ymax"] or 0), word.text().strip())
            for word in page.css("word")
        ]
        for page in LexborHTMLParser(pdf_text(pdf, "-bbox")).css("page")
    ]


def unnumbered(pdf: Path) -> list[int]:
    """Return the sheets that lack their number at the height at which most have it."""
    heights = [
        {round(above) for above, _, word in words if _counts(word, number)}
        for number, words in enumerate(sheets(pdf), 1)
    ]
    usual = Counter(height for found in heights for height in found).most_common(1)
    return [number for number, found in enumerate(heights, 1) if not usual or usual[0][0] not in found]


def _counts(word: str, number: int) -> bool:
    digits = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in word.partition("/")[0])
    return re.fullmatch(rf"\D*{number}\D*", digits) is not None


def stranded(pdf: Path, headings: list[str]) -> list[str]:
    """Return the headings that are the last thing on their sheet."""
    words = sheets(pdf)
    # What stands at the same height of every sheet is its head or foot.
    running = set.intersection(*({round(above) for above, _, _ in sheet} for sheet in words))
    texts = [
        " ".join(word for above, _, word in sorted(sheet, key=_line) if round(above) not in running)
        for sheet in words[:-1]
    ]
    return [heading for text in texts for heading in headings if text.endswith(" ".join(heading.split()))]


def _line(word: tuple[float, float, str]) -> int:
    return round(word[0])


@pytest.fixture(params=PRINTED)
def labelled(request: pytest.FixtureRequest, sites: Sites, theme: Theme, tab: Tab) -> Tab:
    tab.open(Sample(sites(theme, "hostile"), request.param).url)
    tab.page.emulate_media(media="print")
    return tab


def test_each_sheet_carries_label_and_number(labelled: Tab, tmp_path: Path) -> None:
    pdf = printed(labelled, tmp_path / "page.pdf")
    texts = [" ".join(word for _, _, word in words) for words in sheets(pdf)]
    assert [number for number, text in enumerate(texts, 1) if LABEL not in text] == [], "without label"
    assert unnumbered(pdf) == [], "without number"


def test_addresses_of_outside_links_can_be_read_and_menus_are_gone(labelled: Tab, tmp_path: Path) -> None:
    text = re.sub(r"\s", "", pdf_text(printed(labelled, tmp_path / "page.pdf"), "-raw"))
    outside: list[str] = labelled.page.evaluate(OUTSIDE)
    assert outside
    assert [address for address in outside if address not in text] == []
    assert labelled.page.evaluate(NAVIGATION) == []


@pytest.mark.parametrize("height", HEIGHTS)
def test_no_heading_is_left_at_the_foot_of_a_sheet(
    sites: Sites, theme: Theme, tab: Tab, tmp_path: Path, height: float
) -> None:
    tab.open(Sample(sites(theme, "demo"), "article").url)
    tab.page.emulate_media(media="print")
    headings: list[str] = tab.page.evaluate(HEADINGS)
    pdf = printed(tab, tmp_path / "page.pdf", height)
    assert len(headings) > 3
    assert len(sheets(pdf)) > 2
    assert stranded(pdf, headings) == []


def test_a_stranded_heading_and_a_sheet_without_number_are_found(tab: Tab, tmp_path: Path) -> None:
    tab.show("<p style='height: 800px'>text<h2 style='break-after: page'>Left alone</h2><p>its text")
    pdf = printed(tab, tmp_path / "page.pdf")
    assert stranded(pdf, ["Left alone"]) == ["Left alone"]
    assert unnumbered(pdf) == [1, 2]
    tab.show("<p style='break-after: page'>sheet 1</p><p>sheet 2")
    assert unnumbered(printed(tab, tmp_path / "numbered.pdf")) == []


def test_a_menu_on_paper_is_found(tab: Tab) -> None:
    tab.show("<nav aria-label=Menu><a href=x>x</a></nav><nav class=toc><a href=#y>y</a></nav>")
    assert tab.page.evaluate(NAVIGATION) == ["Menu"]
