"""Which documents a subject has, and what subjects share."""

from typing import Any

from hypothesis import given

from briefgen.catalog.hierarchy import ancestors
from briefgen.model.site import Catalog, Count
from tests.catalog.corpora import corpora, some_examples
from tests.catalog.documents import actor, article, catalog_of, joined, make_document, note, topic, wikilink

TREE = [
    topic("harvest", title="Harvest"),
    topic("harvest/wheat", title="Wheat"),
    topic("harvest/wheat/prices", title="Prices"),
]


def members(ref: str, *documents: Any) -> tuple[str, ...]:
    return catalog_of(*TREE, *documents).members[ref]


def test_articles_notes_briefs_and_pages_are_members_and_profiles_are_not() -> None:
    documents = [
        make_document(f"{folder}/x.md", title="X", topics=["Wheat"], date="2024-01-01")
        for folder in ("articles", "notes", "briefs", "actors")
    ]
    found = members("topic:wheat", *documents, make_document("about.md", topics=["Wheat"]))
    assert found == ("articles/x", "briefs/x", "notes/x", "about")


def test_members_are_newest_first_and_undated_last_then_by_key() -> None:
    found = members(
        "topic:wheat",
        article("d", topics=["Wheat"]),
        article("c", topics=["Wheat"]),
        article("b", topics=["Wheat"], date="2024-01-01"),
        article("a", topics=["Wheat"], date="2024-05-01"),
        note("e", topics=["Wheat"], date="2024-05-01"),
    )
    assert found == ("articles/a", "notes/e", "articles/b", "articles/c", "articles/d")


def test_unlisted_documents_are_no_members() -> None:
    assert members("topic:wheat", article("a", topics=["Wheat"], unlisted=True)) == ()


def test_a_topic_has_the_documents_of_its_subtopics_at_any_depth() -> None:
    assert members("topic:harvest", article("a", topics=["Prices"])) == ("articles/a",)


def test_a_document_of_topic_and_subtopic_is_there_once() -> None:
    assert members("topic:harvest", article("a", topics=["Wheat", "Prices", "Harvest"])) == ("articles/a",)


def test_own_members_leave_subtopics_out() -> None:
    catalog = catalog_of(*TREE, article("a", topics=["Prices"]), article("b", topics=["Harvest"]))
    assert catalog.own_members["topic:harvest"] == ("articles/b",)
    assert catalog.own_members["topic:prices"] == ("articles/a",)


def test_an_actor_does_not_have_the_documents_of_its_parts() -> None:
    catalog = catalog_of(
        actor("council", title="Council"),
        actor("oda", title="Oda", parent="Council"),
        article("a", actors=["Oda"]),
    )
    assert catalog.members["actor:council"] == ()


def test_actors_seen_together_are_counted_by_shared_documents() -> None:
    catalog = catalog_of(
        article("a", actors=["Oda", "Mara", "Lind"]),
        article("b", actors=["Oda", "Mara"]),
        article("c", actors=["Oda"]),
    )
    assert catalog.seen_with["actor:oda"] == (Count("actor:mara", 2), Count("actor:lind", 1))
    assert catalog.seen_with["actor:lind"] == (Count("actor:mara", 1), Count("actor:oda", 1))


def test_an_actor_that_is_only_mentioned_is_not_seen_with_others() -> None:
    catalog = catalog_of(article("a", wikilink("Mara"), actors=["Oda"]), actor("mara", title="Mara"))
    assert catalog.seen_with["actor:oda"] == ()


def test_the_matrix_counts_documents_of_subtopics_once() -> None:
    catalog = catalog_of(*TREE, article("a", topics=["Wheat", "Prices"], actors=["Oda"]))
    assert catalog.matrix["topic:harvest"] == (Count("actor:oda", 1),)
    assert catalog.common_topics["actor:oda"] == (
        Count("topic:harvest", 1),
        Count("topic:prices", 1),
        Count("topic:wheat", 1),
    )


def test_a_topic_knows_the_tags_of_its_documents() -> None:
    catalog = catalog_of(
        *TREE, article("a", topics=["Prices"], tags=["x", "y"]), article("b", topics=["Wheat"], tags=["y"])
    )
    assert catalog.common_tags["topic:harvest"] == (Count("tag:y", 2), Count("tag:x", 1))


def shared(catalog: Catalog, one: str, other: str) -> int:
    return len(set(catalog.members[one]) & set(catalog.members[other]))


@some_examples
@given(corpora())
def test_every_count_is_the_number_of_shared_members(documents: Any) -> None:
    catalog, _ = joined(*documents)
    kinds = {
        "seen_with": ("actor", "actor"),
        "common_topics": ("actor", "topic"),
        "common_tags": ("topic", "tag"),
        "matrix": ("topic", "actor"),
    }
    for name, (kind, other_kind) in kinds.items():
        table: dict[str, tuple[Count, ...]] = getattr(catalog, name)
        assert set(table) == {ref for ref, one in catalog.subjects.items() if one.kind == kind}
        for ref, counts in table.items():
            others = {r for r, one in catalog.subjects.items() if one.kind == other_kind and r != ref}
            expected = {(other, n) for other in others if (n := shared(catalog, ref, other))}
            assert {(count.ref, count.count) for count in counts} == expected
            assert list(counts) == sorted(counts, key=lambda count: (-count.count, count.ref))


@some_examples
@given(corpora())
def test_members_are_those_of_all_subtopics_each_once(documents: Any) -> None:
    catalog, _ = joined(*documents)
    parent_of = {ref: one.parent for ref, one in catalog.subjects.items() if one.parent}
    for ref, found in catalog.members.items():
        assert len(found) == len(set(found))
        below = {ref} | {other for other in catalog.subjects if ref in ancestors(other, parent_of)}
        if catalog.subjects[ref].kind != "topic":
            below = {ref}
        assert set(found) == {key for other in below for key in catalog.own_members[other]}


@some_examples
@given(corpora())
def test_what_a_document_names_lists_it(documents: Any) -> None:
    catalog, _ = joined(*documents)
    for key, terms in catalog.terms.items():
        document = catalog.documents[key]
        is_member = document.kind not in ("actor", "topic") and not document.fields.unlisted
        for ref in (*terms.topics, *terms.actors, *terms.tags, *terms.authors, *terms.series):
            assert (key in catalog.members[ref]) == is_member
