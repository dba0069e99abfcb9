"""What the first look of a build has proven to stand is not looked at again, and nothing else is trusted."""

import os
from pathlib import Path

import pytest

from briefgen.incremental import FileState
from briefgen.output import writing
from briefgen.stages import parsing, sources
from tests.conftest import MakeSite
from tests.properties.lean_theme import lean_theme
from tests.sites import SETTINGS, SiteFolder, document
from tests.stages.clean import rebuilt
from tests.stages.test_freshness import wait

SLIP, OTHER = "content/notes/slip.md", "content/notes/other.md"
FILES = {
    **lean_theme(),
    "briefgen.yaml": f"{SETTINGS}theme: lean\n",
    SLIP: document("Slip", "date: 2024-11-01", "summary: Short.", body="A slip."),
    OTHER: document("Other", "date: 2024-11-02", body="Other words."),
}


@pytest.fixture
def desk(site: MakeSite) -> SiteFolder:
    """A site of which everything is known and trusted."""
    made = site(FILES)
    made.build()
    for path in (made.root, *made.root.rglob("*")):
        make_fine(path)
    wait()
    made.build(strict=True)
    made.build()
    return made


def make_fine(path: Path) -> None:
    """Touch a file until its times do not look as if the file system counted seconds: one in 1,000 does."""
    while (found := path.stat()).st_mtime_ns % 1_000_000_000 == 0 or found.st_ctime_ns % 1000 == 0:
        os.utime(path)


def slop(desk: SiteFolder, word: str) -> SiteFolder:
    return desk.edit({SLIP: FILES[SLIP].replace("A slip.", f"A {word}.")})


def test_an_edit_of_words_looks_at_no_other_source_and_not_through_the_output(
    desk: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    state = parsing._state

    def noted(path: str, now: int) -> FileState | None:
        looked.append(Path(path).name)
        return state(path, now)

    def refused(path: str) -> object:
        raise AssertionError(path)

    monkeypatch.setattr(parsing, "_state", noted)
    monkeypatch.setattr(writing, "look_through", refused)
    report = slop(desk, "slop").build()
    assert (report.parsed, report.rendered) == ((SLIP,), ("/feed.atom", "/feed.json", "/notes/slip/"))
    assert looked == ["slip.md"]


def test_a_stranger_that_came_with_an_edit_is_told(desk: SiteFolder) -> None:
    (desk.output / "notes" / "mine.txt").write_text("mine", encoding="utf-8")
    report = slop(desk, "slop").build()
    assert report.written
    assert report.written.strangers == ("notes/mine.txt",)


@pytest.mark.parametrize("name", ["notes/other/index.html", "index.html"])
def test_an_output_file_that_changed_with_an_edit_is_mended(desk: SiteFolder, name: str) -> None:
    path = desk.output / name
    stamps = path.stat()
    path.write_bytes(path.read_bytes().replace(b"a", b"e"))
    os.utime(path, ns=(stamps.st_atime_ns, stamps.st_mtime_ns))
    rebuilt(slop(desk, "slop"))


def test_a_new_page_never_takes_the_place_of_a_file_of_somebody_else(desk: SiteFolder) -> None:
    stranger = desk.output / "notes" / "new" / "index.html"
    stranger.parent.mkdir()
    stranger.write_text("mine", encoding="utf-8")
    code, problems = desk.edit({"content/notes/new.md": document("New", "date: 2024-11-03")}).refusal()
    assert (code, problems[0].code) == (3, "BG705")
    assert stranger.read_text(encoding="utf-8") == "mine"


def test_a_file_behind_a_link_is_looked_at(desk: SiteFolder) -> None:
    link = desk.root / "content" / "notes" / "linked.txt"
    target = desk.root / "content" / "notes" / "target.txt"
    target.write_text("first", encoding="utf-8")
    link.symlink_to("target.txt")
    with_link = FILES[SLIP].replace("A slip.", "A [file](linked.txt).")
    desk.edit({SLIP: with_link}).build()
    wait()
    desk.build(strict=True)
    desk.build()
    target.write_text("other", encoding="utf-8")
    rebuilt(desk)
    copies = [data for name, data in desk.tree().items() if name.endswith("linked.txt")]
    assert copies == [b"other"]


def test_after_an_edit_of_words_the_content_folder_is_not_walked_through(
    desk: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*args: object, **options: object) -> object:
        raise AssertionError(args, options)

    monkeypatch.setattr(sources, "discover", refused)
    assert slop(desk, "slop").build().parsed == (SLIP,)


@pytest.mark.parametrize("edit", ["file", "folder", "link", "gone", "settings"])
def test_what_came_or_went_together_with_an_edit_of_words_is_seen(desk: SiteFolder, edit: str) -> None:
    notes = desk.root / "content" / "notes"
    if edit == "file":
        desk.edit({"content/notes/new.md": document("New", "date: 2024-11-03")})
    elif edit == "folder":
        (notes / "deep").mkdir()
        (notes / "other.md").rename(notes / "deep" / "other.md")
    elif edit == "link":
        (notes / "linked.md").symlink_to("other.md")
    elif edit == "gone":
        desk.edit({OTHER: None})
    else:
        desk.edit({"briefgen.yaml": f"{SETTINGS}theme: lean\nignore: [notes/other.md]\n"})
    rebuilt(slop(desk, "slop"))


def test_a_file_that_turns_into_a_link_is_seen(desk: SiteFolder) -> None:
    (desk.root / OTHER).rename(desk.root / "content" / "notes" / "moved.txt")
    (desk.root / OTHER).symlink_to("moved.txt")
    rebuilt(slop(desk, "slop"))


def test_a_tree_with_links_is_walked_through_each_time(desk: SiteFolder) -> None:
    outside = desk.root / "outside"
    outside.symlink_to(desk.root / "content" / "notes" / "other.md")
    (desk.root / "content" / "notes" / "linked.md").symlink_to(outside)
    desk.build()
    wait()
    desk.build(strict=True)
    desk.build()
    outside.unlink()
    rebuilt(slop(desk, "slop"))
