import base64
import sys
from pathlib import Path

import pytest

from briefgen.search.pagefind_service import NoPagefindError, PagefindError, indexed, program
from briefgen.search.records import Record

REFUSAL = base64.b64encode(b'{"message_id":0,"payload":{"type":"Error","message":"no"}}').decode()
RECORD = Record("a/", "words", "en", {"title": "A"}, {}, {})


def fake(folder: Path, script: str) -> str:
    path = folder / "pagefind"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("exit 1", "ended before"),
        ("printf 'bm8=,'", "cannot be read"),
        (f"printf '{REFUSAL},'", "^no$"),
    ],
)
def test_a_program_that_fails_is_told_of(
    script: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", fake(tmp_path, script))
    with pytest.raises(PagefindError, match=told):
        indexed([RECORD], "en")


def test_a_program_that_is_not_there_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "none"))
    with pytest.raises(PagefindError, match="cannot be run"):
        indexed([RECORD], "en")


def test_a_package_without_its_program_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("PAGEFIND_BINARY_PATH", raising=False)
    for name in ("pagefind_bin", "pagefind_bin_extended"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(NoPagefindError, match="pagefind-bin"):
        program()
