"""Lighthouse gives full marks for accessibility, best practice and findability; only in the full profile."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser.conftest import ARGUMENTS
from tests.browser.gates.conftest import Sites
from tests.browser.gates.sites import Theme
from tests.browser.gates.tools import PACKAGES, PATIENCE_S, missing, program

PROGRAM = PACKAGES.parent / "lighthouse/node_modules/lighthouse/cli/index.js"
CATEGORIES = "accessibility,best-practices,seo"


@pytest.mark.parametrize("kind", ["home", "article", "topic", "actor"])
def test_lighthouse_gives_full_marks(sites: Sites, theme: Theme, kind: str, tmp_path: Path) -> None:
    if not PROGRAM.is_file():
        missing("Lighthouse is not installed (make gates)")
    chromium = shutil.which("chromium") or program("google-chrome", "chromium")
    site = sites(theme, "demo")
    report = tmp_path / "report.json"
    command = [
        *(program("node", "nodejs"), str(PROGRAM), site.url(site.pages[kind])),
        *("--quiet", "--output=json", f"--output-path={report}", "--no-enable-error-reporting"),
        *(f"--only-categories={CATEGORIES}", f"--chrome-flags={' '.join(('--headless=new', *ARGUMENTS))}"),
    ]
    environ = {**os.environ, "CHROME_PATH": chromium}
    subprocess.run(command, env=environ, timeout=PATIENCE_S, check=True, capture_output=True)
    told = json.loads(report.read_text(encoding="utf-8"))
    assert len(told["categories"]) == len(CATEGORIES.split(","))
    assert [
        (audit["id"], audit.get("displayValue"))
        for audit in told["audits"].values()
        if audit["score"] not in (None, 1)
    ] == []
