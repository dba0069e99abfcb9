"""What is watched goes, comes back, or was never there."""

import shutil
from pathlib import Path

import pytest

from briefgen.preview.watching import Watched
from tests.preview.watching.desks import Desk

MOVED = pytest.mark.parametrize("desk", ["inotify", "polling"], indirect=True)
"""watchdog's own observer says nothing when what it watches is moved as a whole."""


def test_a_single_file_is_told_when_it_appears_is_replaced_and_goes(desk: Desk) -> None:
    with desk.watching():
        desk.put("briefgen.yaml", "title: A")
        desk.until_told("briefgen.yaml")
        desk.forget()
        desk.put("briefgen.yaml.part", "title: B").rename(desk.root / "briefgen.yaml")
        desk.until_told("briefgen.yaml")
        desk.forget()
        (desk.root / "briefgen.yaml").unlink()
        desk.until_told("briefgen.yaml")
    assert not desk.rescan


def test_what_lies_beside_a_single_file_is_not_told(desk: Desk) -> None:
    with desk.watching():
        desk.put("site/index.html")
        desk.put("briefgen.yml")
        assert desk.settled() == set()
    assert not desk.rescan


def test_a_single_file_may_have_a_name_that_is_ignored_elsewhere(desk: Desk) -> None:
    file = desk.root / ".settings~"
    with desk.watching(Watched((desk.content,), (file,))):
        desk.put(".settings~")
        desk.until_told(".settings~")


def test_a_folder_removed_and_made_again_is_watched_again(desk: Desk) -> None:
    with desk.watching():
        shutil.rmtree(desk.content)
        desk.until_rescan()
        desk.until_told("content")
        desk.calls.clear()
        desk.put("content/b.md")
        desk.until_rescan()
        desk.forget()
        desk.put("content/b.md", "other")
        desk.until_told("content/b.md")
    assert desk.messages == []


def test_the_whole_site_may_go_and_come_back(desk: Desk) -> None:
    with desk.watching():
        shutil.rmtree(desk.root)
        desk.until_rescan()
        desk.calls.clear()
        desk.put("content/b.md")
        desk.until_rescan()
        desk.forget()
        desk.put("content/b.md", "other")
        desk.put("briefgen.yaml")
        desk.until_told("content/b.md", "briefgen.yaml")


@MOVED
def test_the_whole_site_may_be_exchanged_for_another(desk: Desk) -> None:
    other = Desk(desk.root.parent / "other")
    with desk.watching():
        desk.root.rename(desk.root.parent / "away")
        other.root.rename(desk.root)
        desk.until_rescan()
        desk.forget()
        desk.put("content/a.md", "other")
        desk.until_told("content/a.md")


@MOVED
def test_a_folder_above_the_site_may_be_moved_away_and_back(tmp_path: Path, desk: Desk) -> None:
    inner = Desk(tmp_path / "one" / "two" / "three", desk.source)
    with inner.watching():
        (tmp_path / "one").rename(tmp_path / "away")
        inner.until_rescan()
        inner.calls.clear()
        (tmp_path / "away").rename(tmp_path / "one")
        inner.until_rescan()
        inner.forget()
        inner.put("content/b.md")
        inner.until_told("content/b.md")


def test_a_folder_that_does_not_exist_yet_is_noticed_when_it_comes(desk: Desk) -> None:
    themes = desk.root / "far" / "off" / "themes"
    with desk.watching(Watched((desk.content, themes), ())):
        desk.put("far/off/themes/page.html")
        desk.until_rescan()
        desk.forget()
        desk.put("far/off/themes/page.html", "other")
        desk.until_told("far/off/themes/page.html")


def test_what_is_watched_may_change(desk: Desk) -> None:
    desk.put("themes/one/page.html")
    desk.put("themes/two/page.html")
    one, two = (Watched((desk.content, desk.root / "themes" / name), ()) for name in ("one", "two"))
    with desk.watching(one) as watcher:
        watcher.watch(two)
        desk.put("themes/one/page.html", "other")
        desk.put("themes/two/page.html", "other")
        desk.until_told("themes/two/page.html")
        assert desk.settled() == {"themes/two/page.html"}


def test_what_is_watched_may_change_in_the_call(desk: Desk) -> None:
    theme = desk.root / "theme"
    desk.put("theme/page.html")
    with desk.watching() as watcher:
        desk.on_change = lambda _: watcher.watch(Watched((desk.content, theme), ()))
        desk.put("briefgen.yaml")
        desk.until_told("briefgen.yaml")
        desk.forget()
        desk.put("theme/page.html", "other")
        desk.until_told("theme/page.html")


def test_a_file_where_a_folder_should_be_is_no_obstacle(desk: Desk) -> None:
    odd = desk.put("odd")
    with desk.watching(Watched((desk.content, odd, odd / "below"), (odd / "a.yaml",))):
        odd.unlink()
        desk.put("odd/below/a.md")
        desk.until_rescan()
        desk.forget()
        desk.put("odd/a.yaml")
        desk.put("odd/below/a.md", "other")
        desk.until_told("odd/a.yaml", "odd/below/a.md")


@pytest.mark.parametrize("name", ["a\0b", "x" * 300, "/".join("y" * 200 for _ in range(30))])
def test_a_path_that_cannot_exist_is_no_obstacle(desk: Desk, name: str) -> None:
    with desk.watching(Watched((desk.content, Path(f"{desk.root}/{name}")), ())):
        assert desk.settled() == set()
