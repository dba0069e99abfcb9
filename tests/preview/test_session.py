"""A session shows what a build would write, and does no more for a change than it has to."""

import os
from pathlib import Path

import pytest

from briefgen.build import build
from briefgen.incremental import FileState
from briefgen.preview.session import Session
from briefgen.stages import parsing, sources
from tests.conftest import MakeSite
from tests.preview.sessions import SHOWN, Clock, session_of
from tests.sites import NOON, SETTINGS, SiteFolder, document, untracked
from tests.test_refusals import BAD_ARTICLES

SLIP, OTHER = "content/notes/slip.md", "content/notes/other.md"
FILES = {
    SLIP: document("Slip", "date: 2024-11-01", "summary: Short.", "topics: [Harbours]", body="A slip."),
    OTHER: document("Other", "date: 2024-11-02", "status: draft", body="Other words, and [[Slip]]."),
    "content/static/robots.txt": "User-agent: *\n",
}
HOUR = 3600


@pytest.fixture
def desk(site: MakeSite) -> SiteFolder:
    return site({"briefgen.yaml": SETTINGS, **FILES})


def save(desk: SiteFolder, session: Session, path: str, old: str, new: str) -> None:
    text = (desk.root / path).read_text(encoding="utf-8")
    assert old in text
    desk.edit({path: text.replace(old, new)})
    session.refresh([str(desk.root / path)])


def shown(session: Session, route: str) -> str:
    found = session.page(route)
    assert found
    return found.data.decode()


def test_all_pages_are_those_of_a_build_with_drafts(desk: SiteFolder) -> None:
    with session_of(desk) as session:
        assert session.refresh().is_shown
        assert session.shown
        pages = {
            route: shown(session, route)
            for route in session.shown.site.plan.pages
            if route != "/social-card.png"
        }
    desk.build(**SHOWN)
    assert {route: desk.page(route) for route in pages} == pages


def test_nothing_is_written_to_the_output(desk: SiteFolder) -> None:
    with session_of(desk) as session:
        session.refresh()
        session.page("/")
        session.keep()
    assert not desk.output.exists()
    assert not (desk.root / ".briefgen" / "preview").exists()


