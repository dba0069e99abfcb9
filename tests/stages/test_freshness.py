"""Files that changed without looking so, and files that look changed without being so."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import MakeSite
from tests.properties.lean_theme import lean_theme
from tests.sites import SETTINGS, SiteFolder, document
from tests.stages.clean import rebuilt

SLIP = "content/notes/slip.md"
FILES = {
    **lean_theme(),
    "briefgen.yaml": f"{SETTINGS}theme: lean\n",
    "content/articles/map/index.md": document("Map", "date: 2024-11-01", body="![A map](map.svg)"),
    "content/articles/map/map.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>\n",
    "content/static/robots.txt": "User-agent: *\n",
    SLIP: document("Slip", "date: 2024-11-01", body="A slip."),
}


def wait() -> None:
    """Let the files' times be over by the margin, so that their state is trusted."""
    time.sleep(0.12)


@pytest.fixture
def desk(site: MakeSite) -> SiteFolder:
    """A site whose files are all known and trusted."""
    made = site(FILES)
    made.build()
    wait()
    made.build(strict=True)  # another question than the last, so that all states are noted anew
    made.edit({"content/about.md": document("About")}).build()
    return made


def with_times_of(path: Path, write: Callable[[], object]) -> None:
    state = path.stat()
    write()
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def test_other_bytes_of_the_same_size_and_mtime_are_noticed(desk: SiteFolder) -> None:
    path = desk.root / SLIP
    with_times_of(path, lambda: path.write_text(FILES[SLIP].replace("A slip.", "A slop."), encoding="utf-8"))
    report = rebuilt(desk)
    assert report
    assert report.parsed == (SLIP,)
    assert "A slop." in desk.page("/notes/slip/")


def test_a_file_put_in_its_place_with_the_same_size_and_mtime_is_noticed(desk: SiteFolder) -> None:
    path, other = desk.root / SLIP, desk.root / "other.md"
    other.write_text(FILES[SLIP].replace("A slip.", "A slop."), encoding="utf-8")
    shutil.copystat(path, other)
    other.replace(path)
    assert rebuilt(desk)
    assert "A slop." in desk.page("/notes/slip/")


def test_a_backup_with_old_mtimes_is_noticed(desk: SiteFolder) -> None:
    desk.edit({SLIP: document("Slip", "date: 2024-11-01", body="An old slip.")})
    os.utime(desk.root / SLIP, (1_000_000_000, 1_000_000_000))
    assert rebuilt(desk)
    assert "An old slip." in desk.page("/notes/slip/")


def test_mtimes_in_the_future_do_no_harm(desk: SiteFolder) -> None:
    os.utime(desk.root / SLIP, (4_000_000_000, 4_000_000_000))
    rebuilt(desk)
    path = desk.root / SLIP
    with_times_of(path, lambda: path.write_text(FILES[SLIP].replace("A slip.", "A slop."), encoding="utf-8"))
    assert rebuilt(desk)
    assert "A slop." in desk.page("/notes/slip/")


def test_two_edits_between_two_ticks_are_both_noticed(desk: SiteFolder) -> None:
    for word in ("first", "later", "third", "forth"):
        rebuilt(desk.edit({SLIP: document("Slip", "date: 2024-11-01", body=f"A {word} slip.")}))
        assert f"A {word} slip." in desk.page("/notes/slip/")


def test_a_change_of_branch_and_back_leaves_the_first_site(desk: SiteFolder) -> None:
    before, branch = desk.tree(), desk.root.parent / "branch"
    shutil.copytree(desk.root / "content", branch)
    desk.edit({SLIP: None, "content/notes/other.md": document("Other"), "content/about.md": document("Us")})
    rebuilt(desk)
    shutil.rmtree(desk.root / "content")
    shutil.copytree(branch, desk.root / "content")  # with the old mtimes
    report = rebuilt(desk)
    assert report
    assert set(report.parsed) == {SLIP, "content/about.md"}
    assert desk.tree() == before


@pytest.mark.parametrize("name", ["notes/slip/index.html", "robots.txt", "articles/map/map.svg"])
@pytest.mark.parametrize("how", ["delete", "truncate", "append", "swap"])
def test_a_harmed_file_of_the_output_is_made_whole(desk: SiteFolder, name: str, how: str) -> None:
    path = desk.output / name
    harm: dict[str, Callable[[], object]] = {
        "delete": path.unlink,
        "truncate": lambda: os.truncate(path, 3),
        "append": lambda: path.write_bytes(path.read_bytes() + b"more"),
        "swap": lambda: with_times_of(path, lambda: path.write_bytes(path.read_bytes()[::-1])),
    }
    harm[how]()
    report = rebuilt(desk)
    assert report
    assert report.written
    assert report.written.written == (name,)


