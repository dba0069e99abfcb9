"""The store may be harmed in any way: that costs time, never correctness."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.conftest import MakeSite
from tests.properties.lean_theme import lean_theme
from tests.sites import SETTINGS, SiteFolder, document

FILES = {
    **lean_theme(),
    "briefgen.yaml": f"{SETTINGS}theme: lean\n",
    "content/articles/a.md": document("First", "date: 2024-11-01", "topics: [Ports]", body="First words."),
    "content/articles/b.md": document("Second", "date: 2024-11-02", body="On [[Ports]] and [[First]]."),
}
RETITLED = {
    "content/articles/a.md": document("Other", "date: 2024-11-01", "topics: [Ports]", body="First words.")
}
REWORDED = {
    "content/articles/b.md": document("Second", "date: 2024-11-02", body="On [[Ports]] and [[First]]. So.")
}


def store_of(site: SiteFolder) -> Path:
    return next((site.root / ".briefgen").glob("store-*.sqlite"))


def rows_of(store: Path) -> list[tuple[str, str]]:
    connection = sqlite3.connect(store)
    try:
        return sorted(connection.execute("SELECT space, key FROM entry"))
    finally:
        connection.close()


def one_of_each_kind(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [*{(space, key.partition(":")[0]): (space, key) for space, key in rows}.values()]


def change(store: Path, statement: str, row: tuple[str, str]) -> None:
    connection = sqlite3.connect(store)
    try:
        connection.execute(f"{statement} WHERE space = ? AND key = ?", row)
        connection.commit()
    finally:
        connection.close()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("harm", "edit"),
    [
        ("DELETE FROM entry", REWORDED),
        ("UPDATE entry SET key = key || 'x'", RETITLED),
        ("UPDATE entry SET value = value || x'00'", RETITLED),
    ],
)
def test_the_loss_of_any_row_of_the_store_costs_time_only(
    tmp_path: Path, harm: str, edit: dict[str, str]
) -> None:
    site = SiteFolder(tmp_path / "desk", FILES)
    site.build()
    wanted = SiteFolder(tmp_path / "wanted" / "desk", {**FILES, **edit})
    wanted.build()
    store = store_of(site)
    begin, output = store.read_bytes(), site.tree()
    for row in one_of_each_kind(rows_of(store)):
        shutil.rmtree(site.output)
        for name, data in output.items():
            (site.output / name).parent.mkdir(parents=True, exist_ok=True)
            (site.output / name).write_bytes(data)
        store.write_bytes(begin)
        change(store, harm, row)
        site.edit(edit)
        report = site.build()
        assert (report.exit_code, report.problems) == (0, ()), row
        assert site.tree() == wanted.tree(), row
        site.edit(FILES)


@pytest.mark.parametrize("data", [b"", b"no store at all\n", b"SQLite format 3\0" + bytes(200)])
def test_a_file_that_is_no_store_is_replaced(site: MakeSite, data: bytes) -> None:
    made = site(FILES)
    made.build()
    before = made.tree()
    store_of(made).write_bytes(data)
    report = made.build()
    assert report.exit_code == 0
    assert len(report.parsed) == 2
    assert made.tree() == before
    assert made.build().parsed == ()


def test_every_byte_of_a_store_may_be_cut_off(site: MakeSite) -> None:
    made = site(FILES)
    made.build()
    before, whole = made.tree(), store_of(made).read_bytes()
    for size in range(0, len(whole), len(whole) // 12):
        store_of(made).write_bytes(whole[:size])
        made.edit(REWORDED).build()
        made.edit(FILES)
        assert made.build().exit_code == 0
        assert made.tree() == before, size


def test_a_store_of_another_make_is_replaced(site: MakeSite) -> None:
    made = site(FILES)
    made.build()
    store = store_of(made)
    store.unlink()
    connection = sqlite3.connect(store)
    connection.execute("CREATE TABLE entry (page TEXT, text TEXT)")
    connection.commit()
    connection.close()
    assert len(made.build().parsed) == 2
    assert made.build().parsed == ()


def test_a_folder_in_the_stores_place_costs_speed_only(site: MakeSite) -> None:
    made = site(FILES)
    made.build()
    store, before = store_of(made), made.tree()
    store.unlink()
    (store / "inside").mkdir(parents=True)
    assert len(made.build().parsed) == 2
    assert made.tree() == before
    assert (store / "inside").is_dir()


def test_a_site_without_a_place_for_the_store_is_built_anew_each_time(site: MakeSite) -> None:
    made = site(FILES)
    made.build()
    before = made.tree()
    elsewhere = made.root.parent / "elsewhere"
    (made.root / ".briefgen").rename(elsewhere)
    (made.root / ".briefgen").symlink_to(elsewhere)
    assert len(made.build().parsed) == 2
    assert made.tree() == before
