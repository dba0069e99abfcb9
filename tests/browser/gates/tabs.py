"""A tab of a real browser that keeps what its page complained about."""

from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, Page

PATIENCE_MS = 20_000
SCRIPTS = Path(__file__).parent / "scripts"
LISTEN = """
globalThis.briefgenViolations = [];
document.addEventListener("securitypolicyviolation", event =>
  briefgenViolations.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`));
"""
Scheme = Literal["light", "dark"]


class Tab:
    """One page after the other in the same tab, which is quicker than a new one for each."""

    def __init__(self, browser: Browser, *, script: bool) -> None:
        self._context = browser.new_context(reduced_motion="reduce", java_script_enabled=script)
        self._context.set_default_timeout(PATIENCE_MS)
        self._context.add_init_script(LISTEN)
        self.page: Page = self._context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self._protocol = self._context.new_cdp_session(self.page)
        self._listen()

    def open(self, url: str, *, width: int = 1280) -> "Tab":
        """Show a page in a window of a width, with nothing left of the page before."""
        self.page.goto("about:blank")
        self.page.emulate_media(color_scheme="light", media="screen")
        self.letters(16)
        self.resize(width)
        self.complaints.clear()
        self.requests.clear()
        self.page.goto(url)
        return self

    def show(self, html: str, *, width: int = 1280) -> "Tab":
        """Show a page that a test made up."""
        self.open("about:blank", width=width)
        self.page.set_content(f"<!doctype html><meta name=viewport content='width=device-width'>{html}")
        return self

    def resize(self, width: int) -> None:
        """Give the window another width."""
        self.page.set_viewport_size({"width": width, "height": 800})

    def letters(self, size: int) -> None:
        """Set the browser's own font size, as a reader does in its settings; 16 is usual."""
        sizes = {"standard": size, "fixed": size * 13 // 16}
        self._protocol.send("Page.setFontSizes", {"fontSizes": sizes})

    def run(self, script: str, argument: Any = None) -> Any:
        """Run a script of ``scripts/`` in the page; no policy of the page stops it."""
        return self.page.evaluate((SCRIPTS / f"{script}.js").read_text(encoding="utf-8"), argument)

    def close(self) -> None:
        """Close the tab and forget what the browser kept for it."""
        self._context.close()

    def _listen(self) -> None:
        page = self.page
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", lambda request: self.complaints.append(f"failed: {request.url}"))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "console",
            lambda said: self.complaints.append(said.text) if said.type in ("error", "warning") else None,
        )
