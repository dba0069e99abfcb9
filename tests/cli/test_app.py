import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen import __version__
from tests.cli.conftest import Cli
from tests.sites import document

COMMANDS = ["build", "check", "clean", "config", "explain", "init", "list", "new", "schema"]


def test_the_version_is_told(cli: Cli) -> None:
    assert cli("--version").out == f"briefgen {__version__}\n"


def test_the_version_loads_nothing_but_the_command_line() -> None:
    code = (
        "import sys; sys.argv = ['briefgen', '--version']\n"
        "from briefgen.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & "
        "{'jinja2', 'markdown_it', 'yaml', 'babel', 'msgspec', 'rich', 'pygments', 'nh3'}))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("words", "code"), [("'--version'", 0), ("'nonsense'", 2), ("'explain', 'BG000'", 2)]
)
def test_the_process_ends_with_its_code_after_all_is_tidied_and_said(words: str, code: int) -> None:
    program = (
        "import atexit, sys\n"
        "atexit.register(print, 'tidied', end='')\n"
        f"sys.argv = ['briefgen', {words}]\n"
        "from briefgen.cli import run\n"
        "run()\n"
        "print('never')"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ended.returncode == code
    assert ended.stdout.endswith("tidied")
    assert bool(ended.stderr) == bool(code)


def test_help_lists_every_command(cli: Cli) -> None:
    out = cli("--help").out
    assert [name for name in COMMANDS if f"  {name} " not in out] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(cli: Cli, command: str) -> None:
    outcome = cli(command, "-h")
    assert outcome.code == 0
    assert "--json" in outcome.out


def test_a_misspelt_command_is_wrong_use_with_a_suggestion(cli: Cli) -> None:
    outcome = cli("biuld")
    assert outcome.code == 2
    assert 'did you mean "build"?' in outcome.err


def test_an_unknown_option_is_wrong_use(cli: Cli) -> None:
    assert cli("build", "--colour").code == 2


def test_a_folder_without_content_is_wrong_use_that_says_what_to_do(cli: Cli) -> None:
    outcome = cli("build")
    assert outcome.code == 2
    assert "briefgen init" in outcome.err


def test_a_root_that_is_not_there_is_wrong_use(cli: Cli) -> None:
    assert cli("-C", "nowhere", "build").code == 2


def test_a_settings_file_that_is_not_there_is_wrong_use(cli: Cli) -> None:
    cli("init", "desk")
    assert cli("-C", "desk", "--config", "other.yaml", "build").code == 2


@pytest.mark.parametrize("words", [("--json", "-C", "desk", "list"), ("list", "--json", "-C", "desk")])
def test_global_options_stand_before_or_after_the_command(cli: Cli, words: tuple[str, ...]) -> None:
    cli("init", "desk")
    assert isinstance(json.loads(cli(*words).out), list)


@pytest.mark.parametrize(
    ("at", "words"), [("tomorrow", "is no time"), ("2024-11-07T09:00:00", "lacks a zone")]
)
def test_the_build_clock_needs_a_time_with_a_zone(cli: Cli, at: str, words: str) -> None:
    cli("init", "desk")
    outcome = cli("-C", "desk", "build", "--at", at)
    assert outcome.code == 2
    assert words in outcome.err


def test_a_source_date_epoch_that_is_no_number_is_wrong_use(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("init", "desk")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert cli("-C", "desk", "build").code == 2


def test_colours_are_used_when_forced_and_only_then(cli: Cli, tmp_path: Path) -> None:
    cli("init", "desk")
    (tmp_path / "desk/content/about.md").write_text("---\ntitle: [\n---\n")
    assert "\x1b[" in cli("-C", "desk", "--color", "always", "build").err
    assert "\x1b[" not in cli("-C", "desk", "build").err
    assert "\x1b[" not in cli("-C", "desk", "--color", "never", "build").err


def test_a_bug_is_reported_in_a_file_and_not_as_a_traceback(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("the crane fell")

    cli("init", "desk")
    monkeypatch.setattr("briefgen.cli.build_command.build", broken)
    outcome = cli("-C", "desk", "build")
    assert outcome.code == 4
    assert "Traceback" not in outcome.err
    report = Path(outcome.err.split("file ")[-1].strip())
    assert "the crane fell" in report.read_text()
    report.unlink()


def test_an_interrupted_command_leaves_with_130(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    cli("init", "desk")
    monkeypatch.setattr("briefgen.cli.build_command.build", interrupted)
    assert cli("-C", "desk", "build").code == 130


def test_a_reader_that_leaves_early_is_no_failure(tmp_path: Path) -> None:
    command = f"{sys.executable} -m briefgen explain | head -n 1"
    run = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        capture_output=True,
        text=True,
        check=False,
        env=dict(os.environ),
    )
    assert run.stderr == ""
    assert run.returncode == 0
    assert tmp_path.is_dir()


def test_a_reader_that_leaves_early_hides_no_failure(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    for number in range(300):
        (tmp_path / f"content/{number}.md").write_text(document("A", "embago: x"))
    run = subprocess.run(
        ["bash", "-o", "pipefail", "-c", f"{sys.executable} -m briefgen build 2>&1 | head -n 1"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert run.returncode == 1


def test_a_terminal_that_knows_only_ascii_gets_escapes_and_no_crash(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/Нотатка.md").write_text(document("Нотатка", "embago: x"), encoding="utf-8")
    environ = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    run = subprocess.run(
        [sys.executable, "-m", "briefgen", "-C", str(tmp_path), "build"],
        capture_output=True,
        check=False,
        env=environ,
    )
    assert run.returncode == 1
    assert b"Traceback" not in run.stderr


BOUNDS = ["0001-01-03T00:00:00Z", "9999-12-29T23:59:59Z"]


@pytest.mark.parametrize("at", BOUNDS)
@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "Etc/GMT+12", "America/New_York"])
def test_a_clock_at_the_ends_of_the_calendar_builds_in_every_zone(
    cli: Cli, tmp_path: Path, at: str, zone: str
) -> None:
    cli("init", "desk")
    (tmp_path / "desk/briefgen.yaml").write_text(f"title: Desk\ntime_zone: {zone}\n")
    for words in (("build", "--future"), ("new", "note", "Cranes")):
        outcome = cli("-C", "desk", "--at", at, *words)
        assert outcome.code == 0, outcome.err


@pytest.mark.parametrize(
    "at",
    [
        "0001-01-01T00:00+14:00",
        "9999-12-31T23:59-14:00",
        "0001-01-02T23:59:59Z",
        "9999-12-30T00:00:00Z",
        "0001-01-01T00:00+23:59",
    ],
)
def test_a_clock_beyond_the_calendar_is_wrong_use(cli: Cli, at: str) -> None:
    cli("init", "desk")
    outcome = cli("-C", "desk", "build", "--at", at)
    assert outcome.code == 2
    assert f"out of range; give a time from {BOUNDS[0]} to {BOUNDS[1]}" in outcome.err


@pytest.mark.parametrize("epoch", ["253402300800", "99999999999999999999", "9" * 5000])
def test_a_source_date_epoch_beyond_the_calendar_is_wrong_use(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    cli("init", "desk")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    outcome = cli("-C", "desk", "build")
    assert outcome.code == 2
    assert "out of range" in outcome.err
    assert len(outcome.err) < 500


@pytest.mark.parametrize("epoch", ["0", "0" * 30 + "1732190400"])
def test_a_source_date_epoch_may_be_early_and_have_leading_zeros(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    cli("init", "desk")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert cli("-C", "desk", "build").code == 0


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("words", ["list all --csv", "build"])
def test_a_closed_stream_is_as_good_as_the_null_device(
    cli: Cli, tmp_path: Path, closed: str, words: str
) -> None:
    cli("init", "desk")
    run = shell(f"{sys.executable} -m briefgen -C desk {words} {closed}", tmp_path)
    assert run.returncode == 0
    assert "Traceback" not in run.stderr
    files = [path for path in (tmp_path / "desk").rglob("lock-*") if path.is_file()]
    assert all(path.read_text().strip().isdecimal() for path in files)


@pytest.mark.parametrize("closed", [">&-", "2>&-"])
def test_a_closed_stream_leaves_the_exit_code_as_it_is(cli: Cli, tmp_path: Path, closed: str) -> None:
    cli("init", "desk")
    (tmp_path / "desk/content/about.md").write_text("---\ntitle: [\n---\n")
    assert shell(f"{sys.executable} -m briefgen -C desk build {closed}", tmp_path).returncode == 1
    assert shell(f"{sys.executable} -m briefgen -C desk biuld {closed}", tmp_path).returncode == 2


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": path},
    )


@pytest.mark.parametrize("name", ["Briefgen.yaml", "BRIEFGEN.YML"])
def test_a_settings_file_in_wrong_capitals_is_not_passed_over(cli: Cli, tmp_path: Path, name: str) -> None:
    cli("init", "desk")
    (tmp_path / "desk/briefgen.yaml").rename(tmp_path / "desk" / name)
    outcome = cli("-C", "desk", "build")
    assert outcome.code == 2
    assert f"{name}: error[BG019]" in outcome.err
    assert "did you mean" in outcome.err


def test_two_settings_files_are_one_too_many_unless_one_is_named(cli: Cli, tmp_path: Path) -> None:
    cli("init", "desk")
    (tmp_path / "desk/briefgen.yml").write_text("title: Other\n")
    outcome = cli("-C", "desk", "build")
    assert outcome.code == 2
    assert "BG019" in outcome.err
    assert cli("-C", "desk", "--config", "briefgen.yml", "build").code == 0
