from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import Diagnostic, Severity
from briefgen.settings import Loaded, Settings, read_settings
from briefgen.settings.values import DEFAULT_MENU, Audience, MenuEntry, Permalinks, ThemeChoice


def load(
    text: str | bytes | None,
    environ: Mapping[str, str] | None = None,
    overrides: Mapping[str, str] | None = None,
) -> tuple[Loaded, tuple[Diagnostic, ...]]:
    return read_settings(text, path="briefgen.yaml", environ=environ or {}, overrides=overrides or {})


def settings(text: str) -> Settings:
    loaded, problems = load(text)
    assert problems == ()
    return loaded.settings


def told(text: str | bytes) -> list[tuple[str, int, int]]:
    return [(each.code, each.span.line, each.span.column) for each in load(text)[1]]


@pytest.mark.parametrize("text", [None, "", b"", "# nothing yet\n", "\ufeff", "~", "---\n", "{}"])
def test_without_settings_the_defaults_hold(text: str | bytes | None) -> None:
    loaded, problems = load(text)
    assert problems == ()
    assert loaded.settings == Settings()
    assert {origin for _, origin in loaded.origins} == {"default"}


def test_a_whole_file_is_read() -> None:
    found = settings("""\
title: Eastern Desk
base_url: https://example.org/briefings
language: EN-gb
time_zone: Europe/Warsaw
theme: {name: plain, options: {accent: "#8a1c1c", wide: true}}
links: explicit
menu: [topics, archive, {title: About, url: about}]
page_size: 10
tag_pages: no
ignore: ["drafts-old/**"]
audience: clients
audiences:
  clients: {tlp: AMBER, includes: [public]}
permalinks: {article: "/{year}/{slug}/"}
""")
    assert (found.title, found.base_url, found.language) == (
        "Eastern Desk",
        "https://example.org/briefings/",
        "en-GB",
    )
    assert found.theme == ThemeChoice("plain", {"accent": '"#8a1c1c"', "wide": "true"})
    assert found.menu == (
        MenuEntry("Topics", "topics"),
        MenuEntry("Archive", "archive"),
        MenuEntry("About", "about"),
    )
    assert (found.page_size, found.tag_pages, found.ignore) == (10, False, ("drafts-old/**",))
    assert found.audiences == {"public": Audience(), "clients": Audience("AMBER", ("public",))}
    assert found.permalinks == Permalinks(article="/{year}/{slug}/")


def test_a_theme_may_be_its_name_alone() -> None:
    assert settings("theme: plain").theme == ThemeChoice("plain")


def test_menu_words_have_titles_and_keep_themselves_as_address() -> None:
    words = [
        "topics",
        "actors",
        "tags",
        "authors",
        "series",
        "archive",
        "matrix",
        "articles",
        "notes",
        "briefs",
    ]
    menu = settings(f"menu: [{', '.join(words)}]").menu
    assert [entry.url for entry in menu] == words
    assert all(entry.title[0].isupper() for entry in menu)


def test_a_menu_may_be_empty_or_one_word() -> None:
    assert settings("menu: []").menu == ()
    assert settings("menu: topics").menu == (MenuEntry("Topics", "topics"),)
    assert settings("menu:").menu == DEFAULT_MENU


def test_the_public_is_always_an_audience() -> None:
    assert settings("audiences: {clients: {tlp: GREEN}}").audiences["public"] == Audience()
    assert settings("audiences: {public: {tlp: GREEN}}").audiences["public"].tlp == "GREEN"
    assert settings("audiences: {clients: }").audiences["clients"] == Audience()


@pytest.mark.parametrize(
    ("given_url", "kept"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/a", "https://example.org/a/"),
        ("http://localhost:8000/", "http://localhost:8000/"),
        ("https://example.org/a//", "https://example.org/a/"),
    ],
)
def test_a_base_url_ends_with_one_slash(given_url: str, kept: str) -> None:
    assert settings(f"base_url: {given_url}").base_url == kept


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("titel: X", [("BG004", 1, 1)]),
        (
            "search: x\noutput: {}\ndeploys: {}",
            [("BG004", 1, 1), ("BG004", 2, 1), ("BG004", 3, 1)],
        ),
        ("extensions: [a-b, own, own]", [("BG015", 1, 13), ("BG015", 1, 13)]),
        ("title: X\ntitle: Y", [("BG003", 2, 1)]),
        ("title: [X]", [("BG005", 1, 8)]),
        ("page_size: 0", [("BG015", 1, 12)]),
        ("page_size: 1001", [("BG015", 1, 12)]),
        ("page_size: many", [("BG005", 1, 12)]),
        ("links: relative", [("BG006", 1, 8)]),
        ("html: raw", [("BG006", 1, 7)]),
        ("stubs: maybe", [("BG005", 1, 8)]),
        ("language: en_GB", [("BG015", 1, 11)]),
        ("time_zone: Europe/Warschau", [("BG007", 1, 12)]),
        ("time_zone: europe/warsaw", [("BG007", 1, 12)]),
        ("time_zone: ../../etc/passwd", [("BG007", 1, 12)]),
        ("logo: ../logo.svg", [("BG015", 1, 7)]),
        ("logo: https://example.org/x.svg", [("BG015", 1, 7)]),
        ("theme: [a]", [("BG005", 1, 8)]),
        ("theme: {nmae: a}", [("BG004", 1, 9)]),
        ("menu: [topics, actrs]", [("BG011", 1, 16)]),
        ("menu: [{title: About}]", [("BG016", 1, 9)]),
        ("menu: [{title: X, url: 'javascript:x'}]", [("BG015", 1, 24)]),
        ("menu: {title: X, url: x}", []),
        ("audiences: {clients: {tlp: amber}}", [("BG006", 1, 28)]),
        ("audiences: {clients: {includes: [publik]}}", [("BG010", 1, 13)]),
        ("audiences: {a: {includes: [b]}, b: {includes: [a]}}", [("BG010", 1, 13), ("BG010", 1, 33)]),
        ("audiences: {a: {includes: [a]}}", [("BG010", 1, 13)]),
        ("audiences: {The Desk: {}}", [("BG015", 1, 13)]),
        ("audience: clients", [("BG010", 1, 11)]),
        ("audience: The Desk", [("BG015", 1, 11)]),
        ("- title: X", [("BG002", 1, 1)]),
        ("just text", [("BG002", 1, 1)]),
        ("title: a: b", [("BG001", 1, 9)]),
        ("title: *x", [("BG001", 1, 8)]),
        ("title: !!python/object:x y", [("BG014", 1, 8)]),
        (b"title: caf\xe9", [("BG013", 1, 11)]),
        (b"title: \x00", [("BG013", 1, 8)]),
        ("title: \ud800", [("BG013", 1, 8)]),
    ],
)
def test_mistakes_are_placed(text: str | bytes, places: list[tuple[str, int, int]]) -> None:
    assert told(text) == places


