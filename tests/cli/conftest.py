"""The command line, run in this process."""

import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


Cli = Callable[..., Outcome]


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Iterator[Cli]:
    """Run a command in ``tmp_path`` with a fixed clock and without the caller's settings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1732190400")
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run(*words: str) -> Outcome:
        from briefgen.cli import main

        monkeypatch.setattr("sys.argv", ["briefgen", *words])
        capsys.readouterr()
        with pytest.raises(SystemExit) as leaving:
            main()
        out, err = capsys.readouterr()
        return Outcome(int(leaving.value.code or 0), out, err)

    earlier = signal.getsignal(signal.SIGINT)
    yield run
    signal.signal(signal.SIGINT, earlier)
