"""What the preview's scripts do in a real browser."""

import json
from collections.abc import Callable, Iterator
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from briefgen.preview.browser import browser_file
from tests.browser.fake_preview import BASE, FakePreview, Reply
from tests.browser.test_pages import CONTRAST

pytestmark = pytest.mark.browser

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
PATIENCE_MS = 20_000
LONG = "\n".join(f"<p>Paragraph {number} of a long page.</p>" for number in range(80))
NOTE = "notes/a/"
OTHER = "notes/b/"

Open = Callable[..., Page]


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
        preview.wait_until(lambda: preview.streams == 1)
        return page

    yield open_tab
    assert [text for text in complaints if not _is_of_the_network(text)] == []


def _is_of_the_network(text: str) -> bool:
    """Tell whether a browser reports an answer that the test wanted; it does so unasked."""
    return text.startswith("Failed to load resource") or "net::ERR_" in text


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


def overlay(page: Page) -> Any:
    return page.get_by_role("region", name="Problems in the preview")


# One page kept up to date


def test_changed_words_appear_without_loading_the_page_anew(preview: FakePreview, tab: Open) -> None:
    page = tab()
    preview.page(NOTE, "<h1>A</h1><p id=words>second words</p>", head="<meta name=description content=new>")
    preview.publish()
    expect(page.locator("#words")).to_have_text("second words")
    expect(page.locator("meta[name=description]")).to_have_attribute("content", "new")
    assert is_the_same_document(page)


def test_the_bar_tells_the_build_that_is_shown(preview: FakePreview, tab: Open) -> None:
    page = tab()
    preview.page(NOTE, "<p>more words</p>")
    preview.publish()
    expect(page.locator("#briefgen-bar")).to_have_attribute("data-build", "2")


def test_an_edit_leaves_scroll_details_focus_caret_and_typed_text(preview: FakePreview, tab: Open) -> None:
    def body(words: str) -> str:
        return (
            f"<p class=lead>{words}</p><details class=one><summary>One</summary><p>inside</p></details>"
            "<details class=two open><summary>Two</summary><p>inside</p></details>"
            "<form><input name=q value=given><input type=checkbox name=c><textarea name=t>given</textarea>"
            "<select name=s><option>x<option>y</select></form>"
            f"<div class=list style-free><ul>{'<li>item</li>' * 5}</ul></div>{LONG}"
        )

    preview.file("list.css", ".list { height: 40px; overflow: auto }", "text/css")
    head = f'<link rel="stylesheet" href="{BASE}list.css">'
    preview.page(NOTE, body("first"), head=head)
    page = tab()
    page.locator(".one summary").click()
    page.locator(".two summary").click()
    page.locator("[name=c]").check()
    page.locator("[name=t]").fill("typed at length")
    page.locator("[name=s]").select_option("y")
    page.locator("[name=q]").fill("typed words")
    page.evaluate("document.querySelector('[name=q]').setSelectionRange(3, 7)")
    page.evaluate("document.querySelector('.list').scrollTop = 21")
    page.evaluate("scrollTo({top: 640, behavior: 'instant'})")
    preview.page(NOTE, body("second") + "<p>the end</p>", head=head)
    wait_for_update(page, preview.publish)
    expect(page.locator(".lead")).to_have_text("second")
    assert page.evaluate(
        """() => {
          const field = document.activeElement;
          const [q, c, t, s] = ["q", "c", "t", "s"].map(name => document.querySelector(`[name=${name}]`));
          return [
            scrollY, document.querySelector(".list").scrollTop, document.querySelector(".one").open,
            document.querySelector(".two").open, field.name, q.value, field.selectionStart, field.selectionEnd,
            c.checked, t.value, s.value,
          ];
        }"""
    ) == [640, 21, True, False, "q", "typed words", 3, 7, True, "typed at length", "y"]
    assert is_the_same_document(page)


def test_what_is_read_stays_in_place_when_a_paragraph_comes_in_above(preview: FakePreview, tab: Open) -> None:
    # Not every browser keeps the place by itself; without this, Chromium does.
    preview.file("plain.css", "html { overflow-anchor: none }", "text/css")
    head = f'<link rel="stylesheet" href="{BASE}plain.css">'
    preview.page(NOTE, f"<main>{LONG}</main>", head=head)
    page = tab()
    page.evaluate("scrollTo({top: 900, behavior: 'instant'})")
    top = "Math.round([...document.querySelectorAll('p')].find(p => p.textContent.startsWith('Paragraph 40 ')).getBoundingClientRect().top)"
    before = page.evaluate(top)
    preview.page(NOTE, f"<main><p>New above all.</p><p>And another one.</p>{LONG}</main>", head=head)
    wait_for_update(page, preview.publish)
    assert page.evaluate(top) == before
    assert page.evaluate("scrollY") > 900


