"""The subjects of a document."""

from briefgen.diagnostics import Severity
from briefgen.model.fields import Identifiers
from tests.catalog.documents import (
    actor,
    article,
    catalog_of,
    codes,
    joined,
    link,
    note,
    problems_of,
    topic,
    wikilink,
)

UKRAINE_LIKE = actor("borduria", title="Borduria", actor_kind="state", country="BD")
PORT = actor("old-port", title="Old Port", actor_kind="place", identifiers=Identifiers(iso3166="BD-07"))
COUNCIL = actor("council", title="Council", actor_kind="alliance")


def test_terms_stand_in_the_order_of_the_author() -> None:
    terms = catalog_of(article("a", topics=["Zinc", "Apples"], tags=["b", "a"])).terms["articles/a"]
    assert terms.topics == ("topic:zinc", "topic:apples")
    assert terms.tags == ("tag:b", "tag:a")


def test_two_names_of_one_subject_count_once() -> None:
    profile = actor("oda", title="Oda Brenner", aliases=["the envoy"])
    catalog = catalog_of(profile, article("a", actors=["the envoy", "Mara", "Oda Brenner"]))
    assert catalog.terms["articles/a"].actors == ("actor:oda", "actor:mara")
    assert catalog.members["actor:oda"] == ("articles/a",)


def test_topics_and_actors_look_in_their_own_kind() -> None:
    catalog = catalog_of(topic("alliance", title="Alliance"), article("a", actors=["Alliance"]))
    assert catalog.terms["articles/a"].actors == ("actor:alliance",)
    assert catalog.members["topic:alliance"] == ()


def test_links_in_the_body_are_mentions_in_their_order() -> None:
    source = article(
        "a", wikilink("Oda"), link("/topics/zinc.md"), wikilink("Mara"), wikilink("Oda"), actors=["Mara"]
    )
    catalog = catalog_of(
        source, actor("oda", title="Oda"), actor("mara", title="Mara"), topic("zinc", title="Zinc")
    )
    assert catalog.terms["articles/a"].mentions == ("actor:oda", "topic:zinc")


def test_links_to_documents_and_tags_are_no_mentions() -> None:
    source = article("a", wikilink("Other"), wikilink("tag:x1"), tags=["x2"])
    catalog = catalog_of(source, note("other", title="Other", tags=["x1"]))
    assert catalog.terms["articles/a"].mentions == ()


def test_a_profile_does_not_mention_itself() -> None:
    catalog = catalog_of(actor("oda", wikilink("Oda"), title="Oda"))
    assert catalog.terms["actors/oda"].mentions == ()


def test_places_are_states_and_places_by_name_or_code() -> None:
    source = article("a", places=["BD", "old port", "bd-07", "borduria"])
    assert catalog_of(source, UKRAINE_LIKE, PORT).terms["articles/a"].places == (
        "actor:borduria",
        "actor:old-port",
    )


def test_a_code_in_identifiers_comes_before_a_country() -> None:
    claimed = actor("aa-claimed", title="Claimed", actor_kind="state", country="BD")
    exact = actor("zz-exact", title="Exact", actor_kind="state", identifiers=Identifiers(iso3166="BD"))
    assert catalog_of(article("a", places=["BD"]), claimed, exact).terms["articles/a"].places == (
        "actor:zz-exact",
    )


def test_a_person_of_that_country_is_not_the_country() -> None:
    person = actor("oda", title="Oda", actor_kind="person", country="BD")
    catalog, problems = joined(article("a", places=["BD"]), person)
    assert catalog.terms["articles/a"].places == ()
    assert codes(problems) == ["BG309"]


def test_an_actor_that_is_neither_state_nor_place_is_no_place() -> None:
    catalog, problems = joined(article("a", title="A", places=["Council"]), COUNCIL)
    assert catalog.terms["articles/a"].places == ()
    assert codes(problems) == ["BG309"]
    assert problems[0].severity is Severity.INFO
    assert problems[0].span.column == 10


def test_an_unknown_place_makes_no_stub() -> None:
    catalog, _ = joined(article("a", places=["Nowhere"]))
    assert catalog.subjects == {}


def test_a_stub_may_be_a_place() -> None:
    assert problems_of(article("a", places=["New Port"]), note("b", actors=["New Port"])) == ()


def test_every_document_has_terms_profiles_too() -> None:
    catalog = catalog_of(actor("oda", title="Oda", topics=["Zinc"]), article("a"))
    assert list(catalog.terms) == ["actors/oda", "articles/a"]
    assert catalog.terms["actors/oda"].topics == ("topic:zinc",)
