from typing import get_args

import pytest

from briefgen.content.front_matter.given import Given
from briefgen.content.front_matter.kinds import KindReading, read_kind
from briefgen.model.fields import ActorFields, Kind, NoteFields, TopicFields
from briefgen.typed_yaml import Place, Scalar, Sequence
from tests.content.front_matter.golden import parsed

PLACE = Place(2, 7, 2, 12)


def typed(word: str) -> Given:
    return Given("kind", Scalar("type", Place(2, 1)), Scalar(word, PLACE), "content/x.md")


def test_without_a_kind_of_its_own_a_document_has_that_of_its_folder() -> None:
    assert read_kind(None, "note") == KindReading("note")


def test_an_empty_kind_is_no_kind() -> None:
    assert read_kind(typed(""), "note") == KindReading("note")


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_kind_overrides_the_folder(kind: Kind) -> None:
    assert read_kind(typed(kind), "page").kind == kind


@pytest.mark.parametrize(
    ("word", "kind", "actor_kind"),
    [
        ("person", "actor", "person"),
        ("organization", "actor", "organisation"),
        ("organisation", "actor", "organisation"),
        ("country", "actor", "state"),
        ("concept", "topic", ""),
        ("daily", "note", ""),
    ],
)
def test_words_of_obsidian_vaults_map_to_kinds(word: str, kind: Kind, actor_kind: str) -> None:
    assert read_kind(typed(word), "page") == KindReading(kind, actor_kind)


@pytest.mark.parametrize("word", ["event", "source"])
def test_kinds_of_later_versions_are_refused_by_name(word: str) -> None:
    found = read_kind(typed(word), "page").problems[0]
    assert found.code == "BG117"
    assert f'"{word}"' in found.message
    assert (found.span.line, found.span.column) == (2, 7)


@pytest.mark.parametrize("word", ["Person", "persn", "artcle"])
def test_a_misspelt_kind_gets_a_suggestion(word: str) -> None:
    found = read_kind(typed(word), "page").problems[0]
    assert found.code == "BG106"
    assert "did you mean" in found.help


def test_a_list_is_no_kind() -> None:
    given = Given("kind", Scalar("kind", PLACE), Sequence((), PLACE), "content/x.md")
    assert read_kind(given, "page").problems[0].code == "BG106"


def test_a_person_of_a_vault_becomes_an_actor_of_that_sort() -> None:
    document = parsed("---\ntype: person\ntitle: Anna Kovács\n---\n").document
    assert document is not None
    assert document.kind == document.card.kind == "actor"
    assert isinstance(document.details, ActorFields)
    assert document.details.actor_kind == "person"


def test_an_actor_kind_of_its_own_wins_over_that_of_the_vault_word() -> None:
    document = parsed("---\ntype: country\nactor_kind: place\n---\n").document
    assert document is not None
    assert isinstance(document.details, ActorFields)
    assert document.details.actor_kind == "place"


def test_concepts_and_daily_notes_have_their_kinds_fields() -> None:
    topic = parsed("---\ntype: concept\nscope: All of it.\n---\n").document
    note = parsed("---\ntype: daily\ndate: 2024-11-07\n---\n").document
    assert topic is not None
    assert isinstance(topic.details, TopicFields)
    assert note is not None
    assert isinstance(note.details, NoteFields)
