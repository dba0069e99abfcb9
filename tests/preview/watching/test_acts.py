"""What somebody does with files, and what is told of it by every source."""

import os
import shutil
from collections.abc import Callable

import pytest

from tests.preview.watching.desks import Desk

A = "content/a.md"


def plain_save(desk: Desk) -> None:
    desk.put(A, "other")


def same_size(desk: Desk) -> None:
    desk.put(A, "b")


def truncated(desk: Desk) -> None:
    with (desk.root / A).open("r+") as file:
        file.truncate(0)
        file.flush()
        file.write("other")


def temporary_renamed_over(desk: Desk) -> None:
    desk.put("content/.a.md.new").rename(desk.root / A)


def backup_then_new(desk: Desk) -> None:
    (desk.root / A).rename(desk.root / "content/a.md~")
    desk.put(A)
    (desk.root / "content/a.md~").unlink()


def moved_in(desk: Desk) -> None:
    desk.put("elsewhere.md", "from outside").rename(desk.root / A)


def touched(desk: Desk) -> None:
    os.utime(desk.root / A)


def made_readable(desk: Desk) -> None:
    (desk.root / A).chmod(0o640)


def deleted(desk: Desk) -> None:
    (desk.root / A).unlink()


def moved_out(desk: Desk) -> None:
    (desk.root / A).rename(desk.root / "elsewhere.md")


def linked(desk: Desk) -> None:
    desk.put("elsewhere.md", "from outside")
    (desk.root / A).unlink()
    (desk.root / A).hardlink_to(desk.root / "elsewhere.md")


def vim(desk: Desk) -> None:
    desk.put("content/.a.md.swp")
    desk.put("content/4913")
    (desk.root / "content/4913").unlink()
    backup_then_new(desk)
    (desk.root / "content/.a.md.swp").unlink()


def emacs(desk: Desk) -> None:
    (desk.content / ".#a.md").symlink_to("somebody@desk.1234:5678")
    auto_save = desk.put("content/#a.md#")
    temporary_renamed_over(desk)
    auto_save.unlink()
    (desk.content / ".#a.md").unlink()


def jetbrains(desk: Desk) -> None:
    desk.put("content/a.md___jb_tmp___")
    (desk.root / A).rename(desk.root / "content/a.md___jb_old___")
    (desk.root / "content/a.md___jb_tmp___").rename(desk.root / A)
    (desk.root / "content/a.md___jb_old___").unlink()


def gnome(desk: Desk) -> None:
    desk.put("content/.goutputstream-X1Y2Z3").rename(desk.root / A)


def libreoffice(desk: Desk) -> None:
    lock = desk.put("content/.~lock.a.md#")
    desk.put(A)
    lock.unlink()


FILE_ACTS = (
    *(plain_save, same_size, truncated, temporary_renamed_over, backup_then_new, moved_in, touched),
    *(made_readable, deleted, moved_out, linked, vim, emacs, jetbrains, gnome, libreoffice),
)


@pytest.mark.parametrize("act", FILE_ACTS)
def test_whatever_happens_to_a_file_names_that_file_alone(desk: Desk, act: Callable[[Desk], None]) -> None:
    with desk.watching():
        act(desk)
        desk.until_told(A)
        assert desk.settled() == {A}
    assert not desk.rescan
    assert desk.messages == []


def test_a_renamed_file_counts_under_both_names(desk: Desk) -> None:
    with desk.watching():
        (desk.root / A).rename(desk.content / "b.md")
        desk.until_told(A, "content/b.md")
    assert not desk.rescan


def test_a_new_file_in_an_old_folder_is_told(desk: Desk) -> None:
    desk.put("content/deep/er/a.md")
    with desk.watching():
        desk.put("content/deep/er/b.md")
        desk.until_told("content/deep/er/b.md")
    assert not desk.rescan


def test_reading_is_no_change(desk: Desk) -> None:
    with desk.watching():
        for _ in range(20):
            (desk.root / A).read_text()
            list(desk.content.iterdir())
        assert desk.settled() == set()


@pytest.mark.parametrize(
    "name", [".git/index", ".hidden.md", "a.md~", "a.swp", ".b.swo", "x.swx", "4913", "#a.md#", ".#a.md"]
)
def test_what_is_never_content_is_not_told(desk: Desk, name: str) -> None:
    desk.put("content/.git/HEAD")
    with desk.watching():
        desk.put(f"content/{name}")
        assert desk.settled() == set()
    assert not desk.rescan


@pytest.mark.parametrize(
    "name", ["x.tmp", "x.bak", "_x.md", "4913.md", "a#b", "~a", "плав.md", "a\nb", "\udcff"]
)
def test_what_may_be_content_is_told(desk: Desk, name: str) -> None:
    with desk.watching():
        desk.put(f"content/{name}")
        desk.until_told(f"content/{name}")


def test_a_folder_that_came_asks_for_a_look_at_everything_and_is_watched(desk: Desk) -> None:
    with desk.watching():
        desk.put("content/new/deep/a.md")
        desk.until_rescan()
        desk.until_told("content/new")
        desk.put("content/new/deep/b.md")
        desk.until_told("content/new/deep/b.md")


def test_a_folder_that_was_moved_is_told_under_both_names_and_stays_watched(desk: Desk) -> None:
    desk.put("content/old/deep/a.md")
    with desk.watching():
        (desk.content / "old").rename(desk.content / "new")
        desk.until_rescan()
        desk.until_told("content/old", "content/new")
        desk.put("content/new/deep/a.md", "other")
        desk.until_told("content/new/deep/a.md")


def test_a_folder_that_was_moved_out_is_watched_no_more(desk: Desk) -> None:
    desk.put("content/old/a.md")
    with desk.watching():
        (desk.content / "old").rename(desk.root / "away")
        desk.until_told("content/old")
        desk.until_rescan()
        desk.forget()
        desk.put("away/a.md", "other")
        assert desk.settled() == set()


def test_a_folder_that_went_asks_for_a_look_at_everything(desk: Desk) -> None:
    desk.put("content/old/a.md")
    with desk.watching():
        shutil.rmtree(desk.content / "old")
        desk.until_told("content/old")
        desk.until_rescan()


def test_a_folder_made_anew_at_once_is_watched_again(desk: Desk) -> None:
    desk.put("content/old/a.md")
    with desk.watching():
        for round_ in range(5):
            shutil.rmtree(desk.content / "old")
            desk.put("content/old/a.md", f"round {round_}")
        desk.until(lambda: desk.paths >= {"content/old"} or "content/old/a.md" in desk.paths)
        desk.forget()
        desk.put("content/old/b.md")
        desk.until_told("content/old/b.md")


def test_a_checkout_of_500_files_in_one_quiet_time_is_one_call(desk: Desk) -> None:
    files = {f"content/{at % 20}/{at}.md" for at in range(500)}
    for path in files:
        desk.put(path, "one")
    with desk.watching_while_time_stands_still() as let_time_pass:
        for path in files:
            (desk.root / path).unlink()
            desk.put(path, "two")
        desk.until(lambda: desk.heard >= files)
        assert desk.calls == []
        let_time_pass()
        desk.until_told(*files)
        assert len(desk.calls) == 1
    assert not desk.rescan
