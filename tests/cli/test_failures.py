"""What is said when the system refuses."""

import errno
import os

import pytest

from tests.cli.conftest import Cli


def refusing(number: int, path: str | None) -> object:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), path)

    return refuse


@pytest.mark.parametrize(
    ("number", "reason", "way_out"),
    [
        (errno.EACCES, "permission denied", "give yourself the right"),
        (errno.EROFS, "the file system is read-only", "mount it for writing"),
        (errno.ENOSPC, "there is no space left on the disk", "free some space"),
        (errno.EEXIST, "something else stands there", "move it away"),
        (errno.ENOTDIR, "a part of the path is no folder", "move that file away"),
        (errno.EIO, "the system says EIO", "see whether the disk"),
    ],
)
def test_a_refusal_of_the_system_names_path_reason_and_way_out(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, number: int, reason: str, way_out: str
) -> None:
    monkeypatch.setattr("briefgen.cli.scaffold_commands.init", refusing(number, "desk/con\ntent"))
    outcome = cli("init", "desk")
    assert outcome.code == 1
    assert f'briefgen: error: "desk/con\\x0atent": {reason}\n' in outcome.err
    assert f"  help: {way_out}" in outcome.err
    assert ("free some space" in outcome.err) is (number == errno.ENOSPC)


def test_a_refusal_without_a_path_is_told_all_the_same(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.cli.scaffold_commands.init", refusing(errno.EMFILE, None))
    assert "briefgen: error: too many files are open\n" in cli("init", "desk").err


def test_a_site_in_a_place_where_nothing_can_be_made_is_a_plain_error(cli: Cli) -> None:
    outcome = cli("init", "/proc/desk")
    assert outcome.code == 1
    assert '"/proc/desk' in outcome.err
    assert "help:" in outcome.err
    assert "Traceback" not in outcome.err
