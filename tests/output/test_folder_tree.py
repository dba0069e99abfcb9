"""What stands in the output folder is found by a look at a part of it, where the rest is known."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.output.folder_tree import look_again, look_through

FILES = ("index.html", "notes/a/index.html", "notes/b/index.html", "search/terms/a.js", "search/index.js")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def come(root: Path) -> None:
    (root / "search/terms/b.js").touch()


def gone(root: Path) -> None:
    (root / "search/terms/a.js").unlink()


def folder(root: Path) -> None:
    (root / "search/terms/mine/deep").mkdir(parents=True)
    (root / "search/terms/mine/deep/file.txt").touch()


def link(root: Path) -> None:
    (root / "search/terms/link").symlink_to(root / "notes")


def pipe(root: Path) -> None:
    os.mkfifo(root / "search/pipe")


def emptied(root: Path) -> None:
    gone(root)
    (root / "search/terms").rmdir()


def turned(root: Path) -> None:
    emptied(root)
    (root / "search/terms").touch()


def beside(root: Path) -> None:
    (root / "mine.txt").touch()
    (root / ".gitkeep").touch()


@pytest.mark.parametrize("change", [come, gone, folder, link, pipe, emptied, turned, beside])
def test_a_look_around_a_change_finds_what_a_look_through_all_finds(
    root: Path, change: Callable[[Path], None]
) -> None:
    known = look_through(str(root))
    change(root)
    again = look_again(str(root), known.files, known.folders, {"", "search", "search/terms", "new"})
    assert again == look_through(str(root))


def test_elsewhere_nothing_is_looked_at(root: Path) -> None:
    known = look_through(str(root))
    (root / "notes/c").mkdir()
    assert look_again(str(root), known.files, known.folders, {"", "search"}) == known
    assert look_again(str(root), known.files, known.folders, {"", "notes"}) == look_through(str(root))
