"""Addresses from routes."""

from posixpath import normpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.theme.links import absolute_linker, relative_linker, rooted_linker

PARTS = st.lists(st.text("abcxyz0-", min_size=1, max_size=4), max_size=4)
ROUTES = PARTS.map(lambda parts: "/" + "".join(f"{part}/" for part in parts))


@pytest.mark.parametrize(
    ("route", "target", "style", "expected"),
    [
        ("/articles/x/", "/topics/nato/", "pretty", "../../topics/nato/"),
        ("/articles/x/", "/topics/nato/", "explicit", "../../topics/nato/index.html"),
        ("/", "/", "pretty", "./"),
        ("/", "/", "explicit", "./index.html"),
        ("/", "/topics/", "pretty", "./topics/"),
        ("/about/", "/", "pretty", "../"),
        ("/feed.atom", "/a/", "pretty", "./a/"),
        ("/a/", "/assets/site.css", "explicit", "../assets/site.css"),
    ],
)
def test_a_relative_link_leads_from_page_to_page(route: str, target: str, style: str, expected: str) -> None:
    assert relative_linker(route, style).href(target) == expected  # type: ignore[arg-type]


@given(ROUTES, ROUTES)
def test_a_relative_link_followed_from_its_page_arrives(route: str, target: str) -> None:
    href = relative_linker(route, "pretty").href(target)
    assert normpath(route + href).rstrip("/") == normpath(target).rstrip("/")


def test_names_with_spaces_and_other_scripts_are_percent_encoded() -> None:
    assert relative_linker("/a/", "pretty").href("/карта моря.svg") == (
        "../%D0%BA%D0%B0%D1%80%D1%82%D0%B0%20%D0%BC%D0%BE%D1%80%D1%8F.svg"
    )


def test_a_colon_in_the_first_part_of_an_address_is_no_scheme() -> None:
    assert relative_linker("/", "pretty").href("/a:b/").startswith("./")


def test_a_fragment_keeps_its_letters_but_not_its_spaces() -> None:
    assert relative_linker("/a/", "pretty").href("/b/", "ціна 50%") == "../b/#ціна%2050%25"


def test_the_error_page_links_by_the_path_of_the_public_address() -> None:
    assert rooted_linker("https://example.org/desk/", "pretty").href("/topics/") == "/desk/topics/"
    assert rooted_linker("https://example.org", "explicit").href("/") == "/index.html"
    assert rooted_linker("", "pretty").href("/topics/") == "/topics/"


def test_an_absolute_address_has_one_slash_after_the_public_one() -> None:
    assert absolute_linker("https://example.org/desk", "pretty").href("/a/") == "https://example.org/desk/a/"
    assert absolute_linker("https://example.org/desk/", "pretty").href("/") == "https://example.org/desk/"