def test_harm_done_right_after_a_build_is_noticed(desk: SiteFolder) -> None:
    desk.edit({SLIP: document("Slip", "date: 2024-11-01", body="A slop.")}).build()
    path = desk.output / "notes/slip/index.html"
    with_times_of(path, lambda: path.write_bytes(path.read_bytes().replace(b"slop", b"slap")))
    rebuilt(desk)


def test_a_lost_style_sheet_is_written_again(desk: SiteFolder) -> None:
    next((desk.output / "assets").glob("site.*.css")).unlink()
    rebuilt(desk)


def test_a_lost_folder_of_the_output_is_made_again(desk: SiteFolder) -> None:
    shutil.rmtree(desk.output / "notes")
    report = rebuilt(desk)
    assert report
    assert set(report.rendered) == {"/notes/", "/notes/slip/"}
    shutil.rmtree(desk.output)
    rebuilt(desk)


def test_a_file_of_somebody_else_is_told_of_and_left_alone(desk: SiteFolder) -> None:
    (desk.output / "notes" / "theirs.txt").write_text("theirs", encoding="utf-8")
    for _ in range(2):
        report = desk.build()
        assert [found.code for found in report.problems] == ["BG714"]
        assert report.written
        assert report.written.strangers == ("notes/theirs.txt",)
    assert (desk.output / "notes" / "theirs.txt").read_text(encoding="utf-8") == "theirs"


def test_a_theme_behind_a_link_is_looked_at_behind_it(desk: SiteFolder) -> None:
    elsewhere = desk.root.parent / "lean"
    (desk.root / "themes" / "lean").rename(elsewhere)
    (desk.root / "themes" / "lean").symlink_to(elsewhere)
    rebuilt(desk)
    wait()
    (elsewhere / "templates").mkdir()
    (elsewhere / "templates" / "note.html").write_text("linked", encoding="utf-8")
    assert rebuilt(desk)
    assert desk.page("/notes/slip/") == "linked"


def test_all_themes_behind_a_link_are_looked_at_behind_it(desk: SiteFolder) -> None:
    elsewhere = desk.root.parent / "themes"
    (desk.root / "themes").rename(elsewhere)
    (desk.root / "themes").symlink_to(elsewhere)
    rebuilt(desk)
    wait()
    (elsewhere / "ground" / "templates" / "note.html").write_text("linked", encoding="utf-8")
    assert rebuilt(desk)
    assert desk.page("/notes/slip/") == "linked"


def test_settings_behind_a_link_are_looked_at_behind_it(desk: SiteFolder) -> None:
    elsewhere, config = desk.root.parent / "settings.yaml", desk.root / "briefgen.yaml"
    config.rename(elsewhere)
    config.symlink_to(elsewhere)
    desk.build()
    wait()
    desk.build(strict=True)
    desk.edit({"content/about.md": document("Us")}).build()
    elsewhere.write_text(f"{SETTINGS.replace('Harbour', 'Quay')}theme: lean\n", encoding="utf-8")
    assert desk.build().rendered
    assert "Quay Desk" in desk.page("/")


def test_a_document_behind_a_link_is_looked_at_behind_it(desk: SiteFolder) -> None:
    (desk.root / "content/notes/link.md").symlink_to(".hidden.md")
    desk.edit({"content/notes/.hidden.md": document("Linked", body="One.")})
    rebuilt(desk)
    wait()
    desk.build(strict=True)
    desk.edit({"content/about.md": document("Us")}).build()
    desk.edit({"content/notes/.hidden.md": document("Linked", body="Two.")})
    assert rebuilt(desk)
    assert "Two." in desk.page("/notes/link/")


def test_paranoia_finds_what_no_state_tells(desk: SiteFolder) -> None:
    report = rebuilt(desk, paranoid=True)
    assert report
    assert (report.parsed, report.rendered) == ((), ())


def test_a_file_that_cannot_be_read_is_told_of_each_time(desk: SiteFolder) -> None:
    (desk.root / SLIP).unlink()
    (desk.root / SLIP).symlink_to("nowhere.md")
    for _ in range(2):
        rebuilt(desk)
    (desk.root / SLIP).unlink()
    desk.edit({SLIP: FILES[SLIP]})
    rebuilt(desk)
