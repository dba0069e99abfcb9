"""How the preview's tabs share one stream, and what they do when the server goes."""

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.fake_preview import BASE, FakePreview, Reply
from tests.browser.preview_pages import ERROR, NOTE, OTHER, WARNING, Open, is_the_same_document, overlay

pytestmark = pytest.mark.browser


def test_the_tab_that_was_looked_at_last_goes_to_what_was_saved(preview: FakePreview, tab: Open) -> None:
    tabs = [tab(), tab(), tab()]
    for page in (tabs[0], tabs[2], tabs[1]):
        page.locator("h1").click()
    preview.publish(follow=True, saved=f"{BASE}{OTHER}", problems=[WARNING])
    expect(tabs[1].locator("h1")).to_have_text("B")
    expect(tabs[1].locator("#briefgen-problems")).to_have_text("1 warning")
    preview.page(NOTE, "<h1>A2</h1>")
    preview.publish(follow=True, saved=f"{BASE}{NOTE}")
    expect(tabs[1].locator("h1")).to_have_text("A2")
    expect(tabs[0].locator("h1")).to_have_text("A2")
    assert is_the_same_document(tabs[0])
    assert is_the_same_document(tabs[2])


def test_nobody_is_taken_anywhere_without_follow(preview: FakePreview, tab: Open) -> None:
    page = tab()
    preview.page(NOTE, "<h1>A2</h1>")
    preview.publish(saved=f"{BASE}{OTHER}")
    expect(page.locator("h1")).to_have_text("A2")
    assert is_the_same_document(page)


def test_a_page_that_is_opened_is_not_taken_to_what_was_saved_before(preview: FakePreview, tab: Open) -> None:
    preview.publish(follow=True, saved=f"{BASE}{OTHER}")
    page = tab()
    preview.page(NOTE, "<h1>A2</h1>")
    preview.publish(follow=True, saved=None)
    expect(page.locator("h1")).to_have_text("A2")
    assert is_the_same_document(page)


def test_nine_tabs_share_one_stream_and_all_are_up_to_date(preview: FakePreview, tab: Open) -> None:
    tabs = [tab() for _ in range(9)]
    preview.page(NOTE, "<p id=words>for all</p>")
    preview.publish(problems=[ERROR])
    for page in tabs:
        expect(page.locator("#words")).to_have_text("for all")
        expect(overlay(page)).to_be_visible()
        assert is_the_same_document(page)
    assert preview.streams == 1
    assert preview.opened == 1


def test_another_tab_takes_the_stream_over(preview: FakePreview, tab: Open) -> None:
    tabs = [tab(), tab(), tab()]
    tabs[0].close()
    preview.wait_until(lambda: preview.opened == 2 and preview.streams == 1)
    tabs[1].close()
    preview.wait_until(lambda: preview.opened == 3 and preview.streams == 1)
    preview.page(NOTE, "<p id=words>taken over</p>")
    preview.publish()
    expect(tabs[2].locator("#words")).to_have_text("taken over")


def test_without_locks_every_tab_has_a_stream(
    preview: FakePreview, context: BrowserContext, tab: Open
) -> None:
    context.add_init_script("Object.defineProperty(Navigator.prototype, 'locks', {value: undefined})")
    one = tab()
    two = context.new_page()
    two.goto(preview.url + NOTE)
    preview.wait_until(lambda: preview.streams == 2)
    preview.page(NOTE, "<p id=words>both</p>")
    preview.publish()
    for page in (one, two):
        expect(page.locator("#words")).to_have_text("both")


def test_a_page_from_the_back_forward_cache_catches_up(preview: FakePreview, tab: Open) -> None:
    page = tab()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    preview.wait_until(lambda: preview.streams == 0)
    preview.page(NOTE, "<p id=words>meanwhile</p>")
    preview.publish()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(page.locator("#words")).to_have_text("meanwhile")
    preview.wait_until(lambda: preview.streams == 1)


# The server stops and comes back


def test_a_stopped_server_is_waited_for_and_a_new_one_fetched_from(preview: FakePreview, tab: Open) -> None:
    tabs = [tab(), tab()]
    preview.stop()
    for page in tabs:
        expect(page.locator("briefgen-preview .connection")).to_have_text(
            "The preview has stopped; waiting for it."
        )
    preview.page(NOTE, "<p id=words>after the restart</p>")
    preview.restart("s2")
    for page in tabs:
        expect(page.locator("#words")).to_have_text("after the restart")
        expect(page.locator("briefgen-preview .connection")).to_be_hidden()
        assert is_the_same_document(page)
    preview.wait_until(lambda: preview.streams == 1)


def test_a_stream_that_is_refused_is_asked_for_again(preview: FakePreview, tab: Open) -> None:
    page = tab()
    preview.events_reply = Reply("full", status=503)
    preview.stop()
    preview.start()
    preview.wait_until(lambda: preview.requests[-1].endswith("/events"))
    preview.events_reply = None
    preview.wait_until(lambda: preview.streams == 1)
    preview.page(NOTE, "<p id=words>reached again</p>")
    preview.publish()
    expect(page.locator("#words")).to_have_text("reached again")