def test_saved_words_are_parsed_and_shown_and_nothing_else_is_looked_at(
    desk: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with session_of(desk) as session:
        session.refresh()
        list_before = session.page("/notes/")
        looked: list[str] = []
        state = parsing._state

        def noted(path: str, now: int) -> FileState | None:
            looked.append(Path(path).name)
            return state(path, now)

        monkeypatch.setattr(parsing, "_state", noted)
        monkeypatch.setattr(sources, "discover", None)
        save(desk, session, SLIP, "A slip.", "A slop.")
        assert session.last.parsed == (SLIP,)
        assert looked == ["slip.md"]
        assert "A slop." in shown(session, "/notes/slip/")
        assert session.page("/notes/") is list_before


def test_a_new_title_is_shown_wherever_it_stands(desk: SiteFolder) -> None:
    with session_of(desk) as session:
        session.refresh()
        for route in ("/notes/", "/notes/other/", "/"):
            session.page(route)
        save(desk, session, SLIP, "title: Slip", "title: Landing")
        assert "Landing" in shown(session, "/notes/")
        assert "Landing" in shown(session, "/")


def test_with_an_error_the_site_stays_and_is_shown_again_when_it_is_mended(desk: SiteFolder) -> None:
    with session_of(desk) as session:
        session.refresh()
        save(desk, session, SLIP, "date: 2024-11-01", "date: soon")
        assert not session.last.is_shown
        assert SLIP in [found.span.path for found in session.problems()]
        assert "A slip." in shown(session, "/notes/slip/")
        save(desk, session, OTHER, "Other words", "Better words")
        assert "Other words" in shown(session, "/notes/other/")
        save(desk, session, SLIP, "date: soon", "date: 2024-11-03")
        assert session.problems() == ()
        assert "Better words" in shown(session, "/notes/other/")


def test_an_edit_during_broken_settings_is_not_lost(desk: SiteFolder) -> None:
    with session_of(desk) as session:
        session.refresh()
        save(desk, session, "briefgen.yaml", "title:", "titel:")
        save(desk, session, SLIP, "A slip.", "A slop.")
        assert not session.last.is_shown
        save(desk, session, "briefgen.yaml", "titel:", "title:")
        assert "A slop." in shown(session, "/notes/slip/")


def test_a_site_that_is_broken_at_the_start_is_shown_once_it_is_mended(desk: SiteFolder) -> None:
    desk.edit({"briefgen.yaml": "titel: x\n"})
    with session_of(desk) as session:
        assert not session.refresh().is_shown
        assert session.page("/") is None
        desk.edit({"briefgen.yaml": SETTINGS})
        assert session.refresh([str(desk.root / "briefgen.yaml")]).is_shown
        assert "Slip" in shown(session, "/")


def test_where_a_template_fails_the_last_good_page_stays_with_the_problem(desk: SiteFolder) -> None:
    template = "themes/briefing/templates/note.html"
    with session_of(desk) as session:
        session.refresh()
        before = shown(session, "/notes/slip/")
        desk.edit({template: "{{ page.nothing }}"})
        session.refresh([str(desk.root / template)])
        found = session.page("/notes/slip/")
        assert found
        assert (found.data.decode(), found.problems[0].code) == (before, "BG612")
        assert [problem.code for problem in session.problems()] == ["BG612"]
        desk.edit({template: None})
        session.refresh([str(desk.root / template)])
        assert session.page("/notes/slip/")
        assert session.problems() == ()


def test_templates_are_tried_before_their_pages_are_seen(desk: SiteFolder) -> None:
    with session_of(desk) as session:
        session.refresh()
        desk.edit({"themes/briefing/templates/archive.html": "{{ page.nothing }}"})
        session.refresh([str(desk.root / "themes/briefing/templates/archive.html")])
        assert session.problems() == ()
        session.try_templates()
        assert [problem.code for problem in session.problems()] == ["BG612"]


def test_files_that_come_and_go_are_seen_without_being_named_as_such(desk: SiteFolder) -> None:
    with session_of(desk) as session:
        session.refresh()
        new = "content/notes/new.md"
        desk.edit({new: document("New", "date: 2024-11-05")})
        session.refresh([str(desk.root / new)])
        assert "New" in shown(session, "/notes/new/")
        (desk.root / new).unlink()
        session.refresh([str(desk.root / new)])
        assert session.page("/notes/new/") is None


def test_a_renamed_document_moved_and_a_deleted_one_says_so(desk: SiteFolder) -> None:
    with session_of(desk) as session:
        session.refresh()
        (desk.root / SLIP).rename(desk.root / "content/notes/landing.md")
        session.refresh(rescan=True)
        assert session.moves.moved == {"/notes/slip/": "/notes/landing/"}
        (desk.root / OTHER).unlink()
        session.refresh(rescan=True)
        assert session.moves.removed["/notes/other/"] == f"{OTHER} was deleted"
        desk.edit({OTHER: FILES[OTHER]})
        session.refresh(rescan=True)
        assert "/notes/other/" not in session.moves.removed


def test_a_moment_that_comes_changes_the_site_without_an_edit(desk: SiteFolder) -> None:
    clock = Clock()
    desk.edit({OTHER: document("Other", "date: 2024-11-21T13:00:00Z")})
    with session_of(desk, clock, drafts=False, future=False, expired=False) as session:
        session.refresh()
        assert session.page("/notes/other/") is None
        assert session.due() == NOON + HOUR
        clock.at = NOON + HOUR
        session.refresh()
        assert "Other" in shown(session, "/notes/other/")
        assert session.due() == NOON + 12 * HOUR


def test_what_was_found_is_kept_for_the_next_start(desk: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    with session_of(desk) as session:
        session.refresh()
        session.keep()
    monkeypatch.setattr("briefgen.stages.joining.assemble", None)
    with session_of(desk) as session:
        assert session.refresh().parsed == ()
        assert "A slip." in shown(session, "/notes/slip/")


def test_a_build_beside_it_that_parsed_a_later_state_does_no_harm(desk: SiteFolder) -> None:
    with session_of(desk) as session:
        session.refresh()
        desk.edit({SLIP: FILES[SLIP].replace("A slip.", "A slop.")})
        build(desk.request(), untracked, lambda: 0.0)
        assert "A slop." in shown(session, "/notes/slip/")


def test_a_build_beside_it_with_an_error_leaves_the_page_as_it_was(desk: SiteFolder) -> None:
    with session_of(desk) as session:
        session.refresh()
        desk.edit({SLIP: FILES[SLIP].replace("date: 2024-11-01", "date: soon")})
        build(desk.request(), untracked, lambda: 0.0)
        found = session.page("/notes/slip/")
        assert found is None or b"A slip." in found.data
        desk.edit({SLIP: FILES[SLIP]})
        session.refresh(rescan=True)
        assert "A slip." in shown(session, "/notes/slip/")


def test_a_file_behind_a_link_is_read_when_it_is_named(desk: SiteFolder) -> None:
    linked = desk.root / "content/notes/linked.md"
    linked.symlink_to("slip.md")
    with session_of(desk) as session:
        session.refresh()
        desk.edit({SLIP: FILES[SLIP].replace("A slip.", "A slop.")})
        session.refresh([str(linked)])
        assert "A slop." in shown(session, "/notes/slip/")


def test_many_changes_are_looked_for_everywhere(desk: SiteFolder) -> None:
    with session_of(desk) as session:
        session.refresh()
        names = [f"content/notes/n{number}.md" for number in range(80)]
        desk.edit({name: document(f"Note {name[-5:-3]}", "date: 2024-11-02") for name in names})
        session.refresh([str(desk.root / name) for name in names])
        assert len(session.last.parsed) == 80
        os.utime(desk.root / names[0])
        assert session.refresh([str(desk.root / names[0])]).parsed == ()


def test_it_lives_through_every_bad_input_and_mends_without_a_new_start(desk: SiteFolder) -> None:
    bad = "content/articles/bad.md"
    desk.edit({"content/articles/good.md": document("Good", "date: 2024-11-01", "topics: [Ports]")})
    with session_of(desk) as session:
        session.refresh()
        for name, (text, line) in BAD_ARTICLES.items():
            desk.edit({bad: text})
            assert not session.refresh([str(desk.root / bad)]).is_shown, name
            lines = [found.span.line for found in session.problems() if found.span.path == bad]
            assert line in lines if line else lines, name
            assert "Good" in shown(session, "/articles/good/"), name
            desk.edit({bad: None})
            assert session.refresh([str(desk.root / bad)]).is_shown, name
        assert session.problems() == ()
