"""Text fits a narrow screen and holds letters of twice the size."""

import pytest

from tests.browser.gates.sites import Sample
from tests.browser.gates.tabs import Tab

BODY_SIZE = "parseFloat(getComputedStyle(document.body).fontSize)"
NARROW = 320


def misfits(tab: Tab) -> dict[str, list[str]]:
    """Return what does not fit, at 320 pixels and with doubled letters at two widths."""
    plain: float = tab.page.evaluate(BODY_SIZE)
    faults = {"320": tab.run("reflow")}
    tab.letters(32)
    if tab.page.evaluate(BODY_SIZE) < 1.9 * plain:
        faults["letters"] = ["they do not grow with the reader's setting"]
    for width in (640, 1280):
        tab.resize(width)
        faults[f"{width}, letters doubled"] = tab.run("reflow")
    return {where: found for where, found in faults.items() if found}


def test_a_page_fits_a_narrow_screen_and_holds_doubled_letters(sample: Sample, tab: Tab) -> None:
    assert misfits(tab.open(sample.url, width=NARROW)) == {}


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<p style='width: 400px'>wide", "the page is"),
        ("<div style='position: relative; left: -50px'>left out", "leaves the screen"),
        ("<p style='height: 20px; overflow: hidden'>" + "cut off " * 40, "cuts off"),
        ("<p>one two three</p><p style='margin-top: -30px'>four five six", "lies on"),
    ],
)
def test_what_does_not_fit_is_found(tab: Tab, html: str, fault: str) -> None:
    assert any(fault in found for found in tab.show(html, width=NARROW).run("reflow"))


def test_letters_of_a_fixed_size_are_found(tab: Tab) -> None:
    assert "letters" in misfits(tab.show("<body style='font-size: 16px'>fixed", width=NARROW))
