"""What the built-in theme's scripts add to a page, and that they take nothing away."""

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from briefgen.build import build
from briefgen.stages.request import Request
from tests.browser.host import Host
from tests.sites import untracked

pytestmark = pytest.mark.browser

CHECKOUT = Path(__file__).parents[2]
AT = 1_795_348_800  # 2026-11-22T12:00:00Z
ARTICLE = "/articles/arms-or-zone/"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("demo")
    shutil.copytree(CHECKOUT / "content", root / "content")
    shutil.copyfile(CHECKOUT / "briefgen.yaml", root / "briefgen.yaml")
    build(Request(root=root, config="briefgen.yaml", output=root / "site", at=AT), untracked, lambda: 0.0)
    host = Host(root / "site", "/briefings/")
    yield host.url.removesuffix("/")
    host.stop()


def opened(context: BrowserContext, url: str) -> Page:
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(url)
    return page


def test_the_choice_of_colours_is_remembered_and_can_be_taken_back(
    browser: Browser, context: BrowserContext, address: str
) -> None:
    del browser
    page = opened(context, address + ARTICLE)
    switch = page.get_by_role("button", name="Dark colours")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    expect(switch).to_have_attribute("aria-pressed", "false")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "true")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != light
    other = opened(context, address + "/topics/ukraine/")
    assert other.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    page.get_by_role("button", name="Dark colours").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == light
    assert page.evaluate("localStorage.length") == 0


def test_the_chosen_colours_are_those_of_the_system_in_dark(browser: Browser, address: str) -> None:
    grounds = []
    for scheme, clicks in (("dark", 0), ("light", 1)):
        context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
        page = opened(context, address + ARTICLE)
        for _ in range(clicks):
            page.get_by_role("button", name="Dark colours").click()
        names = "['paper','tint','ink','soft','line','mark','accent']"
        read = (
            f"{names}.map((name) => getComputedStyle(document.documentElement).getPropertyValue('--' + name))"
        )
        grounds.append(page.evaluate(read))
        context.close()
    assert grounds[0] == grounds[1]


def test_notes_stand_beside_their_marks_and_never_on_each_other(
    context: BrowserContext, address: str
) -> None:
    page = opened(context, address + ARTICLE)
    notes = page.locator(".sidenote")
    expect(notes.first).to_be_visible()
    boxes = [box for note in notes.all() if (box := note.bounding_box())]
    assert len(boxes) == page.locator(".footnotes li").count()
    assert all(upper["y"] + upper["height"] <= lower["y"] for upper, lower in itertools.pairwise(boxes))
    mark = page.locator(".footnote-ref").first.bounding_box()
    assert mark is not None
    assert abs(boxes[0]["y"] - mark["y"]) < 20
    # They repeat what stands below the text: neither the Tab key nor a screen reader meets them twice.
    assert page.locator(".sidenotes").get_attribute("aria-hidden") == "true"
    assert page.locator(".sidenotes a:not([tabindex='-1'])").count() == 0
    page.set_viewport_size({"width": 800, "height": 700})
    expect(notes.first).to_be_hidden()


def test_a_link_shows_what_it_leads_to_and_escape_puts_it_away(context: BrowserContext, address: str) -> None:
    page = opened(context, address + ARTICLE)
    page.locator(".prose a.ref.actor", has_text="Mike Pompeo").first.hover()
    card = page.locator(".preview")
    expect(card).to_contain_text("formerly US Secretary of State")
    box = card.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1280
    assert card.locator("a").count() == 0  # its links were written for another page
    card.hover()  # it stays while the pointer is on it
    page.wait_for_timeout(600)
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    page.locator(".prose .footnote-ref a").first.focus()
    expect(card).to_contain_text("Wall Street Journal")


def test_links_in_a_profile_show_what_they_lead_to_as_well(context: BrowserContext, address: str) -> None:
    page = opened(context, address + "/topics/ukraine/")
    page.locator(".prose a.ref.actor", has_text="Crimea").first.hover()
    expect(page.locator(".preview")).to_contain_text("Crimea")


def test_many_notes_push_the_foot_of_the_page_down(context: BrowserContext, address: str) -> None:
    page = opened(context, address + ARTICLE)
    expect(page.locator(".sidenote").last).to_be_visible()
    page.evaluate(
        "document.querySelectorAll('.footnotes li').forEach((note) => note.append('word '.repeat(900)))"
    )
    page.evaluate("dispatchEvent(new Event('resize'))")
    expect(page.locator(".sidenote").first).to_contain_text("word word")
    last, foot = page.locator(".sidenote").last.bounding_box(), page.locator(".bottom").bounding_box()
    assert last is not None
    assert foot is not None
    assert last["y"] + last["height"] <= foot["y"]


def test_an_address_of_any_bytes_finds_the_page_for_missing_ones(
    context: BrowserContext, address: str
) -> None:
    page = opened(context, address + "/caf%E9/")
    expect(page.get_by_role("searchbox")).to_be_visible()


def test_the_citation_can_be_copied(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = opened(context, address + ARTICLE)
    page.locator(".cite").hover()
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Daniel Havlat. Arms on credit or a demilitarised zone. Eastern Desk")
    assert copied.endswith("https://example.org/briefings/articles/arms-or-zone/")
    context.close()


def test_nothing_is_fetched_before_it_is_of_use(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 700, "height": 700})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2].partition(".")[0]))
    page.goto(address + ARTICLE)
    page.wait_for_load_state("networkidle")
    # When the icon is asked for is the browser's choice.
    assert set(asked) - {"icon"} == {"", "logo", "site"}
