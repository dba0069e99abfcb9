"""Topics and actors that have a file."""

import pytest

from briefgen.catalog.profiles import canonical_name, profile_register
from briefgen.diagnostics import Severity, Span
from briefgen.model.document import Document
from tests.catalog.documents import actor, article, catalog_of, codes, problems_of, topic


def found_under(name: str, *documents: Document) -> str:
    register, problems = profile_register("actor", documents)
    assert not problems
    return register.find(name)


ENVOY = actor(
    "oda-brenner",
    title="Oda Brénner",
    native_name="Ода Бреннер",
    aliases=["O. Brenner", "the envoy"],
    id="ob-1",
    sort_name="Brénner, Oda",
    summary="Envoy of the council.",
)


@pytest.mark.parametrize(
    "name",
    [
        "Oda Brénner",
        "oda brenner",
        "ODA–BRENNER",
        "Ода Бреннер",
        "o. brenner",
        "The Envoy",
        "ob-1",
        "OB 1",
        "oda-brenner",
        "actors/oda-brenner",
    ],
)
def test_an_actor_is_found_by_each_of_its_names_however_they_are_written(name: str) -> None:
    assert found_under(name, ENVOY) == "actor:oda-brenner"


def test_a_subject_shows_its_name_sort_name_aliases_and_summary() -> None:
    subject = catalog_of(ENVOY).subjects["actor:oda-brenner"]
    assert subject.name == "Oda Brénner"
    assert subject.sort_name == "Brénner, Oda"
    assert subject.aliases == ("O. Brenner", "the envoy", "Ода Бреннер")
    assert subject.document == "actors/oda-brenner"
    assert subject.summary == "Envoy of the council."


def test_the_name_field_comes_before_the_title_and_both_find_the_actor() -> None:
    profile = actor("oda", title="Oda Brenner: a profile", name="Oda Brenner")
    assert canonical_name(profile) == "Oda Brenner"
    assert found_under("Oda Brenner: a profile", profile) == "actor:oda"
    assert catalog_of(profile).subjects["actor:oda"].aliases == ()


def test_without_a_sort_name_the_name_is_filed() -> None:
    assert (
        catalog_of(topic("grain", title="Grain corridor")).subjects["topic:grain"].sort_name
        == "Grain corridor"
    )


def test_an_address_comes_from_the_slug_and_not_from_the_name() -> None:
    assert set(catalog_of(topic("grain", title="Grain corridor", slug="corridor")).subjects) == {
        "topic:corridor"
    }


def test_metonyms_find_nothing() -> None:
    assert found_under("The Harbour", actor("council", title="Council", metonyms=["The Harbour"])) == ""


def test_a_topic_and_an_actor_may_share_a_name() -> None:
    catalog = catalog_of(topic("alliance", title="Alliance"), actor("alliance", title="Alliance"))
    assert set(catalog.subjects) == {"topic:alliance", "actor:alliance"}


def test_two_actors_claiming_one_alias_is_an_error_that_names_both_places() -> None:
    first = actor("north-league", title="North League", aliases=["the League"])
    second = actor("south-league", title="South League", aliases=["S. L.", "The  league"])
    (problem,) = problems_of(first, second)
    assert problem.code == "BG301"
    assert problem.severity is Severity.ERROR
    assert problem.span == Span("content/actors/south-league.md", 3, 12)
    assert '"The  league"' in problem.message
    assert '"North League"' in problem.message
    assert "content/actors/north-league.md:3:11" in problem.message


@pytest.mark.parametrize(
    "second",
    [
        topic("b", title="GRAIN"),
        topic("b", title="Harvest", aliases=["Grain"]),
        topic("b", title="Harvest", id="grain"),
        topic("b", title="Harvest", slug="grain"),
    ],
)
def test_name_alias_id_and_slug_are_all_claimed(second: Document) -> None:
    assert codes(problems_of(topic("a", title="Grain"), second)) == ["BG301"]


def test_two_files_of_one_name_in_different_folders_clash_once() -> None:
    first, second = (
        topic("east/grain", title="Grain in the east"),
        topic("west/grain", title="Grain in the west"),
    )
    (problem,) = problems_of(first, second)
    assert problem.code == "BG301"
    assert problem.span.path == "content/topics/west/grain.md"
    assert "content/topics/east/grain.md" in problem.message


def test_each_disputed_name_is_reported() -> None:
    first = topic("a", title="Grain", aliases=["Wheat", "Corn"])
    second = topic("b", title="Harvest", aliases=["wheat", "corn"])
    assert codes(problems_of(first, second)) == ["BG301", "BG301"]


def test_a_third_claimant_is_reported_too() -> None:
    profiles = [topic(key, title=key * 3, aliases=["Shared name"]) for key in ("a", "b", "c")]
    assert [one.span.path for one in problems_of(*profiles)] == ["content/topics/b.md", "content/topics/c.md"]


def test_one_file_may_repeat_its_own_name() -> None:
    profile = topic("grain", title="Grain", aliases=["grain", "GRAIN"], id="grain")
    assert catalog_of(profile).subjects["topic:grain"].aliases == ("grain", "GRAIN")


def test_a_name_without_letters_is_claimed_by_nobody() -> None:
    assert problems_of(topic("a", title="A", aliases=["—"]), topic("b", title="B", aliases=["–"])) == ()


def test_a_profile_that_nobody_names_is_a_subject_all_the_same() -> None:
    catalog = catalog_of(actor("oda", title="Oda"), article("a", title="A"))
    assert catalog.members["actor:oda"] == ()
