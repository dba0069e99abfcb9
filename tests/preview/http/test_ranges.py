import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.preview.http.ranges import ByteRange, Unsatisfiable, requested_range


@pytest.mark.parametrize(
    ("field", "first", "last"),
    [
        ("bytes=0-", 0, 9),
        ("bytes=0-0", 0, 0),
        ("bytes=2-4", 2, 4),
        ("bytes=2-99", 2, 9),
        ("bytes=9-", 9, 9),
        ("bytes=-3", 7, 9),
        ("bytes=-99", 0, 9),
        ("Bytes= 1-2 ", 1, 2),
        ("bytes=0-" + "9" * 100, 0, 9),
    ],
)
def test_a_range_is_the_part_of_the_body_that_exists(field: str, first: int, last: int) -> None:
    assert requested_range(field, 10) == ByteRange(first, last)


@pytest.mark.parametrize("field", ["bytes=10-", "bytes=10-20", "bytes=-0", "bytes=" + "9" * 100 + "-"])
def test_a_range_behind_the_end_cannot_be_had(field: str) -> None:
    assert requested_range(field, 10) == Unsatisfiable()


@pytest.mark.parametrize("field", ["bytes=0-", "bytes=0-0", "bytes=-1"])
def test_nothing_has_no_parts(field: str) -> None:
    assert requested_range(field, 0) == Unsatisfiable()


@pytest.mark.parametrize(
    "field",
    [
        None,
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=4-2",
        "bytes=a-b",
        "bytes=1",
        "bytes=+1-2",
        "bytes=1--2",
        "bytes=0x1-2",
        "bytes=²-",
        "bytes=1_0-",
        "items=0-1",
        "bytes = 0-1",
        "bytes=0-1,3-4",
        "bytes=0-1,",
        "bytes=" + "9" * 5000 + "-",
    ],
)
def test_what_is_no_single_range_is_ignored(field: str | None) -> None:
    assert requested_range(field, 10) is None


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 20))
def test_a_range_is_what_slicing_gives(first: int, last: int, length: int) -> None:
    body = bytes(range(length))
    found = requested_range(f"bytes={first}-{last}", length)
    if isinstance(found, ByteRange):
        assert body[found.first : found.last + 1] == body[first : last + 1] != b""
    else:
        assert body[first : last + 1] == b""
        assert (found is None) == (last < first)
