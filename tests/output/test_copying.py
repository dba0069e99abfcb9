import os
import socket
from pathlib import Path

import pytest

from briefgen.output.staging import IN_ONE_PIECE
from tests.output.desks import Desk, codes, refusal, stamps_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path / "desk")
    made.write({"/": "home"})
    return made


def test_files_are_copied_byte_by_byte(desk: Desk) -> None:
    desk.put("content/images/map of the port.png", bytes(range(256)))
    desk.put("content/static/empty", b"")
    report = desk.write(
        {"/": "home"},
        {
            "/images/map of the port.png": "content/images/map of the port.png",
            "/empty": "content/static/empty",
        },
    )
    assert report.written == ("empty", "images/map of the port.png")
    assert desk.files()["images/map of the port.png"] == bytes(range(256))
    assert desk.files()["empty"] == b""
    assert report.bytes == 260


def test_equal_copies_are_not_touched_and_changed_ones_are(desk: Desk) -> None:
    source = desk.put("content/map.png", b"one")
    copies = {"/map.png": "content/map.png"}
    desk.write({"/": "home"}, copies)
    before = stamps_of(desk.site)
    source.write_bytes(b"one")
    assert desk.write({"/": "home"}, copies).written == ()
    assert stamps_of(desk.site) == before
    source.write_bytes(b"two")
    assert desk.write({"/": "home"}, copies).written == ("map.png",)


def test_files_of_many_megabytes_are_copied_in_pieces(desk: Desk) -> None:
    data = bytes(range(251)) * (IN_ONE_PIECE // 251 + 5000)
    source = desk.put("content/film.mp4", data)
    copies = {"/film.mp4": "content/film.mp4"}
    assert desk.write({}, copies).bytes == len(data)
    assert desk.files() == {"film.mp4": data}
    assert desk.write({}, copies).unchanged == ("film.mp4",)
    source.write_bytes(data[:-1] + b"!")
    assert desk.write({}, copies).written == ("film.mp4",)
    assert desk.files() == {"film.mp4": data[:-1] + b"!"}
    source.write_bytes(data[:-1])
    assert desk.write({}, copies).written == ("film.mp4",)


def test_large_and_small_copies_of_equal_bytes_have_equal_digests(desk: Desk) -> None:
    data = b"x" * (IN_ONE_PIECE + 1)
    desk.put("content/film.mp4", data)
    desk.write({}, {"/film.mp4": "content/film.mp4"})
    copied = desk.manifest_file().read_bytes()
    desk.write({"/film.mp4": data})
    assert desk.manifest_file().read_bytes() == copied


def test_a_link_inside_the_site_is_followed(desk: Desk) -> None:
    desk.put("content/images/map.png", b"map")
    (desk.root / "content" / "link.png").symlink_to("images/map.png")
    (desk.root / "content" / "pictures").symlink_to("images")
    desk.write({}, {"/a.png": "content/link.png", "/b.png": "content/pictures/map.png"})
    assert desk.files() == {"a.png": b"map", "b.png": b"map"}
    assert not (desk.site / "a.png").is_symlink()


@pytest.mark.parametrize(
    "kind", ["missing", "folder", "pipe", "socket", "link out", "folder link out", "loop", "dots"]
)
def test_what_is_no_file_of_the_site_is_an_error_and_the_earlier_site_stays(
    desk: Desk, tmp_path: Path, kind: str
) -> None:
    path = desk.root / "content" / "x"
    name = "content/x"
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "file").write_text("secret")
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        here = Path.cwd()
        os.chdir(path.parent)
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("x")
        os.chdir(here)
    elif kind == "link out":
        path.symlink_to(tmp_path / "secret" / "file")
    elif kind == "folder link out":
        path.symlink_to(tmp_path / "secret")
        name = "content/x/file"
    elif kind == "loop":
        path.symlink_to("x")
    elif kind == "dots":
        name = "../secret/file"
    exit_code, (found,) = refusal(lambda: desk.write({"/": "new home"}, {"/x": name}))
    assert (exit_code, found.code, found.span.path) == (1, "BG712", name)
    assert desk.files() == {"index.html": b"home"}


def test_a_copy_and_a_page_cannot_claim_one_file(desk: Desk) -> None:
    desk.put("content/static/index.html")
    found = refusal(lambda: desk.write({"/": "home"}, {"/index.html": "content/static/index.html"}))[1]
    assert codes(found) == ["BG711"]


def test_a_copy_that_became_a_page_is_replaced(desk: Desk) -> None:
    desk.put("content/about.html", "a file")
    desk.write({}, {"/about.html": "content/about.html"})
    desk.write({"/about.html": "a page"})
    assert desk.files() == {"about.html": b"a page"}
