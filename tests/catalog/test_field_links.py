"""What links in front matter lead to."""

from typing import Any

import pytest

from briefgen.diagnostics import Severity, Span
from briefgen.model.fields import Membership, Relation, Role
from briefgen.model.site import Record, Target
from tests.catalog.documents import actor, article, catalog_of, codes, joined, note, problems_of, topic

NOWHERE = Target("none")
TERMS = article("terms", title="The terms of June", sections=["Territory"])


def fields(key: str, *documents: Any, **options: Any) -> dict[str, Target]:
    return dict(catalog_of(*documents, **options).field_targets[key])


@pytest.mark.parametrize(
    "written",
    [
        "The terms of June",
        "the terms of june",
        "terms",
        "../articles/terms.md",
        "/articles/terms",
    ],
)
def test_related_documents_are_links_names_or_paths(written: str) -> None:
    found = fields("notes/a", note("a", related=[written]), TERMS)
    assert found == {"related[0]": Target("page", "document:articles/terms")}


def test_single_links_to_documents_are_resolved() -> None:
    source = note("a", superseded_by="The terms of June", translation_of="terms", lang="uk")
    assert fields("notes/a", source, TERMS) == {
        "superseded_by": Target("page", "document:articles/terms"),
        "translation_of": Target("page", "document:articles/terms"),
    }


def test_a_path_may_name_a_section() -> None:
    found = fields("topics/t", topic("t", start_here=["/articles/terms.md#Territory"]), TERMS)
    assert found["start_here[0]"] == Target("page", "document:articles/terms", "territory")


def test_a_missing_section_is_an_error() -> None:
    (problem,) = problems_of(note("a", related=["../articles/terms.md#Nope"]), TERMS)
    assert problem.code == "BG314"
    assert problem.span == Span("content/notes/a.md", 2, 11)


def test_an_address_leads_outside() -> None:
    found = fields("notes/a", note("a", related=["https://example.org/x"]))
    assert found["related[0]"] == Target("outside", "https://example.org/x")


def test_an_actor_names_organisations_and_other_actors() -> None:
    profile = actor(
        "oda",
        title="Oda",
        parent="Council",
        within="Harbour Land",
        roles=[Role(title="Clerk"), Role(title="Envoy", org="The Council")],
        memberships=[Membership(org="council")],
        relations=[Relation(to="actor:Mara", type="advises"), Relation(to="Nobody", type="opponent_of")],
    )
    others = [actor("council", title="Council", aliases=["The Council"]), actor("mara", title="Mara")]
    assert fields("actors/oda", profile, *others) == {
        "parent": Target("page", "actor:council"),
        "within": Target("page", "actor:harbour-land"),
        "roles[1].org": Target("page", "actor:council"),
        "memberships[0].org": Target("page", "actor:council"),
        "relations[0].to": Target("page", "actor:mara"),
        "relations[1].to": NOWHERE,
    }


def test_a_topic_names_its_keeper_and_other_topics() -> None:
    profile = topic(
        "wheat", title="Wheat", owner="t-o", broader=["Harvest"], related_topics=["Trade"], matrix=["Oda"]
    )
    others = [topic("harvest", title="Harvest"), topic("trade", title="Trade"), actor("oda", title="Oda")]
    assert fields("topics/wheat", profile, *others, authors=[Record("t-o", "Tobias O")]) == {
        "owner": Target("page", "author:t-o"),
        "broader[0]": Target("page", "topic:harvest"),
        "related_topics[0]": Target("page", "topic:trade"),
        "matrix[0]": Target("page", "actor:oda"),
    }


def test_reviewers_and_editors_lead_to_authors_but_make_none() -> None:
    source = note("a", authors=["Ann Lee"], reviewers=["Ann Lee", "Someone Else"], editors=["ann lee"])
    catalog = catalog_of(source)
    assert dict(catalog.field_targets["notes/a"]) == {
        "reviewers[0]": Target("page", "author:ann-lee"),
        "reviewers[1]": NOWHERE,
        "editors[0]": Target("page", "author:ann-lee"),
    }
    assert list(catalog.subjects) == ["author:ann-lee"]


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("note", "related", ["Terms of July"]),
        ("note", "superseded_by", "Terms of July"),
        ("note", "translation_of", "Terms of July"),
        ("topic", "start_here", ["Terms of July"]),
        ("topic", "broader", ["Terms of July"]),
        ("topic", "related_topics", ["Terms of July"]),
        ("topic", "matrix", ["Terms of July"]),
    ],
)
def test_a_name_that_has_to_exist_and_does_not_is_a_warning(kind: str, field: str, value: Any) -> None:
    make = {"note": note, "topic": topic}[kind]
    (problem,) = problems_of(make("a", title="A", **{field: value}))
    assert problem.code == "BG318"
    assert problem.severity is Severity.WARNING
    assert problem.span.line == 3
    assert f"`{field}`" in problem.message


def test_an_unknown_related_document_gets_a_suggestion() -> None:
    (problem,) = problems_of(
        note("a", related=["The terms of Jume"]), article("terms", title="The terms of Junes")
    )
    assert problem.help == "correct the name, or take it out"
    (problem,) = problems_of(
        note("a", related=["The terms of Janury"]), article("t", title="The terms of January")
    )
    assert problem.help == 'did you mean "The terms of January"?'


def test_an_ambiguous_related_document_is_a_warning() -> None:
    others = [article("a", title="Weekly summary"), article("b", title="Weekly summary")]
    catalog, problems = joined(note("n", related=["Weekly summary"]), *others)
    assert codes(problems) == ["BG310"]
    assert catalog.field_targets["notes/n"] == (("related[0]", NOWHERE),)


def test_a_missing_related_file_is_an_error() -> None:
    assert codes(problems_of(note("a", related=["../articles/nothing.md"]))) == ["BG312"]


def test_an_unknown_organisation_is_plain_text_unless_it_is_near_a_known_one() -> None:
    council = actor("council", title="Council")
    assert problems_of(actor("oda", title="Oda", roles=[Role("Clerk", org="Fishery Board")]), council) == ()
    assert codes(problems_of(actor("oda", title="Oda", roles=[Role("Clerk", org="Councli")]), council)) == [
        "BG305"
    ]


def test_a_lead_image_is_found_like_a_picture() -> None:
    catalog = catalog_of(
        note("2024/a", image="map.svg"), assets=["notes/2024/map.svg", "notes/2024/unused.svg"]
    )
    assert dict(catalog.field_targets["notes/2024/a"]) == {"image.src": Target("asset", "notes/2024/map.svg")}
    assert catalog.assets == ("notes/2024/map.svg",)


def test_a_missing_lead_image_is_an_error_at_its_place() -> None:
    (problem,) = problems_of(note("a", title="A", image="map.svg"))
    assert problem.code == "BG313"
    assert problem.span == Span("content/notes/a.md", 3, 8)


def test_fields_of_a_document_without_links_are_empty() -> None:
    assert catalog_of(note("a")).field_targets == {"notes/a": ()}
