"""What the tests of the preview's scripts have in common."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page

Open = Callable[..., Page]
ERROR = {
    "code": "BG104",
    "severity": "error",
    "message": 'unknown key "sumary"',
    "path": "content/notes/a.md",
    "line": 3,
    "column": 1,
    "excerpt": "sumary: x",
    "caret": "^^^^^^",
    "help": 'did you mean "summary"?',
    "editor": "vscode://file//desk/content/notes/a.md:3",
}
WARNING = {**ERROR, "code": "BG300", "severity": "warning", "message": "nothing links here", "editor": ""}
LONG = "\n".join(f"<p>Paragraph {number} of a long page.</p>" for number in range(80))
NOTE = "notes/a/"
OTHER = "notes/b/"


def is_the_same_document(page: Page) -> bool:
    return bool(page.evaluate("window.marker") == "still here")


def wait_for_update(page: Page, act: Callable[[], None]) -> None:
    page.evaluate(
        """() => { window.updated = new Promise((done, give_up) => {
          document.addEventListener("briefgen:update", () => done(true), { once: true });
          setTimeout(give_up, 20_000);
        }); }"""
    )
    act()
    page.evaluate("window.updated")


def wait_for(page: Page, condition: str) -> None:
    """Wait for an expression; Playwright's own way evaluates a text in the page, which the policy forbids."""
    page.evaluate(
        f"""async () => {{
          const end = performance.now() + 20_000;
          while (!({condition})) {{
            if (performance.now() > end) throw new Error("not in time");
            await new Promise(requestAnimationFrame);
          }}
        }}"""
    )


def overlay(page: Page) -> Locator:
    return page.get_by_role("region", name="Problems in the preview")
