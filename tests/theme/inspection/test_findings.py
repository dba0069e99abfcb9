"""A theme looked through as a whole."""

from pathlib import Path

import pytest

from briefgen.theme import findings
from briefgen.theme.page_context import PAGE_TEMPLATES
from briefgen.theme.theme_value import Theme
from tests.theme.desk import theme_of

ROOT = Path(__file__).parents[3]
WHOLE = dict.fromkeys(PAGE_TEMPLATES, "x")


def codes(theme: Theme, *declared: str) -> list[tuple[str, str]]:
    return [(found.code, found.message) for found in findings(theme, declared)]


def test_a_theme_with_a_template_for_each_page_is_whole() -> None:
    assert codes(theme_of(WHOLE)) == []


def test_each_kind_of_page_has_its_template_in_the_list() -> None:
    planned = {
        name
        for path in (ROOT / "briefgen/pages").glob("*.py")
        for name in PAGE_TEMPLATES
        if f'"{name}"' in path.read_text(encoding="utf-8")
    }
    by_kind = {
        f"{kind}.html"
        for kind in ("article", "note", "brief", "page", "topic", "actor", "tag", "author", "series")
    }
    assert set(PAGE_TEMPLATES) - planned - by_kind == set()
    assert {path.name for path in (ROOT / "themes/briefing/templates").iterdir()} >= set(PAGE_TEMPLATES)


def test_a_missing_template_is_told_with_the_one_that_was_meant() -> None:
    templates = {name: text for name, text in WHOLE.items() if name != "archive_year.html"}
    (found,) = findings(theme_of(templates | {"archive-year.html": "x"}))
    assert (found.code, found.message) == ("BG611", 'there is no template "archive_year.html"')
    assert found.help == 'did you mean "archive-year.html"?'


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("{% if %}", "BG610", "Expected an expression"),
        ("{{ page.title | nothing }}", "BG610", "No filter named 'nothing'"),
        ('{% include "parts/gone.html" %}', "BG611", 'there is no template "parts/gone.html"'),
        ('{% extends "parent:home.html" %}', "BG611", 'there is no template "parent:home.html"'),
        ("{{ page.titel }}", "BG612", 'a page has no "titel"'),
        ('{{ asset("gone.css") }}', "BG620", 'the theme has no asset "gone.css"'),
        ('{{ site.option("gone") }}', "BG617", 'the theme declares no option "gone"'),
        ("<style></style>", "BG619", "a <style> element"),
    ],
)
def test_each_mistake_in_a_template_is_told_once(text: str, code: str, message: str) -> None:
    (found,) = codes(theme_of(WHOLE | {"home.html": text}))
    assert found[0] == code
    assert found[1].startswith(message)


def test_an_include_that_may_be_absent_is_no_problem() -> None:
    assert codes(theme_of(WHOLE | {"home.html": '{% include "gone.html" ignore missing %}'})) == []


def test_an_option_that_nothing_asks_for_is_told() -> None:
    assert [code for code, _ in codes(theme_of(WHOLE), "banner")] == ["BG618"]


def test_an_option_is_used_by_a_style_sheet_or_a_computed_name() -> None:
    sheet = {"a.css": b":root { --option-accent-on-dark: #fff; --option-banner-size: 2 }"}
    assert codes(theme_of(WHOLE, assets=sheet), "accent", "banner_size") == []
    assert codes(theme_of(WHOLE | {"home.html": "{{ site.option(page.kind) }}"}), "banner") == []


def test_strings_that_a_language_lacks_are_noted() -> None:
    theme = theme_of(WHOLE, strings={"by": "By", "documents.one": "1", "documents.other": "{n}"})
    both = {**theme.strings, "uk": {"documents.few": "{n}"}}
    (found,) = findings(Theme(**{**{f: getattr(theme, f) for f in theme.__struct_fields__}, "strings": both}))
    assert (found.code, found.severity, found.span.path) == ("BG608", "info", "themes/mine/i18n/uk.yaml")
    assert found.message == '"uk" has no by; the English words are shown'
