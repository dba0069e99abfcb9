"""The same inputs give the same bytes, whatever the machine."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]


def built(root: Path, **environ: str) -> dict[str, bytes]:
    """Build the demonstration content in a process of its own."""
    command = [sys.executable, "-m", "briefgen", "-C", str(root), "build", "--at", "2026-11-22T12:00:00Z"]
    surroundings = {"PATH": os.environ["PATH"], "PYTHONPATH": str(CHECKOUT), **environ}
    run = subprocess.run(command, capture_output=True, text=True, check=False, env=surroundings)
    assert run.returncode == 0, run.stderr
    site = root / "site"
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def laid_out(root: Path, *, backwards: bool = False) -> Path:
    """Copy the demonstration site file by file, in one order or the other."""
    names = sorted(path.relative_to(CHECKOUT) for path in (CHECKOUT / "content").rglob("*") if path.is_file())
    for name in [Path("briefgen.yaml"), *(reversed(names) if backwards else names)]:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(CHECKOUT / name, root / name)
    return root


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(laid_out(tmp_path_factory.mktemp("plain")), TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="0")


@pytest.mark.slow
@pytest.mark.parametrize(
    "environ",
    [
        {"TZ": "Pacific/Kiritimati"},
        {"TZ": "America/St_Johns"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4242"},
    ],
    ids=lambda environ: next(iter(environ.items())),
)
def test_time_zone_locale_and_hash_seed_make_no_difference(
    plain: dict[str, bytes], tmp_path: Path, environ: dict[str, str]
) -> None:
    assert built(laid_out(tmp_path), **environ) == plain


@pytest.mark.slow
def test_path_and_file_order_make_no_difference(plain: dict[str, bytes], tmp_path: Path) -> None:
    elsewhere = laid_out(tmp_path / "другое место" / "a b", backwards=True)
    assert built(elsewhere) == plain


def test_a_locale_without_utf8_reads_the_same_file_names(tmp_path: Path) -> None:
    root = tmp_path / "Порт"
    (root / "content/articles").mkdir(parents=True)
    (root / "content/articles/Кран.md").write_text("---\ntitle: Crane\ndate: 2024-11-01\n---\n\nWords.\n")
    usual = built(root)
    assert "articles/kran/index.html" in usual
    assert built(root, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0") == usual
