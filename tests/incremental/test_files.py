"""Which files are as they were, without reading them."""

import os
import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.incremental import FileState, is_unchanged, state_of

SECOND = 1_000_000_000
MTIME, CTIME = 1_700_000_000_123_456_789, 1_700_000_000_123_456_999
FINE = FileState(size=5, mtime=MTIME, ctime=CTIME, inode=7)
COARSE = FileState(size=5, mtime=MTIME // SECOND * SECOND, ctime=CTIME // SECOND * SECOND, inode=7)


def seen(state: FileState, after: float) -> FileState:
    """The state as it was noted that many seconds after the file's last time."""
    return msgspec.structs.replace(state, seen=max(state.mtime, state.ctime) + int(after * SECOND))


@pytest.mark.parametrize("field", ["size", "mtime", "ctime", "inode"])
@pytest.mark.parametrize("by", [-1, 1])
def test_a_file_of_which_anything_differs_has_to_be_read(field: str, by: int) -> None:
    known = seen(FINE, 60)
    assert is_unchanged(known, FINE)
    assert not is_unchanged(known, msgspec.structs.replace(FINE, **{field: getattr(FINE, field) + by}))


@pytest.mark.parametrize(
    ("after", "holds"), [(-1, False), (0, False), (0.1, False), (0.101, True), (2, True)]
)
def test_times_in_nanoseconds_must_be_over_by_a_tenth_of_a_second(after: float, holds: bool) -> None:  # noqa: FBT001
    assert is_unchanged(seen(FINE, after), FINE) is holds


@pytest.mark.parametrize(("after", "holds"), [(0.5, False), (2, False), (2.001, True)])
def test_times_in_whole_seconds_must_be_over_by_two_seconds(after: float, holds: bool) -> None:  # noqa: FBT001
    assert is_unchanged(seen(COARSE, after), COARSE) is holds


def test_a_restored_mtime_alone_does_not_make_the_margin_small() -> None:
    restored = msgspec.structs.replace(FINE, mtime=COARSE.mtime)
    assert not is_unchanged(seen(restored, 1), restored)
    microseconds = msgspec.structs.replace(FINE, ctime=CTIME // 1000 * 1000)
    assert not is_unchanged(seen(microseconds, 1), microseconds)


def test_an_old_mtime_does_not_hide_a_new_ctime() -> None:
    copied = msgspec.structs.replace(FINE, mtime=1_000_000_000_000_000_001)
    assert not is_unchanged(msgspec.structs.replace(copied, seen=CTIME + 1), copied)
    assert is_unchanged(msgspec.structs.replace(copied, seen=CTIME + SECOND), copied)


def test_a_time_to_come_proves_nothing() -> None:
    ahead = msgspec.structs.replace(FINE, mtime=MTIME + 3600 * SECOND)
    assert not is_unchanged(msgspec.structs.replace(ahead, seen=CTIME + 60 * SECOND), ahead)


@given(st.integers(0, 2**60), st.integers(0, 2**60), st.integers(0, 2**60))
def test_a_state_that_was_never_looked_at_proves_nothing(mtime: int, ctime: int, size: int) -> None:
    state = FileState(size, mtime, ctime, 1)
    assert not is_unchanged(state, state)


def test_the_digest_and_the_look_itself_are_not_compared() -> None:
    known = msgspec.structs.replace(seen(FINE, 60), digest=b"known")
    assert is_unchanged(known, state_of_fine(seen_at=1))


def state_of_fine(seen_at: int) -> FileState:
    return msgspec.structs.replace(FINE, seen=seen_at)


def test_the_state_of_a_file_follows_each_change(tmp_path: Path) -> None:
    path = tmp_path / "boat.md"
    path.write_text("one", encoding="utf-8")
    found = path.stat()
    known = state_of(found, time.time_ns() + 60 * SECOND, b"digest")
    assert (known.size, known.digest) == (3, b"digest")
    assert is_unchanged(known, state_of(path.stat(), 0))
    while time.time_ns() // 10_000_000 == found.st_ctime_ns // 10_000_000:  # the kernel's clock ticks
        time.sleep(0.005)
    path.write_text("two", encoding="utf-8")
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert path.stat().st_mtime_ns == found.st_mtime_ns
    assert not is_unchanged(known, state_of(path.stat(), 0))


def test_a_file_put_in_the_place_of_another_is_another_file(tmp_path: Path) -> None:
    path, other = tmp_path / "a", tmp_path / "b"
    for file in (path, other):
        file.write_text("same", encoding="utf-8")
        os.utime(file, ns=(MTIME, MTIME))
    known = state_of(path.stat(), time.time_ns() + 60 * SECOND)
    other.replace(path)
    assert not is_unchanged(known, state_of(path.stat(), 0))
