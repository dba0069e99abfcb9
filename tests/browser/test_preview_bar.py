"""The preview's bar and its own page, as they look."""

from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.contrast import CONTRAST
from tests.browser.fake_preview import BASE, FakePreview, Reply
from tests.browser.preview_pages import ERROR, LONG, NOTE, OTHER, WARNING, Open, overlay, wait_for

pytestmark = pytest.mark.browser


def test_the_bar_is_folded_and_stays_so_on_other_pages(preview: FakePreview, tab: Open) -> None:
    page = tab()
    fold = page.locator("#briefgen-fold")
    expect(fold).to_have_attribute("aria-expanded", "true")
    fold.click()
    expect(page.locator("#briefgen-bar .words")).to_be_hidden()
    preview.page(NOTE, "<p id=words>second</p>")
    preview.publish(problems=[WARNING])
    expect(page.locator("#words")).to_have_text("second")
    expect(page.locator("#briefgen-bar .words")).to_be_hidden()
    expect(page.locator("#briefgen-problems")).to_be_visible()
    page.goto(preview.url + OTHER)
    expect(page.locator("#briefgen-bar .words")).to_be_hidden()
    fold.click()
    expect(page.locator("#briefgen-bar .words")).to_be_visible()


def test_the_bar_works_where_the_browser_keeps_nothing(
    preview: FakePreview, context: BrowserContext, tab: Open
) -> None:
    context.add_init_script(
        "for (const kind of ['localStorage', 'sessionStorage']) Object.defineProperty(window, kind, {get() { throw new Error('refused'); }})"
    )
    page = tab()
    page.locator("#briefgen-fold").click()
    expect(page.locator("#briefgen-bar .words")).to_be_hidden()
    preview.publish(problems=[ERROR])
    page.keyboard.press("Escape")
    expect(page.locator("#briefgen-problems")).to_have_text("1 error")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_bar_leaves_the_last_line_to_be_read_and_no_page_scrolls_sideways(
    preview: FakePreview, tab: Open, width: int
) -> None:
    preview.page(NOTE, f"{LONG}<p id=last>The last line.</p>")
    page = tab()
    page.set_viewport_size({"width": width, "height": 700})
    place = "document.getElementById('{}').getBoundingClientRect()"
    last, bar = place.format("last"), place.format("briefgen-bar")
    wait_for(
        page,
        f"(scrollTo({{top: 1e6, behavior: 'instant'}}), {last}.bottom <= {bar}.top && {bar}.bottom === innerHeight)",
    )
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_nothing_of_the_preview_is_printed(preview: FakePreview, tab: Open) -> None:
    page = tab()
    preview.publish(problems=[ERROR])
    expect(overlay(page)).to_be_visible()
    page.emulate_media(media="print")
    expect(overlay(page)).to_be_hidden()
    expect(page.locator("#briefgen-bar")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).paddingBottom") == "0px"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_bar_and_dashboard_have_the_contrast_that_wcag_asks_for(
    preview: FakePreview, tab: Open, scheme: Literal["light", "dark"]
) -> None:
    rows = "".join(
        f"<tr><td class={kind}>{kind}<td><a href=x>place</a>" for kind in ("error", "warning", "info")
    )
    sheet = f'<link rel="stylesheet" href="{BASE}_briefgen/preview.css">'
    table = f"<h1>Preview</h1><table class=problems><tr><th>Severity<th>Place{rows}</table><pre>code</pre>"
    html = f"<!doctype html><html lang=en><head>{sheet}</head><body class=briefgen-dashboard><main>{table}</main>%BLOCK%</body></html>"
    preview.replies[f"{BASE}_briefgen/"] = Reply(html)
    page = tab("_briefgen/")
    page.emulate_media(color_scheme=scheme)
    preview.publish(problems=[ERROR])
    expect(overlay(page)).to_be_visible()
    assert page.evaluate(CONTRAST) == []
    within = CONTRAST.replace(
        "document.querySelectorAll('body *')",
        "document.querySelector('briefgen-preview').shadowRoot.querySelectorAll('section *')",
    )
    assert within != CONTRAST
    assert page.evaluate(within) == []
