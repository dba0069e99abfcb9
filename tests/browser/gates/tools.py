"""The programs that pages are checked with, and what to do where one is missing."""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import pytest

PACKAGES = Path(__file__).parents[2] / "tools" / "node_modules"
JAR = PACKAGES / "vnu-jar/build/dist/vnu.jar"
AXE = PACKAGES / "axe-core/axe.min.js"
PATIENCE_S = 300


def axe_source() -> str:
    """Return the script of axe-core."""
    if not AXE.is_file():
        missing("axe-core is not installed (make browser-tools)")
    return AXE.read_text(encoding="utf-8")


def nu_messages(files: Sequence[Path], *options: str) -> list[dict[str, Any]]:
    """Return what the Nu HTML checker says about files."""
    if not JAR.is_file():
        missing("vnu-jar is not installed (make browser-tools)")
    java = program("java", "default-jre-headless")
    command = [
        java,
        "-Xss4m",
        "-jar",
        str(JAR),
        "--format",
        "json",
        "--stdout",
        "--exit-zero-always",
        *options,
    ]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, timeout=PATIENCE_S, check=True)
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return messages


def pdf_text(pdf: Path, *options: str) -> str:
    """Return what pdftotext reads in a file."""
    command = [program("pdftotext", "poppler-utils"), *options, str(pdf), "-"]
    return subprocess.run(command, capture_output=True, timeout=PATIENCE_S, check=True, text=True).stdout


def program(name: str, package: str) -> str:
    """Return the path of a program."""
    found = shutil.which(name)
    if found is None:
        missing(f"{name} is not installed (apt install {package})")
    return found


def missing(reason: str) -> NoReturn:
    """Skip, or fail where nothing may be skipped."""
    if os.environ.get("REQUIRE_BROWSER"):
        pytest.fail(reason)
    pytest.skip(reason)
