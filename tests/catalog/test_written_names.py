"""Names in front matter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.catalog.written_names import most_frequent, uses, without_prefix
from tests.catalog.corpora import without_deadline
from tests.catalog.documents import actor, article, topic


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("topic:NATO", "NATO"),
        ("Topic : NATO", "NATO"),
        ("actor:NATO", "actor:NATO"),
        ("Oil: a history", "Oil: a history"),
        ("topic:", ""),
    ],
)
def test_only_the_prefix_of_its_own_kind_is_taken_off(name: str, found: str) -> None:
    assert without_prefix("topic", name) == found


def test_uses_stand_in_reading_order_with_their_fields() -> None:
    document = article(
        "a", topics=["Zinc"], actors=["Oda"], tags=["#x"], authors=["author:Lee"], series="Winter"
    )
    assert [(use.kind, use.name, use.field) for use in uses(document)] == [
        ("topic", "Zinc", "topics[0]"),
        ("actor", "Oda", "actors[0]"),
        ("tag", "x", "tags[0]"),
        ("author", "Lee", "authors[0]"),
        ("series", "Winter", "series"),
    ]
    assert next(iter(uses(document))).span.column == 10


def test_parents_are_used_names_too() -> None:
    assert [(use.kind, use.name, use.field) for use in uses(topic("a", parent="Harvest"))] == [
        ("topic", "Harvest", "parent")
    ]
    assert [(use.kind, use.field) for use in uses(actor("a", parent="Council", within="Land"))] == [
        ("actor", "parent"),
        ("actor", "within"),
    ]


@without_deadline
@given(st.lists(st.sampled_from("abAB"), min_size=1))
def test_the_most_frequent_spelling_does_not_depend_on_order(spellings: list[str]) -> None:
    found = most_frequent(spellings)
    assert found == most_frequent(spellings[::-1])
    assert all(spellings.count(found) >= spellings.count(other) for other in spellings)
    assert all(found <= other for other in spellings if spellings.count(other) == spellings.count(found))
