"""The live preview in a real browser: save, and see it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.preview.served import Preview, eventually, preview
from tests.sites import SETTINGS, SiteFolder, document

pytestmark = pytest.mark.browser

PARAGRAPHS = "\n\n".join(f"Paragraph {number} on the tide." for number in range(80))
SLIP = "content/notes/slip.md"
DETAILS = "<details><summary>More on quays</summary>\n\nHidden words.\n\n</details>"
FILES = {
    "briefgen.yaml": f"{SETTINGS}html: sanitize\neditor: vscode://file/{{path}}:{{line}}\n",
    SLIP: document(
        "Slip", "date: 2024-11-01", "topics: [Harbours]", body=f"{DETAILS}\n\n{PARAGRAPHS}\n\nThe end."
    ),
    "content/notes/other.md": document(
        "Other", "date: 2024-11-02", "status: draft", body="Other [[Nobody Known]]."
    ),
    "content/topics/harbours.md": document("Harbours", body="All harbours."),
}


@pytest.fixture
def desk(tmp_path: Path) -> SiteFolder:
    return SiteFolder(tmp_path / "desk", FILES)


@pytest.fixture
def served(desk: SiteFolder) -> Iterator[Preview]:
    with preview(desk.root) as running:
        yield running


@pytest.fixture
def tabs(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context
    context.close()


Open = Callable[[str], Page]


@pytest.fixture
def visit(tabs: BrowserContext, served: Preview) -> Open:
    def opened(path: str) -> Page:
        page = tabs.new_page()
        page.goto(served.url + path)
        # The script has to be there before something changes.
        page.wait_for_function("() => document.querySelector('#briefgen-fold, .briefgen-dashboard') !== null")
        return page

    return opened


def swap(desk: SiteFolder, path: str, old: str, new: str) -> None:
    """Save a file with other words."""
    text = (desk.root / path).read_text(encoding="utf-8")
    assert old in text
    (desk.root / path).write_text(text.replace(old, new), encoding="utf-8")


def test_a_body_a_title_and_front_matter_are_seen_when_they_are_saved(desk: SiteFolder, visit: Open) -> None:
    page = visit("notes/slip/")
    swap(desk, SLIP, "The end.", "The very end.")
    expect(page.get_by_text("The very end.")).to_be_attached()
    swap(desk, SLIP, "title: Slip", "title: Landing")
    expect(page.locator("h1")).to_have_text("Landing")
    expect(page).to_have_title("Landing · Harbour Desk" if "·" in page.title() else page.title())
    swap(desk, SLIP, "topics: [Harbours]", "topics: [Harbours, Ferries]")
    expect(page.get_by_role("link", name="Ferries").first).to_be_visible()


def test_a_template_a_style_sheet_and_settings_are_seen_when_they_are_saved(
    desk: SiteFolder, visit: Open
) -> None:
    page = visit("notes/slip/")
    page.evaluate("window.mark = 'not loaded again'")
    desk.edit({"themes/own/theme.yaml": "name: own\nparent: briefing\n"})
    swap(desk, "briefgen.yaml", "title: Harbour Desk", "title: Quay Desk")
    expect(page.locator(".brand")).to_have_text("Quay Desk")
    desk.edit({"briefgen.yaml": (desk.root / "briefgen.yaml").read_text() + "theme: own\n"})
    base = Path("themes/briefing/templates/base.html").read_text(encoding="utf-8")
    desk.edit(
        {
            "themes/own/templates/base.html": base.replace(
                '<main id="_main"', '<p id="fresh">Fresh</p><main id="_main"'
            )
        }
    )
    expect(page.locator("#fresh")).to_have_text("Fresh")
    style = Path("themes/briefing/assets/css/site.css").read_text(encoding="utf-8")
    desk.edit({"themes/own/assets/css/site.css": style + "\n#fresh { color: rgb(1, 2, 3) }\n"})
    expect(page.locator("#fresh")).to_have_css("color", "rgb(1, 2, 3)")
    assert page.evaluate("window.mark") == "not loaded again"


def test_the_place_and_what_was_opened_stay(desk: SiteFolder, visit: Open) -> None:
    page = visit("notes/slip/")
    page.locator("details summary", has_text="More on quays").click()
    page.evaluate("window.scrollTo(0, 900)")
    swap(desk, SLIP, "Paragraph 3 on", "Paragraph three on")
    expect(page.get_by_text("Paragraph three on the tide.")).to_be_attached()
    assert page.evaluate("window.scrollY") == 900
    assert page.locator("details", has_text="More on quays").evaluate("node => node.open")


def test_tabs_on_several_pages_follow(desk: SiteFolder, visit: Open, served: Preview) -> None:
    paths = [
        "notes/slip/",
        "notes/",
        "",
        "topics/harbours/",
        "topics/",
        "notes/slip/",
        "archive/",
        "notes/",
        "",
    ]
    pages = [visit(path) for path in paths]
    swap(desk, SLIP, "title: Slip", "title: Landing stage")
    for page, path in zip(pages, paths, strict=True):
        if path not in ("topics/", "archive/"):
            expect(page.get_by_text("Landing stage").first).to_be_attached()
    assert served.state()["build"] == 2


def test_an_error_lies_over_the_page_until_it_is_mended(desk: SiteFolder, visit: Open) -> None:
    page = visit("notes/slip/")
    swap(desk, SLIP, "date: 2024-11-01", "date: soon")
    panel = page.get_by_text("BG", exact=False).first
    expect(panel).to_be_visible()
    expect(page.get_by_text("The end.")).to_be_attached()
    place = page.get_by_role("link", name="content/notes/slip.md:3")
    expect(place).to_have_attribute("href", f"vscode://file/{desk.root}/{SLIP}:3")
    swap(desk, SLIP, "date: soon", "date: 2024-11-03")
    expect(place).to_have_count(0)


def test_broken_settings_and_a_broken_template_are_told_and_mended_without_a_new_start(
    desk: SiteFolder, visit: Open
) -> None:
    page = visit("notes/slip/")
    swap(desk, "briefgen.yaml", "title: Harbour Desk", "titel: Harbour Desk")
    expect(page.get_by_text('"titel"').first).to_be_visible()
    swap(desk, "briefgen.yaml", "titel: Harbour Desk", "title: Harbour Desk")
    expect(page.get_by_text('"titel"')).to_have_count(0)
    desk.edit({"themes/briefing/templates/note.html": "{{ nothing.at_all }}"})
    expect(page.get_by_text("note.html").first).to_be_visible()
    expect(page.get_by_text("The end.")).to_be_attached()
    desk.edit({"themes/briefing/templates/note.html": None})
    expect(page.get_by_text("note.html")).to_have_count(0)


def test_a_draft_says_why_it_is_not_public_and_what_hangs_loose(visit: Open) -> None:
    page = visit("notes/other/")
    bar = page.locator("#briefgen-bar")
    expect(bar.get_by_text("Draft: not public")).to_be_visible()
    expect(bar.get_by_text("1 unresolved link")).to_be_visible()
    bar.get_by_text("1 unresolved link").click()
    expect(bar.get_by_text("[[Nobody Known]] in line")).to_be_visible()


def test_a_page_that_moved_or_went_says_so(desk: SiteFolder, visit: Open) -> None:
    moved, gone = visit("notes/slip/"), visit("notes/other/")
    (desk.root / SLIP).rename(desk.root / "content/notes/landing.md")
    expect(moved.get_by_text("moved to")).to_be_visible()
    (desk.root / "content/notes/other.md").unlink()
    expect(gone.get_by_text("content/notes/other.md was deleted")).to_be_visible()


def test_the_own_page_of_the_preview_tells_what_changed_and_why(
    desk: SiteFolder, visit: Open, served: Preview
) -> None:
    visit("notes/slip/")
    swap(desk, SLIP, "The end.", "The very end.")
    eventually(lambda: served.state()["build"] == 2)
    page = visit("_briefgen/")
    expect(page.get_by_role("cell", name="body:document:notes/slip: its words changed").first).to_be_visible()
    expect(page.get_by_role("cell", name="Draft: not public").first).to_be_visible()
    swap(desk, "briefgen.yaml", "title: Harbour Desk", "title: Quay Desk")
    expect(page.get_by_role("heading", name="Preview of Quay Desk")).to_be_visible()
    expect(page.get_by_text("setting:title").first).to_be_visible()


def test_with_follow_the_browser_goes_to_the_page_just_saved(desk: SiteFolder, tabs: BrowserContext) -> None:
    with preview(desk.root, follow=True) as served:
        page = tabs.new_page()
        page.goto(served.url)
        page.wait_for_function("() => document.querySelector('#briefgen-fold') !== null")
        swap(desk, SLIP, "The end.", "The very end.")
        page.wait_for_url(f"{served.url}notes/slip/")
        expect(page.get_by_text("The very end.")).to_be_attached()


def test_a_tab_that_was_opened_on_a_broken_site_shows_the_site_once_it_is_mended(
    desk: SiteFolder, tabs: BrowserContext
) -> None:
    swap(desk, "briefgen.yaml", "title: Harbour Desk", "titel: Harbour Desk")
    with preview(desk.root) as served:
        page = tabs.new_page()
        page.goto(f"{served.url}notes/slip/")
        expect(page.get_by_role("heading", name="Nothing to show yet")).to_be_visible()
        expect(page.get_by_text("1 error").first).to_be_visible()
        expect(page.get_by_text("as it last was")).to_have_count(0)
        swap(desk, "briefgen.yaml", "titel: Harbour Desk", "title: Harbour Desk")
        expect(page.get_by_role("heading", name="Slip")).to_be_visible()
        swap(desk, SLIP, "The end.", "The very end.")
        expect(page.get_by_text("The very end.")).to_be_attached()
