"""Documents that nothing leads to."""

from briefgen.catalog import orphans
from briefgen.model.document import Document
from tests.catalog.documents import actor, article, catalog_of, make_document, note, topic, wikilink


def lonely(*documents: Document) -> tuple[str, ...]:
    return orphans(catalog_of(*documents))


def test_a_document_without_links_to_it_is_an_orphan() -> None:
    assert lonely(note("b"), article("a")) == ("articles/a", "notes/b")


def test_a_link_in_a_body_or_in_front_matter_leads_to_a_document() -> None:
    assert lonely(article("a", wikilink("b")), note("b", related=["a"])) == ()


def test_a_link_to_oneself_does_not_count() -> None:
    assert lonely(article("a", wikilink("a"))) == ("articles/a",)


def test_a_link_from_an_unlisted_document_counts() -> None:
    assert lonely(article("a", wikilink("b"), unlisted=True), note("b")) == ("articles/a",)


def test_a_profile_that_is_named_or_has_parts_is_no_orphan() -> None:
    found = lonely(
        actor("oda", title="Oda"),
        actor("mara", title="Mara"),
        topic("harvest", title="Harvest"),
        topic("harvest/wheat", title="Wheat"),
        make_document("about.md", actors=["Oda"]),
    )
    assert found == ("about", "actors/mara", "topics/harvest/wheat")


def test_the_home_page_is_no_orphan() -> None:
    assert lonely(make_document("index.md")) == ()
