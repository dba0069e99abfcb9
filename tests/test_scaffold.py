import json
from pathlib import Path

import pytest

from briefgen.diagnostics import BriefgenError
from briefgen.scaffold import KINDS, NewDocument, init, new
from tests.cli.conftest import Cli, cli

__all__ = ["cli"]


def test_a_new_site_builds_at_once(cli: Cli, tmp_path: Path) -> None:
    assert cli("init", "desk").code == 0
    outcome = cli("-C", "desk", "build")
    assert outcome.code == 0
    assert "error" not in outcome.err
    assert (tmp_path / "desk/site/actors/your-desk/index.html").is_file()


def test_init_prints_three_next_steps(cli: Cli) -> None:
    steps = [line for line in cli("init", "desk").out.splitlines() if line.startswith("  ")]
    assert len(steps) == 3


def test_the_demo_comes_with_its_content(cli: Cli, tmp_path: Path) -> None:
    assert cli("init", "--demo", "desk").code == 0
    assert (tmp_path / "desk/content/topics/ukraine.md").is_file()
    assert "build" not in json.loads(cli("init", "--demo", "other", "--json").out)["files"]


def test_init_overwrites_nothing_without_force(tmp_path: Path) -> None:
    (tmp_path / "briefgen.yaml").write_text("mine")
    with pytest.raises(BriefgenError) as refusal:
        init(tmp_path, demo=False, theme="briefing", force=False, today="2024-11-21")
    assert [found.span.path for found in refusal.value.diagnostics] == ["briefgen.yaml"]
    assert [path.name for path in tmp_path.iterdir()] == ["briefgen.yaml"]
    init(tmp_path, demo=False, theme="briefing", force=True, today="2024-11-21")
    assert "title:" in (tmp_path / "briefgen.yaml").read_text()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_an_archetype_that_builds(cli: Cli, tmp_path: Path, kind: str) -> None:
    cli("init", "desk")
    outcome = cli(
        "-C", "desk", "new", kind, 'Cranes: a "review" #1', "--topic", "Ports", "--actor", "Vera Palin"
    )
    assert outcome.code == 0, outcome.err
    built = cli("-C", "desk", "build", "--drafts", "-u", "https://example.org/", "--strict")
    assert built.code == 0, built.err
    pages = [path.as_posix() for path in (tmp_path / "desk/site").rglob("cranes-a-review-1/index.html")]
    assert len(pages) == 1
    assert "Cranes: a" in Path(pages[0]).read_text()


def test_a_new_document_never_replaces_one(cli: Cli) -> None:
    cli("init", "desk")
    assert cli("-C", "desk", "new", "note", "Cranes").code == 0
    outcome = cli("-C", "desk", "new", "note", "Cranes")
    assert outcome.code == 2
    assert "already there" in outcome.err


def test_a_sites_own_archetype_is_used(tmp_path: Path) -> None:
    folder = tmp_path / "content/_archetypes"
    folder.mkdir(parents=True)
    (folder / "note.md").write_text(
        "---\ntitle: {{ title }}\ndate: {{ date }}\ntlp: GREEN\n---\n{{ slug }}\n"
    )
    path = new(tmp_path, NewDocument(kind="note", title="Нові крани", date="2024-11-21"))
    assert path == "content/notes/novi-krani.md"
    assert (
        tmp_path / path
    ).read_text() == '---\ntitle: "Нові крани"\ndate: 2024-11-21\ntlp: GREEN\n---\nnovi-krani\n'


def test_a_title_without_letters_gives_no_file(tmp_path: Path) -> None:
    with pytest.raises(BriefgenError) as refusal:
        new(tmp_path, NewDocument(kind="note", title="…", date="2024-11-21"))
    assert refusal.value.diagnostics[0].code == "BG902"


def test_a_date_that_is_none_is_wrong_use(cli: Cli) -> None:
    cli("init", "desk")
    assert cli("-C", "desk", "new", "note", "X", "--date", "2024-02-30").code == 2


def test_a_new_draft_says_how_to_see_and_publish_it(cli: Cli) -> None:
    cli("init", "desk")
    assert "status: draft" in cli("-C", "desk", "new", "note", "X").out
