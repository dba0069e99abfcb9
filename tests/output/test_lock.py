import fcntl
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from briefgen.diagnostics import BriefgenError
from briefgen.output import open_output
from briefgen.output.location import locate
from briefgen.output.lock import discard_lock, locked
from tests.output.desks import Desk, codes, refusal, tree_of

CHECKOUT = Path(__file__).parents[2]
HOLDER = """
import sys, os, time
from pathlib import Path
from briefgen.diagnostics import BriefgenError
from briefgen.output import open_output
from briefgen.output.location import locate
from briefgen.output.lock import discard_lock, locked
root = Path(sys.argv[1])
with open_output(root, root / "site", audience="public"):
    print(os.getpid(), flush=True)
    if "forks" in sys.argv[2]:
        here, there = os.pipe()
        if os.fork() == 0:
            os.write(there, b"!")
            time.sleep(60)
        os.read(here, 1)
    if "stays" in sys.argv[2]:
        print("holds", flush=True)
        time.sleep(60)
print("left", flush=True)
time.sleep(60)
"""


def holder(desk: Desk, manner: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(desk.root), manner],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        start_new_session=True,
    )


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def end(process: subprocess.Popen[str]) -> None:
    os.killpg(process.pid, 9)
    process.wait()
    assert process.stdout is not None
    process.stdout.close()


def test_a_second_build_is_told_which_process_has_the_folder_until_that_is_killed(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    other = holder(desk, "stays")
    try:
        owner = line(other)
        exit_code, (found,) = refusal(lambda: desk.write({"/": "home"}))
        assert (exit_code, found.code) == (1, "BG704")
        assert f"process {owner} " in found.message
        assert desk.files() == {}
    finally:
        end(other)
    assert desk.write({"/": "home"}).written == ("index.html",)


def test_a_worker_that_was_forked_does_not_keep_the_lock_of_a_build_that_is_killed(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    other = holder(desk, "forks stays")
    try:
        line(other)
        assert line(other) == "holds"
        assert refusal(lambda: desk.write({"/": "home"}))[0] == 1
        os.kill(other.pid, 9)
        other.wait()
        assert desk.write({"/": "home"}).written == ("index.html",)
    finally:
        end(other)


def test_a_worker_that_was_forked_during_a_build_does_not_keep_the_lock(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    other = holder(desk, "forks")
    try:
        line(other)
        assert line(other) == "left"
        assert desk.write({"/": "home"}).written == ("index.html",)
    finally:
        end(other)


def test_two_builds_of_one_process_do_not_share_the_lock(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    with open_output(desk.root, desk.site, audience="public"):
        assert codes(refusal(lambda: desk.write({"/": "home"}))[1]) == ["BG704"]
        assert codes(refusal(lambda: Desk(desk.root).write({}))[1]) == ["BG704"]
    assert desk.write({"/": "home"}).written == ("index.html",)


def test_builds_into_two_folders_run_at_the_same_time(tmp_path: Path) -> None:
    desk, beside = Desk(tmp_path / "desk"), Desk(tmp_path / "desk", "beside")
    with open_output(desk.root, desk.site, audience="public"):
        assert beside.write({"/": "home"}).written == ("index.html",)


def test_clean_waits_for_nobody_and_removes_nothing_during_a_build(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    desk.write({"/": "home"})
    with open_output(desk.root, desk.site, audience="public"):
        assert codes(refusal(desk.clean)[1]) == ["BG704"]
    assert desk.files() == {"index.html": b"home"}


def test_a_lock_file_with_odd_words_is_no_obstacle(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    desk.put(".briefgen/lock-site", b"\xff\xfe not a number")
    with open_output(desk.root, desk.site, audience="public"):
        assert "process" in refusal(lambda: desk.write({}))[1][0].message


@pytest.mark.parametrize("name", [".briefgen", ".briefgen/lock-site"])
def test_a_link_in_place_of_our_own_files_is_not_followed(tmp_path: Path, name: str) -> None:
    desk = Desk(tmp_path / "desk")
    target = tmp_path / "elsewhere"
    if name == ".briefgen":
        target.mkdir()
    else:
        (desk.root / ".briefgen").mkdir()
        target.write_text("mine")
    (desk.root / name).symlink_to(target)
    refusal(lambda: desk.write({"/": "home"}))
    assert tree_of(target) == {} if target.is_dir() else target.read_text() == "mine"
    assert not desk.site.exists()


def test_a_file_in_place_of_our_own_folder_is_a_clear_error(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    desk.put(".briefgen", "mine")
    exit_code, (found,) = refusal(lambda: desk.write({"/": "home"}))
    assert exit_code == 1
    assert ".briefgen" in found.message
    assert (desk.root / ".briefgen").read_text() == "mine"


def test_our_own_folder_keeps_itself_out_of_commits(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    desk.write({"/": "home"})
    assert (desk.root / ".briefgen" / ".gitignore").read_text() == "*\n"


def test_a_lock_file_that_was_removed_after_it_was_opened_keeps_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path / "desk")
    desk.write({"/": "home"})
    file = desk.root / ".briefgen" / "lock-site"
    really = fcntl.flock
    removed: list[int] = []

    def flock(descriptor: int, operation: int) -> None:
        if not removed:
            removed.append(file.stat().st_ino)
            file.unlink()
        really(descriptor, operation)

    monkeypatch.setattr("fcntl.flock", flock)
    with open_output(desk.root, desk.site, audience="public"):
        assert file.exists()
        assert codes(refusal(lambda: desk.write({"/": "home"}))[1]) == ["BG704"]
    assert desk.write({"/": "home"}).problems == ()


def test_builds_and_cleans_at_once_never_hold_one_folder_together(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    location = locate(desk.root, Path("site"))
    inside: list[int] = []
    clashes: list[int] = []
    refusals: set[str] = set()

    def work(number: int) -> int:
        done = 0
        while done < 60:
            try:
                with locked(location):
                    inside.append(number)
                    clashes.extend(inside[1:])
                    inside.remove(number)
                    if number % 2:
                        discard_lock(location)
                    done += 1
            except BriefgenError as error:
                refusals.update(codes(error.diagnostics))
        return done

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(work, range(4))) == [60] * 4
    assert clashes == []
    assert refusals <= {"BG704"}
