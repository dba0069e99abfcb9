import msgspec
import pytest

from briefgen.model.fields import (
    DETAILS_OF_KIND,
    BriefFields,
    CommonFields,
    Correction,
    GateFields,
    Identifiers,
)
from briefgen.settings.values import Outputs, Settings
from briefgen.typed_yaml import fields_of, map_shape


@pytest.mark.parametrize(
    ("key", "form"),
    [
        ("title", "text"),
        ("slug", "slug"),
        ("updated", "date"),
        ("topics", "names"),
        ("tags", "words"),
        ("series", "name"),
        ("part", "number"),
        ("lang", "language"),
        ("image", "map"),
        ("aliases", "texts"),
        ("sources", "anys"),
        ("corrections", "list"),
        ("unlisted", "flag"),
        ("template", "path"),
        ("kind", "choice"),
    ],
)
def test_a_fields_type_says_how_it_may_be_typed(key: str, form: str) -> None:
    assert fields_of(CommonFields)[key].shape.form == form


def test_limits_patterns_and_words_come_from_the_type() -> None:
    assert fields_of(CommonFields)["part"].shape.least == 1
    assert fields_of(Settings)["page_size"].shape.most == 1000
    assert fields_of(Identifiers)["wikidata"].shape.pattern == "^(Q[0-9]+)?$"
    assert fields_of(GateFields)["expires_action"].shape.choices == ("banner", "remove", "tombstone")


def test_keys_are_those_that_authors_type_and_names_those_of_the_struct() -> None:
    field = fields_of(Correction)["class"]
    assert (field.name, field.default, field.required) == ("class_", "correction", False)
    assert fields_of(Correction)["date"].shape.form == "partial-date"


def test_lists_of_maps_and_maps_of_maps_know_their_items() -> None:
    watch = fields_of(BriefFields)["watch"].shape
    audiences = fields_of(Settings)["audiences"].shape
    assert watch.item is not None
    assert list(watch.item.fields) == ["text", "date", "topics", "actors"]
    assert audiences.form == "table"
    assert audiences.item is not None
    assert list(audiences.item.fields) == ["tlp", "includes"]


@pytest.mark.parametrize("struct", [CommonFields, GateFields, Settings, *DETAILS_OF_KIND.values()])
def test_every_field_of_the_model_can_be_read(struct: type[msgspec.Struct]) -> None:
    shape = map_shape(struct)
    assert list(shape.fields) == list(struct.__struct_encode_fields__)
    assert all(field.shape.words for field in shape.fields.values())


def test_types_that_nobody_can_type_are_refused() -> None:
    class Odd(msgspec.Struct):
        value: bytes

    with pytest.raises(TypeError):
        fields_of(Odd)


def test_true_false_or_a_word_is_a_flag_with_that_word() -> None:
    shape = fields_of(Outputs)["search"].shape
    assert (shape.form, shape.choices) == ("flag", ("pagefind",))
