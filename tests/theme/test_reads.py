"""What a page is told is noted, and nothing else reaches it."""

from functools import lru_cache
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from briefgen.model.site import Catalog
from briefgen.theme import Rendered, Renderer, SiteValues, theme_assets
from briefgen.theme.links import relative_linker
from briefgen.theme.reads import Reader
from tests.theme.desk import (
    ICE,
    PIECES,
    SUBJECTS,
    Piece,
    built_in,
    catalog,
    plan,
    render,
    settings,
    standard,
    subject,
)

THEME = built_in()
ASSETS = theme_assets(THEME)


def values(known: Catalog | None = None, **changes: Any) -> SiteValues:
    there = known or catalog()
    return SiteValues(plan(there), there, settings(**changes), THEME, ASSETS.routes)


@lru_cache
def rendered() -> dict[str, Rendered]:
    return standard()


def reads(route: str) -> set[str]:
    return set(rendered()[route].reads)


def of_kind(route: str, *kinds: str) -> set[str]:
    return {key for key in reads(route) if key.partition(":")[0] in kinds}


def test_a_document_page_reads_no_other_bodies() -> None:
    assert of_kind("/articles/ice/", "body", "targets", "fields") == {
        "body:document:articles/ice", "targets:document:articles/ice", "fields:document:articles/ice",
    }  # fmt: skip


def test_a_document_page_reads_the_cards_that_it_shows() -> None:
    assert of_kind("/articles/ice/", "card") == {
        "card:document:articles/ice", "card:document:articles/tolls", "card:document:notes/fees",
    }  # fmt: skip


def test_a_document_page_reads_no_counts() -> None:
    assert of_kind("/articles/ice/", "count", "latest", "members", "matrix") == set()


def test_a_document_page_reads_roles_as_of_its_date() -> None:
    assert of_kind("/articles/ice/", "role") == {
        "role:actor:ada-vale@2024-11-08",
        "role:actor:harbour@2024-11-08",
    }


def test_an_actor_page_reads_the_role_of_today() -> None:
    assert "role:actor:ada-vale@today" in reads("/actors/ada-vale/")


def test_a_list_reads_the_cards_of_its_own_slice_only() -> None:
    assert of_kind("/archive/2024/11/", "card") == {"card:document:articles/ice"}
    assert of_kind("/archive/2024/11/", "body", "fields", "terms") == set()


def test_a_missing_thing_is_noted_too() -> None:
    assert "exists:/gone/" not in reads("/about/")
    assert "menu:en" in reads("/about/")
    reader = Reader(values(), relative_linker("/", "pretty"), "en")
    assert reader.href("topic:gone") == ""
    assert reader.keys() == ("route:topic:gone",)


def test_what_another_page_was_told_before_is_noted_all_the_same() -> None:
    there = values()
    readers = [Reader(there, relative_linker("/", "pretty"), "en") for _ in range(2)]
    for reader in readers:
        reader.href("topic:ports", "part")
        reader.card("document:articles/ice")
        reader.card("document:gone")
        reader.read("name:topic:ports")
    expected = (
        "card:document:articles/ice", "card:document:gone", "name:topic:ports", "route:topic:ports",
    )  # fmt: skip
    assert [reader.keys() for reader in readers] == [expected, expected]


def test_what_was_read_can_be_taken_once() -> None:
    reader = Reader(values(), relative_linker("/", "pretty"), "en")
    reader.name("topic:ports")
    assert reader.taken() == ("name:topic:ports",)
    assert reader.taken() == ()


def test_a_question_that_fails_is_noted_too() -> None:
    reader = Reader(values(), relative_linker("/", "pretty"), "en")
    for _ in range(2):
        with pytest.raises(KeyError):
            reader.read("nonsense:x")
    assert reader.keys() == ("nonsense:x",)


def test_the_frame_of_a_page_depends_on_no_document_and_no_count() -> None:
    kinds = {key.partition(":")[0] for key in reads("/404.html")}
    assert kinds <= {
        "setting",
        "string",
        "asset",
        "exists",
        "exports",
        "menu",
        "sections",
        "option",
        "feed",
        "feed_name",
    }


def test_a_feed_reads_the_bodies_of_its_entries() -> None:
    assert "body:document:articles/ice" in of_kind("/feed.atom", "body")


def test_reads_are_sorted_and_each_stands_once() -> None:
    for one in rendered().values():
        assert list(one.reads) == sorted(set(one.reads))


def test_every_key_that_was_read_has_a_value() -> None:
    there = values()
    for one in rendered().values():
        for key in one.reads:
            there.value(key)


