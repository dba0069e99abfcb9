import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.output.location import _id, locate
from tests.output.desks import Desk, codes, refusal


@pytest.mark.parametrize(
    ("folder", "reason"),
    [
        (".", "the site's own folder"),
        ("", "the site's own folder"),
        ("content", 'it is "content"'),
        ("content/site", 'it lies in "content"'),
        ("site/../content/x", 'it lies in "content"'),
        ("themes/mine", 'it lies in "themes"'),
        (".briefgen", 'it is ".briefgen"'),
        (".briefgen/site", 'it lies in ".briefgen"'),
        (".git/site", 'it lies in ".git"'),
        ("..", "lies inside it"),
        ("/", "lies inside it"),
        ("a\0b", "NUL"),
    ],
)
def test_a_folder_that_mixes_with_the_sources_is_wrong_use(tmp_path: Path, folder: str, reason: str) -> None:
    desk = Desk(tmp_path / "desk")
    exit_code, (found,) = refusal(lambda: locate(desk.root, Path(folder)))
    assert exit_code == 2
    assert found.code == "BG702"
    assert reason in found.message


def test_the_home_folder_that_holds_the_site_is_wrong_use(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "home" / "desk")
    assert refusal(lambda: locate(desk.root, tmp_path / "home"))[0] == 2


def test_content_reached_under_another_name_is_wrong_use(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    (tmp_path / "way").symlink_to(desk.root)
    exit_code, found = refusal(lambda: locate(desk.root, tmp_path / "way" / "content" / "site"))
    assert (exit_code, codes(found)) == (2, ["BG702"])


def test_themes_that_are_kept_elsewhere_are_no_place_either(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    (tmp_path / "shared" / "mine").mkdir(parents=True)
    (desk.root / "themes").symlink_to(tmp_path / "shared")
    assert refusal(lambda: locate(desk.root, tmp_path / "shared" / "mine"))[0] == 2
    (found,) = refusal(lambda: locate(desk.root, desk.root / "themes" / "mine"))[1]
    assert found.code == "BG702"


@pytest.mark.parametrize("kind", ["file", "link", "dangling link", "pipe"])
def test_something_else_than_a_folder_is_refused(tmp_path: Path, kind: str) -> None:
    desk = Desk(tmp_path / "desk")
    if kind == "file":
        desk.site.write_text("mine")
    elif kind == "pipe":
        os.mkfifo(desk.site)
    else:
        target = tmp_path / "elsewhere"
        if kind == "link":
            target.mkdir()
        desk.site.symlink_to(target)
    exit_code, (found,) = refusal(lambda: locate(desk.root, desk.site))
    assert (exit_code, found.code, found.span.path) == (3, "BG703", "site")


def test_a_link_on_the_way_that_leads_out_of_the_site_is_refused(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    (tmp_path / "elsewhere").mkdir()
    (desk.root / "build").symlink_to(tmp_path / "elsewhere")
    exit_code, (found,) = refusal(lambda: locate(desk.root, Path("build/site")))
    assert (exit_code, found.code) == (2, "BG702")
    assert "leads out" in found.message


def test_a_file_on_the_way_is_a_clear_error(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    desk.put("README.md")
    exit_code, (found,) = refusal(lambda: locate(desk.root, Path("README.md/site")))
    assert (exit_code, found.code) == (1, "BG709")
    assert '"README.md/site"' in found.message


def test_a_name_of_three_hundred_characters_is_a_clear_error(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    exit_code, (found,) = refusal(lambda: locate(desk.root, Path("n" * 300)))
    assert (exit_code, found.code) == (1, "BG708")


def test_a_relative_folder_counts_from_the_root(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    found = locate(desk.root, Path("build/site"))
    assert found.path == str(desk.root / "build" / "site")
    assert found.shown == "build/site"


def test_a_folder_outside_the_site_is_accepted_and_shown_in_full(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    found = locate(desk.root, tmp_path / "www")
    assert found.shown == str(tmp_path / "www")
    assert locate(desk.root, Path("../www")) == found


def test_a_folder_whose_name_only_begins_like_a_reserved_one_is_accepted(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    assert locate(desk.root, Path("content-site")).shown == "content-site"
    assert locate(desk.root, tmp_path / "desk-site").shown == str(tmp_path / "desk-site")


def test_what_belongs_to_an_output_keeps_its_name_when_the_site_moves(tmp_path: Path) -> None:
    one, other = Desk(tmp_path / "one"), Desk(tmp_path / "other" / "place")
    assert locate(one.root, Path("build/site")).id == locate(other.root, Path("build/site")).id
    assert locate(one.root, Path("site")).id == "site"


def test_a_name_that_is_no_utf8_can_be_shown(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    found = locate(desk.root, Path(os.fsdecode(b"caf\xe9")))
    assert found.shown == "caf\\xe9"
    found.manifest.encode()


@given(st.lists(st.text("abAB-_. /~", min_size=1, max_size=12), min_size=2, max_size=2, unique=True))
def test_two_folders_never_share_a_manifest(keys: list[str]) -> None:
    one, other = map(_id, keys)
    assert one != other
    assert "/" not in one
