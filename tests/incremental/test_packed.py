"""A mapping in one piece of bytes."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.incremental import FilePart, Packed, pack, pack_parts

tables = st.dictionaries(st.text(), st.lists(st.integers(-(2**30), 2**30)), max_size=20)


class Boat(msgspec.Struct, frozen=True):
    name: str
    crew: tuple[str, ...] = ()


@given(tables)
def test_a_packed_mapping_equals_the_dict_that_it_was_made_of(table: dict[str, list[int]]) -> None:
    packed: Packed[list[int]] = Packed(pack(table), list[int])
    assert packed == table
    assert dict(packed.items()) == table
    assert list(packed) == list(table)
    assert len(packed) == len(table)


@given(tables, st.text())
def test_it_answers_as_a_dict_does(table: dict[str, list[int]], key: str) -> None:
    packed: Packed[list[int]] = Packed(pack(table), list[int])
    assert (key in packed) == (key in table)
    assert packed.get(key) == table.get(key)
    assert packed.keys() == table.keys()
    assert pack(packed) == pack(table)


def test_values_are_of_the_type_that_was_asked_for_and_decoded_once() -> None:
    packed: Packed[Boat] = Packed(pack({"a": Boat("Gull", ("Ann",))}), Boat)
    assert packed["a"] == Boat("Gull", ("Ann",))
    assert packed["a"] is packed["a"]


def test_a_missing_key_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="b"):
        Packed(pack({"a": 1}), int)["b"]


def test_an_empty_mapping_is_empty() -> None:
    packed: Packed[int] = Packed(pack({}), int)
    assert not packed
    assert list(packed.items()) == []


@pytest.mark.parametrize("data", [b"", b"\5", b"\3\0\0\0\0\0\0\0abc", (1 << 40).to_bytes(8, "little")])
def test_bytes_of_something_else_are_refused(data: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        len(Packed(data, int))


def test_a_value_of_another_shape_is_refused_when_it_is_asked_for() -> None:
    packed: Packed[Boat] = Packed(pack({"a": 1}), Boat)
    assert "a" in packed
    with pytest.raises(msgspec.ValidationError):
        packed["a"]


def test_its_bytes_and_those_of_a_value_can_be_handed_on_as_they_are() -> None:
    boats = pack({"a": Boat("Gull"), "b": Boat("Tern")})
    packed: Packed[Boat] = Packed(boats, Boat)
    assert bytes(packed.packed()) == boats
    assert msgspec.msgpack.decode(packed.raw("b")[:], type=Boat) == Boat("Tern")
    fleet: Packed[Boat] = Packed(b"".join(pack_parts({"boats": boats})), Boat)
    assert bytes(fleet.raw("boats")[:]) == boats
    with pytest.raises(KeyError):
        packed.raw("c")


def test_a_default_stands_for_a_missing_key_alone() -> None:
    packed: Packed[list[int]] = Packed(pack({"a": []}), list[int])
    assert packed.get("a", [1]) == []
    assert packed.get("b", [1]) == [1]


def test_only_as_many_values_are_kept_as_wanted() -> None:
    packed: Packed[Boat] = Packed(pack({name: Boat(name) for name in "abc"}), Boat, limit=2)
    first = packed["a"]
    assert packed["b"] == Boat("b")
    assert packed["a"] is first
    assert packed["c"] == Boat("c")
    assert packed["a"] is not first
    assert packed["a"] == first


def test_a_file_is_read_where_it_is_asked_for(tmp_path: Path) -> None:
    boats = pack({"a": Boat("Gull"), "b": Boat("Tern")})
    path = tmp_path / "fleet"
    path.write_bytes(b"".join(pack_parts({"others": pack({}), "boats": boats})))
    with path.open("rb") as file:
        fleet: Packed[bytes] = Packed(FilePart(file.fileno(), 0, path.stat().st_size), bytes)
        packed: Packed[Boat] = Packed(fleet.raw("boats"), Boat)
        assert dict(packed) == {"a": Boat("Gull"), "b": Boat("Tern")}
        assert bytes(packed.packed()) == boats
        part = fleet.raw("boats")
        assert (len(part), part[:9], part[2:2]) == (len(boats), boats[:9], b"")


@given(tables, st.integers(0, 40), st.integers(0, 40))
def test_bytes_with_a_piece_missing_are_refused_or_decode(
    table: dict[str, list[int]], at: int, size: int
) -> None:
    data = pack(table)
    torn: Packed[list[int]] = Packed(data[:at] + data[at + size :], list[int])
    try:
        assert set(torn) <= {*table, *torn}
    except msgspec.MsgspecError:
        return
