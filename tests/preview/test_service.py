"""A running preview: saved files are served, moments come, and nothing is left behind."""

from typing import Any

import pytest

from briefgen.preview import service
from briefgen.preview.service import watched
from briefgen.theme import builtin_themes
from tests.conftest import MakeSite
from tests.preview.served import eventually, handles, preview
from tests.preview.sessions import session_of
from tests.sites import NOON, SETTINGS, SiteFolder, document

SLIP = "content/notes/slip.md"
FILES = {"briefgen.yaml": SETTINGS, SLIP: document("Slip", "date: 2024-11-01", body="A slip.")}


@pytest.fixture
def desk(site: MakeSite) -> SiteFolder:
    return site(FILES)


@pytest.mark.parametrize("poll", [False, True])
def test_what_is_saved_is_served(desk: SiteFolder, poll: bool) -> None:  # noqa: FBT001
    with preview(desk.root, poll=poll) as served:
        assert "A slip." in served.text("/notes/slip/")
        desk.edit({SLIP: FILES[SLIP].replace("A slip.", "A slop.")})
        eventually(lambda: "A slop." in served.text("/notes/slip/"))


def test_the_site_stands_under_the_path_of_its_address(desk: SiteFolder) -> None:
    with preview(desk.root) as served:
        assert served.base == "/desk/"


def test_a_theme_and_an_extension_that_settings_come_to_name_are_watched(desk: SiteFolder) -> None:
    source = "from briefgen.extensions import Extension\nextension = Extension(filters={'loud': WORD})\n"
    with preview(desk.root) as served:
        desk.edit({"loud.py": source.replace("WORD", "str.upper")})
        desk.edit({"themes/own/theme.yaml": "name: own\nparent: briefing\n"})
        desk.edit({"themes/own/templates/note.html": "{{ 'Tide' | loud }}"})
        desk.edit({"briefgen.yaml": f"{SETTINGS}theme: own\nextensions: [loud]\n"})
        eventually(lambda: served.text("/notes/slip/") == "TIDE")
        desk.edit({"loud.py": source.replace("WORD", "str.lower")})
        eventually(lambda: served.text("/notes/slip/") == "tide")


def test_a_moment_is_waited_for(desk: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "IDLE", 0.02)
    monkeypatch.setattr(service, "LONGEST_SLEEP", 0.05)
    desk.edit({"content/notes/soon.md": document("Soon", "date: 2024-11-21T13:00:00Z")})
    with preview(desk.root, future=False) as served:
        assert served.get("/notes/soon/")[0] == 404
        served.at = NOON + 3600
        eventually(lambda: served.get("/notes/soon/")[0] == 200)


def test_with_an_error_a_moment_is_not_tried_again_and_again(
    desk: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "IDLE", 0.01)
    monkeypatch.setattr(service, "LONGEST_SLEEP", 0.02)
    with preview(desk.root) as served:
        desk.edit({SLIP: FILES[SLIP].replace("date: 2024-11-01", "date: soon")})
        eventually(lambda: served.state()["errors"])
        served.at = NOON + 24 * 3600
        desk.edit({SLIP: FILES[SLIP]})
        eventually(lambda: not served.state()["errors"])
        assert served.refreshes[-1].number < 8


def test_no_thread_and_no_file_is_left(desk: SiteFolder) -> None:
    with preview(desk.root) as served:
        served.get("/")
    before = handles()
    for _ in range(3):
        with preview(desk.root) as served:
            served.get("/notes/slip/")
    eventually(lambda: handles() <= before)


def test_what_a_site_is_made_of_is_watched(desk: SiteFolder) -> None:
    with session_of(desk) as session:
        session.refresh()
        found = watched(session)
    assert {desk.root / "content", desk.root / "themes"} <= set(found.folders)
    assert desk.root / "briefgen.yaml" in found.files
    assert builtin_themes() in found.folders


def test_what_changes_while_it_starts_is_not_missed(
    desk: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = service._opened

    def late(*parts: Any) -> Any:
        desk.edit({SLIP: FILES[SLIP].replace("A slip.", "A slop.")})
        return opened(*parts)

    monkeypatch.setattr(service, "_opened", late)
    with preview(desk.root) as served:
        eventually(lambda: "A slop." in served.text("/notes/slip/"))


def test_with_broken_settings_at_the_start_the_site_comes_once_they_are_mended(desk: SiteFolder) -> None:
    desk.edit({"briefgen.yaml": "titel: x\n"})
    with preview(desk.root) as served:
        assert (served.base, served.get("/")[0]) == ("/", 503)
        desk.edit({"briefgen.yaml": SETTINGS})
        eventually(lambda: served.get("/notes/slip/")[0] == 200)


@pytest.mark.parametrize("path", ["/%D1%81%D1%82%D1%96%D0%BB/", "/стіл/"])
def test_the_path_of_the_site_may_be_in_any_script(desk: SiteFolder, path: str) -> None:
    desk.edit({"briefgen.yaml": f"title: Desk\nbase_url: https://example.org{path}\n"})
    with preview(desk.root) as served:
        assert served.base == "/%D1%81%D1%82%D1%96%D0%BB/"
        page = served.get("/notes/slip/")[1].decode()
        assert 'src="/%D1%81%D1%82%D1%96%D0%BB/_briefgen/preview.js"' in page
        assert served.get("/_briefgen/preview.js")[0] == 200
