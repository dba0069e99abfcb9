"""What addresses give, as a static host would, and what browsers are told."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from briefgen.preview.bar import without_bar
from briefgen.preview.desk import Desk
from tests.conftest import MakeSite
from tests.preview.sessions import session_of
from tests.sites import SETTINGS, SiteFolder, document

SLIP = "content/notes/slip.md"
HOSTILE = "<img src=x onerror=alert(1)>"
FILES = {
    "briefgen.yaml": f'{SETTINGS}editor: "vscode://file/{{path}}:{{line}}"\n',
    SLIP: document(
        "Slip", "date: 2024-11-01", "topics: [Harbours]", body="A slip, [[Nobody]] and [[Ferries]]."
    ),
    "content/notes/secret.md": document("Secret", "tlp: RED", "date: 2024-11-02"),
    "content/notes/draft.md": document(f'"Draft {HOSTILE}"', "date: 2024-11-03", "status: draft"),
    "content/topics/ferries.md": document("Ferries", body="All ferries."),
    "content/static/robots.txt": "User-agent: *\n",
    "content/static/extra/index.html": "<p>Extra</p>",
    "content/static/extra/look.css": "p { color: red }",
}
BASE = "/desk/"


class Told:
    """A desk and the states that it sent."""

    def __init__(self, folder: SiteFolder) -> None:
        self.folder = folder
        self.states: list[dict[str, Any]] = []
        self.desk: Desk

    def take(self, state: bytes) -> None:
        self.states.append(msgspec.json.decode(state))

    def save(self, path: str, old: str, new: str) -> dict[str, Any]:
        text = (self.folder.root / path).read_text(encoding="utf-8")
        assert old in text
        self.folder.edit({path: text.replace(old, new)})
        self.desk.refresh([str(self.folder.root / path)])
        return self.states[-1]


@pytest.fixture
def told(site: MakeSite) -> Iterator[Told]:
    found = Told(site(FILES))
    with session_of(found.folder) as session:
        session.refresh()
        found.desk = Desk(session, BASE, found.take)
        yield found


@pytest.mark.parametrize(
    ("path", "status", "kind", "begin"),
    [
        ("/", 200, "text/html; charset=utf-8", b"<!doctype html>"),
        ("/index.html", 200, "text/html; charset=utf-8", b"<!doctype html>"),
        ("/notes/slip/", 200, "text/html; charset=utf-8", b"<!doctype html>"),
        ("/notes/slip/index.html", 200, "text/html; charset=utf-8", b"<!doctype html>"),
        ("/notes/slip", 301, "text/html; charset=utf-8", b""),
        ("/extra", 301, "text/html; charset=utf-8", b""),
        ("/extra/", 200, "text/html; charset=utf-8", b"<p>Extra</p>"),
        ("/robots.txt", 200, "text/plain; charset=utf-8", b"User-agent"),
        ("/feed.atom", 200, "application/xml; charset=utf-8", b"<?xml"),
        ("/404.html", 200, "text/html; charset=utf-8", b"<!doctype html>"),
        ("/nothing/", 404, "text/html; charset=utf-8", b"<!doctype html>"),
        ("/notes/secret/", 404, "text/html; charset=utf-8", b"<!doctype html>"),
        ("/_briefgen/", 200, "text/html; charset=utf-8", b"<!doctype html>"),
        ("/_briefgen/preview.js", 200, "text/javascript; charset=utf-8", b""),
        ("/_briefgen/nothing", 404, "text/plain; charset=utf-8", b"not found"),
        ("/_briefgen/../briefgen.yaml", 404, "text/plain; charset=utf-8", b"not found"),
    ],
)
def test_addresses_give_what_a_static_host_gives(
    told: Told, path: str, status: int, kind: str, begin: bytes
) -> None:
    found = told.desk.answer(path)
    assert (found.status, found.media_type) == (status, kind)
    assert found.body.startswith(begin)


def test_a_redirect_leads_to_the_slash(told: Told) -> None:
    assert told.desk.answer("/notes/slip").location == "/notes/slip/"


def test_only_pages_of_html_get_a_bar(told: Told) -> None:
    told.folder.build(drafts=True, future=True, expired=True)
    for path in ("/feed.atom", "/robots.txt", "/extra/"):
        assert b"briefgen:preview" not in told.desk.answer(path).body
    for path in ("/", "/notes/slip/", "/404.html"):
        assert without_bar(told.desk.answer(path).body).decode() == told.folder.page(path)


def test_the_bar_tells_of_loose_ends(told: Told) -> None:
    page = told.desk.answer("/notes/slip/").body.decode()
    assert f'href="vscode://file/{told.folder.root}/{SLIP}:7">[[Nobody]] in line 7' in page
    assert '<a href="/desk/topics/ferries/">Ferries</a>' in page
    assert "1 mentioned, not tagged" in page


def test_the_state_tells_which_page_was_saved(told: Told) -> None:
    state = told.save(SLIP, "A slip", "A slop")
    assert (state["build"], state["saved"], state["errors"], state["warnings"]) == (
        2,
        "/desk/notes/slip/",
        0,
        0,
    )


def test_the_state_tells_of_problems_with_their_lines(told: Told) -> None:
    state = told.save(SLIP, "date: 2024-11-01", "date: soon")
    (problem,) = [found for found in state["problems"] if found["severity"] == "error"]
    assert state["errors"] == 1
    assert (problem["path"], problem["line"], problem["excerpt"]) == (SLIP, 3, "date: soon")
    assert problem["caret"].strip("^") == " " * (problem["column"] - 1)
    assert problem["editor"] == f"vscode://file/{told.folder.root}/{SLIP}:3"
    assert problem["help"]


def test_the_state_names_style_sheets_whose_address_stays(told: Told) -> None:
    state = told.save("content/static/extra/look.css", "red", "blue")
    assert state["styles"] == ["/desk/extra/look.css"]


def test_the_state_tells_where_pages_went(told: Told) -> None:
    (told.folder.root / SLIP).rename(told.folder.root / "content/notes/landing.md")
    (told.folder.root / "content/notes/draft.md").unlink()
    told.desk.refresh(rescan=True)
    assert told.states[-1]["moved"] == {"/desk/notes/slip/": "/desk/notes/landing/"}
    assert told.states[-1]["removed"] == {"/desk/notes/draft/": "content/notes/draft.md was deleted"}


def test_a_stream_begins_with_the_present_state(told: Told) -> None:
    name, data = told.desk.greeting()
    assert name == "state"
    assert data == told.desk.answer("/_briefgen/state").body


def test_browsers_hear_of_a_template_that_fails_when_its_page_is_seen(told: Told) -> None:
    template = "themes/briefing/templates/topic.html"
    told.folder.edit({template: "{{ page.nothing }}"})
    told.desk.refresh([str(told.folder.root / template)])
    assert told.states[-1]["errors"] == 0
    found = told.desk.answer("/topics/ferries/")
    assert (found.status, told.states[-1]["errors"]) == (500, 1)
    assert b"This page cannot be shown" in found.body
    assert b"preview.js" in found.body


def test_without_a_site_each_address_tells_what_is_wrong(site: MakeSite) -> None:
    folder = site({"briefgen.yaml": f'title: Desk\n"{HOSTILE}": 1\n'})
    with session_of(folder) as session:
        session.refresh()
        found = Desk(session, "/", lambda _: None).answer("/notes/")
    assert found.status == 503
    assert b"Nothing to show yet" in found.body
    assert HOSTILE.encode() not in found.body
    assert b"preview.js" in found.body


def test_the_own_page_tells_what_is_not_public_and_for_whom(told: Told) -> None:
    page = told.desk.answer("/_briefgen/").body.decode()
    assert HOSTILE not in page
    assert "Draft: not public" in page
    assert "content/notes/secret.md" in page
    assert "[[Nobody]]" in page or "Nobody" in page


def test_the_own_page_tells_what_changed_and_why(told: Told) -> None:
    told.desk.answer("/notes/")
    told.desk.answer("/notes/slip/")
    told.save(SLIP, "title: Slip", "title: Landing")
    page = told.desk.answer("/_briefgen/").body.decode()
    assert "card:document:notes/slip: title &quot;Slip&quot; → &quot;Landing&quot;" in page
    assert "1 parsed" in page


def test_an_address_with_the_path_of_the_public_one_leads_to_its_page(told: Told) -> None:
    told.save("briefgen.yaml", "https://example.org/desk/", "https://example.org/other/desk/")
    page = told.desk.answer("/nothing/").body.decode()
    assert 'href="/other/desk/notes/"' in page
    assert told.desk.answer("/other/desk/notes/slip/").status == 200
    assert told.desk.answer("/other/desk/nothing/").status == 404
