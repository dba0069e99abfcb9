"""Actors that share documents."""

import msgspec

from briefgen.model.site import Catalog, Count
from briefgen.theme.values.ties import Circle, Tie, TieValues
from tests.theme.desk import catalog, subject

NAMES = ("ada", "bo", "cy", "di")
SEEN = {
    "actor:ada": (Count("actor:bo", 3), Count("actor:cy", 2), Count("actor:di", 1)),
    "actor:bo": (Count("actor:ada", 3), Count("actor:cy", 1)),
    "actor:cy": (Count("actor:ada", 2), Count("actor:bo", 1)),
    "actor:di": (Count("actor:ada", 1),),
}
MEMBERS = {
    "actor:ada": ("a", "b", "c"),
    "actor:bo": ("a", "b", "c"),
    "actor:cy": ("a", "b"),
    "actor:di": (),
    "topic:ports": ("a",) * 9,
}


def known() -> Catalog:
    subjects = (*(subject("actor", name, name.title()) for name in NAMES), subject("topic", "ports", "Ports"))
    return msgspec.structs.replace(catalog((), subjects), seen_with=SEEN, members=MEMBERS)


def test_partners_are_the_most_frequent_and_tell_what_they_share_with_each_other() -> None:
    assert TieValues(known()).of_partners("actor:ada:2") == Circle(
        (Count("actor:bo", 3), Count("actor:cy", 2)), (Tie("actor:bo", "actor:cy", 1),)
    )


def test_partners_that_share_nothing_have_no_tie() -> None:
    assert TieValues(known()).of_partners("actor:ada:3").ties == (Tie("actor:bo", "actor:cy", 1),)


def test_an_actor_that_nobody_knows_has_no_partners() -> None:
    assert TieValues(known()).of_partners("actor:gone:12") == Circle()


def test_the_most_covered_actors_come_by_their_documents_then_by_name() -> None:
    found = TieValues(known()).of_most_covered("2")
    assert found.actors == (Count("actor:ada", 3), Count("actor:bo", 3))
    assert found.ties == (Tie("actor:ada", "actor:bo", 3),)


def test_an_actor_without_documents_is_not_covered() -> None:
    assert [actor.ref for actor in TieValues(known()).of_most_covered("9").actors] == [
        "actor:ada",
        "actor:bo",
        "actor:cy",
    ]
