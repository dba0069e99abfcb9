"""What the preview says over the page: problems, and what became of the page."""

import json

import pytest
from playwright.sync_api import expect

from briefgen.preview.browser import browser_file
from tests.browser.fake_preview import BASE, FakePreview, Reply
from tests.browser.preview_pages import (
    ERROR,
    LONG,
    NOTE,
    OTHER,
    WARNING,
    Open,
    is_the_same_document,
    overlay,
    wait_for,
)

pytestmark = pytest.mark.browser


def test_errors_open_an_overlay_that_goes_when_they_are_mended(preview: FakePreview, tab: Open) -> None:
    page = tab()
    page.locator("body").click()
    preview.publish(errors=1, problems=[WARNING, ERROR])
    expect(overlay(page)).to_be_visible()
    expect(overlay(page).locator("h2")).to_have_text("1 error, 1 warning")
    expect(overlay(page).locator("li").first).to_contain_text('Error BG104 unknown key "sumary"')
    expect(overlay(page).locator("a")).to_have_attribute("href", "vscode://file//desk/content/notes/a.md:3")
    assert overlay(page).locator("pre").first.inner_text() == "sumary: x\n^^^^^^"
    assert page.evaluate("document.activeElement === document.body")
    preview.publish(errors=1, problems=[{**ERROR, "message": "another one"}])
    expect(overlay(page).locator("li")).to_have_count(1)
    expect(overlay(page)).to_contain_text("another one")
    preview.publish()
    expect(overlay(page)).to_be_hidden()


def test_hostile_texts_stay_texts(preview: FakePreview, tab: Open) -> None:
    evil = '<img src=x onerror="window.hit = 1"><script>window.hit = 1</script>'
    hostile = dict.fromkeys(("code", "message", "path", "excerpt", "caret", "help"), evil)
    page = tab()
    preview.publish(
        problems=[
            {
                **hostile,
                "severity": "error",
                "line": 1e99,
                "column": -5,
                "editor": "javascript:window.hit = 1",
            },
            {**ERROR, "severity": "__proto__", "message": None, "line": "x", "editor": " javascript:1"},
            None,
            7,
        ],
        removed={f"{BASE}{NOTE}": evil},
        moved={f"{BASE}{OTHER}": "javascript:window.hit = 1", BASE: "//example.org/"},
        saved="//example.org/",
        follow=True,
    )
    expect(overlay(page).locator("li")).to_have_count(2)
    expect(overlay(page).locator("li").first).to_contain_text(evil)
    expect(page.locator("briefgen-preview .notice")).to_contain_text(evil)
    assert overlay(page).locator("a").count() == 0
    assert page.locator("img").count() == 0
    assert page.evaluate("window.hit") is None


@pytest.mark.parametrize(
    "text",
    ["", "no json", "null", "[]", '{"session": 1, "build": 9}', '{"session": "s1", "build": "9"}', "7"],
)
def test_what_is_no_state_changes_nothing(preview: FakePreview, tab: Open, text: str) -> None:
    page = tab()
    preview.send(text)
    preview.page(NOTE, "<p id=words>second</p>")
    preview.publish()
    expect(page.locator("#words")).to_have_text("second")


def test_an_older_state_that_comes_late_is_left_out(preview: FakePreview, tab: Open) -> None:
    page = tab()
    preview.publish()
    preview.publish(problems=[ERROR])
    expect(overlay(page)).to_be_visible()
    page.keyboard.press("Escape")
    # Without errors, it would make the same error one that is new.
    preview.send(json.dumps({"session": "s1", "build": 2, "problems": []}))
    preview.publish(problems=[ERROR, WARNING])
    expect(page.locator("#briefgen-problems")).to_have_text("1 error, 1 warning")
    expect(overlay(page)).to_be_hidden()


