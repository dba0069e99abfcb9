"""Subjects and cards as other pages show them."""

from typing import Any

import pytest

from briefgen.model.fields import ActorFields, GateFields, Identifiers, Membership, Relation, Role
from briefgen.model.site import Target, Terms
from briefgen.theme import SiteValues
from briefgen.theme.links import relative_linker
from briefgen.theme.reads import Reader
from briefgen.theme.views.actor import ActorView, identifier_links
from briefgen.theme.views.card import card_view, card_views
from briefgen.theme.views.profile import profile_view
from briefgen.theme.views.refusal import ViewUseError
from briefgen.theme.views.subject import SubjectView
from tests.theme.desk import PIECES, Piece, built_in, catalog, piece, plan, settings, subject, when


def reader(
    pieces: tuple[Piece, ...] = PIECES, *, language: str = "en", subjects: Any = None, **changes: Any
) -> Reader:
    known = catalog(pieces, subjects) if subjects else catalog(pieces)
    values = SiteValues(plan(known), known, settings(**changes), built_in(), {})
    return Reader(values, relative_linker("/x/", "pretty"), language)


def test_a_subject_tells_name_kind_address_and_count() -> None:
    found = SubjectView(reader(), "topic:ports")
    assert (found.name, found.kind, found.kind_label, found.slug, found.href, found.count) == (
        "Ports", "topic", "Topic", "ports", "../topics/ports/", 3,
    )  # fmt: skip


def test_asking_for_a_name_does_not_read_the_count() -> None:
    noted = reader()
    assert SubjectView(noted, "topic:ports").name == "Ports"
    assert noted.keys() == ("name:topic:ports",)


def test_a_role_is_that_of_the_day_that_is_asked_about() -> None:
    assert SubjectView(reader(), "actor:ada-vale", "2020-01-01").role == "Mayor of Port"
    assert SubjectView(reader(), "actor:ada-vale", "1999-01-01").role == ""
    assert SubjectView(reader(), "actor:ada-vale").role == "Minister of Ice"


def test_a_former_and_an_acting_office_are_marked() -> None:
    roles = (
        Role(title="Mayor & more", to=when("2010")),
        Role(title="Chair", from_=when("2024"), acting=True),
    )
    one = piece("actor", "ada-vale", "Ada Vale", date="", details=ActorFields(roles=roles))
    assert SubjectView(reader((one,)), "actor:ada-vale", "2015-01-01").role == "formerly Mayor & more"
    assert SubjectView(reader((one,)), "actor:ada-vale", "2025-01-01").role == "acting Chair"


def test_the_tree_can_be_walked_both_ways() -> None:
    top = SubjectView(reader(), "topic:ports")
    assert [child.name for child in top.children] == ["Tariffs"]
    parent = top.children[0].parent
    assert parent is not None
    assert parent.name == "Ports"
    assert top.parent is None


def test_a_card_tells_what_lists_show() -> None:
    card = card_view(reader(), "document:articles/ice")
    assert card is not None
    assert (card.title, card.kind, card.kind_label, card.href) == (
        "Who clears the ice",
        "article",
        "Analysis",
        "../articles/ice/",
    )
    assert card.kicker is not None
    assert card.kicker.name == "Ports"
    assert card.image is not None
    assert (card.image.src, card.image.alt) == ("../articles/ice/map.svg", "A map")


def test_a_note_has_no_genre() -> None:
    noted = reader()
    card = card_view(noted, "document:notes/fees")
    assert card is not None
    assert card.kind_label == "Note"
    assert "genre:document:notes/fees" not in noted.keys()  # noqa: SIM118, keys is a method of its own


def test_a_card_has_a_language_only_where_it_differs_from_the_page() -> None:
    pieces = (piece("note", "a", "A", lang="uk"), piece("note", "b", "B"))
    first, second = card_views(reader(pieces), ("notes/a", "notes/b"))
    assert (first.lang, second.lang) == ("uk", "")


@pytest.mark.parametrize(("label", "expected"), [("AMBER", "TLP:AMBER"), ("CLEAR", ""), ("", "")])
def test_a_card_shows_a_label_above_clear(label: str, expected: str) -> None:
    one = piece("note", "a", "A", gate=GateFields(tlp=label))
    card = card_view(reader((one,)), "document:notes/a")
    assert card is not None
    assert (card.tlp.label if card.tlp else "") == expected


def test_a_picture_whose_file_is_missing_is_left_out() -> None:
    from briefgen.model.fields import LeadImage

    one = piece("note", "a", "A", image=LeadImage(src="gone.svg"))
    card = card_view(reader((one,)), "document:notes/a")
    assert card is not None
    assert card.image is None


def test_what_does_not_exist_has_no_card() -> None:
    assert card_view(reader(), "document:gone") is None
    assert card_views(reader(), ("gone", "notes/fees")) != ()


