from briefgen.content.front_matter.given import (
    Given,
    as_typed,
    given_fields,
    is_address,
    overrides,
    two_names,
    with_defaults,
)
from briefgen.typed_yaml import Mapping, Mistake, Place, Scalar, compose


def fields(text: str) -> dict[str, Given]:
    root = compose(text).root
    assert isinstance(root, Mapping)
    return given_fields(root, "content/x.md")[0]


def doubles(text: str) -> list[tuple[Given, Given]]:
    root = compose(text).root
    assert isinstance(root, Mapping)
    return given_fields(root, "content/x.md")[1]


def test_fields_stand_under_their_own_names_and_keep_the_key_that_was_typed() -> None:
    found = fields("author: desk\ntitle: X")
    assert list(found) == ["authors", "title"]
    assert found["authors"].key.text == "author"


def test_an_address_as_source_is_the_origin() -> None:
    origin = fields("source: https://example.org").get("origin")
    assert origin is not None
    assert isinstance(origin.value, Mapping)
    assert origin.value.entries[0].key.text == "url"
    assert "origin" not in fields("source: TASS")


def test_only_web_addresses_are_addresses() -> None:
    place = Place(1, 1)
    assert is_address(Scalar("http://example.org", place))
    assert not is_address(Scalar("example.org", place))
    assert not is_address(Mapping((), place))


def test_one_field_under_two_names_is_a_pair_and_the_first_one_counts() -> None:
    text = "published: 2024-11-07\ndate: 2024-11-08"
    first, second = doubles(text)[0]
    assert (first.key.text, second.key.text) == ("published", "date")
    assert fields(text)["date"] is not None
    assert two_names(first, second).span.line == 2


def test_own_fields_override_defaults_of_the_same_name() -> None:
    own, defaults = fields("title: X\nlang: pl"), fields("lang: en\nauthors: [desk]").values()
    merged = with_defaults(own, defaults)
    assert list(merged) == ["title", "lang", "authors"]
    assert merged["lang"] is own["lang"]


def test_draft_and_status_override_each_other() -> None:
    assert overrides(fields("draft: false"), "status")
    assert overrides(fields("status: review"), "draft")
    assert not overrides(fields("title: X"), "draft")


def test_messages_speak_of_the_key_that_was_typed() -> None:
    given = fields("author: [a]")["authors"]
    mistake = Mistake("shape", '"authors[0]" must be a name, not a map', Place(1, 1))
    assert as_typed([mistake], given)[0].message == '"author[0]" must be a name, not a map'
    title = fields("title: X")["title"]
    assert as_typed([mistake], title) == [mistake]
