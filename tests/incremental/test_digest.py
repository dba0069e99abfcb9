"""What tells whether two values are the same."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from briefgen.incremental import digest, digest_of
from briefgen.incremental.digest import DIGEST_SIZE

scalars = st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text() | st.binary()
values = st.recursive(
    scalars, lambda inner: st.tuples(inner, inner) | st.dictionaries(st.text(), inner), max_leaves=8
)


class Pair(msgspec.Struct, frozen=True):
    left: int
    right: str


class Other(msgspec.Struct, frozen=True):
    right: str
    left: int


def test_a_digest_has_its_size_and_follows_the_bytes() -> None:
    assert len(digest(b"")) == DIGEST_SIZE
    assert digest(b"quay") == digest(bytes(bytearray(b"quay")))
    assert digest(b"quay") != digest(b"quay ")


@given(values)
def test_the_same_value_has_the_same_digest(value: Any) -> None:
    assert digest_of(value) == digest_of(value)
    assert len(digest_of(value)) == DIGEST_SIZE


@given(st.lists(st.text(), min_size=2, unique=True))
def test_the_order_of_a_list_counts(items: list[str]) -> None:
    assert digest_of(items) != digest_of(items[::-1])


@given(st.dictionaries(st.text(), st.integers(0, 99), min_size=2))
def test_the_order_of_a_map_does_not_count(table: dict[str, int]) -> None:
    assert digest_of(table) == digest_of(dict(reversed(table.items())))


@given(st.text(min_size=1), st.text(min_size=1))
def test_where_one_text_ends_and_the_next_begins_counts(left: str, right: str) -> None:
    assert digest_of((left + right, "")) != digest_of((left, right))


@pytest.mark.parametrize(
    ("one", "other"),
    [(1, True), (1, 1.0), (0, None), ("", None), ("", ()), ("1", 1), ((), ((),)), (b"a", "a")],
)
def test_values_of_different_kinds_are_different(one: object, other: object) -> None:
    assert digest_of(one) != digest_of(other)


def test_structs_are_told_apart_by_names_and_values() -> None:
    assert digest_of(Pair(1, "a")) == digest_of(Pair(1, "a"))
    assert digest_of(Pair(1, "a")) != digest_of(Pair(1, "b"))
    assert digest_of(Pair(1, "a")) != digest_of(Other("b", 1))


def test_markup_counts_as_the_text_that_it_is() -> None:
    assert digest_of({"html": Markup("<b>")}) == digest_of({"html": "<b>"})


def test_what_has_no_stable_form_is_refused() -> None:
    with pytest.raises(TypeError, match="object has no digest"):
        digest_of((1, object()))
