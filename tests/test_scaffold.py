import json
import os
from pathlib import Path

import pytest

from briefgen.diagnostics import BriefgenError, ExitCode
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


ODD = ["t\x07x", "two\nlines", "two\u2028lines", "tab\tx", "caf\udce9", "x\x9f", "x\ufdd0", "x\U0001fffe"]


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("field", ["title", "topics", "actors"])
def test_a_text_that_no_build_accepts_writes_no_file(tmp_path: Path, field: str, text: str) -> None:
    given = {"title": "Cranes", field: text if field == "title" else ("Ports", text)}
    with pytest.raises(BriefgenError) as refusal:
        new(tmp_path, NewDocument(kind="note", date="2024-11-21", **given))  # type: ignore[arg-type]
    (found,) = refusal.value.diagnostics
    assert (found.code, refusal.value.exit_code) == ("BG903", ExitCode.USAGE)
    assert found.message.startswith("the " + field.rstrip("s"))
    found.message.encode()
    assert list(tmp_path.iterdir()) == []


def test_an_empty_topic_is_refused(cli: Cli) -> None:
    cli("init", "desk")
    outcome = cli("-C", "desk", "new", "note", "Cranes", "--topic", " ")
    assert outcome.code == 2
    assert 'the topic " " holds nothing' in outcome.err


@pytest.mark.parametrize(
    "title", ["{{ date }} of {{ slug }}", "a \\ b", "#1: 'x'", "x\ufeff", "🚢 x", "a\u202eb"]
)
def test_a_title_stands_in_the_file_as_it_was_given(tmp_path: Path, title: str) -> None:
    path = new(tmp_path, NewDocument(kind="page", title=title, date="2024-11-21"))
    line = (tmp_path / path).read_text(encoding="utf-8").splitlines()[1]
    assert json.loads(line.removeprefix("title: ")) == title


def test_an_archetype_that_is_not_utf8_writes_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "content/_archetypes"
    folder.mkdir(parents=True)
    (folder / "page.md").write_bytes(b"\xff")
    with pytest.raises(BriefgenError) as refusal:
        new(tmp_path, NewDocument(kind="page", title="Cranes", date="2024-11-21"))
    assert refusal.value.diagnostics[0].span.path == "content/_archetypes/page.md"
    assert sorted(path.name for path in (tmp_path / "content").iterdir()) == ["_archetypes"]


@pytest.mark.parametrize("words", [(), ("--demo",), ("--force",)])
def test_a_site_with_an_unknown_theme_is_not_made(cli: Cli, tmp_path: Path, words: tuple[str, ...]) -> None:
    outcome = cli("init", "desk", "--theme", "brefing", *words)
    assert outcome.code == 2
    assert 'did you mean "briefing"?' in outcome.err
    assert not (tmp_path / "desk").exists()


def test_a_site_can_be_made_for_a_theme_that_is_already_there(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "desk/themes/mine").mkdir(parents=True)
    (tmp_path / "desk/themes/mine/theme.yaml").write_text("parent: briefing\n")
    assert cli("init", "desk", "--theme", "mine").code == 0
    assert cli("-C", "desk", "build").code == 0


@pytest.mark.parametrize("folder", ["briefgen.yaml", "briefgen.yaml/desk"])
def test_a_site_in_place_of_a_file_is_wrong_use(cli: Cli, tmp_path: Path, folder: str) -> None:
    (tmp_path / "briefgen.yaml").write_text("mine")
    outcome = cli("init", folder)
    assert outcome.code == 2
    assert '"briefgen.yaml" is a file, where a folder is needed' in outcome.err
    assert (tmp_path / "briefgen.yaml").read_text() == "mine"


@pytest.mark.parametrize("kind", ["file for a folder", "folder for a file", "link", "pipe"])
def test_what_is_in_the_way_of_a_new_site_stays_even_with_force(cli: Cli, tmp_path: Path, kind: str) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    if kind == "file for a folder":
        (desk / "content").write_text("mine")
    elif kind == "folder for a file":
        (desk / "briefgen.yaml").mkdir()
    elif kind == "link":
        (desk / "briefgen.yaml").symlink_to(tmp_path / "elsewhere")
    else:
        os.mkfifo(desk / "briefgen.yaml")
    outcome = cli("init", "desk", "--force")
    assert outcome.code == 2
    assert "BG904" in outcome.err
    assert len(list(desk.iterdir())) == 1
    assert not (tmp_path / "elsewhere").exists()


def test_a_site_that_is_already_there_is_told_in_one_problem(cli: Cli, tmp_path: Path) -> None:
    cli("init", "desk")
    outcome = cli("init", "desk")
    assert outcome.code == 2
    assert outcome.err.count("BG901") == 1
    assert '"briefgen.yaml" is already there, and 3 more' in outcome.err
    (tmp_path / "desk/content/about.md").unlink()
    assert cli("init", "desk").code == 2
    assert not (tmp_path / "desk/content/about.md").exists()


@pytest.mark.parametrize("words", [(), ("--demo",)])
def test_a_site_begins_with_the_theme_that_was_asked_for(
    cli: Cli, tmp_path: Path, words: tuple[str, ...]
) -> None:
    assert cli("init", "desk", "--theme", "ledger", *words).code == 0
    assert cli("-C", "desk", "build", "--at", "2026-11-22T12:00:00Z").code == 0
    assert list((tmp_path / "desk/site/assets").glob("ledger.*.css"))
