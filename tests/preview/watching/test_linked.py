"""Links in watched folders, and the folders behind them."""

import os
from pathlib import Path

from briefgen.preview.watching import Watched
from tests.preview.watching.desks import Desk


def test_a_write_behind_a_linked_folder_is_told_as_the_site_names_it(desk: Desk) -> None:
    desk.put("shared/deep/a.md")
    (desk.content / "link").symlink_to("../shared")
    with desk.watching():
        desk.put("shared/deep/a.md", "other")
        desk.until_told("content/link/deep/a.md")
        assert desk.settled() == {"content/link/deep/a.md"}


def test_a_folder_behind_two_links_is_told_under_both(desk: Desk) -> None:
    desk.put("shared/a.md")
    (desk.content / "one").symlink_to(desk.root / "shared")
    (desk.content / "two").symlink_to(desk.root / "shared")
    with desk.watching():
        desk.put("shared/a.md", "other")
        desk.until_told("content/one/a.md", "content/two/a.md")


def test_a_link_behind_a_link_is_followed(desk: Desk) -> None:
    desk.put("far/a.md")
    desk.put("shared/b.md")
    (desk.root / "shared" / "far").symlink_to("../far")
    (desk.content / "link").symlink_to("../shared")
    with desk.watching():
        desk.put("far/a.md", "other")
        desk.until_told("content/link/far/a.md")


def test_a_watched_folder_may_be_a_link_itself(desk: Desk) -> None:
    desk.put("one/a.md")
    desk.put("two/a.md")
    link = desk.root / "theme"
    link.symlink_to("one")
    with desk.watching(Watched((desk.content, link), ())):
        desk.put("one/a.md", "other")
        desk.until_told("theme/a.md")
        (desk.root / "next").symlink_to("two")
        (desk.root / "next").replace(link)
        desk.until_rescan()
        desk.forget()
        desk.put("one/a.md", "third")
        desk.put("two/a.md", "other")
        desk.until_told("theme/a.md")
        assert desk.settled() == {"theme/a.md"}


def test_a_link_on_the_way_to_the_site_may_be_turned(tmp_path: Path, desk: Desk) -> None:
    other = Desk(tmp_path / "other")
    link = tmp_path / "current"
    link.symlink_to(desk.root.name)
    seen = Desk(link, desk.source)
    with seen.watching():
        (tmp_path / "next").symlink_to("other")
        (tmp_path / "next").replace(link)
        seen.until_rescan()
        seen.forget()
        other.put("content/a.md", "other")
        seen.until_told("content/a.md")


def test_a_linked_file_is_told_when_its_target_is_written_or_replaced(desk: Desk) -> None:
    desk.put("shared/a.md")
    (desk.content / "link.md").symlink_to("../shared/a.md")
    with desk.watching():
        desk.put("shared/a.md", "other")
        desk.until_told("content/link.md")
        desk.forget()
        desk.put("shared/b.md").rename(desk.root / "shared/a.md")
        desk.until_told("content/link.md")
        assert desk.settled() == {"content/link.md"}
    assert not desk.rescan


def test_a_linked_file_is_told_when_a_link_on_its_way_is_turned(desk: Desk) -> None:
    desk.put("shared/one.md", "one")
    desk.put("shared/two.md", "two")
    current = desk.root / "shared" / "current.md"
    current.symlink_to("one.md")
    (desk.content / "link.md").symlink_to("../shared/current.md")
    with desk.watching():
        (desk.root / "next").symlink_to("two.md")
        (desk.root / "next").replace(current)
        desk.until_told("content/link.md")
        desk.forget()
        desk.put("shared/two.md", "other")
        desk.until_told("content/link.md")


def test_a_link_that_leads_nowhere_is_told_when_its_target_comes(desk: Desk) -> None:
    (desk.content / "link").symlink_to("../later/on")
    with desk.watching():
        desk.put("later/on/a.md")
        desk.until_told("content/link")
        desk.until_rescan()
        desk.forget()
        desk.put("later/on/a.md", "other")
        desk.until_told("content/link/a.md")


def test_a_link_that_comes_later_is_followed_and_forgotten_when_it_goes(desk: Desk) -> None:
    desk.put("shared/a.md")
    with desk.watching():
        (desk.content / "link").symlink_to("../shared")
        desk.until_told("content/link")
        desk.until_rescan()
        desk.forget()
        desk.put("shared/a.md", "other")
        desk.until_told("content/link/a.md")
        (desk.content / "link").unlink()
        desk.until_told("content/link")
        desk.forget()
        desk.put("shared/a.md", "third")
        assert desk.settled() == set()


def test_links_in_a_ring_end(desk: Desk) -> None:
    (desk.content / "self").symlink_to("self")
    (desk.content / "up").symlink_to("..")
    (desk.content / "root").symlink_to("/")
    (desk.content / "here").symlink_to(".")
    (desk.root / "other").mkdir()
    (desk.root / "other" / "back").symlink_to("../content")
    (desk.content / "other").symlink_to("../other")
    with desk.watching():
        assert desk.settled() == set()
        desk.put("other/a.md")
        desk.until_told("content/other/a.md")


def test_links_that_multiply_end_and_ask_for_a_look_at_everything(desk: Desk) -> None:
    for level in range(20):
        folder = desk.root / "levels" / str(level)
        folder.mkdir(parents=True)
        for name in ("a", "b", "c"):
            (folder / name).symlink_to(f"../{level + 1}")
    (desk.content / "in").symlink_to("../levels/0")
    with desk.watching():
        desk.put("levels/3/x.md")
        desk.until_rescan()


def test_a_link_to_a_pipe_or_a_device_is_not_opened(desk: Desk) -> None:
    os.mkfifo(desk.content / "pipe")
    (desk.content / "to-pipe").symlink_to("pipe")
    (desk.content / "null").symlink_to("/dev/null")
    with desk.watching():
        assert desk.settled() == set()
