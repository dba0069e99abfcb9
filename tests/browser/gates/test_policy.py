"""Pages pass a strict policy, ask nobody else, and read the same without script."""

from collections import Counter

import pytest

from tests.browser.gates.sites import FULL, SITES, Sample, samples
from tests.browser.gates.tabs import Tab
from tests.browser.host import Host

# The short profile leaves out the sites that differ in words and length only.
POLICED = tuple(SITES) if FULL else ("demo", "right-to-left")
DEAD = "[...document.querySelectorAll('button, select, input:not([disabled])')].filter(e => !e.closest('form[action]') && e.checkVisibility()).map(e => e.outerHTML.slice(0, 99))"


def offences(tab: Tab, origin: str) -> list[str]:
    """Return what the page that is open asked of others, and what the browser refused it."""
    foreign = [f"asks {address}" for address in tab.requests if not address.startswith(f"{origin}/")]
    refused: list[str] = tab.page.evaluate("briefgenViolations")
    return foreign + refused + tab.complaints


def difference(tab: Tab, plain_tab: Tab) -> dict[str, int]:
    """Return the words that only one of the two shows, controls left out."""
    with_script, without = Counter(tab.run("words")), Counter(plain_tab.run("words"))
    return dict((with_script - without) + (without - with_script))


@pytest.mark.parametrize("sample", samples(*POLICED), indirect=True)
def test_a_page_passes_the_policy_and_asks_nobody_else(sample: Sample, tab: Tab) -> None:
    tab.open(sample.url)
    assert offences(tab, sample.site.host.origin) == []


@pytest.mark.parametrize("sample", samples(*POLICED), indirect=True)
def test_a_page_reads_the_same_without_script(sample: Sample, tab: Tab, plain_tab: Tab) -> None:
    tab.open(sample.url)
    plain_tab.open(sample.url)
    assert plain_tab.page.locator("main").inner_text().strip()
    assert difference(tab, plain_tab) == {}
    assert plain_tab.page.evaluate(DEAD) == [], "these controls do nothing without script"


def test_what_a_policy_forbids_is_found(tab: Tab, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("planted")
    (folder / "index.html").write_text(
        "<!doctype html><title>T</title><p style='color: red'>x<img src=http://127.0.0.1:9/x.png><script>1</script>"
    )
    host = Host(folder, "/")
    try:
        found = " ".join(offences(tab.open(host.url), host.origin))
    finally:
        host.stop()
    assert "asks http://127.0.0.1:9/x.png" in found
    assert "style-src-attr" in found
    assert "script-src-elem" in found
    assert "img-src" in found


def test_words_that_only_a_script_shows_are_found(tab: Tab, plain_tab: Tab) -> None:
    for one in (tab, plain_tab):
        one.show("<main id=m>said <button>not said</button></main>")
    tab.page.evaluate("m.append(' more')")
    assert difference(tab, plain_tab) == {"more": 1}
    assert len(plain_tab.page.evaluate(DEAD)) == 1