def test_a_bomb_of_aliases_is_one_placed_mistake() -> None:
    lines = ["a: &a0 [x, x]", *(f"b{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40))]
    _, problems = load("\n".join(lines))
    assert [each.code for each in problems] == ["BG014"]


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    text = "titel: X\npage_size: 0\nlinks: no\ntime_zone: X\nbase_url: x\n"
    assert [code for code, _, _ in told(text)] == ["BG015", "BG006", "BG007", "BG008", "BG004"]


def test_a_setting_that_cannot_be_read_keeps_its_default() -> None:
    loaded, _ = load("title: Desk\npage_size: 0\n")
    assert (loaded.settings.title, loaded.settings.page_size) == ("Desk", 20)


@pytest.mark.parametrize(
    ("key", "near"),
    [
        ("titel", "title"),
        ("baseurl", "base_url"),
        ("timezone", "time_zone"),
        ("permalink", "permalinks"),
        ("Theme", "theme"),
    ],
)
def test_an_unknown_key_gets_a_suggestion(key: str, near: str) -> None:
    _, problems = load(f"{key}: x")
    assert (problems[0].message, problems[0].help) == (f'unknown key "{key}"', f'did you mean "{near}"?')


@pytest.mark.parametrize(
    ("zone", "near"),
    [
        ("Europe/Warsw", "Europe/Warsaw"),
        ("europe/kyiv", "Europe/Kyiv"),
        ("warsaw", "Europe/Warsaw"),
        ("utc", "UTC"),
    ],
)
def test_an_unknown_time_zone_gets_a_suggestion(zone: str, near: str) -> None:
    assert load(f"time_zone: {zone}")[1][0].help == f'did you mean "{near}"?'


def test_origins_tell_where_each_value_came_from() -> None:
    text = "title: Desk\ntheme:\n  name: plain\n  options: {a: 1}\npermalinks: {note: '/n/{slug}/'}\naudiences:\n  clients: {}\n"
    loaded, _ = load(text, {"BRIEFGEN_PAGE_SIZE": "5"}, {"base_url": "https://example.org"})
    origins = dict(loaded.origins)
    assert origins["title"] == "briefgen.yaml:1"
    assert origins["theme.name"] == "briefgen.yaml:3"
    assert origins["theme.options"] == "briefgen.yaml:4"
    assert origins["permalinks.note"] == "briefgen.yaml:5"
    assert origins["permalinks.article"] == "default"
    assert origins["audiences.clients"] == "briefgen.yaml:7"
    assert origins["audiences.public"] == "default"
    assert origins["page_size"] == "environment BRIEFGEN_PAGE_SIZE"
    assert origins["base_url"] == "--base-url"
    assert origins["language"] == "default"


@given(st.text(max_size=60), st.text(alphabet="abz_: [x]{}-#'\n", max_size=40))
def test_no_text_ever_raises_and_problems_lie_within_it(value: str, more: str) -> None:
    text = f"title: {value}\n{more}"
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in load(text)[1]:
        assert 1 <= problem.span.line <= len(lines)
        assert problem.span.column <= len(lines[problem.span.line - 1]) + 1
        assert problem.severity is Severity.ERROR


@given(st.binary(max_size=100))
def test_no_bytes_ever_raise(data: bytes) -> None:
    loaded, problems = load(data)
    assert loaded.settings == Settings() or not problems or loaded.origins


@pytest.mark.parametrize(
    ("text", "column"), [("theme: ''", 8), ("theme: {name: ''}", 15), ("theme: {name: ' '}", 15)]
)
def test_a_theme_without_a_name_is_told_with_its_place(text: str, column: int) -> None:
    loaded, (found,) = load(text)
    assert (found.code, found.span.line, found.span.column) == ("BG015", 1, column)
    assert loaded.settings.theme == ThemeChoice()


@pytest.mark.parametrize("text", ["theme:", "theme: ~", "theme: {}", "theme: {options: {wide: true}}"])
def test_a_theme_that_is_not_named_is_the_default_one(text: str) -> None:
    assert settings(text).theme.name == "briefing"
