"""Values by key."""

from typing import Any

import msgspec
import pytest

from briefgen.model.fields import GateFields
from briefgen.model.site import Backlink, Catalog, Named, Target
from briefgen.settings.values import MenuEntry
from briefgen.theme import SiteValues
from tests.theme.desk import (
    ABOUT,
    FEES,
    ICE,
    PIECES,
    VALE,
    catalog,
    piece,
    plan,
    settings,
    subject,
    theme_of,
    when,
)

STRINGS = {
    "by": "By",
    "documents.one": "{n} document",
    "documents.other": "{n} documents",
    "section.topics": "Themes",
    "plain": "as it is",
}


def values(
    known: Catalog | None = None, *, strings: dict[str, str] | None = None, **changes: Any
) -> SiteValues:
    there = known or catalog()
    theme = theme_of({}, strings=strings or STRINGS)
    return SiteValues(
        plan(there), there, settings(**changes), theme, {"css/site.css": "/assets/site.abc.css"}
    )


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("route:document:articles/ice", "/articles/ice/"),
        ("route:topic:ports", "/topics/ports/"),
        ("route:asset:articles/ice/map.svg", "/articles/ice/map.svg"),
        ("route:topic:gone", ""),
        ("kicker:document:articles/ice", "topic:ports"),
        ("kicker:document:about", ""),
        ("genre:document:articles/ice", "analysis"),
        ("genre:document:notes/fees", ""),
        ("image:document:articles/ice", "/articles/ice/map.svg"),
        ("image:document:notes/fees", ""),
        ("identity:document:articles/ice", "article:ice"),
        ("identity:document:gone", ""),
        ("name:actor:ada-vale", Named("Ada Vale", "en")),
        ("name:actor:gone", Named()),
        ("parent:topic:tariffs", "topic:ports"),
        ("parent:topic:ports", ""),
        ("children:topic:ports", ("topic:tariffs",)),
        ("count:topic:ports", 3),
        ("count:topic:gone", 0),
        ("latest:topic:ports:2", ("notes/fees", "articles/ice")),
        ("latest:article:1", ("articles/ice",)),
        ("latest:gone:3", ()),
        ("related:document:articles/ice", ("document:notes/fees",)),
        ("parts:series:long-reads", ("articles/tolls", "articles/ice")),
        ("exists:/topics/", True),
        ("exists:/gone/", False),
        ("setting:title", "Harbour Desk"),
        ("asset:css/site.css", "/assets/site.abc.css"),
        ("asset:gone.css", ""),
        ("option:gone", None),
        ("tlp:document:articles/ice", ""),
        ("expired:document:articles/ice", ""),
        ("overdue:document:articles/ice", False),
        ("series_place:document:notes/fees", None),
    ],
)  # fmt: skip
def test_a_key_has_its_value(key: str, expected: object) -> None:
    assert values().value(key) == expected


def test_a_profile_is_found_by_its_subject() -> None:
    found = values()
    assert found.value("card:actor:ada-vale") == VALE.document.card
    assert found.value("body:actor:ada-vale") == VALE.document.body
    assert found.value("fields:actor:ada-vale")[1] == VALE.document.details


def test_a_subject_without_file_has_no_card() -> None:
    assert values().value("card:actor:harbour") is None
    assert values().value("fields:actor:harbour") == ()


def test_backlinks_name_profiles_by_their_subject() -> None:
    assert values().value("backlinks:document:notes/fees") == (
        Backlink("document:articles/ice", "See fees."), Backlink("topic:ports", "All fees."),
    )  # fmt: skip


def test_a_lead_picture_of_another_site_keeps_its_address() -> None:
    outside = msgspec.structs.replace(
        ICE, field_targets=(("image.src", Target("outside", "https://example.org/x.png")),)
    )
    known = catalog(tuple(outside if one is ICE else one for one in PIECES))
    assert values(known).value("image:document:articles/ice") == "https://example.org/x.png"


def test_a_place_in_a_series_has_neighbours() -> None:
    place = values().value("series_place:document:articles/ice")
    assert (place.series, place.number, place.total, place.previous, place.next) == (
        "series:long-reads", 2, 2, "articles/tolls", "",
    )  # fmt: skip