def test_details_keep_their_state_when_others_come_in_above(preview: FakePreview, tab: Open) -> None:
    preview.page(NOTE, "<details><summary>Old</summary>text</details>")
    page = tab()
    page.locator("summary", has_text="Old").click()
    preview.page(
        NOTE, "<details><summary>New</summary>text</details><details><summary>Old</summary>text</details>"
    )
    wait_for_update(page, preview.publish)
    assert page.evaluate("[...document.querySelectorAll('body > details')].map(d => d.open)") == [False, True]
    assert page.evaluate("document.querySelectorAll('[id^=_briefgen-same]').length") == 0


def test_fields_that_nobody_touched_take_the_new_value(preview: FakePreview, tab: Open) -> None:
    preview.page(NOTE, "<input name=q value=one><input type=checkbox name=c><textarea name=t>one</textarea>")
    page = tab()
    preview.page(
        NOTE, "<input name=q value=two><input type=checkbox name=c checked><textarea name=t>two</textarea>"
    )
    wait_for_update(page, preview.publish)
    assert page.evaluate(
        "[...document.querySelectorAll('input, textarea')].map(f => f.type == 'checkbox' ? f.checked : f.value)"
    ) == ["two", True, "two"]


def test_the_focus_stays_on_a_link_and_in_a_text_that_is_edited_in_the_page(
    preview: FakePreview, tab: Open
) -> None:
    preview.page(NOTE, '<p>one</p><div contenteditable>given</div><ul><li><a href="#x">link</a></ul>')
    page = tab()
    page.locator("a", has_text="link").focus()
    preview.page(
        NOTE, '<p>new</p><p>two</p><div contenteditable>given</div><ul><li>new<li><a href="#x">link</a></ul>'
    )
    wait_for_update(page, preview.publish)
    expect(page.locator("a", has_text="link")).to_be_focused()
    page.locator("[contenteditable]").fill("typed")
    preview.page(NOTE, '<p>three</p><div contenteditable>given anew</div><ul><li><a href="#x">link</a></ul>')
    wait_for_update(page, preview.publish)
    expect(page.locator("[contenteditable]")).to_have_text("typed")
    expect(page.locator("[contenteditable]")).to_be_focused()
    expect(page.locator("p").first).to_have_text("three")


def test_attributes_and_head_elements_of_scripts_stay_and_those_of_the_html_change(
    preview: FakePreview, tab: Open
) -> None:
    preview.page(NOTE, "<p>one</p>", root=" data-theme=light dir=ltr", head="<meta name=old>")
    page = tab()
    page.evaluate(
        "document.documentElement.dataset.theme = 'dark'; document.head.append(Object.assign(document.createElement('meta'), {name: 'scripted'}))"
    )
    preview.page(NOTE, "<p>two</p>", root=" data-theme=light dir=rtl", head="<meta name=new>")
    wait_for_update(page, preview.publish)
    root = page.locator("html")
    expect(root).to_have_attribute("data-theme", "dark")
    expect(root).to_have_attribute("dir", "rtl")
    assert page.evaluate("[...document.head.querySelectorAll('meta[name]')].map(m => m.name).sort()") == [
        "new",
        "scripted",
    ]


def test_a_playing_sound_plays_on_when_words_come_in_above(preview: FakePreview, tab: Open) -> None:
    preview.page(NOTE, "<audio src=a.wav></audio><audio src=b.wav></audio>")
    for name in ("a", "b"):
        preview.file(f"{NOTE}{name}.wav", b"RIFF", "audio/wav")
    page = tab()
    page.evaluate("window.kept = document.querySelector('[src=\"b.wav\"]')")
    preview.page(NOTE, "<p>new</p><audio src=b.wav></audio>")
    wait_for_update(page, preview.publish)
    assert page.evaluate("window.kept === document.querySelector('audio') && window.kept.isConnected")


