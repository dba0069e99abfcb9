"""Which pages an edit of the theme renders."""

import pytest

from tests.rebuild.desk import FEEDS, FOG, HTML, SETTINGS, changed
from tests.sites import SiteFolder

THEME = "themes/briefing"
DOCUMENTS = {"/about/", "/articles/fog/", "/articles/vote/", "/notes/slip/"}


def rendered(desk: SiteFolder, files: dict[str, str | None]) -> set[str]:
    report = desk.edit({f"{THEME}/{name}": text for name, text in files.items()}).build()
    assert report.parsed == ()
    return set(report.rendered)


def test_a_template_renders_the_pages_that_use_it(desk: SiteFolder) -> None:
    assert rendered(desk, {"templates/note.html": "{{ document.title }}"}) == {"/notes/slip/"}
    assert desk.page("/notes/slip/") == "Slip"


def test_a_template_that_others_extend_renders_theirs_too(desk: SiteFolder) -> None:
    assert rendered(desk, {"templates/document.html": "{{ document.title }}"}) == DOCUMENTS


def test_an_included_template_renders_the_pages_of_all_that_include_it(desk: SiteFolder) -> None:
    assert rendered(desk, {"templates/parts/series_box.html": "part"}) == DOCUMENTS


def test_the_base_template_renders_all_pages_but_feeds_and_site_map(desk: SiteFolder) -> None:
    assert rendered(desk, {"templates/base.html": "{% block main %}{% endblock %}"}) == HTML


def test_a_template_that_nobody_uses_renders_nothing(desk: SiteFolder) -> None:
    assert rendered(desk, {"templates/parts/spare.html": "spare"}) == set()


def test_an_override_that_goes_lets_the_built_in_template_count_again(desk: SiteFolder) -> None:
    before = desk.tree()
    rendered(desk, {"templates/note.html": "{{ document.title }}"})
    assert rendered(desk, {"templates/note.html": None}) == {"/notes/slip/"}
    assert desk.tree() == before


def test_an_override_with_the_same_bytes_renders_nothing(desk: SiteFolder) -> None:
    rendered(desk, {"templates/404.html": "one"})
    assert rendered(desk, {"templates/404.html": "one"}) == set()


def test_a_style_sheet_renders_the_pages_that_name_it_since_its_name_tells_its_bytes(
    desk: SiteFolder,
) -> None:
    assert rendered(desk, {"assets/css/site.css": "a { color: red }"}) == HTML
    assert desk.report
    assert desk.report.written
    assert [name for name in desk.report.written.removed if name.endswith(".css")]


def test_a_string_renders_the_pages_that_ask_for_it(desk: SiteFolder) -> None:
    assert rendered(desk, {"i18n/en.yaml": "feed: News\n"}) == HTML
    assert rendered(desk, {"i18n/en.yaml": "feed: News\nmatrix_intro: Who and what.\n"}) == {"/matrix/"}


def test_a_string_that_no_page_asks_for_renders_nothing(desk: SiteFolder) -> None:
    assert rendered(desk, {"i18n/en.yaml": "moved: Gone\n"}) == set()


def test_a_language_that_the_theme_learns_renders_the_pages_in_it(desk: SiteFolder) -> None:
    desk.edit(changed(FOG, "title: Fog", "title: Fog\nlang: be")).build()
    assert rendered(desk, {"i18n/eo.yaml": "feed: Fluo\n"}) == set()
    assert rendered(desk, {"i18n/be.yaml": "feed: Стужка\n"}) == {"/articles/fog/"}


def test_an_option_renders_the_pages_that_read_it(desk: SiteFolder) -> None:
    theme = "theme: {name: briefing, options: {latest_per_topic: 1}}\n"
    assert set(desk.edit({"briefgen.yaml": SETTINGS + theme}).build().rendered) == {"/"}


def test_an_option_of_a_style_sheet_renders_the_pages_that_name_the_style_sheet(desk: SiteFolder) -> None:
    theme = 'theme: {name: briefing, options: {accent: "#123456"}}\n'
    assert set(desk.edit({"briefgen.yaml": SETTINGS + theme}).build().rendered) == {
        *HTML,
        *FEEDS,
        "/social-card.png",
    }


@pytest.mark.parametrize("broken", ["{% if %}", "{{ nothing }}", "{{ document.titel }}"])
def test_a_template_that_fails_leaves_the_site_and_is_told_again_until_it_is_mended(
    desk: SiteFolder, broken: str
) -> None:
    before = desk.tree()
    found = [desk.edit({f"{THEME}/templates/note.html": broken}).refusal() for _ in range(2)]
    assert found[0] == found[1]
    assert found[0][0] == 1
    assert desk.tree() == before
    assert rendered(desk, {"templates/note.html": "mended"}) == {"/notes/slip/"}
    assert not FEEDS & set(desk.build().rendered)


def test_an_edit_behind_a_template_renders_the_pages_of_the_one_before_it(desk: SiteFolder) -> None:
    quay = {"themes/quay/theme.yaml": "parent: pier\n", "themes/pier/theme.yaml": "parent: briefing\n"}
    before = {"themes/quay/templates/note.html": '{% extends "parent:note.html" %}'}
    desk.edit({"briefgen.yaml": f"{SETTINGS}theme: quay\n", **quay, **before}).build()
    desk.edit({"themes/pier/templates/note.html": "Pier"}).build()
    assert desk.report is not None
    assert set(desk.report.rendered) == {"/notes/slip/"}
    assert desk.page("/notes/slip/") == "Pier"
