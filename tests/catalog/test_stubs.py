"""Subjects without a file, tags among them."""

from typing import Any

import pytest

from briefgen.diagnostics import Severity
from tests.catalog.documents import (
    actor,
    article,
    catalog_of,
    codes,
    joined,
    note,
    problems_of,
    topic,
    wikilink,
)


def test_a_name_that_is_used_once_has_a_stub() -> None:
    catalog = catalog_of(article("a", topics=["Grain corridor"], actors=["Oda Brenner"]))
    assert catalog.subjects["topic:grain-corridor"].name == "Grain corridor"
    assert catalog.subjects["topic:grain-corridor"].document == ""
    assert catalog.members["actor:oda-brenner"] == ("articles/a",)


def test_a_name_with_a_file_has_no_stub() -> None:
    catalog = catalog_of(topic("corridor", title="Grain corridor"), article("a", topics=["grain–corridor"]))
    assert [ref for ref in catalog.subjects if ref.startswith("topic:")] == ["topic:corridor"]


def test_spellings_that_differ_in_case_accents_and_dashes_are_one_stub() -> None:
    catalog = catalog_of(
        article("a", actors=["Mira Sárkány"]),
        article("b", actors=["mira sarkany"]),
        note("c", actors=["MIRA-SÁRKÁNY"]),
    )
    assert catalog.members["actor:mira-sarkany"] == ("articles/a", "articles/b", "notes/c")


def test_a_tag_is_shown_in_its_most_frequent_spelling() -> None:
    catalog = catalog_of(
        article("a", tags=["Harvest"]), article("b", tags=["harvest"]), article("c", tags=["harvest"])
    )
    assert catalog.subjects["tag:harvest"].name == "harvest"


def test_of_equally_frequent_spellings_the_first_in_code_points_is_shown() -> None:
    catalog = catalog_of(article("a", tags=["harvest"]), article("b", tags=["Harvest"]))
    assert catalog.subjects["tag:harvest"].name == "Harvest"


def test_a_tag_in_another_script_has_an_ascii_address() -> None:
    catalog = catalog_of(article("a", tags=["врожай"]))
    (ref,) = (ref for ref in catalog.subjects if ref.startswith("tag:"))
    assert catalog.subjects[ref].name == "врожай"
    assert ref.removeprefix("tag:").isascii()


def test_a_hash_before_a_tag_is_no_part_of_it() -> None:
    assert "tag:harvest" in catalog_of(article("a", tags=["#harvest"])).subjects
    assert catalog_of(article("a", tags=["#harvest"])).subjects["tag:harvest"].name == "harvest"


def test_a_parent_without_a_file_has_a_stub() -> None:
    catalog = catalog_of(topic("wheat", title="Wheat", parent="Harvest"))
    assert catalog.subjects["topic:wheat"].parent == "topic:harvest"
    assert catalog.children["topic:harvest"] == ("topic:wheat",)


def test_what_a_place_lies_within_has_a_stub() -> None:
    catalog = catalog_of(actor("old-port", title="Old Port", within="Harbour Land"))
    assert catalog.subjects["actor:old-port"].parent == "actor:harbour-land"


def test_links_in_bodies_make_no_stubs() -> None:
    assert catalog_of(article("a", wikilink("Grain corridor"))).subjects == {}


def test_an_author_who_is_only_named_has_a_stub() -> None:
    catalog = catalog_of(article("a", authors=["Ann Lee"]), note("b", authors=["ann lee"]))
    assert catalog.members["author:ann-lee"] == ("articles/a", "notes/b")


def test_an_actor_of_the_same_name_is_no_author() -> None:
    catalog = catalog_of(actor("ann-lee", title="Ann Lee"), article("a", authors=["Ann Lee"]))
    assert catalog.members["actor:ann-lee"] == ()
    assert catalog.members["author:ann-lee"] == ("articles/a",)


def test_a_prefix_of_its_own_kind_is_no_part_of_a_name() -> None:
    catalog = catalog_of(article("a", topics=["Grain corridor", "topic:Wheat"]))
    assert catalog.terms["articles/a"].topics == ("topic:grain-corridor", "topic:wheat")


