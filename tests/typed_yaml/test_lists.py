from typing import Any

import pytest

from briefgen.typed_yaml import Mapping, Reading, Shape, compose, read


def values(typed: str, form: str) -> tuple[Any, Reading]:
    root = compose(f"field: {typed}").root
    assert isinstance(root, Mapping)
    reading = Reading("UTC")
    return read(root.entries[0].value, Shape(form), "field", reading), reading


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("A", ("A",)),
        ("[A, B]", ("A", "B")),
        ("[]", ()),
        ("[[A]]", ("A",)),
        ("[[A, B]]", ("A, B",)),
        ("[[[A]], [[B]], C]", ("A", "B", "C")),
        ('["[[A]]", "[[B|b]]"]', ("A", "B")),
        ("[2024, NO]", ("2024", "NO")),
        ("[~, A, '']", ("A",)),
    ],
)
def test_names_are_read_from_lists_links_and_scalars(typed: str, names: tuple[str, ...]) -> None:
    found, reading = values(typed, "names")
    assert found == names
    assert reading.mistakes == []
    assert [mark.field for mark in reading.marks] == [f"field[{number}]" for number in range(len(names))]


@pytest.mark.parametrize(
    ("typed", "texts"),
    [("A, B", ("A, B",)), ("[A, B]", ("A", "B")), ("[ 1.10, ~, '' ]", ("1.10",)), ("'[[A]]'", ("[[A]]",))],
)
def test_texts_are_a_list_or_one_scalar(typed: str, texts: tuple[str, ...]) -> None:
    assert values(typed, "texts")[0] == texts


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("a b,c", ("a", "b", "c")),
        ("[a b, c]", ("a b", "c")),
        ("'#a  #b'", ("a", "b")),
        ("[ '#a' ]", ("a",)),
        ("','", ()),
    ],
)
def test_words_are_a_list_or_parts_of_a_text(typed: str, words: tuple[str, ...]) -> None:
    assert values(typed, "words")[0] == words


def test_words_of_a_quoted_text_share_its_place() -> None:
    _, reading = values("'a b'", "words")
    assert {(mark.column, mark.end_column) for mark in reading.marks} == {(8, 13)}


def test_items_of_any_sort_become_json() -> None:
    assert values("[a, {b: 1}, [c]]", "anys")[0] == ('"a"', '{"b": 1}', '["c"]')
    assert values("a", "anys")[0] == ('"a"',)


@pytest.mark.parametrize(
    ("typed", "form", "field"),
    [
        ("{a: b}", "names", "field[0]"),
        ("[A, {a: b}]", "names", "field[1]"),
        ("[[a]]", "texts", "field[0]"),
        ("{a: b}", "words", "field"),
    ],
)
def test_items_of_a_wrong_shape_are_told_by_their_number(typed: str, form: str, field: str) -> None:
    _, reading = values(typed, form)
    assert [(each.kind, each.field) for each in reading.mistakes] == [("shape", field)]


ALLOWED = Shape("choice", choices=("atom", "json"))


def words(typed: str) -> tuple[Any, Reading]:
    root = compose(f"field: {typed}").root
    assert isinstance(root, Mapping)
    reading = Reading("UTC")
    shape = Shape("choices", item=ALLOWED, choices=ALLOWED.choices)
    return read(root.entries[0].value, shape, "field", reading), reading


@pytest.mark.parametrize(
    ("typed", "found"),
    [("[atom, json]", ("atom", "json")), ("json", ("json",)), ("[]", ()), ("[json, json, ~]", ("json",))],
)
def test_allowed_words_are_a_list_or_one_word_each_once(typed: str, found: tuple[str, ...]) -> None:
    value, reading = words(typed)
    assert value == found
    assert reading.mistakes == []


@pytest.mark.parametrize(
    ("typed", "field", "help"),
    [
        ("[atom, atmo]", "field[1]", 'did you mean "atom"? it is one of "atom", "json"'),
        ("{a: b}", "field", "write a list of words"),
        ("[[atom]]", "field[0]", 'write one of "atom", "json"'),
    ],
)
def test_other_words_and_shapes_are_mistakes_with_their_place(typed: str, field: str, help: str) -> None:
    _, reading = words(typed)
    assert [(mistake.field, mistake.help) for mistake in reading.mistakes] == [(field, help)]
