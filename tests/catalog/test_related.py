"""Documents to read next."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.catalog.chronology import is_listed, newest_first
from briefgen.catalog.related import TOTAL, _weight
from briefgen.catalog.related import related as related_among
from briefgen.model.document import Document
from briefgen.model.site import Catalog
from tests.catalog.corpora import corpora, some_examples
from tests.catalog.documents import article, catalog_of, joined, make_document, note, topic


def related(key: str, *documents: Document) -> tuple[str, ...]:
    return catalog_of(*documents).related[key]


def test_a_document_that_shares_nothing_is_not_related() -> None:
    assert related("articles/a", article("a", tags=["x"]), article("b", tags=["y"])) == ()


def test_a_rare_subject_counts_for_more_than_a_common_one() -> None:
    common = [note(f"n{number}", topics=["Harvest"], date="2025-01-01") for number in range(8)]
    source = article("a", topics=["Harvest"], tags=["valve"])
    rare = note("rare", tags=["valve"], date="2020-01-01")
    assert related("articles/a", source, rare, *common)[0] == "notes/rare"


def test_two_shared_subjects_count_for_more_than_one_of_them() -> None:
    source = article("a", topics=["Harvest"], actors=["Oda"])
    both = note("both", topics=["Harvest"], actors=["Oda"], date="2020-01-01")
    assert related("articles/a", source, both, note("one", topics=["Harvest"], date="2025-01-01")) == (
        "notes/both",
        "notes/one",
    )


def test_of_equally_near_documents_the_newer_comes_first_then_the_key() -> None:
    documents = [
        article("a", tags=["x"]),
        note("d", tags=["x"]),
        note("c", tags=["x"]),
        note("b", tags=["x"], date="2024-01-01"),
        note("e", tags=["x"], date="2024-06-01"),
    ]
    assert related("articles/a", *documents) == ("notes/e", "notes/b", "notes/c", "notes/d")


def test_there_are_five_at_most() -> None:
    others = [note(f"n{number}", tags=["x"]) for number in range(9)]
    assert len(related("articles/a", article("a", tags=["x"]), *others)) == TOTAL


def test_picked_ones_come_first_in_the_order_of_the_author_and_only_once() -> None:
    source = article("a", tags=["x"], related=["Second", "../notes/first.md", "second"])
    others = [
        note("first", title="First"),
        note("second", title="Second", tags=["x"]),
        note("third", tags=["x"]),
    ]
    assert related("articles/a", source, *others) == ("notes/second", "notes/first", "notes/third")


def test_all_picked_ones_are_kept_and_none_computed_beside_five() -> None:
    others = [note(f"n{number}", tags=["x"]) for number in range(7)]
    source = article("a", tags=["x"], related=[f"n{number}" for number in range(6)])
    assert related("articles/a", source, *others) == tuple(f"notes/n{number}" for number in range(6))


def test_a_picked_topic_is_a_link_and_not_a_document() -> None:
    source = article("a", related=["Harvest"])
    assert related("articles/a", source, topic("harvest", title="Harvest")) == ()


def test_a_document_is_not_related_to_itself() -> None:
    assert related("articles/a", article("a", title="A", tags=["x"], related=["A"])) == ()


@pytest.mark.parametrize("front", [{"unlisted": True}, {"status": "superseded"}, {"status": "withdrawn"}])
def test_what_is_out_of_lists_or_out_of_date_is_not_suggested(front: dict[str, Any]) -> None:
    assert related("articles/a", article("a", tags=["x"]), note("b", tags=["x"], **front)) == ()


def test_what_is_out_of_date_still_leads_on() -> None:
    assert related("notes/b", article("a", tags=["x"]), note("b", tags=["x"], status="superseded")) == (
        "articles/a",
    )


def test_pages_and_profiles_are_not_suggested_and_have_none_but_picked_ones() -> None:
    catalog = catalog_of(
        article("a", tags=["x"]),
        make_document("about.md", tags=["x"], related=["a"]),
        make_document("method.md", tags=["x"]),
        topic("t", title="T", tags=["x"]),
    )
    assert catalog.related == {"about": ("articles/a",), "articles/a": (), "method": (), "topics/t": ()}


def test_in_a_large_archive_only_the_nearest_in_time_are_compared() -> None:
    notes = [note(f"n{number}", tags=["x"], date=f"2024-01-{number + 1:02}") for number in range(20)]
    catalog = catalog_of(*notes)
    found = related_among(newest_first(notes), dict.fromkeys(catalog.documents, ()), catalog.terms, window=4)
    assert found["notes/n10"] == ("notes/n12", "notes/n11", "notes/n9")
    assert found["notes/n19"] == ("notes/n18", "notes/n17", "notes/n16")
    assert found["notes/n0"] == ("notes/n3", "notes/n2", "notes/n1")


@some_examples
@given(corpora(related=False), st.integers(8, 20))
def test_a_window_that_holds_all_documents_changes_nothing(documents: Any, window: int) -> None:
    catalog, _ = joined(*documents)
    in_order = newest_first(filter(is_listed, catalog.documents.values()))
    picked = dict.fromkeys(catalog.documents, ())
    assert related_among(in_order, picked, catalog.terms, window=window) == catalog.related


def by_definition(catalog: Catalog, key: str) -> tuple[str, ...]:
    """Score every candidate in the plain way."""
    in_order = [
        one for one in newest_first(filter(is_listed, catalog.documents.values())) if one.kind != "page"
    ]
    subjects = {
        one.key: {
            *catalog.terms[one.key].topics,
            *catalog.terms[one.key].actors,
            *catalog.terms[one.key].tags,
        }
        for one in in_order
    }
    picked = catalog.related[key][: len(set(catalog.documents[key].fields.related))]
    if key not in subjects:
        return catalog.related[key]

    def weight(ref: str) -> int:
        having = sum(ref in refs for refs in subjects.values())
        return (len(in_order) ** 2 // having**2).bit_length()

    scores = {
        one.key: sum(map(weight, subjects[key] & subjects[one.key]))
        for one in in_order
        if one.key not in (key, *picked) and one.gate.status not in ("superseded", "withdrawn")
    }
    ranked = sorted((one for one in scores if scores[one]), key=lambda one: -scores[one])
    return (*picked, *ranked[: TOTAL - len(picked)])


@some_examples
@given(corpora(related=False))
def test_the_fast_way_finds_what_the_plain_way_finds(documents: Any) -> None:
    catalog, _ = joined(*documents)
    assert catalog.related == {key: by_definition(catalog, key) for key in catalog.documents}


@some_examples
@given(st.integers(1, 400))
def test_a_rarer_subject_never_weighs_less(having: int) -> None:
    assert _weight(400, having) >= _weight(400, having + 1)
    assert _weight(400, having) >= 1 or having > 400