def test_every_kind_of_key_is_documented() -> None:
    assert all(meaning for _, meaning in values().kinds())


def test_an_unknown_kind_of_key_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        values().value("nonsense:x")


@pytest.mark.parametrize(
    "name",
    [
        name
        for name, _ in values().kinds()
        if name not in {"setting", "latest", "role", "string", "partners", "most_covered"}
    ],
)
def test_a_thing_that_does_not_exist_has_a_value(name: str) -> None:
    values().value(f"{name}:document:gone")
    values().value(f"{name}:topic:gone")


def changed(number: int, change: Any) -> Catalog:
    pieces = [change(one) if place == number else one for place, one in enumerate(PIECES)]
    return catalog(pieces)


def retitled(one: Piece) -> Piece:
    document = one.document
    card = msgspec.structs.replace(document.card, title=document.card.title + " again")
    return msgspec.structs.replace(one, document=msgspec.structs.replace(document, card=card))


def rewritten(one: Piece) -> Piece:
    body = msgspec.structs.replace(one.document.body, html=one.document.body.html + "<p>More.</p>")
    return msgspec.structs.replace(one, document=msgspec.structs.replace(one.document, body=body))


def without_tags(one: Piece) -> Piece:
    return msgspec.structs.replace(one, terms=msgspec.structs.replace(one.terms, tags=()))


def with_actor(one: Piece) -> Piece:
    terms = msgspec.structs.replace(one.terms, actors=(*one.terms.actors, "actor:harbour"))
    return msgspec.structs.replace(one, terms=terms)


def later(one: Piece) -> Piece:
    gate = msgspec.structs.replace(one.document.gate, status="archived")
    return msgspec.structs.replace(one, document=msgspec.structs.replace(one.document, gate=gate))


def questioned(one: Piece) -> Piece:
    details = one.document.details
    if hasattr(details, "question"):
        details = msgspec.structs.replace(details, question="Why?")
    return msgspec.structs.replace(one, document=msgspec.structs.replace(one.document, details=details))


CHANGES = (retitled, rewritten, without_tags, with_actor, later, questioned)


@hypothesis_settings(max_examples=12, deadline=None)
@given(st.integers(0, len(PIECES) - 1), st.sampled_from(CHANGES))
def test_a_page_whose_reads_have_the_same_values_has_the_same_bytes(number: int, change: Any) -> None:
    first, second = catalog(), changed(number, change)
    planned = plan(first)
    old = SiteValues(planned, first, settings(), THEME, ASSETS.routes)
    new = SiteValues(planned, second, settings(), THEME, ASSETS.routes)
    renderer = Renderer(new, settings(), THEME)
    for page in planned.pages.values():
        before = rendered()[page.route]
        if all(old.value(key) == new.value(key) for key in before.reads):
            after, failure = renderer.page(page)
            assert failure is None
            assert before.data == after.data, page.route


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", "Other Desk"),
        ("copyright", "Nobody's."),
        ("today", "2030-01-01"),
        ("clock", 2_000_000_000),
        ("audience", "clients"),
    ],
)
def test_a_setting_that_a_page_did_not_read_does_not_change_it(name: str, value: Any) -> None:
    before, after = rendered(), render(**{name: value})
    old, new = values(), values(**{name: value})
    for route, one in before.items():
        if all(old.value(key) == new.value(key) for key in one.reads):
            assert one.data == after[route].data, route
        else:
            assert any(key.startswith(("setting:", "role:", "expired:", "overdue:")) for key in one.reads)


def test_adding_an_actor_leaves_the_card_of_a_document_as_it_was() -> None:
    first, second = values(), values(changed(PIECES.index(ICE), with_actor))
    assert first.value("card:document:articles/ice") == second.value("card:document:articles/ice")
    assert first.value("terms:document:articles/ice") != second.value("terms:document:articles/ice")


def test_an_alias_changes_the_subject_but_not_its_name() -> None:
    renamed = [
        subject("actor", "harbour", "Harbour", aliases=("Bay",)) if one.slug == "harbour" else one
        for one in SUBJECTS
    ]
    first, second = values(), values(catalog(subjects=renamed))
    assert first.value("name:actor:harbour") == second.value("name:actor:harbour")
    assert first.value("subject:actor:harbour") != second.value("subject:actor:harbour")


def test_a_day_on_which_no_office_changes_gives_the_same_value() -> None:
    assert values(today="2025-03-01").value("role:actor:ada-vale@today") == values(today="2025-03-02").value(
        "role:actor:ada-vale@today"
    )


def test_rendering_twice_gives_the_same_bytes_and_reads() -> None:
    assert render() == rendered()
