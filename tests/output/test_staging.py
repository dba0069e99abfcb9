"""New folders are staged whole and come into the site with one rename."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.model.site import Artifact
from briefgen.output.change import Change
from briefgen.output.commit import carry_out
from briefgen.output.site_folder import OutputFolder
from tests.output.desks import Desk, codes, refusal

NEW = {"/": "home", "/n/": "list", "/n/one/": "1", "/n/one/map.svg": "<svg/>", "/assets/s.css": "a{}"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "desk")


@pytest.fixture
def placed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What each write puts in its place, in order."""
    from briefgen.output import writing

    found: list[str] = []

    def noted(output: OutputFolder, change: Change) -> None:
        found.extend(item.file for item in change.place)
        carry_out(output, change)

    monkeypatch.setattr(writing, "carry_out", noted)
    return found


def test_a_first_write_places_whole_folders_and_those_without_pages_first(
    desk: Desk, placed: list[str]
) -> None:
    report = desk.write(NEW)
    assert placed == ["assets", "index.html", "n"]
    assert report.written == (
        "assets/s.css",
        "index.html",
        "n/index.html",
        "n/one/index.html",
        "n/one/map.svg",
    )
    assert sorted(desk.files()) == list(report.written)
    assert desk.write(NEW).written == ()


def test_a_new_document_places_its_own_folder_alone(desk: Desk, placed: list[str]) -> None:
    desk.write(NEW)
    placed.clear()
    desk.write({**NEW, "/n/two/": "2", "/n/": "longer list"})
    assert placed == ["n/index.html", "n/two"]
    assert desk.files()["n/two/index.html"] == b"2"
    desk.write({"/": "home"})
    assert desk.files() == {"index.html": b"home"}


def test_a_folder_that_somebody_makes_in_the_meantime_stays_theirs(desk: Desk) -> None:
    desk.write({"/": "home"})

    def pages() -> Iterator[Artifact]:
        yield Artifact("/", b"home")
        yield Artifact("/n/", b"list")
        yield Artifact("/n/one/", b"1")
        (desk.site / "n").mkdir()
        (desk.site / "n" / "mine.txt").write_text("mine")

    report = desk.write_from(pages(), {})
    assert report.written == ("n/index.html", "n/one/index.html")
    assert report.strangers == ("n/mine.txt",)
    assert desk.files()["n/one/index.html"] == b"1"


def test_a_folder_that_vanishes_in_the_meantime_is_made_again(desk: Desk) -> None:
    desk.write({"/": "home", "/n/": "list"})

    def pages() -> Iterator[Artifact]:
        yield Artifact("/", b"home")
        yield Artifact("/n/", b"new list")
        yield Artifact("/n/one/", b"1")
        (desk.site / "n" / "index.html").unlink()
        (desk.site / "n").rmdir()

    desk.write_from(pages(), {})
    assert desk.files() == {"index.html": b"home", "n/index.html": b"new list", "n/one/index.html": b"1"}


@pytest.mark.parametrize("order", [1, -1])
def test_a_new_file_where_another_new_one_needs_a_folder_is_told_as_such(desk: Desk, order: int) -> None:
    pages = list({"/a/map": "file", "/a/map/x/": "page"}.items())[::order]
    exit_code, found = refusal(lambda: desk.write(dict(pages)))
    assert (exit_code, codes(found)) == (1, ["BG711"])
    assert not desk.site.exists()
    assert list((desk.root / ".briefgen").glob("staging*")) == []
