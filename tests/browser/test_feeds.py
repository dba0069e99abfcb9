"""A feed that is opened in a browser is a page."""

import http.server
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.host import Host
from tests.conftest import MakeSite
from tests.sites import SETTINGS, document

SHOWN = "getSelection().selectAllChildren(document.documentElement), getSelection().toString()"

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_a_feed_in_a_browser_says_what_it_is_and_leads_to_its_entries(
    site: MakeSite, browser: Browser, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    types = {**http.server.SimpleHTTPRequestHandler.extensions_map, f".{form}": "application/xml"}
    monkeypatch.setattr(http.server.SimpleHTTPRequestHandler, "extensions_map", types)
    settings = f"{SETTINGS}language: uk\noutputs: {{feed_formats: [{form}]}}\n"
    folder = site(
        {
            "briefgen.yaml": settings,
            "content/notes/ice.md": document("Крига & туман", "date: 2024-11-01", "summary: Стисло."),
        }
    )
    folder.build()
    host = Host(Path(folder.output), "/desk/")
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{host.url}feed.{form}")
    shown = page.evaluate(SHOWN)
    assert all(
        words in shown for words in ("Harbour Desk", "Це стрічка.", "Крига & туман", "Стисло.", "2024-11-01")
    )
    assert "Words about it" not in shown
    assert "urn:uuid" not in shown
    links = page.locator("a").evaluate_all("all => all.map(one => one.href)")
    assert links == ["https://example.org/desk/", "https://example.org/desk/notes/ice/"]
    assert page.evaluate("getComputedStyle(document.documentElement).maxWidth") != "none"
    # Unasked it looks for an icon, which is the only thing that may be missing.
    assert [text for text in complaints if "Failed to load resource" not in text] == []
    page.close()
    host.stop()
