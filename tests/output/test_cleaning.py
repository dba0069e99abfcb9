import os
from pathlib import Path

import pytest

from tests.output.desks import Desk, codes, refusal, tree_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "desk")


def test_a_site_is_removed_and_can_be_written_again(desk: Desk) -> None:
    desk.put("site/.gitignore", "*")
    desk.write({"/": "home", "/a/b/": "b"})
    report = desk.clean()
    assert (report.removed, report.strangers) == (("a/b/index.html", "index.html"), ())
    assert desk.tree() == {".gitignore": ("file", b"*")}
    assert desk.write({"/": "home"}).written == ("index.html",)


def test_files_of_others_stay_and_are_named(desk: Desk) -> None:
    desk.write({"/": "home", "/a/": "a", "/b/": "b"})
    desk.put("site/a/notes.txt", "mine")
    desk.put("site/c/d/notes.txt", "mine")
    (desk.site / "way").symlink_to("nowhere")
    report = desk.clean()
    assert report.removed == ("a/index.html", "b/index.html", "index.html")
    assert report.strangers == ("a/", "c/", "way")
    assert desk.tree() == {
        "a": ("folder", ""),
        "a/notes.txt": ("file", b"mine"),
        "c": ("folder", ""),
        "c/d": ("folder", ""),
        "c/d/notes.txt": ("file", b"mine"),
        "way": ("link", "nowhere"),
    }


def test_without_a_manifest_nothing_is_removed(desk: Desk) -> None:
    desk.put("site/index.html", "mine")
    report = desk.clean()
    assert (report.removed, report.strangers) == ((), ("index.html",))
    assert desk.files() == {"index.html": b"mine"}
    assert not (desk.root / ".briefgen").exists()


def test_without_an_output_folder_there_is_nothing_to_do(desk: Desk) -> None:
    assert desk.clean().removed == ()
    assert not desk.site.exists()


def test_a_second_clean_has_nothing_to_do(desk: Desk) -> None:
    desk.write({"/": "home"})
    desk.clean()
    assert desk.clean().removed == ()


def test_on_the_word_of_a_damaged_manifest_nothing_is_removed(desk: Desk) -> None:
    desk.write({"/": "home"})
    desk.manifest_file().write_text("{")
    exit_code, found = refusal(desk.clean)
    assert (exit_code, codes(found)) == (3, ["BG713"])
    assert desk.files() == {"index.html": b"home"}
    assert desk.manifest_file().read_text() == "{"


def test_a_damaged_manifest_of_an_empty_folder_is_removed(desk: Desk) -> None:
    desk.write({"/": "home"})
    desk.manifest_file().write_text("{")
    (desk.site / "index.html").unlink()
    assert desk.clean().removed == ()
    assert kept(desk) == [".gitignore"]


def kept(desk: Desk) -> list[str]:
    return sorted(path.name for path in (desk.root / ".briefgen").iterdir())


@pytest.mark.parametrize("folder", ["site", "../elsewhere"])
def test_nothing_of_a_removed_site_is_kept(tmp_path: Path, folder: str) -> None:
    desk = Desk(tmp_path / "desk", folder)
    desk.write({"/": "home"})
    assert desk.clean().removed == ("index.html",)
    assert kept(desk) == [".gitignore"]


def test_the_lock_of_a_build_that_was_refused_goes_with_a_clean(desk: Desk) -> None:
    desk.put("site/mine.txt")
    refusal(lambda: desk.write({"/": "home"}))
    assert kept(desk) == [".gitignore", "lock-site"]
    assert desk.clean().strangers == ("mine.txt",)
    assert kept(desk) == [".gitignore"]


def test_nothing_is_removed_through_a_link(desk: Desk, tmp_path: Path) -> None:
    desk.write({"/": "home", "/a/": "a"})
    (desk.site / "a").rename(tmp_path / "elsewhere")
    (desk.site / "a").symlink_to(tmp_path / "elsewhere")
    assert desk.clean().strangers == ("a",)
    assert tree_of(tmp_path / "elsewhere") == {"index.html": ("file", b"a")}


def test_a_page_that_was_replaced_by_a_link_or_pipe_stays(desk: Desk) -> None:
    desk.write({"/a.html": "a", "/b.html": "b"})
    (desk.site / "a.html").unlink()
    (desk.site / "a.html").symlink_to("b.html")
    (desk.site / "b.html").unlink()
    os.mkfifo(desk.site / "b.html")
    assert desk.clean().strangers == ("a.html", "b.html")


def test_a_wrong_folder_is_refused(desk: Desk) -> None:
    desk.site = desk.root / "content"
    assert refusal(desk.clean)[0] == 2


def test_what_a_killed_build_left_is_removed(desk: Desk) -> None:
    desk.write({"/": "home"})
    desk.put(".briefgen/staging-site/1", "half a pa")
    desk.put("site/.briefgen-staging/1", "half a pa")
    desk.clean()
    assert desk.tree() == {}
    assert kept(desk) == [".gitignore"]


def test_another_output_of_the_site_stays(desk: Desk) -> None:
    beside = Desk(desk.root, "site-2")
    desk.write({"/": "home"})
    beside.write({"/": "home"})
    desk.clean()
    assert beside.files() == {"index.html": b"home"}