def test_a_profile_knows_its_parents_from_the_widest_on() -> None:
    subjects = (
        subject("topic", "a", "A"), subject("topic", "b", "B", parent="topic:a"), subject("topic", "c", "C", parent="topic:b"),
    )  # fmt: skip
    found = profile_view(reader((), subjects=subjects), "topic:c")
    assert found is not None
    assert [parent.name for parent in found.parents] == ["A", "B"]


def test_parents_in_a_loop_come_to_an_end() -> None:
    subjects = (subject("topic", "a", "A", parent="topic:b"), subject("topic", "b", "B", parent="topic:a"))
    found = profile_view(reader((), subjects=subjects), "topic:a")
    assert found is not None
    assert [parent.ref for parent in found.parents] == ["topic:a", "topic:b"]


def test_counted_subjects_stand_by_count_then_by_name() -> None:
    found = profile_view(reader(), "topic:ports")
    assert found is not None
    assert [(one.subject.name, one.count) for one in found.actors] == [("Ada Vale", 3)]


def test_only_topics_have_a_topics_furniture_and_only_actors_an_actors() -> None:
    topic, actor, tag = (
        profile_view(reader(), ref) for ref in ("topic:ports", "actor:ada-vale", "tag:winter")
    )
    assert topic is not None
    assert actor is not None
    assert tag is not None
    assert topic.topic is not None
    assert topic.actor is None
    assert actor.actor is not None
    assert actor.topic is None
    assert (tag.topic, tag.actor, tag.body) == (None, None, None)


def test_a_subject_that_does_not_exist_has_no_profile() -> None:
    assert profile_view(reader(), "topic:gone") is None


def actor_view(details: ActorFields, *targets: tuple[str, Target]) -> ActorView:
    one = piece("actor", "ada-vale", "Ada Vale", date="", details=details, field_targets=targets)
    return ActorView(reader((one,)), "actor:ada-vale", details)


def test_offices_stand_newest_first_with_their_organisation() -> None:
    roles = (
        Role(title="First", org="Harbour", from_=when("2000")),
        Role(title="Second", org="Nowhere", from_=when("2010")),
    )
    second, first = actor_view(
        ActorFields(roles=roles), ("roles[0].org", Target("page", "actor:harbour"))
    ).roles
    assert (second.title, second.org, second.org_name) == ("Second", None, "Nowhere")
    assert first.org is not None
    assert first.org.name == "Harbour"
    assert first.begin is not None
    assert first.begin.year == "2000"
    assert first.end is None


def test_memberships_and_relations_name_the_other_side() -> None:
    details = ActorFields(
        memberships=(Membership(org="Harbour", status="member"),),
        relations=(Relation(to="Nobody", type="ally_of", note="since then"),),
    )
    found = actor_view(details, ("memberships[0].org", Target("page", "actor:harbour")))
    assert found.memberships[0].org is not None
    assert found.memberships[0].title == "member"
    assert (found.relations[0].type, found.relations[0].name, found.relations[0].to) == (
        "ally of",
        "Nobody",
        None,
    )


def test_life_dates_and_standing_are_told() -> None:
    found = actor_view(
        ActorFields(born=when("1950-02-03"), died=when("2020"), standing="deceased", country="UA")
    )
    assert found.born is not None
    assert found.born.html == '<time datetime="1950-02-03">3 February 1950</time>'
    assert found.died is not None
    assert found.died.html == '<time datetime="2020">2020</time>'
    assert (found.founded, found.dissolved, found.standing, found.country) == (None, None, "deceased", "UA")


def test_public_registers_are_linked() -> None:
    links = identifier_links(
        Identifiers(wikidata="Q1", iso3166="UA", x="@vale", website="https://example.org/")
    )
    assert [(link.title, link.href) for link in links] == [
        ("Wikidata Q1", "https://www.wikidata.org/wiki/Q1"),
        ("ISO 3166 UA", ""),
        ("X @vale", "https://x.com/vale"),
        ("https://example.org/", "https://example.org/"),
    ]


def test_an_actor_without_registers_has_no_links() -> None:
    assert actor_view(ActorFields()).identifiers == ()


def test_a_view_in_a_text_is_refused_and_says_what_to_write() -> None:
    with pytest.raises(ViewUseError, match=r"a subject is not text; print one of its attributes: .*name"):
        str(SubjectView(reader(), "topic:ports"))


def test_mentions_are_people_and_places_too() -> None:
    one = piece(
        "note",
        "a",
        "A",
        terms=Terms(
            actors=("actor:ada-vale",), places=("actor:harbour",), mentions=("topic:ports", "actor:ada-vale")
        ),
    )
    from briefgen.theme.views.document import DocumentView

    noted = reader((one,))
    view = DocumentView(noted, "document:notes/a", one.document.card)
    assert [actor.ref for actor in view.people_and_places] == ["actor:ada-vale", "actor:harbour"]
