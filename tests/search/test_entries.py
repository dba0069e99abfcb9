"""What the search knows of the admitted documents."""

from typing import Any

import pytest

from briefgen.model.document import Document, document_ref
from briefgen.model.site import Catalog
from briefgen.search.entries import Entries
from briefgen.search.entry import Entry
from briefgen.search.words import form_and_stem, words_of
from tests.catalog.documents import joined, make_document, wikilink

SPELLINGS = ("Zelenskiy", "Зеленський", "Zelenskyy")


def found(*documents: Document) -> dict[str, Entry]:
    catalog, _ = joined(*documents)
    told = Entries(catalog, routes(catalog))
    entries = {entry.ref: entry for entry in told.all()}
    assert all(told.of(ref) == entry for ref, entry in entries.items())
    return entries


def routes(catalog: Catalog) -> dict[str, str]:
    refs = [*catalog.subjects, *map(document_ref, catalog.documents)]
    return {ref: f"/{ref}/" for ref in refs}


def actor(**front: Any) -> Document:
    return make_document("actors/zelensky.md", title="Zelensky", aliases=list(SPELLINGS), **front)


def test_a_document_is_told_with_its_route_and_subjects() -> None:
    note = make_document("notes/a.md", date="2025-02-03", topics=["Ports"], authors=["Ada"], tags=["ice"])
    entry = found(note)["document:notes/a"]
    assert (entry.route, entry.kind, entry.lang) == ("/document:notes/a/", "note", "en")
    assert (entry.date, entry.topics, entry.authors, entry.tags) == (
        "2025-02-03",
        ("Ports",),
        ("Ada",),
        ("ice",),
    )


@pytest.mark.parametrize("spelling", ["Zelensky", *SPELLINGS])
def test_an_actor_and_all_its_documents_are_found_under_all_its_names(spelling: str) -> None:
    main = make_document("notes/main.md", actors=["Zelensky"])
    mention = make_document("notes/mention.md", wikilink("Zelensky"))
    told = found(actor(), main, mention)
    assert spelling in told["actor:zelensky"].own_names
    assert spelling in told["document:notes/main"].names
    assert spelling in told["document:notes/mention"].names


def test_a_subject_without_a_profile_is_found_at_its_page() -> None:
    entry = found(make_document("notes/a.md", topics=["Ports"]))["topic:ports"]
    assert (entry.title, entry.kind, entry.own_names) == ("Ports", "topic", ("Ports",))


def test_a_tag_is_no_result_of_its_own() -> None:
    assert "tag:ice" not in found(make_document("notes/a.md", tags=["ice"]))


@pytest.mark.parametrize("front", [{"search": False}, {"unlisted": True}])
def test_what_is_not_to_be_found_is_left_out(front: dict[str, Any]) -> None:
    assert "document:notes/a" not in found(make_document("notes/a.md", **front))


def test_a_profile_that_is_not_to_be_found_lends_no_names() -> None:
    told = found(actor(search=False), make_document("notes/main.md", actors=["Zelensky"]))
    assert "actor:zelensky" not in told
    assert told["document:notes/main"].names == ("Zelensky",)


def test_a_name_stands_in_latin_letters_as_well() -> None:
    words = words_of(found(actor())["actor:zelensky"], "")
    forms = {form_and_stem(word)[0] for word in words.titled}
    assert {"zelensky", "зеленський"} <= forms
    assert any(
        form.startswith("zelens") and form not in ("zelensky", "zelenskiy", "zelenskyy") for form in forms
    ) or ("zelenskyy" in forms)
