import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.diagnostics import BriefgenError, Diagnostic, ExitCode
from briefgen.settings import find_settings_file, read_settings_file
from briefgen.settings.file import LIMIT

NAME = "briefgen.yaml"


def refusal(call: Callable[[], object]) -> tuple[Diagnostic, ...]:
    with pytest.raises(BriefgenError) as error:
        call()
    assert error.value.exit_code is ExitCode.USAGE
    assert all(found.help for found in error.value.diagnostics)
    return error.value.diagnostics


def test_a_site_without_settings_file_has_none(tmp_path: Path) -> None:
    assert find_settings_file(tmp_path) == NAME
    assert read_settings_file(tmp_path, NAME) is None
    assert read_settings_file(tmp_path / "nowhere", NAME) is None
    assert read_settings_file(tmp_path, "other/desk.yaml") is None


@pytest.mark.parametrize("name", [NAME, "briefgen.yml"])
def test_the_file_is_found_and_read_byte_by_byte(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"title: \xff\r\n")
    assert find_settings_file(tmp_path) == name
    assert read_settings_file(tmp_path, name) == b"title: \xff\r\n"


def test_an_empty_file_is_not_the_same_as_none(tmp_path: Path) -> None:
    (tmp_path / NAME).touch()
    assert read_settings_file(tmp_path, NAME) == b""


def test_a_link_to_a_file_is_followed_wherever_it_leads(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "shared.yaml").write_text("title: Desk")
    (tmp_path / "desk" / NAME).symlink_to("../shared.yaml")
    assert read_settings_file(tmp_path / "desk", NAME) == b"title: Desk"
    assert read_settings_file(tmp_path / "desk", "../shared.yaml") == b"title: Desk"
    assert read_settings_file(tmp_path / "desk", str(tmp_path / "shared.yaml")) == b"title: Desk"


def as_a_socket(file: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(file))


UNREADABLE: dict[str, tuple[Callable[[Path], object], str]] = {
    "dangling link": (lambda file: file.symlink_to("nowhere"), "a link that leads nowhere"),
    "link through a file": (lambda file: file.symlink_to("/etc/passwd/x"), "a link that leads nowhere"),
    "link to itself": (lambda file: file.symlink_to(file.name), "a link that leads back to itself"),
    "folder": (Path.mkdir, "it is a folder"),
    "link to a folder": (lambda file: file.symlink_to("."), "it is a folder"),
    "pipe": (os.mkfifo, "it is a pipe"),
    "device": (lambda file: file.symlink_to("/dev/zero"), "a pipe, socket or device"),
    "null device": (lambda file: file.symlink_to("/dev/null"), "a pipe, socket or device"),
    "socket": (as_a_socket, "it is a socket or device"),
    "large file": (lambda file: file.write_bytes(b"#" * (LIMIT + 1)), f"more than {LIMIT} bytes"),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_what_is_there_and_no_readable_file_is_refused_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.chdir(tmp_path)
    make, words = UNREADABLE[kind]
    make(Path(NAME))
    assert find_settings_file(tmp_path) == NAME
    (found,) = refusal(lambda: read_settings_file(tmp_path, NAME))
    assert (found.code, found.span.path) == ("BG018", NAME)
    assert words in found.message


def test_a_file_of_just_the_limit_is_read(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"#" * LIMIT)
    assert len(read_settings_file(tmp_path, NAME) or b"") == LIMIT


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_the_right_to_read_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / NAME).touch(0o000)
    (found,) = refusal(lambda: read_settings_file(tmp_path, NAME))
    assert "permission denied" in found.message


def test_a_name_with_odd_bytes_is_shown_on_one_line(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a\nb\udcff.yaml")
    (found,) = refusal(lambda: read_settings_file(tmp_path, "a\nb\udcff.yaml"))
    assert "a\\x0ab\\xff.yaml" in found.message


@pytest.mark.parametrize(
    ("name", "meant"),
    [("Briefgen.yaml", NAME), ("BRIEFGEN.YML", "briefgen.yml"), ("briefgen.YAML", NAME)],
)
def test_a_name_in_other_capitals_is_refused_with_the_right_one(
    tmp_path: Path, name: str, meant: str
) -> None:
    (tmp_path / name).write_text("title: Desk")
    for call in (lambda: find_settings_file(tmp_path), lambda: read_settings_file(tmp_path, NAME)):
        (found,) = refusal(call)
        assert (found.code, found.span.path) == ("BG019", name)
        assert f'did you mean "{meant}"? mv {name} {meant}' in found.help


def test_a_file_of_another_name_may_have_any_capitals(tmp_path: Path) -> None:
    (tmp_path / "Desk.yaml").write_text("title: Desk")
    assert find_settings_file(tmp_path) == NAME
    assert read_settings_file(tmp_path, NAME) is None
    assert read_settings_file(tmp_path, "Desk.yaml") == b"title: Desk"


def test_of_two_default_names_none_is_chosen_silently(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("title: One")
    (tmp_path / "briefgen.yml").symlink_to("nowhere")
    (found,) = refusal(lambda: find_settings_file(tmp_path))
    assert found.code == "BG019"
    assert "both" in found.message
    assert read_settings_file(tmp_path, NAME) == b"title: One"
    shutil.rmtree(tmp_path)