def test_escape_folds_the_overlay_until_an_error_comes_that_is_new(preview: FakePreview, tab: Open) -> None:
    page = tab()
    preview.publish(problems=[ERROR])
    expect(overlay(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(overlay(page)).to_be_hidden()
    expect(page.locator("#briefgen-problems")).to_have_text("1 error")
    preview.publish(problems=[{**ERROR, "line": 4}, WARNING])
    expect(page.locator("#briefgen-problems")).to_have_text("1 error, 1 warning")
    expect(overlay(page)).to_be_hidden()
    page.reload()
    expect(page.locator("#briefgen-problems")).to_have_text("1 error, 1 warning")
    expect(overlay(page)).to_be_hidden()
    preview.publish(problems=[{**ERROR, "message": "another"}])
    expect(overlay(page)).to_be_visible()


def test_the_keyboard_reaches_the_overlay_and_comes_back(preview: FakePreview, tab: Open) -> None:
    page = tab()
    preview.publish(problems=[ERROR])
    page.get_by_role("button", name="Fold").focus()
    page.keyboard.press("Enter")
    expect(overlay(page)).to_be_hidden()
    expect(page.locator("#briefgen-problems")).to_be_focused()
    page.keyboard.press("Enter")
    expect(overlay(page)).to_be_visible()


def test_warnings_are_counted_in_the_bar_and_open_on_demand(preview: FakePreview, tab: Open) -> None:
    page = tab()
    preview.publish(problems=[WARNING, {**WARNING, "severity": "info"}])
    counter = page.locator("#briefgen-problems")
    expect(counter).to_have_text("1 warning, 1 note")
    expect(counter).to_have_attribute("aria-expanded", "false")
    expect(overlay(page)).to_be_hidden()
    counter.click()
    expect(overlay(page)).to_be_visible()
    preview.page(NOTE, "<p id=words>second</p>")
    preview.publish(problems=[WARNING])
    expect(page.locator("#words")).to_have_text("second")
    expect(counter).to_have_text("1 warning")
    expect(counter).to_be_focused()
    expect(overlay(page)).to_be_visible()


def test_thousands_of_problems_are_cut_and_the_overlay_leaves_the_page_readable(
    preview: FakePreview, tab: Open
) -> None:
    preview.page(NOTE, f"{LONG}<p id=last>The last line.</p>")
    page = tab()
    preview.publish(problems=[{**ERROR, "line": line} for line in range(1, 3001)])
    expect(overlay(page).locator("li")).to_have_count(100)
    expect(overlay(page)).to_contain_text("2900 more")
    stack = "document.querySelector('briefgen-preview').shadowRoot.querySelector('.stack').getBoundingClientRect()"
    assert page.evaluate(f"{stack}.height / innerHeight") <= 0.6
    last = "document.getElementById('last').getBoundingClientRect().bottom"
    wait_for(page, f"(scrollTo({{top: 1e6, behavior: 'instant'}}), {last} <= {stack}.top)")


def test_the_caret_stands_under_its_place_after_tabs(preview: FakePreview, tab: Open) -> None:
    page = tab()
    preview.publish(problems=[{**ERROR, "excerpt": "\tkey: x", "column": 7, "caret": "^"}])
    assert overlay(page).locator("pre").text_content() == "\tkey: x\n\t     ^"


def test_a_page_without_a_bar_has_a_counter_all_the_same(preview: FakePreview, tab: Open) -> None:
    plain = f'<!doctype html><title>Plain</title><p id=words>one<script type=module src="{BASE}_briefgen/preview.js"></script>'
    preview.replies[BASE + NOTE] = Reply(plain)
    page = tab()
    preview.publish(problems=[WARNING])
    page.get_by_role("button", name="1 warning").click()
    expect(overlay(page)).to_be_visible()
    preview.replies[BASE + NOTE] = Reply(plain.replace("one", "two"))
    preview.publish()
    expect(page.locator("#words")).to_contain_text("two")
    assert is_the_same_document(page)


def test_no_address_leads_out_of_the_site(preview: FakePreview, tab: Open) -> None:
    page = tab()
    for folder in ("/_briefgen/", f"{BASE}_briefgen/"):
        script = browser_file("address.js")
        assert script is not None
        preview.replies[f"{folder}address.js"] = Reply(*script)
    read = """async ([folder, addresses]) => {
      const { pathInSite } = await import(folder + "address.js");
      return addresses.map(pathInSite);
    }"""
    hostile: list[object] = [
        "//example.org/",
        "/.//example.org/",
        "javascript:1",
        "data:,x",
        "http://[",
        "\\\\example.org",
        None,
        7,
        {},
    ]
    assert page.evaluate(read, ["/_briefgen/", hostile]) == [None] * len(hostile)
    inside = [f"{BASE}a/", "/a/", f"{BASE}../a/", f"{BASE}a/index.html", f"{BASE}ä/?q#h"]
    assert page.evaluate(read, [f"{BASE}_briefgen/", inside]) == [
        f"{BASE}a/",
        None,
        None,
        f"{BASE}a/",
        f"{BASE}%C3%A4/",
    ]


def test_the_last_good_page_stays_while_the_server_cannot_make_one(preview: FakePreview, tab: Open) -> None:
    page = tab()
    notice = page.locator("briefgen-preview .notice")
    preview.replies[BASE + NOTE] = Reply("<p>traceback", status=500)
    preview.publish()
    expect(notice).to_contain_text("could not be made (500)")
    expect(page.locator("#words")).to_have_text("first words")
    preview.page(NOTE, "<p id=words>good again</p>")
    preview.publish()
    expect(notice).to_be_hidden()
    expect(page.locator("#words")).to_have_text("good again")


def test_a_busy_server_is_asked_again(preview: FakePreview, tab: Open) -> None:
    page = tab()
    preview.replies[BASE + NOTE] = Reply("busy", status=503)
    asked = preview.asked(NOTE)
    preview.publish()
    preview.wait_until(lambda: preview.asked(NOTE) > asked)
    preview.page(NOTE, "<p id=words>second</p>")
    expect(page.locator("#words")).to_have_text("second")


def test_a_page_that_moved_says_where_to(preview: FakePreview, tab: Open) -> None:
    page = tab()
    del preview.replies[BASE + NOTE]
    preview.page("notes/né w/".replace(" ", ""), "<p id=words>moved</p>")
    preview.replies[f"{BASE}notes/n%C3%A9w/"] = preview.replies[f"{BASE}notes/néw/"]
    preview.publish(moved={f"{BASE}{NOTE}": f"{BASE}x/", f"{BASE}x/": f"{BASE}notes/néw/"})
    notice = page.locator("briefgen-preview .notice")
    expect(notice).to_have_text(f"This page moved to {BASE}notes/néw/")
    expect(page.locator("#words")).to_have_text("first words")
    assert is_the_same_document(page)
    notice.locator("a").click()
    expect(page.locator("#words")).to_have_text("moved")


def test_a_page_that_was_deleted_stays_readable_and_comes_back(preview: FakePreview, tab: Open) -> None:
    page = tab()
    kept = preview.replies.pop(BASE + NOTE)
    preview.publish(removed={f"{BASE}{NOTE}": "content/notes/a.md was deleted"})
    notice = page.locator("briefgen-preview .notice")
    expect(notice).to_have_text("content/notes/a.md was deleted.")
    expect(page.locator("#words")).to_have_text("first words")
    preview.publish()
    preview.wait_until(lambda: preview.requests[-1].endswith(NOTE))
    expect(notice).to_have_text("content/notes/a.md was deleted.")
    preview.replies[BASE + NOTE] = kept
    preview.publish()
    expect(notice).to_be_hidden()


def test_a_page_that_is_gone_without_a_word_is_told_to_be_gone(preview: FakePreview, tab: Open) -> None:
    page = tab()
    del preview.replies[BASE + NOTE]
    preview.publish()
    expect(page.locator("briefgen-preview .notice")).to_have_text("This page is no longer there.")


def test_a_missing_page_appears_once_it_is_written(preview: FakePreview, tab: Open) -> None:
    preview.page("notes/new/", "<p id=words>nothing here</p>", status=404)
    page = tab("notes/new/")
    preview.page("notes/new/", "<p id=words>still nothing here</p>", status=404)
    preview.publish()
    expect(page.locator("#words")).to_have_text("still nothing here")
    preview.page("notes/new/", "<p id=words>here</p>")
    preview.publish()
    expect(page.locator("#words")).to_have_text("here")
    expect(page.locator("briefgen-preview .notice")).to_be_hidden()


def test_an_address_that_leads_elsewhere_now_says_so(preview: FakePreview, tab: Open) -> None:
    page = tab()
    preview.replies[BASE + NOTE].location = BASE + OTHER
    preview.publish()
    expect(page.locator("briefgen-preview .notice")).to_have_text(f"This address now leads to {BASE}{OTHER}")
    expect(page.locator("#words")).to_have_text("first words")
