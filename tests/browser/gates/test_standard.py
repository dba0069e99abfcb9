"""The Nu HTML checker has nothing to say about pages and style sheets."""

from collections.abc import Sequence
from pathlib import Path

from tests.browser.gates.conftest import Sites
from tests.browser.gates.sites import FULL, SITES, THEMES, Examined, Theme, shown_in_short
from tests.browser.gates.tools import nu_messages

# What the checker does not know although browsers and the standard do, each with where it is defined.
UNKNOWN = {
    "“paint-order”: Property “paint-order” doesn't exist": "CSS Fill and Stroke 3, SVG 2 section 13.8",
    "“vector-effect”: Property “vector-effect” doesn't exist": "SVG 2 section 8.13",
}


def verdicts(files: Sequence[Path], *options: str) -> list[str]:
    """Return what is wrong, each with its place."""
    return [
        f"{'/'.join(message.get('url', '').rsplit('/', 4)[1:])}:{message.get('lastLine', 0)} {message['message']}"
        f" {message.get('extract', '')[:120]!r}"
        for message in nu_messages(files, *options)
        if not any(known in message["message"] for known in UNKNOWN)
    ]


def test_every_page_holds_to_the_standard(sites: Sites, theme: Theme) -> None:
    demo = sites(theme, "demo")
    found = sorted((demo.root / "site").rglob("*.html")) if FULL or theme == THEMES[0] else of_each_kind(demo)
    files = [path for path in found if path.name != "still.html"]
    for name in SITES if FULL else shown_in_short(theme):
        files += of_each_kind(sites(theme, name)) if name != "demo" else []
    assert len(files) > (200 if FULL or theme == THEMES[0] else 20)
    assert verdicts(files) == []


def of_each_kind(site: Examined) -> list[Path]:
    return [site.root / "site" / file for file in site.pages.values()]


def test_style_sheets_hold_to_the_standard(sites: Sites, theme: Theme) -> None:
    files = sorted((sites(theme, "demo").root / "site").rglob("*.css"))
    assert files
    assert verdicts(files, "--css") == []


def test_a_wrong_page_and_a_wrong_style_sheet_are_found(tmp_path: Path) -> None:
    page, sheet = tmp_path / "page.html", tmp_path / "sheet.css"
    page.write_text("<!doctype html><html lang=en><title>T</title><ul><p>no</p></ul>")
    sheet.write_text("p { colour: red }")
    assert any("not allowed as child" in found for found in verdicts([page]))
    assert any("colour" in found for found in verdicts([sheet], "--css"))
