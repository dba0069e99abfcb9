from typing import Any

import pytest

from briefgen.model.when import When
from briefgen.typed_yaml import UNSET, Mapping, Place, Reading, Scalar, Sequence, Shape, read

PLACE = Place(3, 5, 3, 9)


def value(text: str, form: str, *, plain: bool = True, **limits: Any) -> tuple[Any, Reading]:
    reading = Reading("Europe/Warsaw")
    return read(Scalar(text, PLACE, plain), Shape(form, **limits), "field", reading), reading


@pytest.mark.parametrize(
    ("text", "form", "kept"),
    [
        (" x ", "text", "x"),
        ("true", "text", "true"),
        ("peace-terms", "slug", "peace-terms"),
        ("https://example.org", "address", "https://example.org"),
        ("a/b.jpg", "path", "a/b.jpg"),
        ("EN-us", "language", "en-US"),
        ("[[A|b]]", "name", "A"),
        ("A, B", "name", "A, B"),
        ("On", "flag", True),
        ("False", "strict-flag", False),
        ("-12", "number", -12),
        ("[1", "any", '"[1"'),
    ],
)
def test_a_scalar_is_read_by_the_form_that_is_wanted(text: str, form: str, kept: object) -> None:
    found, reading = value(text, form)
    assert found == kept
    assert reading.mistakes == []


@pytest.mark.parametrize(
    "form", ["text", "slug", "name", "flag", "number", "date", "choice", "names", "words", "map", "list"]
)
@pytest.mark.parametrize("text", ["", "~", "null", "NULL"])
def test_nothing_is_unset_in_every_form(form: str, text: str) -> None:
    found, reading = value(text, form)
    assert found is UNSET
    assert reading.mistakes == []


def test_a_quoted_null_is_a_text() -> None:
    assert value("null", "text", plain=False)[0] == "null"


@pytest.mark.parametrize(
    ("text", "form", "kind"),
    [
        ("A B", "slug", "form"),
        ("javascript:x", "address", "form"),
        ("a\\b", "path", "form"),
        ("en_GB", "language", "form"),
        ("[[A]] [[B]]", "name", "shape"),
        ("maybe", "flag", "shape"),
        ("yes", "strict-flag", "shape"),
        ("1.5", "number", "shape"),
        ("soon", "date", "date"),
        ("2024-11-07", "moment", "date"),
        ("x", "map", "shape"),
        ("x", "list", "shape"),
        ("x", "table", "shape"),
        ("x", "options", "shape"),
    ],
)
def test_what_cannot_be_read_is_a_mistake_at_its_place(text: str, form: str, kind: str) -> None:
    found, reading = value(text, form)
    assert found is UNSET
    assert [(each.kind, each.place, each.field) for each in reading.mistakes] == [(kind, PLACE, "field")]
    assert reading.mistakes[0].help


@pytest.mark.parametrize(("number", "told"), [("0", "the least is 1"), ("11", "the most is 10")])
def test_numbers_have_bounds(number: str, told: str) -> None:
    _, reading = value(number, "number", least=1, most=10)
    assert [each.help for each in reading.mistakes] == [told]


@pytest.mark.parametrize("number", ["1", "10", " 5 "])
def test_numbers_within_their_bounds_are_read(number: str) -> None:
    assert value(number, "number", least=1, most=10)[0] == int(number)


def test_a_choice_lists_what_is_allowed_and_what_was_meant() -> None:
    _, reading = value("bannner", "choice", choices=("banner", "remove"))
    assert reading.mistakes[0].message == '"field" cannot be "bannner"'
    assert reading.mistakes[0].help == 'did you mean "banner"? it is one of "banner", "remove"'


def test_a_date_is_read_in_the_sites_zone() -> None:
    found, reading = value("2024-11-07 10:00", "date")
    assert isinstance(found, When)
    assert found.iso == "2024-11-07T10:00:00+01:00"
    assert [each.kind for each in reading.mistakes] == ["zone"]


def test_a_very_long_date_is_no_date() -> None:
    found, reading = value("2024-11-07" + " " * 80 + "x", "date")
    assert found is UNSET
    assert len(reading.mistakes[0].message) < 200


@pytest.mark.parametrize(
    "form", ["text", "slug", "address", "flag", "strict-flag", "number", "date", "choice"]
)
def test_lists_and_maps_are_no_single_values(form: str) -> None:
    for node in (Sequence((Scalar("a", PLACE), Scalar("b", PLACE)), PLACE), Mapping((), PLACE)):
        reading = Reading("UTC")
        assert read(node, Shape(form), "field", reading) is UNSET
        assert [each.kind for each in reading.mistakes] == ["shape"]


def test_a_flag_may_have_words_beside_true_and_false() -> None:
    assert value("pagefind", "flag", choices=("pagefind",))[0] == "pagefind"
    assert value("no", "flag", choices=("pagefind",))[0] is False
    _, reading = value("pagefnd", "flag", choices=("pagefind",))
    assert reading.mistakes[0].message == '"field" must be true, false or "pagefind", not "pagefnd"'
