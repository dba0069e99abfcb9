import posixpath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.diagnostics import BriefgenError
from briefgen.output.routes import defect, file_of_route, parents
from tests.output.desks import codes, outcome, refusal


@pytest.mark.parametrize(
    ("route", "file"),
    [
        ("/", "index.html"),
        ("/a/b/", "a/b/index.html"),
        ("/404.html", "404.html"),
        ("/topics/gas/feed.atom", "topics/gas/feed.atom"),
        ("/assets/site.3f9a.css", "assets/site.3f9a.css"),
        ("/images/map of the harbour.svg", "images/map of the harbour.svg"),
        ("/картины/порт.svg", "картины/порт.svg"),
        ("/100%25.txt", "100%25.txt"),
        ("/a..b/", "a..b/index.html"),
        ("/" + "n" * 255, "n" * 255),
    ],
)
def test_a_route_is_written_to_the_file_that_a_server_gives_out_for_it(route: str, file: str) -> None:
    assert file_of_route(route) == file


@pytest.mark.parametrize(
    ("route", "reason"),
    [
        ("", "does not begin with a slash"),
        ("a/b", "does not begin with a slash"),
        ("/../x", "begins with a dot"),
        ("/a/../../x/", "begins with a dot"),
        ("/./", "begins with a dot"),
        ("/.htaccess", "begins with a dot"),
        ("/a/.git/config", "begins with a dot"),
        ("//x/", "an empty part"),
        ("/a//b", "an empty part"),
        ("/a\\b", "a backslash"),
        ("/..\\x", "a backslash"),
        ("/a\0b", "a control character"),
        ("/a\nb/", "a control character"),
        ("/a\u2028b/", "a control character"),
        ("/caf\udce9/", "not UTF-8"),
        ("/C:/windows", "a drive letter"),
        ("/" + "n" * 256, "more than 255 bytes"),
        ("/" + "п" * 128 + "/", "more than 255 bytes"),
    ],
)
def test_a_route_that_could_leave_the_folder_or_names_no_file_is_refused(route: str, reason: str) -> None:
    exit_code, (found,) = refusal(lambda: file_of_route(route))
    assert exit_code == 1
    assert found.code == "BG710"
    assert reason in found.message


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=30).map(lambda text: "/" + text))
@example("/a/./b/")
@example("/%2e%2e/x")
@example("/\u202e/")
def test_no_route_leads_out_of_the_folder(route: str) -> None:
    file = outcome(lambda: file_of_route(route))
    if isinstance(file, BriefgenError):
        assert codes(file.diagnostics) == ["BG710"]
        return
    file.encode()
    assert posixpath.normpath(f"/out/{file}") == f"/out/{file}"
    assert all(part and not part.startswith(".") and len(part.encode()) <= 255 for part in file.split("/"))
    assert not {"\\", "\0", "\n"} & set(file)


@given(st.lists(st.text("ab.-_", min_size=1, max_size=4), min_size=1, max_size=4).map("/".join))
def test_the_short_cut_for_plain_names_lets_no_dotted_part_through(file: str) -> None:
    assert bool(defect(file)) == any(part.startswith(".") for part in file.split("/"))


def test_parents_are_named_from_the_nearest_outwards() -> None:
    assert parents("a/b/c.html") == ["a/b", "a"]
    assert parents("index.html") == []