def test_two_tags_with_one_address_are_an_error_that_names_both_uses() -> None:
    (problem,) = problems_of(article("a", tags=["us/harbour"]), article("b", tags=["us-harbour"]))
    assert problem.code == "BG303"
    assert problem.severity is Severity.ERROR
    assert problem.span.path == "content/articles/a.md"
    assert '"us/harbour"' in problem.message
    assert '"us-harbour" (content/articles/b.md:2:8)' in problem.message


def test_a_stub_with_the_address_of_a_file_is_an_error_that_offers_its_name() -> None:
    (problem,) = problems_of(
        topic("us-harbour", title="Harbour relations"), article("a", topics=["US/Harbour"])
    )
    assert problem.code == "BG303"
    assert "content/topics/us-harbour.md:2:8" in problem.message
    assert problem.help == 'write "Harbour relations", or add "US/Harbour" to its aliases'


def test_a_name_that_gives_no_address_is_left_out_with_a_warning() -> None:
    catalog, problems = joined(article("a", tags=["!!!", "harvest"]))
    assert codes(problems) == ["BG304"]
    assert problems[0].severity is Severity.WARNING
    assert catalog.terms["articles/a"].tags == ("tag:harvest",)


@pytest.mark.parametrize("setting", [{"stubs": False}, {"subjects": "closed"}])
def test_without_stubs_a_name_is_kept_as_plain_words(setting: dict[str, Any]) -> None:
    catalog, _ = joined(
        topic("wheat", title="Wheat"),
        article("a", topics=["Grain", "Wheat"], actors=["Oda"], tags=["x1"]),
        **setting,
    )
    assert catalog.terms["articles/a"].topics == ("topic:wheat",)
    assert catalog.terms["articles/a"].plain == ("Grain", "Oda")
    assert set(catalog.subjects) == {"topic:wheat", "tag:x1"}


def test_without_stubs_an_unknown_parent_is_none() -> None:
    catalog = catalog_of(topic("wheat", title="Wheat", parent="Harvest"), stubs=False)
    assert catalog.subjects["topic:wheat"].parent == ""


def test_a_profile_that_goes_away_leaves_a_stub_while_it_is_named() -> None:
    named = article("a", actors=["Oda Brenner"])
    profile = actor("oda-brenner", title="Oda Brenner", aliases=["the envoy"])
    before, after = catalog_of(named, profile), catalog_of(named)
    assert before.subjects["actor:oda-brenner"].aliases == ("the envoy",)
    assert after.subjects["actor:oda-brenner"].aliases == ()
    assert before.members == after.members


def test_names_that_only_unlisted_documents_use_have_no_stub() -> None:
    names: dict[str, Any] = {
        "topics": ["Quays"],
        "actors": ["Oda Brenner"],
        "tags": ["harvest"],
        "authors": ["Desk"],
        "series": "Winter",
    }
    catalog = catalog_of(note("a", unlisted=True, **names), note("b", topics=["Grain"]))
    assert list(catalog.subjects) == ["topic:grain"]
    assert catalog.terms["notes/a"].plain == ("Quays", "Oda Brenner", "harvest", "Desk", "Winter")
    assert not any(
        getattr(catalog.terms["notes/a"], kind) for kind in ("topics", "actors", "tags", "authors")
    )


def test_an_unlisted_document_names_stubs_of_listed_ones_and_does_not_spell_them() -> None:
    hidden = [note(str(number), unlisted=True, topics=["GRAIN"]) for number in range(3)]
    catalog = catalog_of(note("b", topics=["Grain"]), *hidden)
    assert catalog.subjects["topic:grain"].name == "Grain"
    assert catalog.terms["notes/0"].topics == ("topic:grain",)
    assert catalog.members["topic:grain"] == ("notes/b",)


def test_a_profile_that_only_an_unlisted_document_names_keeps_its_page() -> None:
    catalog = catalog_of(topic("quays", title="Quays"), note("a", unlisted=True, topics=["Quays"]))
    assert catalog.terms["notes/a"].topics == ("topic:quays",)


def test_the_parent_that_only_an_unlisted_profile_names_has_no_stub() -> None:
    catalog = catalog_of(topic("quays", title="Quays", parent="Ports", unlisted=True))
    assert list(catalog.subjects) == ["topic:quays"]
    assert catalog.subjects["topic:quays"].parent == ""
