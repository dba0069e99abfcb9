"""Parents of topics and actors."""

from hypothesis import given
from hypothesis import strategies as st

from briefgen.catalog.hierarchy import ancestors
from briefgen.diagnostics import Span
from tests.catalog.corpora import some_examples
from tests.catalog.documents import (
    actor,
    article,
    catalog_of,
    codes,
    joined,
    make_document,
    problems_of,
    topic,
)


def parents(*documents: object, **settings: object) -> dict[str, str]:
    catalog, _ = joined(*documents, **settings)  # type: ignore[arg-type]
    return {ref: one.parent for ref, one in catalog.subjects.items() if one.parent}


def test_a_topic_names_its_parent_by_any_of_its_names() -> None:
    assert parents(
        topic("harvest", title="Harvest", aliases=["Crops"]),
        topic("wheat", title="Wheat", parent="crops"),
    ) == {"topic:wheat": "topic:harvest"}


def test_a_topic_in_a_folder_belongs_to_the_file_of_that_name() -> None:
    assert parents(topic("harvest", title="Harvest"), topic("harvest/wheat", title="Wheat")) == {
        "topic:wheat": "topic:harvest"
    }


def test_a_topic_in_a_folder_belongs_to_its_index_file() -> None:
    assert parents(topic("harvest/index", title="Harvest"), topic("harvest/wheat", title="Wheat")) == {
        "topic:wheat": "topic:harvest"
    }


def test_a_folder_without_a_file_is_no_parent() -> None:
    assert parents(topic("harvest/wheat", title="Wheat")) == {}


def test_a_folder_without_a_file_leads_on_to_the_folder_above() -> None:
    assert parents(topic("harvest", title="Harvest"), topic("harvest/winter/wheat", title="Wheat")) == {
        "topic:wheat": "topic:harvest"
    }


def test_the_parent_field_comes_before_the_folder() -> None:
    found = parents(
        topic("harvest", title="Harvest"),
        topic("trade", title="Trade"),
        topic("harvest/wheat", title="Wheat", parent="Trade"),
    )
    assert found == {"topic:wheat": "topic:trade"}


def test_folders_of_actors_mean_nothing() -> None:
    assert parents(actor("council", title="Council"), actor("council/oda", title="Oda")) == {}


def test_an_actor_belongs_to_its_parent_or_lies_within_a_place() -> None:
    found = parents(
        actor("council", title="Council"),
        actor("office", title="Office", parent="Council", within="Harbour Land"),
        actor("old-port", title="Old Port", within="actor:Harbour Land"),
        actor("harbour-land", title="Harbour Land"),
    )
    assert found == {"actor:office": "actor:council", "actor:old-port": "actor:harbour-land"}


def test_a_page_kept_among_the_topics_is_no_parent() -> None:
    page = make_document("topics/harvest.md", kind="page", title="Harvest")
    assert parents(page, topic("harvest/wheat", title="Wheat")) == {}


def test_children_are_known_and_sorted() -> None:
    catalog = catalog_of(
        topic("harvest", title="Harvest"),
        topic("harvest/wheat", title="Wheat"),
        topic("harvest/corn", title="Corn"),
    )
    assert catalog.children == {
        "topic:corn": (),
        "topic:harvest": ("topic:corn", "topic:wheat"),
        "topic:wheat": (),
    }


def test_a_loop_is_one_error_that_names_all_of_it() -> None:
    catalog, problems = joined(
        topic("a", title="Apples", parent="Crops"),
        topic("b", title="Barley", parent="Apples"),
        topic("c", title="Crops", parent="Barley"),
        topic("d", title="Damsons", parent="Apples"),
    )
    assert codes(problems) == ["BG307"]
    assert '"Apples" → "Crops" → "Barley" → "Apples"' in problems[0].message
    assert problems[0].span == Span("content/topics/a.md", 3, 9)
    assert {ref: one.parent for ref, one in catalog.subjects.items() if one.parent} == {"topic:d": "topic:a"}


def test_a_topic_that_is_its_own_parent_is_an_error() -> None:
    (problem,) = problems_of(topic("a", title="Apples", parent="Apples"))
    assert problem.code == "BG307"
    assert problem.message == 'the topic "Apples" is its own parent'


def test_each_loop_is_reported_once() -> None:
    problems = problems_of(
        actor("a", title="Aaa", parent="Bbb"),
        actor("b", title="Bbb", parent="Aaa"),
        actor("c", title="Ccc", within="Ddd"),
        actor("d", title="Ddd", within="Ccc"),
    )
    assert [one.span.path for one in problems] == ["content/actors/a.md", "content/actors/c.md"]


def test_documents_in_a_loop_do_not_hang_the_build() -> None:
    catalog, _ = joined(topic("a", title="Apples", parent="Apples"), article("x", topics=["Apples"]))
    assert catalog.members["topic:a"] == ("articles/x",)


@some_examples
@given(st.lists(st.integers(0, 7), min_size=8, max_size=8))
def test_whatever_parents_are_written_no_loop_is_left(choices: list[int]) -> None:
    catalog, problems = joined(
        *(topic(f"t{n}", title=f"Topic number {n}", parent=f"t{parent}") for n, parent in enumerate(choices))
    )
    parent_of = {ref: one.parent for ref, one in catalog.subjects.items() if one.parent}
    for ref in catalog.subjects:
        assert len(list(zip(ancestors(ref, parent_of), range(20), strict=False))) < 8
    looped = sum(problem.message.count("→") or 1 for problem in problems)
    assert len(parent_of) + looped == 8
