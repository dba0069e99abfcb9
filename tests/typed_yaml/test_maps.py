from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.fields import Names, PartialDate, Text, Texts
from briefgen.typed_yaml import UNSET, Mapping, Reading, compose, map_shape, read_struct


class Place(msgspec.Struct, frozen=True):
    name: Text
    since: PartialDate | None = None


class Desk(msgspec.Struct, frozen=True):
    title: Text = ""
    places: tuple[Place, ...] = ()
    rooms: dict[str, Place] = {}
    people: Names = ()
    notes: Texts = ()
    open: bool = True


def read(text: str) -> tuple[Any, Reading]:
    root = compose(text).root
    assert isinstance(root, Mapping)
    reading = Reading("UTC")
    return read_struct(root, map_shape(Desk), "", reading), reading


def test_a_map_makes_a_struct() -> None:
    value, reading = read("title: 12\nplaces: [{name: A, since: 2024}]\nrooms: {x: {name: B}}\nopen: no")
    assert (value.title, value.open, value.places[0].name, value.rooms["x"].name) == ("12", False, "A", "B")
    assert value.places[0].since is not None
    assert reading.mistakes == []


def test_one_map_stands_for_a_list_of_one() -> None:
    assert [place.name for place in read("places: {name: A}")[0].places] == ["A"]


def test_empty_values_leave_defaults() -> None:
    assert read("title:\nplaces: ~\nrooms:\npeople:\nopen:")[0] == Desk()


def test_all_mistakes_are_gathered_each_with_its_path() -> None:
    value, reading = read(
        "title: [x]\nplaces: [{nam: A}, {name: B, since: soon}, C]\nrooms: {x: y}\nopen: maybe\nzzz: 1"
    )
    assert [(each.kind, each.field) for each in reading.mistakes] == [
        ("shape", "title"),
        ("unknown", "places[0].nam"),
        ("date", "places[1].since"),
        ("shape", "places[2]"),
        ("shape", "rooms.x"),
        ("shape", "open"),
        ("unknown", "zzz"),
    ]
    assert value == Desk(places=(Place("B"),))


def test_a_missing_key_is_told_at_the_maps_first_key() -> None:
    _, reading = read("places:\n  - since: 2024\n  - {}\n")
    assert [(each.kind, each.place.line, each.place.column) for each in reading.mistakes] == [
        ("missing", 2, 5),
        ("missing", 3, 5),
    ]


def test_an_empty_row_of_a_table_lacks_its_keys() -> None:
    value, reading = read("rooms: {x: }")
    assert [each.kind for each in reading.mistakes] == ["missing"]
    assert value == Desk()


def test_marks_are_kept_unless_the_values_are_of_another_file() -> None:
    root = compose("people: [A, B]").root
    assert isinstance(root, Mapping)
    reading = Reading("UTC")
    reading.keeps_marks = False
    read_struct(root, map_shape(Desk), "", reading)
    assert reading.marks == []
    assert [mark.field for mark in read("people: [A, B]")[1].marks] == ["people[0]", "people[1]"]


def test_the_outermost_key_of_a_mistake_is_known() -> None:
    _, reading = read("places: [{name: [x]}]\nrooms: {a.b: c}")
    assert [each.top for each in reading.mistakes] == ["places", "rooms"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title: {a: b}", '"title" must be a text, not a map'),
        ("people: [{a: b}]", '"people[0]" must be a name, not a map'),
        ("notes: [[a]]", '"notes[0]" must be a text, not a list'),
        ("open: 'yes'", '"open" must be true or false, not the text "yes"'),
        ("places: x", '"places" must be a list of maps, not "x"'),
        ("rooms: []", '"rooms" must be a map of maps, not a list'),
        (f"open: {'x' * 90}", f'"open" must be true or false, not "{"x" * 59}…"'),
    ],
)
def test_a_wrong_shape_is_told_in_words(text: str, words: str) -> None:
    _, reading = read(text)
    assert [each.message for each in reading.mistakes] == [words]
    assert reading.mistakes[0].help


@given(st.text(alphabet="{}[]:,- abc12\n'\"|", max_size=60))
def test_no_value_ever_raises(text: str) -> None:
    root = compose(f"title: x\n{text}").root
    if isinstance(root, Mapping):
        value = read_struct(root, map_shape(Desk), "", Reading("UTC"))
        assert value is UNSET or isinstance(value, Desk)
