from collections.abc import Iterator
from pathlib import Path

from briefgen.model.site import Artifact
from briefgen.output import clean_cache
from tests.output.desks import Desk, tree_of


def test_what_only_saves_time_is_removed(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    desk.write({"/": "home"})
    desk.put(".briefgen/store-1.sqlite", "x")
    desk.put(".briefgen/deep/er/x", "x")
    assert clean_cache(desk.root) == 2
    assert sorted(tree_of(desk.root / ".briefgen")) == [".gitignore", "lock-site", "manifest-site"]
    assert desk.write({"/": "home"}).unchanged == ("index.html",)


def test_a_build_under_way_is_not_disturbed(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")

    def pages() -> Iterator[Artifact]:
        yield Artifact("/", b"home")
        clean_cache(desk.root)
        yield Artifact("/a/", b"a")

    desk.write_from(pages(), {})
    assert desk.files() == {"index.html": b"home", "a/index.html": b"a"}


def test_without_a_folder_of_ours_there_is_nothing_to_remove(tmp_path: Path) -> None:
    assert clean_cache(tmp_path) == 0


def test_a_link_in_its_place_is_not_followed(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    kept = tmp_path / "elsewhere" / "kept"
    kept.parent.mkdir()
    kept.write_text("mine")
    (desk.root / ".briefgen").symlink_to(kept.parent)
    assert clean_cache(desk.root) == 0
    assert kept.read_text() == "mine"


def test_a_link_inside_is_removed_and_not_followed(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    desk.write({"/": "home"})
    (desk.root / ".briefgen" / "way").symlink_to(desk.site)
    assert clean_cache(desk.root) == 1
    assert desk.files() == {"index.html": b"home"}
