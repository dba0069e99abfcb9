"""``briefgen theme``."""

import json
import os
from pathlib import Path

import pytest

from briefgen import __version__
from tests.cli.conftest import Cli
from tests.sites import document


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    root = tmp_path / "desk"
    files = {
        "briefgen.yaml": "title: Harbour Desk\nbase_url: https://example.org/\ntheme: quay\n",
        "content/notes/n.md": document("N", "date: 2024-03-01"),
        "themes/quay/theme.yaml": "parent: briefing\n",
        "themes/quay/templates/note.html": '{% extends "parent:note.html" %}\n',
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


def files(desk: Path) -> list[str]:
    return sorted(path.relative_to(desk).as_posix() for path in desk.rglob("*") if path.is_file())


def test_themes_are_listed_with_the_one_in_use(cli: Cli, desk: Path) -> None:
    out = cli("-C", str(desk), "theme", "list").out
    assert "quay (in use, themes/quay, parent: briefing)\n" in out
    assert "ledger (built in)\n" in out
    assert '  accent: "#0b6148"  Colour of the margin line' in out


def test_a_theme_that_cannot_be_used_is_listed_with_the_reason(cli: Cli, desk: Path) -> None:
    (desk / "themes/empty").mkdir()
    assert (
        'empty\n  cannot be used: the theme "empty" has no theme.yaml\n'
        in cli("-C", str(desk), "theme", "list").out
    )


def test_the_list_as_json_tells_options_with_defaults(cli: Cli, desk: Path) -> None:
    rows = {row["name"]: row for row in json.loads(cli("-C", str(desk), "theme", "list", "--json").out)}
    assert [name for name, row in rows.items() if row["used"]] == ["quay"]
    assert (rows["quay"]["parent"], rows["ledger"]["parent"]) == ("briefing", None)
    assert rows["ledger"]["options"]["dense"]["default"] is True
    assert rows["ledger"]["built_in"] is True


def test_a_file_is_copied_and_its_source_and_version_are_told(cli: Cli, desk: Path) -> None:
    found = cli("-C", str(desk), "theme", "eject", "404.html")
    copy = (desk / "themes/quay/templates/404.html").read_bytes()
    source = Path(__file__).parents[2] / "themes/briefing/templates/404.html"
    assert (found.code, copy) == (0, source.read_bytes())
    assert f"briefgen:themes/briefing/templates/404.html as of briefgen {__version__}" in found.out


def test_the_copy_counts_and_builds_the_same_site(cli: Cli, desk: Path) -> None:
    assert cli("-C", str(desk), "build").code == 0
    before = (desk / "site/404.html").read_bytes()
    cli("-C", str(desk), "theme", "eject", "404.html")
    assert cli("-C", str(desk), "build").code == 0
    assert (desk / "site/404.html").read_bytes() == before
    (desk / "themes/quay/templates/404.html").write_text("mine")
    assert cli("-C", str(desk), "build").code == 0
    assert (desk / "site/404.html").read_text() == "mine"


def test_what_was_copied_as_json(cli: Cli, desk: Path) -> None:
    assert json.loads(cli("-C", str(desk), "theme", "eject", "i18n/en.yaml", "--json").out) == {
        "ok": True,
        "path": "themes/quay/i18n/en.yaml",
        "source": "briefgen:themes/briefing/i18n/en.yaml",
        "version": __version__,
    }


def test_a_file_of_the_built_in_theme_is_copied_to_the_folder_of_its_name(cli: Cli, desk: Path) -> None:
    (desk / "briefgen.yaml").write_text("title: Desk\ntheme: ledger\n")
    assert cli("-C", str(desk), "theme", "eject", "ledger.css").code == 0
    assert (desk / "themes/ledger/assets/ledger.css").is_file()


def test_a_file_that_is_there_is_never_touched(cli: Cli, desk: Path) -> None:
    found = cli("-C", str(desk), "theme", "eject", "note.html")
    assert (found.code, "BG901" in found.err) == (2, True)
    assert (desk / "themes/quay/templates/note.html").read_text() == '{% extends "parent:note.html" %}\n'


@pytest.mark.parametrize("asked", ["../../../outside", "/etc/passwd", "templates/../../x", "theme.yaml", ""])
def test_nothing_is_written_for_a_name_that_the_theme_does_not_have(cli: Cli, desk: Path, asked: str) -> None:
    before = files(desk)
    found = cli("-C", str(desk), "theme", "eject", asked)
    assert (found.code, "BG609" in found.err, files(desk)) == (2, True, before)


@pytest.mark.parametrize("link", ["themes/quay/assets", "themes/quay/assets/css", "themes/ledger"])
def test_no_symbolic_link_is_followed_out_of_the_site(
    cli: Cli, desk: Path, tmp_path: Path, link: str
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (desk / "briefgen.yaml").write_text(
        "title: Desk\ntheme: ledger\n" if "ledger" in link else "theme: quay\n"
    )
    (desk / link).parent.mkdir(parents=True, exist_ok=True)
    (desk / link).symlink_to(outside)
    asked = "icon.svg" if "ledger" in link else "css/site.css"
    found = cli("-C", str(desk), "theme", "eject", asked)
    assert (found.code, "BG904" in found.err, list(outside.iterdir())) == (2, True, [])


def test_a_link_in_the_place_of_the_file_is_not_followed(cli: Cli, desk: Path, tmp_path: Path) -> None:
    (desk / "themes/quay/templates/404.html").symlink_to(tmp_path / "gone")
    found = cli("-C", str(desk), "theme", "eject", "base.html")
    assert found.code == 0
    found = cli("-C", str(desk), "theme", "eject", "404.html")
    assert (found.code, os.path.lexists(tmp_path / "gone")) == (2, False)


def test_a_theme_without_mistakes_is_fine(cli: Cli, desk: Path) -> None:
    found = cli("-C", str(desk), "theme", "check")
    assert (found.code, found.out, found.err) == (0, "no problems\n", "")


def test_mistakes_are_told_with_their_places(cli: Cli, desk: Path) -> None:
    (desk / "themes/quay/templates/note.html").write_text("{{ document.titel }}")
    found = cli("-C", str(desk), "theme", "check")
    assert (found.code, found.out) == (1, "1 error\n")
    assert found.err.startswith(
        'themes/quay/templates/note.html:1:13: error[BG612] a document has no "titel"\n'
    )


def test_warnings_alone_do_not_fail(cli: Cli, desk: Path) -> None:
    (desk / "themes/quay/templates/note.html").write_text('<p style="x">')
    found = json.loads(cli("-C", str(desk), "theme", "check", "--json").out)
    assert (found["ok"], [row["code"] for row in found["problems"]]) == (True, ["BG619"])


def test_another_theme_than_the_one_in_use_can_be_checked(cli: Cli, desk: Path) -> None:
    (desk / "themes/quay/templates/note.html").write_text("{{ document.titel }}")
    assert cli("-C", str(desk), "theme", "check", "ledger").code == 0
    assert cli("-C", str(desk), "theme", "check", "quay").code == 1


def test_a_theme_that_is_not_there_is_wrong_use(cli: Cli, desk: Path) -> None:
    found = cli("-C", str(desk), "theme", "check", "ledgr")
    assert found.code == 2
    assert found.err.startswith('error[BG601] there is no theme "ledgr"\n  help: did you mean "ledger"?\n')


def test_filters_of_an_extension_are_known_to_the_check(cli: Cli, desk: Path) -> None:
    (desk / "themes/quay/templates/note.html").write_text("{{ document.title | shout }}")
    assert cli("-C", str(desk), "theme", "check").code == 1
    (desk / "loud.py").write_text(
        "from briefgen.extensions import Extension\n"
        "extension = Extension(filters={'shout': lambda text: text.upper()})\n"
    )
    with (desk / "briefgen.yaml").open("a") as settings:
        settings.write("extensions: [loud]\n")
    assert cli("-C", str(desk), "theme", "check").code == 0
