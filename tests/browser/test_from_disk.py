"""A site whose links are explicit opens from disk."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from briefgen.build import build
from briefgen.stages.request import Request
from tests.sites import untracked

pytestmark = pytest.mark.browser

CHECKOUT = Path(__file__).parents[2]
AT = 1_795_348_800  # 2026-11-22T12:00:00Z


def test_links_work_from_disk_when_they_are_written_explicitly(browser: Browser, tmp_path: Path) -> None:
    shutil.copytree(CHECKOUT / "content", tmp_path / "content")
    settings = (CHECKOUT / "briefgen.yaml").read_text(encoding="utf-8") + "\nlinks: explicit\n"
    (tmp_path / "briefgen.yaml").write_text(settings, encoding="utf-8")
    build(
        Request(root=tmp_path, config="briefgen.yaml", output=tmp_path / "site", at=AT),
        untracked,
        lambda: 0.0,
    )
    context = browser.new_context()
    page = context.new_page()
    page.goto((tmp_path / "site/index.html").as_uri())
    page.locator("a[href*='topics/index.html']").first.click()
    page.locator("a[href*='ukraine/index.html']").first.click()
    assert "Ukraine" in page.locator("h1").inner_text()
    assert page.evaluate("getComputedStyle(document.body).fontFamily") != page.evaluate("'initial'")
    assert page.evaluate("document.styleSheets.length") >= 1
    context.close()
