"""Whoever has no mouse gets everywhere, sees where they are, and gets out again."""

from itertools import pairwise

import pytest

from tests.browser.gates.sites import FULL, Sample, samples
from tests.browser.gates.tabs import Tab

# The corpus has the kinds of the demonstration site, with hundreds of links each; walking them finds nothing more.
WALKED = ("demo", "right-to-left", "hostile") if FULL else ("demo",)


def walk(tab: Tab) -> list[str]:
    """Press Tab through the whole page and return what went wrong."""
    count: int = tab.run("focusable")
    for _ in range(count + 2):
        tab.page.keyboard.press("Tab")
    stops = tab.page.evaluate("briefgenStops")
    # A scrolling area of the browser's own making has no number; behind the last stop it begins again.
    numbers = [stop["at"] for stop in stops if stop["at"] >= 0][:count]
    faults = [f"{stop['name']}: {fault}" for stop in stops[:count] for fault in stop["faults"]]
    faults += [f"number {b} comes behind number {a}" for a, b in pairwise(numbers) if b <= a]
    if missed := sorted(set(range(count)) - set(numbers)):
        faults.append(f"not visited: {missed[:9]} of {count}")
    return faults


def skip(tab: Tab) -> list[str]:
    """Take the first stop, a link past the menu, and return what went wrong."""
    tab.page.keyboard.press("Tab")
    link = tab.page.locator(":focus")
    target, box = link.get_attribute("href") or "", link.bounding_box()
    if not target.startswith("#"):
        return [f"the first stop leads to {target!r}"]
    faults = []
    if box is None or min(box["x"], box["y"]) < 0 or box["width"] < 40 or box["height"] < 12:
        faults.append(f"the link past the menu cannot be seen: {box}")
    tab.page.keyboard.press("Enter")
    if not tab.page.evaluate("target => document.querySelector(target)?.closest('main') != null", target):
        return [*faults, f"{target} is not in the main part"]
    tab.page.keyboard.press("Tab")
    behind = "target => document.querySelector(target).compareDocumentPosition(document.activeElement)"
    if not tab.page.evaluate(behind, target) & 4:
        faults.append("the stop behind it is not in the main part, nor behind that")
    return faults


@pytest.mark.parametrize("sample", samples(*WALKED), indirect=True)
def test_the_tab_key_visits_everything_once_in_order_and_visibly(sample: Sample, tab: Tab) -> None:
    tab.open(sample.url)
    faults = walk(tab)
    if sample.kind != "redirect":
        faults += skip(tab.open(sample.url))
    assert faults == []


def test_an_invisible_focus_is_found(tab: Tab) -> None:
    tab.show("<style>#two:focus { outline: none }</style><a href=#>one</a> <a href=# id=two>two</a>")
    assert walk(tab) == ['a. "two": the focus cannot be seen']


def test_a_wrong_order_is_found(tab: Tab) -> None:
    tab.show("<a href=#>one</a> <a href=# tabindex=1>two</a>")
    assert walk(tab) == ["number 0 comes behind number 1"]


def test_a_trap_is_found(tab: Tab) -> None:
    tab.show("<a href=#>one</a> <a href=# id=two>two</a> <a href=#>three</a>")
    tab.page.evaluate("two.addEventListener('keydown', event => event.preventDefault())")
    assert "not visited: [2] of 3" in walk(tab)


def test_a_focus_under_something_is_found(tab: Tab) -> None:
    tab.show("<div style='position: fixed; inset: 0; background: red'></div><a href=#>one</a>")
    assert walk(tab) == ['a. "one": covered by div.']


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<a href=/elsewhere>brand</a><main id=m>", "the first stop leads to"),
        ("<a href=#m style='position: absolute; top: -99px'>skip</a><main id=m>", "cannot be seen"),
        ("<a href=#m>skip to the text</a><p id=m>", "is not in the main part"),
    ],
)
def test_a_link_past_the_menu_that_does_not_work_is_found(tab: Tab, html: str, fault: str) -> None:
    assert any(fault in found for found in skip(tab.show(html)))
