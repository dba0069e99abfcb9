"""What pages show in another language than their own."""

import msgspec
import pytest

from briefgen.model.fields import ActorFields, Relation, Role
from briefgen.model.site import Catalog, PagePlan
from briefgen.settings.values import MenuEntry
from briefgen.theme import SiteValues
from briefgen.theme.links import relative_linker
from briefgen.theme.reads import Reader
from briefgen.theme.views.actor import ActorView
from briefgen.theme.views.card import card_view
from briefgen.theme.views.document import DocumentView
from briefgen.theme.views.page import PageView
from briefgen.theme.views.profile import profile_view
from briefgen.theme.views.site import SiteView
from briefgen.theme.views.subject import SubjectView
from tests.theme.desk import PIECES, Piece, built_in, catalog, piece, plan, settings, when

UK = piece("note", "dues-uk", "Збори", lang="uk")
AR = piece("note", "dues-ar", "الرسوم", lang="ar")
EN = piece("note", "dues", "Dues")
GROUP = {
    "notes/dues": ("notes/dues-ar", "notes/dues-uk"),
    "notes/dues-ar": ("notes/dues", "notes/dues-uk"),
    "notes/dues-uk": ("notes/dues-ar", "notes/dues"),
}


def known(*pieces: Piece) -> Catalog:
    return msgspec.structs.replace(catalog((*PIECES, UK, AR, EN, *pieces)), translations=GROUP)


def reader(*pieces: Piece, language: str = "en", **changes: object) -> Reader:
    there = known(*pieces)
    values = SiteValues(plan(there), there, settings(**changes), built_in(), {})
    return Reader(values, relative_linker("/x/", "pretty"), language)


@pytest.mark.parametrize(
    ("language", "key", "expected"),
    [
        ("en", "notes/dues", ("", "")), ("en", "notes/dues-uk", ("uk", "")), ("en", "notes/dues-ar", ("ar", "rtl")),
        ("ar", "notes/dues-ar", ("", "")), ("ar", "notes/dues", ("en", "ltr")), ("he", "notes/dues-ar", ("ar", "")),
    ],
)  # fmt: skip
def test_a_card_tells_language_and_direction_where_they_are_not_the_pages(
    language: str, key: str, expected: tuple[str, str]
) -> None:
    card = card_view(reader(language=language), f"document:{key}")
    assert card is not None
    assert (card.lang, card.dir) == expected


def test_the_sites_name_is_marked_on_a_page_in_another_language() -> None:
    assert (SiteView(reader(), "/").lang, SiteView(reader(), "/").dir) == ("", "")
    site = SiteView(reader(language="ar"), "/")
    assert (site.lang, site.dir) == ("en", "ltr")


def test_a_menu_title_of_the_settings_is_marked_and_a_word_is_translated() -> None:
    menu = (MenuEntry("Topics", "topics"), MenuEntry("Who we are", "about"))
    site = SiteView(reader(language="uk", menu=menu), "/")
    assert [(link.title, link.lang, link.dir) for link in site.menu] == [
        ("Теми", "", ""),
        ("Who we are", "en", ""),
    ]
    assert {link.lang for link in site.sections} == {""}


def test_a_subjects_name_has_the_language_of_its_profile_or_the_sites() -> None:
    profile = piece("topic", "ports", "Порти", date="", lang="uk")
    english = reader(profile)
    assert (SubjectView(english, "topic:ports").lang, SubjectView(english, "topic:tariffs").lang) == (
        "uk",
        "",
    )
    arabic = reader(profile, language="ar")
    ports, stub = SubjectView(arabic, "topic:ports"), SubjectView(arabic, "topic:tariffs")
    assert [(one.lang, one.dir) for one in (ports, stub)] == [("uk", "ltr"), ("en", "ltr")]
    assert (SubjectView(arabic, "topic:gone").lang, SubjectView(arabic, "topic:gone").dir) == ("", "")


def test_an_office_is_told_in_the_language_of_its_profile() -> None:
    roles = (Role(title="Мер", from_=when("2019"), to=when("2020")),)
    one = piece("actor", "ada-vale", "Ада", date="", lang="uk", details=ActorFields(roles=roles))
    assert SubjectView(reader(one), "actor:ada-vale", "2024-01-01").role == "Мер (у минулому)"
    other = piece("actor", "ada-vale", "Ада", date="", lang="be", details=ActorFields(roles=roles))
    assert SubjectView(reader(other), "actor:ada-vale", "2024-01-01").role == "formerly Мер"


def test_a_known_relation_is_told_in_the_pages_language_and_others_as_written() -> None:
    fields = ActorFields(relations=(Relation(to="X", type="ally_of"), Relation(to="Y", type="hosts_for")))
    view = ActorView(reader(language="de"), "actor:ada-vale", fields)
    assert [one.type for one in view.relations] == ["verbündet mit", "hosts for"]


def test_a_profile_tells_its_direction() -> None:
    view = profile_view(reader(piece("topic", "ports", "الموانئ", date="", lang="ar")), "topic:ports")
    assert view is not None
    assert (view.lang, view.dir) == ("ar", "rtl")


def test_a_document_names_its_translations_as_a_language_switch_does() -> None:
    noted = reader()
    view = DocumentView(noted, "document:notes/dues", EN.document.card)
    assert [(one.language, one.lang, one.dir, one.title, one.href) for one in view.translations] == [
        ("العربية", "ar", "rtl", "الرسوم", "../notes/dues-ar/"),
        ("Українська", "uk", "ltr", "Збори", "../notes/dues-uk/"),
    ]
    assert view.dir == "ltr"
    assert {"translations:document:notes/dues", "card:document:notes/dues-ar"} <= set(noted.keys())


def test_the_public_addresses_of_all_languages_hold_the_pages_own() -> None:
    page = PageView(reader(), PagePlan("/notes/dues-uk/", "note.html", "note", "document:notes/dues-uk"))
    assert [(one.lang, one.href) for one in page.alternates] == [
        ("ar", "https://example.org/desk/notes/dues-ar/"),
        ("en", "https://example.org/desk/notes/dues/"),
        ("uk", "https://example.org/desk/notes/dues-uk/"),
    ]


def test_there_are_no_alternates_without_a_public_address_or_another_language() -> None:
    dues = PagePlan("/notes/dues/", "note.html", "note", "document:notes/dues")
    assert PageView(reader(base_url=""), dues).alternates == ()
    fees = PagePlan("/notes/fees/", "note.html", "note", "document:notes/fees")
    assert PageView(reader(), fees).alternates == ()
    moved = PagePlan("/old/", "redirect.html", "redirect", "document:notes/dues")
    assert PageView(reader(), moved).alternates == ()


def test_an_old_address_marks_the_title_to_which_it_leads() -> None:
    moved = PagePlan("/old/", "redirect.html", "redirect", "document:notes/dues-ar")
    target = PageView(reader(), moved).target
    assert target is not None
    assert (target.lang, target.dir) == ("ar", "rtl")
