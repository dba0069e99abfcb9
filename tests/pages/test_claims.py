import pytest

from briefgen.diagnostics import Span
from briefgen.pages.claims import Claim, clashes, file_of


def claim(route: str, path: str = "") -> Claim:
    return Claim(route, path or "the page that briefgen makes there", Span(path, 2, 1) if path else Span(""))


def test_two_files_with_one_address_are_one_error_that_names_both() -> None:
    (found,) = clashes([claim("/a/", "content/b.md"), claim("/a/", "content/a.md")])
    assert found.code == "BG501"
    assert "content/a.md" in found.message
    assert "content/b.md" in found.message


def test_the_error_stands_in_the_authors_file_when_briefgen_makes_the_other_page() -> None:
    (found,) = clashes([claim("/topics/"), claim("/topics/", "content/topics.md")])
    assert found.span.path == "content/topics.md"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/Report.pdf", "/report.pdf"),
        ("/caf\u00e9/", "/cafe\u0301/"),
        ("/STRASSE/", "/stra\u00dfe/"),
    ],
)
def test_addresses_that_differ_only_in_case_or_unicode_form_clash(one: str, other: str) -> None:
    (found,) = clashes([claim(one, "content/1"), claim(other, "content/2")])
    assert found.code == "BG502"


def test_a_copied_file_and_a_page_at_the_same_place_clash() -> None:
    assert clashes(
        [claim("/notes/", "content/x.md"), claim("/notes/index.html", "content/static/notes/index.html")]
    )


def test_a_file_where_another_needs_a_folder_clashes() -> None:
    (found,) = clashes([claim("/about", "content/static/about"), claim("/about/", "content/about.md")])
    assert found.code == "BG502"


def test_neighbours_do_not_clash() -> None:
    assert not clashes(
        [claim("/a/", "1"), claim("/a/b/", "2"), claim("/a/picture.svg", "3"), claim("/ab/", "4")]
    )


def test_the_file_of_an_address_is_what_a_host_serves_there() -> None:
    assert file_of("/") == "index.html"
    assert file_of("/a/b/") == "a/b/index.html"
    assert file_of("/404.html") == "404.html"
