"""Who links here."""

from briefgen.model.site import Backlink
from tests.catalog.documents import actor, article, catalog_of, link, note, topic, wikilink

TERMS = article("terms", title="Terms")
ODA = actor("oda", title="Oda")


def test_a_backlink_has_the_sentence_of_the_first_link() -> None:
    source = note("a", wikilink("Terms", sentence="First."), link("/articles/terms", sentence="Second."))
    assert catalog_of(source, TERMS).backlinks["document:articles/terms"] == (Backlink("notes/a", "First."),)


def test_backlinks_are_newest_first_and_profiles_come_last() -> None:
    catalog = catalog_of(
        TERMS,
        note("old", wikilink("Terms"), date="2024-01-01"),
        note("new", wikilink("Terms"), date="2024-06-01"),
        note("undated", wikilink("Terms")),
        actor("oda", wikilink("Terms"), title="Oda"),
        topic("zinc", wikilink("Terms"), title="Zinc"),
    )
    found = catalog.backlinks["document:articles/terms"]
    assert [one.source for one in found] == [
        "notes/new",
        "notes/old",
        "notes/undated",
        "actors/oda",
        "topics/zinc",
    ]


def test_a_link_to_oneself_is_no_backlink() -> None:
    catalog = catalog_of(
        article("terms", wikilink("Terms"), title="Terms"), actor("oda", wikilink("Oda"), title="Oda")
    )
    assert not any(catalog.backlinks.values())


def test_an_unlisted_document_is_not_listed_as_a_source() -> None:
    catalog = catalog_of(TERMS, note("a", wikilink("Terms"), unlisted=True))
    assert catalog.backlinks["document:articles/terms"] == ()


def test_every_page_has_an_entry() -> None:
    catalog = catalog_of(TERMS, ODA, note("a", tags=["x"]))
    assert list(catalog.backlinks) == ["actor:oda", "document:articles/terms", "document:notes/a", "tag:x"]


def test_whoever_links_without_naming_it_in_front_matter_mentions_the_actor() -> None:
    catalog = catalog_of(
        ODA,
        note("main", wikilink("Oda", sentence="She said."), actors=["Oda"]),
        note("aside", wikilink("Oda", sentence="He quoted [her].")),
    )
    assert catalog.mentioned_in["actor:oda"] == (Backlink("notes/aside", "He quoted [her]."),)
    assert len(catalog.backlinks["actor:oda"]) == 2


def test_profiles_stand_among_backlinks_and_not_among_mentions() -> None:
    catalog = catalog_of(ODA, topic("zinc", wikilink("Oda"), title="Zinc"))
    assert [one.source for one in catalog.backlinks["actor:oda"]] == ["topics/zinc"]
    assert catalog.mentioned_in["actor:oda"] == ()


def test_a_document_of_a_subtopic_does_not_also_mention_the_topic() -> None:
    catalog = catalog_of(
        topic("harvest", title="Harvest"),
        topic("harvest/wheat", title="Wheat"),
        note("a", wikilink("Harvest"), topics=["Wheat"]),
    )
    assert catalog.members["topic:harvest"] == ("notes/a",)
    assert catalog.mentioned_in["topic:harvest"] == ()


def test_only_topics_and_actors_are_mentioned() -> None:
    catalog = catalog_of(note("a", wikilink("tag:x")), note("b", tags=["x"]), ODA)
    assert list(catalog.mentioned_in) == ["actor:oda"]
