"""A large mapping is written whole at times, and else as what changed."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.incremental import KeptMap

MANY = {f"key-{number}": number for number in range(1000)}
edits = st.lists(
    st.dictionaries(
        st.sampled_from([f"key-{number}" for number in range(60)]), st.none() | st.integers(-9, 9)
    )
)


class Kept:
    """The two pieces as a store keeps them."""

    def __init__(self) -> None:
        self.whole: bytes | None = None
        self.patch: bytes | None = None
        self.rewritten = 0

    def read(self) -> KeptMap[int]:
        return KeptMap[int](self.whole, self.patch, int)

    def write(self, kept: KeptMap[int], values: dict[str, int]) -> None:
        whole, self.patch = kept.written(values)
        if whole is not None:
            self.whole = whole
            self.rewritten += 1


def edited(values: dict[str, int], edit: dict[str, int | None]) -> dict[str, int]:
    return {key: value for key, value in {**values, **edit}.items() if value is not None}


@given(edits, st.booleans())
def test_what_is_written_is_read_whatever_came_and_went(
    steps: list[dict[str, int | None]],
    reopened: bool,  # noqa: FBT001
) -> None:
    store, values = Kept(), dict(MANY)
    kept = store.read()
    store.write(kept, values)
    for step in steps:
        kept = store.read() if reopened else kept
        values = edited(values, step)
        store.write(kept, values)
        assert store.read().values == values


def test_little_that_is_new_is_written_as_little() -> None:
    store = Kept()
    store.write(store.read(), MANY)
    store.write(store.read(), {**MANY, "key-3": -1, "new": 7})
    assert store.rewritten == 1
    assert store.patch
    assert len(store.patch) < 60


def test_many_changes_are_written_whole() -> None:
    store = Kept()
    store.write(store.read(), MANY)
    for number in range(400):
        store.write(store.read(), {**MANY, **{f"key-{changed}": -1 for changed in range(number)}})
    assert 2 <= store.rewritten <= 4


def test_a_value_that_is_as_before_takes_no_place() -> None:
    store = Kept()
    store.write(store.read(), MANY)
    empty = store.patch
    store.write(store.read(), dict(MANY))
    assert store.patch == empty


def test_a_patch_of_another_writer_is_not_believed() -> None:
    one, other = Kept(), Kept()
    one.write(one.read(), MANY)
    other.write(other.read(), MANY)
    assert KeptMap[int](one.whole, other.patch, int).values == {}


@pytest.mark.parametrize("harm", [b"", b"\xff", b"12345678\xc1"])
def test_what_cannot_be_read_counts_as_not_kept(harm: bytes) -> None:
    store = Kept()
    store.write(store.read(), MANY)
    assert KeptMap[int](harm, store.patch, int).values == {}
    assert KeptMap[int](store.whole, harm, int).values == {}
    assert KeptMap[int](None, store.patch, int).values == {}
    assert KeptMap[str](store.whole, store.patch, str).values == {}


def test_after_damage_the_whole_is_written_again() -> None:
    store = Kept()
    store.write(store.read(), MANY)
    store.patch = None
    store.write(store.read(), MANY)
    assert (store.rewritten, store.read().values) == (2, MANY)


def test_values_may_be_structs() -> None:
    class Place(msgspec.Struct, frozen=True):
        line: int

    whole, patch = KeptMap[Place](None, None, Place).written({"a": Place(3)})
    assert KeptMap[Place](whole, patch, Place).values == {"a": Place(3)}
