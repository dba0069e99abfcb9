"""The themes that a site can choose, and the files that they are made of."""

from pathlib import Path

import pytest

from briefgen.diagnostics import BriefgenError, ExitCode
from briefgen.theme.offer import file_of_theme, offered_themes


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in {
        "quay/theme.yaml": "parent: briefing\ndescription: Blue.\noptions: {banner: {type: text, default: ''}}\n",
        "quay/templates/note.html": "note",
        "broken/theme.yaml": "parnet: briefing\n",
        "briefing/templates/404.html": "lost",
    }.items():
        (tmp_path / "themes" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "themes" / name).write_text(text)
    return tmp_path


def test_built_in_themes_and_those_of_the_site_are_offered(root: Path) -> None:
    offered = {theme.name: theme for theme in offered_themes(root)}
    assert list(offered) == ["briefing", "broken", "ledger", "quay"]
    quay, ledger = offered["quay"], offered["ledger"]
    assert (quay.place, quay.parent, quay.description) == ("themes/quay", "briefing", "Blue.")
    assert set(quay.options) > set(quay.own_options) == {"banner"}
    assert (ledger.is_built_in, ledger.parent, ledger.fault) == (True, "", "")


def test_a_built_in_theme_of_which_the_site_overrides_files_keeps_its_description(root: Path) -> None:
    briefing = next(theme for theme in offered_themes(root) if theme.name == "briefing")
    assert (briefing.place, briefing.is_built_in) == ("themes/briefing", False)
    assert briefing.description
    assert "accent" in briefing.own_options


def test_a_theme_that_cannot_be_used_says_why(root: Path) -> None:
    broken = next(theme for theme in offered_themes(root) if theme.name == "broken")
    assert "parnet" in broken.fault
    assert (broken.options, broken.place) == ({}, "")


@pytest.mark.parametrize(
    ("theme", "asked", "path", "label"),
    [
        ("quay", "note.html", "templates/note.html", "themes/quay/templates/note.html"),
        (
            "quay",
            "templates/base.html",
            "templates/base.html",
            "briefgen:themes/briefing/templates/base.html",
        ),
        ("quay", "en.yaml", "i18n/en.yaml", "briefgen:themes/briefing/i18n/en.yaml"),
        ("ledger", "ledger.css", "assets/ledger.css", "briefgen:themes/ledger/assets/ledger.css"),
        ("briefing", "404.html", "templates/404.html", "themes/briefing/templates/404.html"),
    ],
)
def test_a_file_is_found_through_the_whole_chain(
    root: Path, theme: str, asked: str, path: str, label: str
) -> None:
    found, file = file_of_theme(root, theme, asked)
    assert (found, file.label) == (path, label)


@pytest.mark.parametrize(
    ("asked", "help"),
    [
        ("notee.html", 'did you mean "templates/note.html"?'),
        ("template/base.html", 'did you mean "templates/base.html"?'),
        ("../../etc/passwd", "such as templates/base.html"),
        ("theme.yaml", "such as templates/base.html"),
    ],
)
def test_a_wrong_name_is_told_with_the_one_that_was_meant(root: Path, asked: str, help: str) -> None:
    with pytest.raises(BriefgenError) as error:
        file_of_theme(root, "quay", asked)
    (found,) = error.value.diagnostics
    assert (error.value.exit_code, found.code) == (ExitCode.USAGE, "BG609")
    assert found.help.startswith(help)
