import pytest

from briefgen.preview.http.conditions import entity_tag, is_precondition_failed, is_unchanged, may_continue
from briefgen.preview.http.request import Request


def request(*fields: tuple[str, str]) -> Request:
    return Request("GET", b"/", (1, 1), fields)


def test_a_tag_is_strong_and_follows_the_bytes() -> None:
    assert entity_tag(b"a") == entity_tag(b"a") != entity_tag(b"b")
    assert entity_tag(b"").startswith('"')
    assert entity_tag(b"").endswith('"')


def test_a_tag_that_is_given_is_quoted_once() -> None:
    assert entity_tag(b"a", "v1") == entity_tag(b"b", '"v1"') == '"v1"'


@pytest.mark.parametrize("tag", ['W/"v1"', 'a"b', "a b", "a\r\nb", "é"])
def test_a_tag_that_cannot_be_strong_is_an_error(tag: str) -> None:
    with pytest.raises(ValueError, match="not a strong entity tag"):
        entity_tag(b"", tag)


@pytest.mark.parametrize(
    "field", ['"v1"', 'W/"v1"', "*", '"v0", "v1"', '"v0",W/"v1" , "v2"', '"a,b", "v1"', ', "v1"']
)
def test_a_client_that_has_the_body_need_not_get_it(field: str) -> None:
    assert is_unchanged(request(("if-none-match", field)), '"v1"')


@pytest.mark.parametrize("field", ["", "v1", '"v2"', '"V1"', '"v1', '"v1 "', '"*"', '"a", *', "W/"])
def test_a_client_that_has_another_body_gets_this_one(field: str) -> None:
    assert not is_unchanged(request(("if-none-match", field)), '"v1"')


def test_tags_may_stand_in_several_lines() -> None:
    assert is_unchanged(request(("if-none-match", '"v0"'), ("if-none-match", '"v1"')), '"v1"')
    assert not is_unchanged(request(), '"v1"')


@pytest.mark.parametrize(
    ("field", "failed"), [('"v1"', False), ("*", False), ('W/"v1"', True), ('"v2"', True)]
)
def test_who_wants_a_certain_body_gets_no_other(field: str, failed: bool) -> None:  # noqa: FBT001
    assert is_precondition_failed(request(("if-match", field)), '"v1"') is failed
    assert not is_precondition_failed(request(), '"v1"')


@pytest.mark.parametrize(
    ("field", "continues"),
    [
        ('"v1"', True),
        ('W/"v1"', False),
        ('"v2"', False),
        ("*", False),
        ("Tue, 24 Nov 2026 10:00:00 GMT", False),
    ],
)
def test_a_range_is_added_to_the_same_bytes_only(field: str, continues: bool) -> None:  # noqa: FBT001
    assert may_continue(request(("if-range", field)), '"v1"') is continues
    assert may_continue(request(), '"v1"')
