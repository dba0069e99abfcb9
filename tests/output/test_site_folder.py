import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.output import open_output
from tests.output.desks import Desk, codes, refusal


@pytest.mark.parametrize("stranger", ["notes.txt", "deep/er/notes.txt", ".htaccess", "sub/.gitignore"])
def test_a_folder_with_files_of_others_is_refused_and_left_alone(tmp_path: Path, stranger: str) -> None:
    desk = Desk(tmp_path / "desk")
    desk.put(f"site/{stranger}", "mine")
    before = desk.tree()
    exit_code, (found,) = refusal(lambda: desk.write({"/": "home"}))
    assert (exit_code, found.code, found.span.path) == (3, "BG701", "site")
    assert desk.tree() == before


def test_the_refusal_gives_a_command_that_works(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    desk.put("site/notes.txt")
    desk.put("site-2/notes.txt")
    (found,) = refusal(lambda: desk.write({"/": "home"}))[1]
    assert "briefgen build --output site-3" in found.help
    assert Desk(tmp_path / "desk", "site-3").write({"/": "home"}).written == ("index.html",)


@pytest.mark.parametrize("kind", ["empty folder", "link", "pipe"])
def test_strangers_without_content_make_a_folder_foreign_too(tmp_path: Path, kind: str) -> None:
    desk = Desk(tmp_path / "desk")
    desk.site.mkdir()
    if kind == "empty folder":
        (desk.site / "mine").mkdir()
    elif kind == "link":
        (desk.site / "mine").symlink_to("nowhere")
    else:
        os.mkfifo(desk.site / "mine")
    assert refusal(lambda: desk.write({"/": "home"}))[0] == 3


def test_git_files_at_the_top_make_no_folder_foreign_and_are_no_strangers(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    desk.put("site/.gitignore", "*\n!.gitignore\n")
    desk.put("site/.gitkeep", "")
    assert desk.write({"/": "home"}).strangers == ()
    assert sorted(desk.files()) == [".gitignore", ".gitkeep", "index.html"]


def test_a_lost_manifest_makes_our_own_site_foreign(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    desk.write({"/": "home"})
    desk.manifest_file().unlink()
    exit_code, found = refusal(lambda: desk.write({"/": "new home"}))
    assert (exit_code, codes(found)) == (3, ["BG701"])
    assert desk.files() == {"index.html": b"home"}


def test_the_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk", "build/public/site")
    assert desk.write({"/": "home"}).written == ("index.html",)
    assert desk.files() == {"index.html": b"home"}


def test_folders_that_were_made_for_nothing_are_removed_again(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk", "build/public/site")
    with open_output(desk.root, desk.site, audience="public"):
        assert desk.site.is_dir()
    assert sorted(path.name for path in desk.root.iterdir()) == [".briefgen", "content"]
    with pytest.raises(KeyError):
        build_that_fails(desk)
    assert sorted(path.name for path in desk.root.iterdir()) == [".briefgen", "content"]


def build_that_fails(desk: Desk) -> None:
    with open_output(desk.root, desk.site, audience="public"):
        raise KeyError


def test_the_folder_can_be_emptied_and_deleted_between_builds(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    desk.write({"/": "home", "/a/": "a"})
    for file in ("a/index.html", "index.html"):
        (desk.site / file).unlink()
    (desk.site / "a").rmdir()
    desk.site.rmdir()
    assert desk.write({"/": "home", "/a/": "a"}).written == ("a/index.html", "index.html")


def test_the_folder_of_an_earlier_build_that_was_replaced_by_a_link_is_refused(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    desk.write({"/": "home"})
    desk.site.rename(tmp_path / "elsewhere")
    desk.site.symlink_to(tmp_path / "elsewhere")
    assert refusal(lambda: desk.write({"/": "new home"}))[0] == 3
    assert (tmp_path / "elsewhere" / "index.html").read_text() == "home"


Damage = Callable[[Path], object]


def of_a_later_version(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b'"schema":1', b'"schema":2'))


def as_a_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


DAMAGES: list[Damage] = [
    lambda file: file.write_bytes(b""),
    lambda file: file.write_bytes(file.read_bytes()[:-20]),
    of_a_later_version,
    as_a_pipe,
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_with_a_damaged_manifest_our_own_site_is_foreign(tmp_path: Path, damage: Damage) -> None:
    desk = Desk(tmp_path / "desk")
    desk.write({"/": "home", "/secret/": "withheld by now"})
    damage(desk.manifest_file())
    for _ in range(2):
        exit_code, found = refusal(lambda: desk.write({"/": "home"}))
        assert (exit_code, codes(found)) == (3, ["BG713"])
        assert desk.files() == {"index.html": b"home", "secret/index.html": b"withheld by now"}


@pytest.mark.parametrize("damage", DAMAGES)
def test_in_an_empty_folder_a_damaged_manifest_is_begun_anew(tmp_path: Path, damage: Damage) -> None:
    desk = Desk(tmp_path / "desk")
    desk.write({"/": "home"})
    damage(desk.manifest_file())
    (desk.site / "index.html").unlink()
    report = desk.write({"/": "home"})
    assert (report.written, codes(report.problems)) == (("index.html",), ["BG715"])
    assert desk.write({"/": "home"}).problems == ()


@pytest.mark.parametrize("folder", ["site", "out put/it's", "../elsewhere"])
def test_the_way_out_of_a_damaged_manifest_works_and_loses_nothing(tmp_path: Path, folder: str) -> None:
    desk = Desk(tmp_path / "desk", folder)
    desk.site = desk.site.resolve()
    desk.write({"/": "home", "/gone/": "gone"})
    Path(f"{desk.site}.old").mkdir()
    desk.manifest_file().write_text("{")
    (found,) = refusal(lambda: desk.write({"/": "new"}))[1]
    command = found.help.removeprefix("in the site's folder: ").partition(" && ")[0]
    subprocess.run(["sh", "-c", command], cwd=desk.root, check=True)
    assert desk.write({"/": "new"}).written == ("index.html",)
    assert desk.files() == {"index.html": b"new"}
    assert Path(f"{desk.site}.old-2/gone/index.html").read_text() == "gone"
