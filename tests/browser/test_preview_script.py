"""How the preview changes the page in a tab: in place, and with as little as may be."""

import pytest
from playwright.sync_api import expect

from tests.browser.fake_preview import BASE, FakePreview
from tests.browser.preview_pages import (
    ERROR,
    LONG,
    NOTE,
    Open,
    is_the_same_document,
    wait_for,
    wait_for_update,
)

pytestmark = pytest.mark.browser


def test_changed_words_appear_without_loading_the_page_anew(preview: FakePreview, tab: Open) -> None:
    page = tab()
    preview.page(NOTE, "<h1>A</h1><p id=words>second words</p>", head="<meta name=description content=new>")
    preview.publish()
    expect(page.locator("#words")).to_have_text("second words")
    expect(page.locator("meta[name=description]")).to_have_attribute("content", "new")
    assert is_the_same_document(page)


def test_a_change_tells_the_pages_own_scripts_to_lay_out_anew(preview: FakePreview, tab: Open) -> None:
    page = tab()
    words = "document.getElementById('words').textContent"
    page.evaluate(f"() => addEventListener('resize', () => document.body.setAttribute('data-seen', {words}))")
    preview.page(NOTE, "<h1>A</h1><p id=words>second words</p>")
    preview.publish()
    expect(page.locator("body")).to_have_attribute("data-seen", "second words")


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


def test_a_page_out_of_the_cache_of_an_earlier_session_is_brought_up_to_date(
    preview: FakePreview, tab: Open
) -> None:
    preview.page(NOTE, "<p id=words>new</p>")
    preview.replies[BASE + NOTE].first = b"<!doctype html><p id=words>old</p>%BLOCK%"
    page = tab()
    expect(page.locator("#words")).to_have_text("new")
    assert is_the_same_document(page)


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
    wait_for(page, "scrollY === 500")


# Style sheets


def test_a_style_sheet_of_another_name_takes_over_without_a_reload(preview: FakePreview, tab: Open) -> None:
    for name, grey in (("one", 1), ("two", 2)):
        preview.file(f"{name}.css", f"h1 {{ color: rgb({grey}, {grey}, {grey}) }}", "text/css")
    preview.page(NOTE, "<h1>one</h1>", head=f'<link rel="stylesheet" href="{BASE}one.css"><meta name=last>')
    page = tab()
    page.evaluate(WATCH_LOOKS)
    preview.page(NOTE, "<h1>two</h1>", head=f'<link rel="stylesheet" href="{BASE}two.css"><meta name=last>')
    preview.publish()
    wait_for(page, "window.looks.at(-1) === 'two rgb(2, 2, 2)'")
    assert page.evaluate("window.looks") == ["one rgb(1, 1, 1)", "two rgb(2, 2, 2)"]
    links = "[...document.head.querySelectorAll('link')].map(l => [l.getAttribute('href'), l.media])"
    assert page.evaluate(links) == [[f"{BASE}two.css", ""]]
    assert page.evaluate("[...document.head.children].at(-1).localName") == "meta"
    assert is_the_same_document(page)


def test_a_style_sheet_whose_bytes_changed_is_fetched_again(preview: FakePreview, tab: Open) -> None:
    head = f'<link rel="stylesheet" href="{BASE}site.css">'

    def put(grey: int, title: str) -> None:
        preview.file("site.css", f"h1 {{ color: rgb({grey}, {grey}, {grey}) }}", "text/css")
        preview.page(NOTE, f"<h1>{title}</h1>", head=head)

    put(1, "one")
    page = tab()
    page.evaluate(WATCH_LOOKS)
    for grey, title in ((2, "two"), (3, "three"), (4, "three")):
        put(grey, title)
        preview.publish(styles=[f"{BASE}site.css"])
        wait_for(page, f"window.looks.at(-1) === '{title} rgb({grey}, {grey}, {grey})'")
    assert len(page.evaluate("window.looks")) == 4
    assert page.evaluate("document.head.querySelectorAll('link').length") == 1
    assert is_the_same_document(page)


def test_a_style_sheet_that_is_not_there_does_not_hold_the_words_back(
    preview: FakePreview, tab: Open
) -> None:
    page = tab()
    preview.page(NOTE, "<p id=words>second</p>", head=f'<link rel="stylesheet" href="{BASE}none.css">')
    preview.publish()
    expect(page.locator("#words")).to_have_text("second")


# What each frame shows, so that a moment of new words in the old style would be seen, or the other way round.
WATCH_LOOKS = """() => {
  window.looks = [];
  const look = () => {
    const title = document.querySelector("h1");
    const shown = `${title.textContent} ${getComputedStyle(title).color}`;
    if (window.looks.at(-1) !== shown) window.looks.push(shown);
    requestAnimationFrame(look);
  };
  look();
}"""