def test_unchanged_pictures_and_style_sheets_are_not_fetched_again(preview: FakePreview, tab: Open) -> None:
    preview.file("dot.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "image/svg+xml")
    preview.file("site.css", "p { color: black }", "text/css")
    head = f'<link rel="stylesheet" href="{BASE}site.css">'
    preview.page(NOTE, f"<img src={BASE}dot.svg alt=dot><p>one</p>", head=head)
    page = tab()
    preview.page(
        NOTE,
        f"<p>two</p><img src={BASE}dot.svg alt=dot><noscript><img src={BASE}none.png></noscript>",
        head=head,
    )
    wait_for_update(page, preview.publish)
    assert [preview.asked(path) for path in ("dot.svg", "site.css", "none.png")] == [1, 1, 0]


def test_the_same_page_is_left_alone(preview: FakePreview, tab: Open) -> None:
    page = tab()
    page.evaluate("window.updates = 0; document.addEventListener('briefgen:update', () => window.updates++)")
    preview.publish(problems=[ERROR])
    expect(page.locator("#briefgen-bar")).to_have_attribute("data-build", "2")
    preview.page(NOTE, "<p id=words>changed</p>")
    preview.publish()
    expect(page.locator("#words")).to_have_text("changed")
    assert page.evaluate("window.updates") == 1


def test_builds_that_come_thick_and_fast_end_with_the_newest(preview: FakePreview, tab: Open) -> None:
    page = tab()
    for number in range(40):
        preview.page(NOTE, f"<p id=words>number {number}</p>")
        preview.publish()
    expect(page.locator("#words")).to_have_text("number 39")
    assert is_the_same_document(page)


def test_another_script_loads_the_page_anew_and_keeps_the_scroll(preview: FakePreview, tab: Open) -> None:
    preview.file("one.js", "window.script = 'one'", "text/javascript")
    preview.file("two.js", "window.script = 'two'", "text/javascript")
    preview.page(NOTE, LONG, head=f'<script type=module src="{BASE}one.js"></script>')
    page = tab()
    page.evaluate("scrollTo({top: 500, behavior: 'instant'})")
    preview.page(NOTE, LONG, head=f'<script type=module src="{BASE}two.js"></script>')
    with page.expect_navigation():
        preview.publish()
    assert page.evaluate("window.script") == "two"
    page.wait_for_function("scrollY === 500")


# Style sheets


def test_a_style_sheet_of_another_name_takes_over_without_a_reload(preview: FakePreview, tab: Open) -> None:
    preview.file("one.css", "h1 { color: rgb(1, 1, 1) }", "text/css")
    preview.file("two.css", "h1 { color: rgb(2, 2, 2) }", "text/css")
    preview.page(NOTE, "<h1>A</h1>", head=f'<link rel="stylesheet" href="{BASE}one.css"><meta name=last>')
    page = tab()
    expect(page.locator("h1")).to_have_css("color", "rgb(1, 1, 1)")
    page.evaluate(WATCH_COLOURS)
    preview.page(NOTE, "<h1>A</h1>", head=f'<link rel="stylesheet" href="{BASE}two.css"><meta name=last>')
    preview.publish()
    expect(page.locator("h1")).to_have_css("color", "rgb(2, 2, 2)")
    page.wait_for_function("window.colours.at(-1) === getComputedStyle(document.querySelector('h1')).color")
    assert page.evaluate("window.colours") == ["rgb(1, 1, 1)", "rgb(2, 2, 2)"]
    assert page.evaluate(
        "[...document.head.querySelectorAll('link')].map(l => [l.getAttribute('href'), l.media])"
    ) == [[f"{BASE}two.css", ""]]
    assert page.evaluate("[...document.head.children].at(-1).localName") == "meta"
    assert is_the_same_document(page)


def test_a_style_sheet_whose_bytes_changed_is_fetched_again(preview: FakePreview, tab: Open) -> None:
    preview.file("site.css", "h1 { color: rgb(1, 1, 1) }", "text/css")
    head = f'<link rel="stylesheet" href="{BASE}site.css">'
    preview.page(NOTE, "<h1>A</h1>", head=head)
    page = tab()
    page.evaluate(WATCH_COLOURS)
    for number in (2, 3):
        preview.file("site.css", f"h1 {{ color: rgb({number}, {number}, {number}) }}", "text/css")
        preview.page(NOTE, f"<h1>A</h1><p id=words>{number}</p>", head=head)
        preview.publish(styles=[f"{BASE}site.css"])
        expect(page.locator("h1")).to_have_css("color", f"rgb({number}, {number}, {number})")
        expect(page.locator("#words")).to_have_text(str(number))
    page.wait_for_function("window.colours.at(-1) === getComputedStyle(document.querySelector('h1')).color")
    assert page.evaluate("window.colours") == ["rgb(1, 1, 1)", "rgb(2, 2, 2)", "rgb(3, 3, 3)"]
    assert page.evaluate("document.head.querySelectorAll('link').length") == 1
    assert is_the_same_document(page)


def test_a_style_sheet_that_is_not_there_does_not_hold_the_words_back(
    preview: FakePreview, tab: Open
) -> None:
    page = tab()
    preview.page(NOTE, "<p id=words>second</p>", head=f'<link rel="stylesheet" href="{BASE}none.css">')
    preview.publish()
    expect(page.locator("#words")).to_have_text("second")


# Every frame's colour, so that a moment without style would be seen.
WATCH_COLOURS = """() => {
  window.colours = [];
  const look = () => {
    const colour = getComputedStyle(document.querySelector("h1")).color;
    if (window.colours.at(-1) !== colour) window.colours.push(colour);
    requestAnimationFrame(look);
  };
  look();
}"""


# Problems


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
                "editor": " javascript:window.hit = 1",
            },
            {**ERROR, "severity": "__proto__", "message": None, "line": "x", "excerpt": ["x"]},
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
    assert overlay(page).locator("a").count() == 1
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
    preview.send(json.dumps({"session": "s1", "build": 2, "problems": []}))
    preview.publish(problems=[ERROR, WARNING])
    expect(overlay(page).locator("li")).to_have_count(2)


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
    height = page.evaluate(
        "document.querySelector('briefgen-preview').shadowRoot.querySelector('.stack').getBoundingClientRect().height / innerHeight"
    )
    assert height <= 0.6
    page.evaluate("scrollTo({top: 1e6, behavior: 'instant'})")
    page.wait_for_function(
        "document.getElementById('last').getBoundingClientRect().bottom <= document.querySelector('briefgen-preview').shadowRoot.querySelector('.stack').getBoundingClientRect().top"
    )


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


