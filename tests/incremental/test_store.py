"""What a build keeps for the next one."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.incremental import DamagedError, Store, opened, reading, store_name
from briefgen.incremental import store as store_module

FIRST = {"pages": {"a": b"1", "b": b"2"}, "other": {"a": b"3"}}


def filled(path: Path) -> Path:
    with opened(path) as store:
        assert store
        assert store.save(FIRST)
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / store_name("site")


def test_what_was_saved_is_there_the_next_time(path: Path) -> None:
    with opened(filled(path)) as store:
        assert store
        assert store.get("pages", "a") == b"1"
        assert store.load("pages") == {"a": b"1", "b": b"2"}
        assert store.load("other") == {"a": b"3"}


def test_what_was_never_saved_is_not_there(path: Path) -> None:
    with opened(filled(path)) as store:
        assert store
        assert store.get("pages", "c") is None
        assert store.get("none", "a") is None
        assert store.load("none") == {}


def test_none_forgets_a_key_and_a_new_value_replaces_the_old_one(path: Path) -> None:
    with opened(filled(path)) as store:
        assert store
        assert store.save({"pages": {"a": None, "b": b"new", "never": None}})
        assert store.load("pages") == {"b": b"new"}
        assert store.load("other") == {"a": b"3"}


@settings(max_examples=20)
@given(st.dictionaries(st.text(), st.binary(max_size=200), max_size=8))
def test_any_keys_and_bytes_come_back_as_they_were(values: dict[str, bytes]) -> None:
    values = {key: data for key, data in values.items() if key.isprintable()}
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute(store_module._TABLE)
    store = Store(connection, Path())
    assert store.save({"pages": values})
    assert store.load("pages") == values
    store.close()


def test_fresh_begins_with_nothing(path: Path) -> None:
    with opened(filled(path), fresh=True) as store:
        assert store
        assert store.load("pages") == {}


def test_the_name_holds_the_schema_so_that_another_version_starts_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    name = store_name("site")
    monkeypatch.setattr(store_module, "SCHEMA", store_module.SCHEMA + 1)
    assert store_name("site") != name
    assert store_name("site").startswith("store-site-")


@pytest.mark.parametrize("place", [-1, 0, 3])
@pytest.mark.parametrize("bit", [0, 7])
def test_a_flipped_bit_in_a_value_is_found(path: Path, place: int, bit: int) -> None:
    connection = sqlite3.connect(filled(path))
    (value,) = connection.execute("SELECT value FROM entry WHERE space = 'pages' AND key = 'a'").fetchone()
    harmed = bytearray(value)
    harmed[place] ^= 1 << bit
    connection.execute("UPDATE entry SET value = ? WHERE space = 'pages' AND key = 'a'", (bytes(harmed),))
    connection.commit()
    connection.close()
    with opened(path) as store:
        assert store
        assert store.get("pages", "b") == b"2"
        with pytest.raises(DamagedError):
            store.get("pages", "a")
        with pytest.raises(DamagedError):
            store.load("pages")


@pytest.mark.parametrize("value", ["'text'", "NULL", "7", "x''", "x'00'"])
def test_a_value_that_nobody_put_is_found(path: Path, value: str) -> None:
    connection = sqlite3.connect(filled(path))
    connection.execute("CREATE TABLE loose (space, key, value)")
    connection.execute(f"INSERT INTO loose VALUES ('pages', 'a', {value})")  # noqa: S608, a constant of this test
    connection.execute("DROP TABLE entry")
    connection.execute("ALTER TABLE loose RENAME TO entry")
    connection.commit()
    connection.close()
    with opened(path) as store:
        assert store
        with pytest.raises(DamagedError):
            store.get("pages", "a")


def test_damage_is_no_mistake_of_a_template() -> None:
    assert not issubclass(DamagedError, Exception)


@pytest.mark.parametrize("data", [b"no store", bytes(4096), b"SQLite format 3\0" + bytes(100)])
def test_a_file_that_is_no_store_is_replaced(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with opened(path) as store:
        assert store
        assert store.save(FIRST)
    with opened(path) as store:
        assert store
        assert store.get("pages", "a") == b"1"


def test_a_torn_page_of_the_file_is_found_or_harmless(path: Path) -> None:
    with opened(path) as store:
        assert store
        store.save({"pages": {str(number): bytes(30_000) for number in range(40)}})
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 40_000] = b"\xff" * 40_000
    path.write_bytes(data)
    with opened(path) as store:
        assert store
        with pytest.raises(DamagedError):
            store.load("pages")


def test_a_store_that_is_held_open_can_be_read_by_others(path: Path) -> None:
    with opened(filled(path)) as store:
        assert store
        reader = reading(path)
        assert reader.get("pages", "a") == b"1"
        assert store.save({"pages": {"a": b"new"}})
        assert reader.get("pages", "a") == b"new"
        assert not reader.save({"pages": {"a": b"mine"}})
        reader.close()


def test_a_store_that_is_not_there_cannot_be_read(path: Path) -> None:
    with pytest.raises(DamagedError):
        reading(path)
    assert not path.exists()


def test_there_is_no_store_where_none_can_be_kept(tmp_path: Path) -> None:
    with opened(tmp_path / "missing" / "store.sqlite") as store:
        assert store is None
    (tmp_path / "folder").mkdir()
    with opened(tmp_path / "folder") as store:
        assert store is None
    assert (tmp_path / "folder").is_dir()


def test_a_store_that_another_process_writes_is_read_but_not_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "WAIT", 0)
    writer = sqlite3.connect(filled(path), isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    with opened(path) as store:
        assert store
        assert store.get("pages", "a") == b"1"
        assert not store.save({"pages": {"a": b"mine"}})
        writer.execute("ROLLBACK")
        assert store.get("pages", "a") == b"1"
        assert store.save({"pages": {"a": b"mine"}})
    writer.close()


def test_a_store_that_another_process_holds_alone_is_left_to_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "WAIT", 0)
    owner = sqlite3.connect(filled(path), isolation_level=None)
    owner.execute("PRAGMA locking_mode = EXCLUSIVE")
    owner.execute("BEGIN EXCLUSIVE")
    inode = path.stat().st_ino
    with opened(path) as store:
        assert store is None
    assert path.stat().st_ino == inode
    owner.execute("ROLLBACK")
    owner.close()
    with opened(path) as store:
        assert store
        assert store.get("pages", "a") == b"1"


def test_a_store_that_may_only_be_read_is_not_written(path: Path) -> None:
    connection = sqlite3.connect(f"{filled(path).as_uri()}?mode=ro", uri=True, isolation_level=None)
    store = Store(connection, path)
    assert store.get("pages", "a") == b"1"
    assert not store.save({"pages": {"a": b"new"}})
    assert store.load("pages") == FIRST["pages"]
    store.close()


def test_on_a_full_disk_all_stays_as_it_was(path: Path) -> None:
    connection = sqlite3.connect(filled(path), isolation_level=None)
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    store = Store(connection, path)
    assert not store.save({"other": {"a": b"lost"}, "pages": {"a": bytes(1 << 20), "b": None}})
    assert store.load("pages") == FIRST["pages"]
    assert store.load("other") == FIRST["other"]
    assert store.save({"pages": {"a": b"small"}})
    store.close()


def test_a_process_that_ends_before_it_closes_leaves_what_it_saved(path: Path) -> None:
    connection = sqlite3.connect(filled(path), isolation_level=None)
    Store(connection, path).save({"pages": {"a": b"late"}})
    with opened(path) as store:
        assert store
        assert store.get("pages", "a") == b"late"
    connection.close()


def test_while_it_is_apart_nothing_of_the_store_is_open(path: Path) -> None:
    with opened(path) as store:
        assert store
        assert store.save(FIRST)
        assert path.with_name(f"{path.name}-wal").exists()
        with store.apart():
            assert not path.with_name(f"{path.name}-wal").exists()
            with pytest.raises(DamagedError):
                store.get("pages", "a")
        assert store.load("pages") == FIRST["pages"]
        assert store.save({"pages": {"a": b"later"}})


def test_a_store_that_is_no_longer_one_when_it_is_opened_again_is_damaged(path: Path) -> None:
    with opened(path) as store:
        assert store
        assert store.save(FIRST)
        apart = store.apart()
        apart.__enter__()
        path.write_bytes(b"no database" * 1000)
        with pytest.raises(DamagedError):
            apart.__exit__(None, None, None)
