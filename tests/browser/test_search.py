"""The reader's search in a real browser: over the net, under a sub-path and from disk."""

import gzip
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from benchmarks.corpus import write_corpus
from briefgen.build import build
from briefgen.stages import request as requests
from tests.browser.gates.test_accessibility import RULES
from tests.browser.gates.tools import axe_source
from tests.browser.host import Host
from tests.sites import untracked

pytestmark = pytest.mark.browser

CHECKOUT = Path(__file__).parents[2]
AT = 1_795_348_800  # 2026-11-22T12:00:00Z
LIMIT = 60_000
# From disk a page may not read its own style sheets, which axe would try.
RUN = "tags => axe.run({runOnly: tags, resultTypes: ['violations'], preload: false})"


def built(root: Path, *lines: str) -> Path:
    settings = root / "briefgen.yaml"
    kept = [
        line for line in settings.read_text(encoding="utf-8").splitlines() if not line.startswith("theme:")
    ]
    settings.write_text("\n".join([*kept, *lines, ""]), encoding="utf-8")
    build(
        requests.Request(root=root, config="briefgen.yaml", output=root / "site", at=AT),
        untracked,
        lambda: 0.0,
    )
    return root / "site"


def demo(root: Path, *lines: str) -> Path:
    shutil.copytree(CHECKOUT / "content", root / "content")
    shutil.copyfile(CHECKOUT / "briefgen.yaml", root / "briefgen.yaml")
    return built(root, *lines)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    host = Host(demo(tmp_path_factory.mktemp("demo")), "/briefings/")
    yield host.url
    host.stop()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    complaints: list[str] = []
    made = context.new_page()
    made.on("pageerror", lambda error: complaints.append(str(error)))
    made.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
    yield made
    assert complaints == []


def ask(page: Page, words: str) -> list[str]:
    page.get_by_role("searchbox").fill(words)
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator(".search-status")).to_have_attribute("data-query", words)
    return page.locator(".search-results h2").all_inner_texts()


def test_a_name_is_found_in_every_spelling(page: Page, address: str) -> None:
    page.goto(f"{address}search/")
    for spelling in ("Zelensky", "Zelenskiy", "Зеленський", "zelenskyi"):
        assert ask(page, spelling)[0] == "Volodymyr Zelenskyy", spelling


def test_endings_slips_phrases_and_words_to_leave_out_are_understood(page: Page, address: str) -> None:
    page.goto(f"{address}search/")
    assert ask(page, "sanctons")[0] == "Sanctions"
    expect(page.get_by_role("status")).to_contain_text("sanctions")
    with_endings = ask(page, "negotiated")
    assert with_endings
    assert ask(page, '"oil price cap"')
    assert all("cap" in text.casefold() for text in page.locator(".search-results li").all_inner_texts())
    assert ask(page, '"cap price oil"') == []
    assert not {*ask(page, "cap -oil")} & {*ask(page, "oil")}
    assert ask(page, "zzzzqqq") == []


def test_the_keyboard_alone_leads_from_any_page_to_a_result(page: Page, address: str) -> None:
    page.goto(f"{address}topics/ukraine/")
    page.keyboard.press("/")
    field = page.get_by_role("searchbox")
    expect(field).to_be_focused()
    page.keyboard.type("nato")
    links = page.locator(".search-results h2 a")
    expect(links.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("NATO")
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("nato")
    expect(links.first).to_be_visible()


def test_results_are_narrowed_and_the_address_says_how(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=ukraine")
    expect(page.get_by_role("status")).to_contain_text("Results")
    before = page.get_by_role("status").inner_text()
    page.locator("summary").click()
    page.get_by_role("checkbox", name="Brief").check()
    expect(page.get_by_role("status")).not_to_have_text(before)
    kinds = page.locator(".search-results .meta").all_inner_texts()
    assert kinds
    assert all(kind.startswith("Brief") for kind in kinds)
    narrowed = page.get_by_role("status").inner_text()
    page.goto(page.url)
    expect(page.get_by_role("status")).to_have_text(narrowed)


def test_open_results_pass_every_rule_of_axe(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=ukraine")
    expect(page.locator(".search-results li").first).to_be_visible()
    page.locator("summary").click()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.evaluate(axe_source())
        assert page.evaluate(RUN, RULES)["violations"] == []


def test_the_page_for_missing_addresses_finds_what_was_meant(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}people/putin-vladimir.html")
    expect(page.locator(".search-results h2").first).to_have_text("Vladimir Putin")


def test_without_script_the_page_leads_to_the_lists(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}search/")
    expect(page.get_by_text("Searching needs JavaScript")).to_be_visible()
    expect(page.locator("main").get_by_role("link", name="Topics", exact=True)).to_be_visible()
    context.close()


def test_a_site_on_disk_is_searched_as_well_in_another_theme(page: Page, tmp_path: Path) -> None:
    site = demo(tmp_path, "links: explicit", "theme: ledger")
    page.goto((site / "search/index.html").as_uri())
    assert ask(page, "Zelensky")[0] == "Volodymyr Zelenskyy"
    page.locator(".search-results h2 a").first.click()
    expect(page.locator("h1")).to_contain_text("Volodymyr Zelenskyy")
    page.goto((site / "search/index.html").as_uri() + "?q=ukraine")
    expect(page.locator(".search-results li").first).to_be_visible()
    page.locator("summary").click()
    page.evaluate(axe_source())
    assert page.evaluate(RUN, RULES)["violations"] == []


def test_the_first_query_on_a_thousand_documents_is_small(page: Page, tmp_path: Path) -> None:
    write_corpus(tmp_path, 1000)
    host = Host(built(tmp_path), "/desk/")
    sizes: list[int] = []
    page.goto(f"{host.url}search/", wait_until="networkidle")

    def weigh(asked: Request) -> None:
        answer = asked.response()
        sizes.append(packed(answer.body()) if answer else LIMIT)

    page.on("requestfinished", weigh)
    assert len(ask(page, "harbours")) == 10
    expect(page.get_by_role("status")).not_to_contain_text("Results: 10.")
    assert len(sizes) > 10
    assert sum(sizes) <= LIMIT, sorted(sizes)
    host.stop()


def packed(data: bytes) -> int:
    return len(gzip.compress(data, 6, mtime=0))
