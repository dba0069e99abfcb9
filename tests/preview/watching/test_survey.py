from pathlib import Path

import pytest

from briefgen.preview.watching import Watched
from briefgen.preview.watching import survey as module
from briefgen.preview.watching.survey import survey
from briefgen.preview.watching.values import Hint, Kind


def folders(tmp_path: Path) -> dict[str, str]:
    """All folders below content, by the path that the site has for them, and where they are."""
    found = survey(Watched((tmp_path / "content",), ())).folders
    return {
        path.removeprefix(f"{tmp_path}/"): real.removeprefix(f"{tmp_path}/") for path, real in found.items()
    }


def test_folders_are_found_however_deep(tmp_path: Path) -> None:
    path = tmp_path / "content" / "/".join("d" * 300)
    path.mkdir(parents=True)
    assert len(folders(tmp_path)) == 301


def test_folders_with_a_dot_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "content" / ".git" / "objects").mkdir(parents=True)
    assert folders(tmp_path) == {"content": "content"}


def test_the_watched_folder_itself_may_have_a_dot(tmp_path: Path) -> None:
    (tmp_path / ".theme" / "a").mkdir(parents=True)
    assert len(survey(Watched((tmp_path / ".theme",), ())).folders) == 2


def test_linked_folders_have_the_names_of_the_links(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "far" / "deep").mkdir(parents=True)
    (tmp_path / "content" / "link").symlink_to("../far")
    assert folders(tmp_path) == {"content": "content", "content/link": "far", "content/link/deep": "far/deep"}


def test_a_link_to_a_folder_that_holds_it_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "content" / "a").mkdir(parents=True)
    (tmp_path / "content" / "a" / "up").symlink_to("../..")
    assert set(folders(tmp_path)) == {"content", "content/a"}


def test_more_folders_than_can_be_watched_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_FOLDERS", 3)
    for name in "abcd":
        (tmp_path / "content" / name).mkdir(parents=True)
    found = survey(Watched((tmp_path / "content",), ()))
    assert (len(found.folders), found.is_whole) == (3, False)


def test_what_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    assert survey(Watched((tmp_path / "none", tmp_path / "a\0b"), (tmp_path / "none" / "a",))).folders == {}


def test_a_hint_from_a_folder_that_is_not_known_yet_is_kept(tmp_path: Path) -> None:
    assert survey(Watched()).concerns(Hint(str(tmp_path), "a", Kind.WRITTEN))


def test_a_hint_about_a_neighbour_of_a_single_file_is_not(tmp_path: Path) -> None:
    found = survey(Watched((), (tmp_path / "a.yaml",)))
    assert found.concerns(Hint(str(tmp_path), "a.yaml", Kind.NAMED))
    assert not found.concerns(Hint(str(tmp_path), "b.yaml", Kind.NAMED))
