"""What a name means among all that is there."""

import pytest

from briefgen.catalog.shelf import Shelf
from briefgen.catalog.subjects import gather_subjects
from briefgen.model.document import Document
from briefgen.settings.values import CatalogSettings
from tests.catalog.documents import TODAY, actor, article, note, topic


def shelf_of(*documents: Document) -> Shelf:
    by_key = {one.key: one for one in sorted(documents, key=lambda one: one.key)}
    subjects, _, _ = gather_subjects(by_key, (), (), CatalogSettings(today=TODAY))
    return Shelf(by_key, subjects, (), ())


SHELF = shelf_of(
    article("a", title="Weekly", topics=["Zinc"]),
    article("b", title="weekly"),
    note("c", title="Harvest report"),
    actor("oda", title="Oda"),
    topic("harvest", title="Harvest"),
)


@pytest.mark.parametrize(
    ("name", "refs"),
    [
        ("Weekly", ("document:articles/a", "document:articles/b")),
        ("harvest report", ("document:notes/c",)),
        ("ODA", ("actor:oda",)),
        ("topic: zinc", ("topic:zinc",)),
        ("note:Weekly", ()),
        ("nothing", ()),
    ],
)
def test_a_name_means_none_one_or_several(name: str, refs: tuple[str, ...]) -> None:
    assert SHELF.meanings(name) == refs
    assert SHELF.meanings(name) == refs


def test_a_profile_goes_by_its_subject() -> None:
    assert SHELF.ref("actors/oda") == "actor:oda"
    assert SHELF.ref("notes/c") == "document:notes/c"


def test_the_file_behind_a_ref_is_known() -> None:
    found = [SHELF.document_of(ref) for ref in ("document:notes/c", "topic:harvest", "topic:zinc")]
    assert [one.key if one else None for one in found] == ["notes/c", "topics/harvest", None]


def test_suggestions_come_from_titles_actors_and_topics() -> None:
    found = [SHELF.spellings.near(name) for name in ("Harvest reprot", "Havrest", "Weekli", "Odaa")]
    assert found == ["Harvest report", "Harvest", "Weekly", ""]