# The page itself goes, moves, fails


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


# Several tabs


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


# The bar


def test_the_bar_is_folded_and_stays_so_on_other_pages(preview: FakePreview, tab: Open) -> None:
    page = tab()
    fold = page.locator("#briefgen-fold")
    expect(fold).to_have_attribute("aria-expanded", "true")
    fold.click()
    expect(page.locator("#briefgen-bar .words")).to_be_hidden()
    preview.page(NOTE, "<p id=words>second</p>")
    preview.publish(problems=[WARNING])
    expect(page.locator("#words")).to_have_text("second")
    expect(page.locator("#briefgen-bar .words")).to_be_hidden()
    expect(page.locator("#briefgen-problems")).to_be_visible()
    page.goto(preview.url + OTHER)
    expect(page.locator("#briefgen-bar .words")).to_be_hidden()
    fold.click()
    expect(page.locator("#briefgen-bar .words")).to_be_visible()


def test_the_bar_works_where_the_browser_keeps_nothing(
    preview: FakePreview, context: BrowserContext, tab: Open
) -> None:
    context.add_init_script(
        "for (const kind of ['localStorage', 'sessionStorage']) Object.defineProperty(window, kind, {get() { throw new Error('refused'); }})"
    )
    page = tab()
    page.locator("#briefgen-fold").click()
    expect(page.locator("#briefgen-bar .words")).to_be_hidden()
    preview.publish(problems=[ERROR])
    page.keyboard.press("Escape")
    expect(page.locator("#briefgen-problems")).to_have_text("1 error")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_bar_leaves_the_last_line_to_be_read_and_no_page_scrolls_sideways(
    preview: FakePreview, tab: Open, width: int
) -> None:
    preview.page(NOTE, f"{LONG}<p id=last>The last line.</p>")
    page = tab()
    page.set_viewport_size({"width": width, "height": 700})
    page.wait_for_function(
        """() => {
          scrollTo({top: 1e6, behavior: "instant"});
          const [last, bar] = ["last", "briefgen-bar"].map(id => document.getElementById(id).getBoundingClientRect());
          return last.bottom <= bar.top && bar.bottom === innerHeight;
        }"""
    )
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_nothing_of_the_preview_is_printed(preview: FakePreview, tab: Open) -> None:
    page = tab()
    preview.publish(problems=[ERROR])
    expect(overlay(page)).to_be_visible()
    page.emulate_media(media="print")
    expect(overlay(page)).to_be_hidden()
    expect(page.locator("#briefgen-bar")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).paddingBottom") == "0px"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_bar_and_dashboard_have_the_contrast_that_wcag_asks_for(
    preview: FakePreview, tab: Open, scheme: Literal["light", "dark"]
) -> None:
    rows = "".join(
        f"<tr><td class={kind}>{kind}<td><a href=x>place</a>" for kind in ("error", "warning", "info")
    )
    sheet = f'<link rel="stylesheet" href="{BASE}_briefgen/preview.css">'
    table = f"<h1>Preview</h1><table class=problems><tr><th>Severity<th>Place{rows}</table><pre>code</pre>"
    html = f"<!doctype html><html lang=en><head>{sheet}</head><body class=briefgen-dashboard><main>{table}</main>%BLOCK%</body></html>"
    preview.replies[f"{BASE}_briefgen/"] = Reply(html)
    page = tab("_briefgen/")
    page.emulate_media(color_scheme=scheme)
    preview.publish(problems=[ERROR])
    expect(overlay(page)).to_be_visible()
    assert page.evaluate(CONTRAST) == []
    within = CONTRAST.replace(
        "document.querySelectorAll('body *')",
        "document.querySelector('briefgen-preview').shadowRoot.querySelectorAll('section *')",
    )
    assert within != CONTRAST
    assert page.evaluate(within) == []
