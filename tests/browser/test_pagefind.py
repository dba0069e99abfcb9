"""The search by Pagefind in a real browser, under the policy that such a site tells its host to send."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.host import Host, policy_in
from tests.conftest import MakeSite
from tests.sites import SETTINGS, document

pytestmark = pytest.mark.browser

FILES = {
    "briefgen.yaml": f"{SETTINGS}outputs: {{search: pagefind}}\n",
    "content/articles/fog.md": document(
        "Fog <b>",
        "date: 2024-11-03",
        "topics: [Ports]",
        "summary: Cranes.",
        body="The cranes & crews stood idle.",
    ),
    "content/notes/slip.md": document("Slip", "date: 2023-11-01", "topics: [Ports]", body="An idle morning."),
    "content/actors/vera.md": document("Vera Palin", "aliases: [Вера Палин]", body="A pilot."),
    "content/notes/desk.md": document("Desk", "actors: [Vera Palin]", body="About the quay."),
}


def titles(page: Page, words: str) -> list[str]:
    page.get_by_role("searchbox").fill(words)
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator(".search-status")).to_have_attribute("data-query", words)
    return page.locator(".search-results h2").all_inner_texts()


def test_words_and_every_spelling_of_a_name_are_found_and_narrowed(
    site: MakeSite, context: BrowserContext
) -> None:
    desk = site(FILES)
    assert desk.build().exit_code == 0
    host = Host(desk.output, "/desk/", policy_in(desk.output / "_headers"))
    page, complaints, asked = context.new_page(), list[str](), list[str]()
    page.on("console", lambda told: complaints.append(told.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{host.url}search/")
    assert not any("/pagefind/" in url for url in asked)
    assert set(titles(page, "idle")) == {"Fog <b>", "Slip"}
    expect(page.locator(".search-results mark").first).to_have_text("idle")
    page.locator("summary").click()
    page.get_by_role("checkbox", name="2023").check()
    expect(page.locator(".search-results h2")).to_have_text(["Slip"])
    expect(page.locator(".search-results .meta")).to_have_text(["Note · November 1, 2023"])
    page.get_by_role("checkbox", name="2023").uncheck()
    assert set(titles(page, "Палин")) == set(titles(page, "palin")) == {"Vera Palin", "Desk"}
    page.get_by_role("link", name="Vera Palin").last.click()
    expect(page.locator("h1")).to_contain_text("Vera Palin")
    assert complaints == []
    host.stop()
