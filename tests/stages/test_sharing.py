"""Builds that share one store: other outputs, audiences, options, and processes at the same time."""

import sqlite3
from pathlib import Path

import pytest

from tests.conftest import MakeSite
from tests.properties.lean_theme import lean_theme
from tests.sites import SETTINGS, SiteFolder, document
from tests.stages.clean import attempt, rebuilt

SLIP = "content/notes/slip.md"
FILES = {
    **lean_theme(),
    "briefgen.yaml": f"{SETTINGS}theme: lean\naudiences: {{clients: {{tlp: AMBER, includes: [public]}}}}\n",
    "content/articles/inside.md": document("Inside", "date: 2024-11-02", "tlp: AMBER", "topics: [Ports]"),
    "content/articles/draft.md": document("Draft", "date: 2024-11-02", "status: draft", "topics: [Ports]"),
    SLIP: document("Slip", "date: 2024-11-01", "topics: [Ports]", body="A slip."),
}


@pytest.fixture
def desk(site: MakeSite) -> SiteFolder:
    made = site(FILES)
    made.build()
    return made


def store_of(site: SiteFolder) -> Path:
    return next((site.root / ".briefgen").glob("store-*.sqlite"))


def test_audiences_alternate_in_one_output(desk: SiteFolder) -> None:
    for audience in ("clients", "public", "clients", ""):
        rebuilt(desk, audience=audience)
        assert (desk.output / "articles/inside/index.html").exists() == (audience == "clients")


def test_previews_alternate_with_the_site(desk: SiteFolder) -> None:
    for drafts in (True, False, True, True, False):
        rebuilt(desk, drafts=drafts)
        assert (desk.output / "articles/draft/index.html").exists() == drafts


def test_an_address_of_the_command_line_holds_for_that_build_alone(desk: SiteFolder) -> None:
    before = desk.tree()
    rebuilt(desk, overrides={"base_url": "https://example.net/"})
    assert desk.tree() != before
    rebuilt(desk)
    assert desk.tree() == before


def test_the_environment_is_an_input(desk: SiteFolder) -> None:
    before = desk.tree()
    rebuilt(desk, environ={"BRIEFGEN_TITLE": "Other", "UNRELATED": "1"})
    assert b"Other" in desk.tree()["index.html"]
    report = rebuilt(desk, environ={"UNRELATED": "2"})
    assert report
    assert desk.tree() == before


def test_outputs_alternate_while_the_sources_change(desk: SiteFolder) -> None:
    first, second = desk.output, desk.root / "site-2"
    for number in range(3):
        desk.edit({SLIP: FILES[SLIP].replace("A slip.", f"Slip number {number}.")})
        desk.output = second if number % 2 else first
        desk.build()
    desk.output = second
    desk.build()
    trees = [desk.tree()]
    desk.output = first
    trees.append(desk.tree())
    assert trees[0] == trees[1]
    assert b"Slip number 2." in trees[0]["notes/slip/index.html"]


def test_what_was_parsed_counts_although_the_build_failed(desk: SiteFolder) -> None:
    broken = {"content/about.md": "---\ntitle: [\n---\n"}
    longer = FILES[SLIP].replace("A slip.", "A longer slip.")
    code, _ = attempt(desk.edit({**broken, SLIP: longer}))
    assert code == 1
    report = rebuilt(desk.edit({"content/about.md": document("About")}))
    assert report
    assert report.parsed == ("content/about.md",)
    assert "A longer slip." in desk.page("/notes/slip/")


def test_a_failed_build_does_not_make_the_next_one_think_its_pages_stand(desk: SiteFolder) -> None:
    desk.edit(
        {"themes/lean/templates/note.html": "{{ nothing }}", SLIP: FILES[SLIP].replace("A slip", "A slop")}
    )
    rebuilt(desk)
    rebuilt(desk.edit({"themes/lean/templates/note.html": None}))
    assert "A slop" in desk.page("/notes/slip/")


def test_a_note_of_one_process_with_the_result_of_another_is_not_believed(desk: SiteFolder) -> None:
    """One process read the file, another parsed a later state of it, the first noted its own last."""
    query = "SELECT value, space, key FROM entry WHERE space = 'head' AND key LIKE 'notes%'"
    connection = sqlite3.connect(store_of(desk))
    notes = connection.execute(query).fetchall()
    connection.close()
    desk.edit({SLIP: FILES[SLIP].replace("title: Slip", "title: Slap").replace("A slip.", "A slop.")}).build()
    connection = sqlite3.connect(store_of(desk))
    connection.executemany("UPDATE entry SET value = ? WHERE space = ? AND key = ?", notes)
    connection.commit()
    connection.close()
    desk.edit({SLIP: FILES[SLIP]})
    rebuilt(desk)
    assert "A slip." in desk.page("/notes/slip/")


def test_while_another_process_writes_the_store_a_build_is_right_and_keeps_nothing(
    desk: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.incremental.store.WAIT", 0)
    other = sqlite3.connect(store_of(desk), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    desk.edit({SLIP: FILES[SLIP].replace("A slip.", "A slop.")})
    report = rebuilt(desk)
    other.execute("ROLLBACK")
    other.close()
    assert report
    assert report.parsed == (SLIP,)
    rebuilt(desk)


def test_a_moved_site_is_built_as_a_new_one(desk: SiteFolder) -> None:
    before = desk.tree()
    moved = SiteFolder.__new__(SiteFolder)
    moved.root = desk.root.rename(desk.root.parent / "moved")
    moved.output = moved.root / "site"
    moved.report = None
    report = moved.build()
    assert report.parsed == ()
    assert moved.tree() == before