def test_a_role_names_the_organisation_where_it_has_a_page() -> None:
    (role,) = values().value("role:actor:ada-vale@2024-11-08")
    assert (role.title, role.org, role.former) == ("Minister of Ice", "actor:harbour", False)


def test_a_role_of_today_follows_the_clock() -> None:
    assert values(today="2020-05-01").value("role:actor:ada-vale@today")[0].title == "Mayor of Port"


def test_a_topic_has_no_role() -> None:
    assert values().value("role:topic:ports@today") == ()
    assert values().value("role:actor:gone@today") == ()


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("string:en:by", "By"),
        ("string:uk:by", "By"),
        ("string:en:gone", None),
        ("string:en:documents.one", "{n} document"),
        ("string:en:documents.few", "{n} documents"),
        ("string:en:plain.one", "as it is"),
        ("string:en:plain.other", "as it is"),
        ("string:en:other", None),
    ],
)
def test_a_string_falls_back_to_english_and_to_the_general_plural(key: str, expected: str | None) -> None:
    assert values().value(key) == expected


def test_the_menu_holds_what_exists_under_the_languages_words() -> None:
    menu = (
        MenuEntry("Topics", "topics"),
        MenuEntry("Our people", "actors"),
        MenuEntry("Gone", "gone"),
        MenuEntry("Out", "https://example.org/"),
    )
    assert values(menu=menu).value("menu:en") == (
        ("Themes", "/topics/", "en"), ("Our people", "/actors/", "en"), ("Out", "https://example.org/", "en"),
    )  # fmt: skip


def test_a_menu_address_may_be_written_with_slashes() -> None:
    assert values(menu=(MenuEntry("About us", "/about/"),)).value("menu:uk") == (
        ("About us", "/about/", "en"),
    )


def test_sections_are_named_in_the_language_of_the_page() -> None:
    assert ("Themes", "/topics/") in values().value("sections:en")


def test_expiry_counts_from_its_moment_on() -> None:
    gate = GateFields(
        date=when("2024-11-08"), expires=when("2025-01-01T12:00:00"), expires_action="tombstone"
    )
    known = catalog((piece("note", "n", "N", gate=gate),))
    moment = when("2025-01-01T12:00:00").timestamp
    assert values(known, clock=moment - 1).value("expired:document:notes/n") == ""
    assert values(known, clock=moment).value("expired:document:notes/n") == "tombstone"


def test_the_source_of_a_page_is_its_file() -> None:
    found = values()
    assert found.source("document:notes/fees") == "content/notes/fees.md"
    assert found.source("actor:ada-vale") == "content/actors/ada-vale.md"
    assert found.source("actor:harbour") == ""


def test_the_site_map_knows_when_pages_changed() -> None:
    changed = {entry.route: entry.changed for entry in values().value("sitemap:")}
    assert changed["/articles/ice/"] == when("2024-11-12").timestamp
    assert changed["/about/"] == 0
    assert "/404.html" not in changed


def test_a_value_that_is_read_often_is_the_same_each_time() -> None:
    found = values()
    assert found.value("menu:en") is found.value("menu:en")


def test_an_alias_is_no_part_of_the_card() -> None:
    aliased = catalog(
        subjects=[subject("actor", "ada-vale", "Ada Vale", document="actors/ada-vale", aliases=("V.",))],
        pieces=PIECES,
    )
    assert values(aliased).value("card:actor:ada-vale") == values().value("card:actor:ada-vale")


def test_a_document_that_is_in_no_list_of_its_series_has_no_place() -> None:
    known = catalog(
        (msgspec.structs.replace(FEES, terms=msgspec.structs.replace(FEES.terms, series=("series:gone",))),)
    )
    assert values(known).value("series_place:document:notes/fees") is None


def test_months_count_the_dated_documents_of_a_subject() -> None:
    assert values().value("months:topic:ports") == (("2024-10", 1), ("2024-11", 1), ("2024-12", 1))
    assert values().value("months:topic:gone") == ()


def test_the_newest_month_is_that_of_the_newest_document() -> None:
    assert values().value("newest_month:") == "2025-01"
    assert values(catalog((ABOUT,))).value("newest_month:") == ""


def test_the_year_follows_the_clock() -> None:
    assert values(today="2031-12-31").value("year:") == "2031"
