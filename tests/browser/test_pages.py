"""What a reader's browser makes of the demonstration site."""

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.sites import untracked

pytestmark = pytest.mark.browser

CHECKOUT = Path(__file__).parents[2]
AT = 1_795_348_800  # 2026-11-22T12:00:00Z
KINDS = [
    "/",
    "/articles/what-moscow-wants/",
    "/articles/sixteen-packages/",
    "/notes/",
    "/briefs/brief-1/",
    "/topics/",
    "/topics/ukraine/",
    "/topics/sanctions/",
    "/actors/",
    "/actors/vladimir-putin/",
    "/tags/",
    "/authors/",
    "/series/",
    "/matrix/",
    "/archive/",
    "/archive/2024/11/",
    "/about/",
    "/404.html",
]
POLICY = "default-src 'self'"


class StrictHost(http.server.SimpleHTTPRequestHandler):
    """A static host under a sub-path with the strict policy that the pages must pass."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/briefings"))

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    from briefgen.build import build
    from briefgen.stages.request import Request

    root = tmp_path_factory.mktemp("demo")
    shutil.copytree(CHECKOUT / "content", root / "content")
    shutil.copyfile(CHECKOUT / "briefgen.yaml", root / "briefgen.yaml")
    build(Request(root=root, config="briefgen.yaml", output=root / "site", at=AT), untracked, lambda: 0.0)
    handler = functools.partial(StrictHost, directory=str(root / "site"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/briefings"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(params=[(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")], ids=str)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=True
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("route", KINDS)
def test_a_page_fits_the_screen_and_breaks_no_policy(page: Page, address: str, route: str) -> None:
    complaints: list[str] = []
    page.on(
        "console",
        lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None,
    )
    page.on("requestfailed", lambda request: complaints.append(f"failed: {request.url}"))
    page.on(
        "response",
        lambda response: (
            complaints.append(f"{response.status} {response.url}") if response.status >= 400 else None
        ),
    )
    foreign: list[str] = []
    page.on(
        "request",
        lambda request: (
            foreign.append(request.url) if not request.url.startswith(address.rsplit("/", 1)[0]) else None
        ),
    )
    page.goto(address + route)
    assert complaints == []
    assert foreign == []
    widths = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert widths[0] <= widths[1], "the page scrolls sideways"


def test_everything_reads_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "/articles/what-moscow-wants/")
    assert page.locator("h1").inner_text()
    page.locator("main a[href*='/actors/vladimir-putin/']").first.click()
    assert "Putin" in page.locator("h1").inner_text()
    context.close()


def test_links_work_from_disk_when_they_are_written_explicitly(browser: Browser, tmp_path: Path) -> None:
    from briefgen.build import build
    from briefgen.stages.request import Request

    shutil.copytree(CHECKOUT / "content", tmp_path / "content")
    settings = (CHECKOUT / "briefgen.yaml").read_text(encoding="utf-8") + "\nlinks: explicit\n"
    (tmp_path / "briefgen.yaml").write_text(settings, encoding="utf-8")
    build(
        Request(root=tmp_path, config="briefgen.yaml", output=tmp_path / "site", at=AT),
        untracked,
        lambda: 0.0,
    )
    context = browser.new_context()
    page = context.new_page()
    page.goto((tmp_path / "site/index.html").as_uri())
    page.locator("a[href*='topics/index.html']").first.click()
    page.locator("a[href*='ukraine/index.html']").first.click()
    assert "Ukraine" in page.locator("h1").inner_text()
    assert page.evaluate("getComputedStyle(document.body).fontFamily") != page.evaluate("'initial'")
    assert page.evaluate("document.styleSheets.length") >= 1
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_the_contrast_that_wcag_asks_for(
    browser: Browser, address: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(address + "/articles/what-moscow-wants/")
    low = page.evaluate(CONTRAST)
    assert low == []
    context.close()


CONTRAST = """() => {
  const channel = c => { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const rgb = text => (text.match(/[0-9.]+/g) || [0, 0, 0, 0]).map(Number);
  const ground = element => {
    for (let e = element; e; e = e.parentElement) {
      const colour = rgb(getComputedStyle(e).backgroundColor);
      if (colour.length < 4 || colour[3] > 0.99) return colour;
    }
    return getComputedStyle(document.documentElement).colorScheme.includes('dark') ? [0, 0, 0] : [255, 255, 255];
  };
  const low = [];
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!own || !element.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
    const style = getComputedStyle(element);
    const [a, b] = [light(rgb(style.color)), light(ground(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
    if (ratio < (large ? 3 : 4.5)) low.push(`${element.tagName}.${element.className}: ${ratio.toFixed(2)} ${element.textContent.trim().slice(0, 30)}`);
  }
  return low;
}"""
