import json

import pytest

from briefgen.typed_yaml import Place, Scalar, boolean, compose, json_text, strict_boolean
from briefgen.typed_yaml.scalars import integer

PLACE = Place(1, 1)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("Yes", True),
        ("ON", True),
        ("false", False),
        ("nO", False),
        ("off", False),
        ("y", None),
        ("1", None),
    ],
)
def test_usual_words_are_booleans(text: str, value: bool | None) -> None:  # noqa: FBT001
    assert boolean(Scalar(text, PLACE)) is value


@pytest.mark.parametrize(
    ("text", "value"), [("true", True), ("TRUE", True), ("False", False), ("yes", None), ("tRUE", None)]
)
def test_only_true_and_false_are_strict_booleans(text: str, value: bool | None) -> None:  # noqa: FBT001
    assert strict_boolean(Scalar(text, PLACE)) is value


def test_quoted_words_are_no_booleans() -> None:
    quoted = Scalar("true", PLACE, plain=False)
    assert (boolean(quoted), strict_boolean(quoted)) == (None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("-7", -7),
        ("+7", 7),
        ("007", 7),
        ("0x1f", None),
        ("1.0", None),
        ("", None),
        ("٣", None),
        ("9" * 16, None),
    ],
)
def test_integers_are_decimal_and_of_bounded_length(text: str, value: int | None) -> None:
    assert integer(text) == value


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("NO", "NO"),
        ("12:30", "12:30"),
        ("2024-11-07", "2024-11-07"),
        ("0o14", "0o14"),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("1_000", "1_000"),
        (".nan", ".nan"),
        ("1e999", "1e999"),
        ("'7'", "7"),
        ("~", None),
        ("True", True),
        ("yes", "yes"),
        ("[1, {a: b}]", [1, {"a": "b"}]),
        ("é", "é"),
    ],
)
def test_values_of_no_wanted_type_follow_the_core_schema(typed: str, value: object) -> None:
    root = compose(f"[{typed}]").root
    assert root is not None
    assert json.loads(json_text(root)) == [value]
