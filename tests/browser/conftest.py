"""A real Chromium; without one these tests skip, and in CI that is a failure."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.fake_preview import FakePreview
from tests.browser.preview_pages import NOTE, OTHER, Open

PATIENCE_MS = 20_000

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the system's Chromium once for all tests."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        reason = "Chromium is not installed (apt install chromium)"
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def preview() -> Iterator[FakePreview]:
    server = FakePreview()
    server.page(NOTE, "<h1>A</h1><p id=words>first words</p>")
    server.page(OTHER, "<h1>B</h1><p>other words</p>")
    yield server
    server.stop()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 700}, reduced_motion="reduce")
    made.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS)
    yield made
    made.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the browsers' consoles said; a test that provokes something empties it."""
    return []


@pytest.fixture
def tab(preview: FakePreview, context: BrowserContext, complaints: list[str]) -> Iterator[Open]:
    """Open a page in a tab; at the end no console may have complained."""

    def open_tab(path: str = NOTE) -> Page:
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None,
        )
        page.goto(preview.url + path)
        page.evaluate("window.marker = 'still here'")
        expect(page.locator("briefgen-preview")).to_have_attribute("data-build", str(preview.state["build"]))
        preview.wait_until(lambda: preview.streams == 1)
        return page

    yield open_tab
    assert [text for text in complaints if not _is_of_the_network(text)] == []


def _is_of_the_network(text: str) -> bool:
    """Tell whether a browser reports an answer that the test wanted; it does so unasked."""
    return text.startswith("Failed to load resource") or "net::ERR_" in text
