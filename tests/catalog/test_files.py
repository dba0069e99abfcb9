"""Paths below the content folder."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.catalog.files import files_of, folder_of, resolve_path
from tests.catalog.corpora import without_deadline
from tests.catalog.documents import article, make_document, note

FILES = files_of(
    (article("grain/index"), note("grain"), make_document("about.md")),
    ("images/Map.svg", "images/cafe\u0301.jpg", "notes/x/seal.svg", "articles/grain/seal.svg"),
    ("static/keys.asc",),
)


@pytest.mark.parametrize(
    ("target", "folder", "path"),
    [
        ("x.md", "articles", "articles/x.md"),
        ("x.md", "", "x.md"),
        ("/x.md", "articles", "x.md"),
        ("../notes/x.md", "articles", "notes/x.md"),
        ("./x/./y.md", "articles", "articles/x/y.md"),
        ("x//y.md/", "articles", "articles/x/y.md"),
        ("..", "articles", ""),
        ("../..", "articles", None),
        ("/../x", "articles", None),
        ("a/../../../x", "articles", None),
    ],
)
def test_a_path_counts_from_the_folder_or_from_content(target: str, folder: str, path: str | None) -> None:
    assert resolve_path(target, folder) == path


@without_deadline
@given(st.lists(st.sampled_from(["..", ".", "a", "b", ""]), max_size=8), st.sampled_from(["", "x", "x/y"]))
def test_no_path_leads_out_of_content(parts: list[str], folder: str) -> None:
    path = resolve_path("/".join(parts), folder)
    assert path is None or ".." not in path.split("/")
    assert path is None or not path.startswith("/")


def test_a_document_lies_in_the_folder_of_its_file() -> None:
    assert folder_of(article("grain/index")) == "articles/grain"
    assert folder_of(note("grain")) == "notes"
    assert folder_of(make_document("about.md")) == ""


@pytest.mark.parametrize("path", ["articles/grain", "articles/grain/index", "articles/grain/index.md"])
def test_a_bundle_is_known_by_folder_and_file(path: str) -> None:
    assert FILES.documents[path] == "articles/grain"


def test_an_asset_keeps_its_own_spelling() -> None:
    assert FILES.asset("images/café.jpg") == "images/cafe\u0301.jpg"


def test_only_a_path_from_the_root_finds_what_is_static() -> None:
    assert FILES.asset("keys.asc", from_root=True) == "static/keys.asc"
    assert FILES.asset("keys.asc") == ""
    assert FILES.asset("static/keys.asc") == "static/keys.asc"


@pytest.mark.parametrize(
    ("missing", "meant"),
    [
        ("images/map.svg", "images/Map.svg"),
        ("articles/grain/Map.SVG", "images/Map.svg"),
        ("images/seal.svg", ""),
        ("notes/x/sael.svg", "notes/x/seal.svg"),
        ("abuot.md", "about.md"),
        ("abuot", "about.md"),
        ("nothing/like.it", ""),
        ("notes/grains.md", "notes/grain.md"),
    ],
)
def test_a_missing_path_suggests_an_existing_one(missing: str, meant: str) -> None:
    assert FILES.near.find(missing) == meant


def test_a_large_folder_is_not_searched_for_names_that_are_much_alike() -> None:
    few, many = (tuple(f"images/{n:04}-chart.svg" for n in range(count)) for count in (20, 1200))
    assert files_of((), few, ()).near.find("images/0007-chrat-x.svg") != ""
    assert files_of((), many, ()).near.find("images/0007-chrat-x.svg") == ""
