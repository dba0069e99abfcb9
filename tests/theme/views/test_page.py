"""The page view."""

from typing import Any

import msgspec
import pytest

from briefgen.model.fields import LeadImage
from briefgen.model.site import Group, PagePlan, Target
from briefgen.theme import SiteValues
from briefgen.theme.links import relative_linker
from briefgen.theme.reads import Reader
from briefgen.theme.views.page import PageView
from tests.theme.desk import PIECES, built_in, catalog, piece, plan, settings


def view(planned: PagePlan, language: str = "en", **changes: Any) -> PageView:
    known = catalog((*PIECES, piece("note", "long", "Long", summary="word " * 200)))
    values = SiteValues(plan(known), known, settings(**changes), built_in(), {})
    return PageView(Reader(values, relative_linker(planned.route, "pretty"), language), planned)


@pytest.mark.parametrize(
    ("planned", "heading", "title"),
    [
        (PagePlan("/", "home.html", "home"), "", "Harbour Desk"),
        (PagePlan("/page/1/", "home.html", "home", number=1, pages=2), "Latest", "Latest – page 1 · Harbour Desk"),
        (PagePlan("/notes/", "list.html", "list", label="note"), "Notes", "Notes · Harbour Desk"),
        (PagePlan("/a/", "tag.html", "tag", "tag:winter"), "winter", "winter – Tag · Harbour Desk"),
        (PagePlan("/a/", "topic.html", "topic", "topic:ports", number=1, pages=3), "Ports", "Ports – Topic – page 1 · Harbour Desk"),
        (PagePlan("/archive/2024/", "x.html", "archive-year", label="2024"), "2024", "2024 · Harbour Desk"),
        (PagePlan("/archive/2024/11/", "x.html", "archive-month", label="2024-11"), "November 2024", "November 2024 · Harbour Desk"),
        (PagePlan("/404.html", "404.html", "404"), "Page not found", "Page not found · Harbour Desk"),
        (PagePlan("/x/", "note.html", "note", "document:notes/fees"), "Fees, a note", "Fees, a note · Harbour Desk"),
        (PagePlan("/x/", "note.html", "note", "document:gone"), "", "Harbour Desk"),
    ],
)  # fmt: skip
def test_a_page_is_called_after_what_it_shows(planned: PagePlan, heading: str, title: str) -> None:
    found = view(planned)
    assert (found.heading, found.title) == (heading, title)


def test_a_page_called_like_the_site_says_so_once() -> None:
    assert view(PagePlan("/notes/", "x", "list", label="note"), title="Notes").title == "Notes"


@pytest.mark.parametrize(
    ("planned", "expected"),
    [
        (PagePlan("/", "home.html", "home"), "Ice and what it costs."),
        (PagePlan("/x/", "x", "article", "document:articles/ice"), "Two ports, one icebreaker."),
        (PagePlan("/x/", "x", "author", "author:m-orr"), "Writes on ice."),
        (PagePlan("/x/", "x", "tag", "tag:winter"), "winter – Tag: documents, topics and actors on Harbour Desk."),
        (PagePlan("/x/", "x", "tag", "tag:winter", number=1, pages=2), "page 1: winter – Tag: documents, topics and actors on Harbour Desk."),
    ],
)  # fmt: skip
def test_a_page_is_described_by_its_own_words_where_it_has_some(planned: PagePlan, expected: str) -> None:
    assert view(planned).description == expected


def test_a_site_without_description_is_described_by_its_name() -> None:
    assert view(PagePlan("/", "home.html", "home"), description="").description == "Harbour Desk"


def test_a_long_description_ends_at_a_word() -> None:
    found = view(PagePlan("/x/", "x", "note", "document:notes/long")).description
    assert len(found) <= 301
    assert found.endswith("word…")


def test_pages_of_a_list_are_numbered_from_the_oldest() -> None:
    newest = view(PagePlan("/notes/", "x", "list", base="/notes/", number=3, pages=3))
    middle = view(PagePlan("/notes/page/2/", "x", "list", base="/notes/", number=2, pages=3))
    oldest = view(PagePlan("/notes/page/1/", "x", "list", base="/notes/", number=1, pages=3))
    assert (newest.newer, newest.older, newest.newest, newest.is_older) == ("", "../notes/page/2/", "", False)
    assert (middle.newer, middle.older) == ("../../../notes/", "../../../notes/page/1/")
    assert (oldest.newer, oldest.older, oldest.newest) == ("../../../notes/page/2/", "", "../../../notes/")


def test_a_page_that_is_no_list_has_no_neighbours() -> None:
    found = view(PagePlan("/about/", "x", "page", "document:about"))
    assert (found.newer, found.older, found.newest, found.pages) == ("", "", "", 1)


def test_only_a_redirect_has_a_target() -> None:
    assert view(PagePlan("/x/", "x", "note", "document:notes/fees")).target is None
    target = view(PagePlan("/old/", "x", "redirect", "topic:ports")).target
    assert target is not None
    assert (target.title, target.href) == ("Ports", "../topics/ports/")


def test_a_redirect_to_what_does_not_exist_has_no_target() -> None:
    found = view(PagePlan("/old/", "x", "redirect", "topic:gone"))
    assert found.target is None
    assert found.target_canonical == ""


def test_breadcrumbs_leave_out_sections_that_do_not_exist() -> None:
    crumbs = [crumb.title for crumb in view(PagePlan("/x/", "x", "note", "document:notes/fees")).breadcrumbs]
    assert crumbs == ["Home"]


def test_the_direction_is_that_of_the_language() -> None:
    assert (view(PagePlan("/", "x", "home"), "ar").dir, view(PagePlan("/", "x", "home"), "ar").lang) == (
        "rtl",
        "ar",
    )


@pytest.mark.parametrize(
    ("label", "title", "month", "anchor", "href"),
    [
        ("2024-11", "November 2024", "November", "_2024-11", "./archive/2024/11/"),
        ("2024", "2024", "2024", "_2024", "./archive/2024/"),
        ("K", "K", "K", "_K", ""),
        ("Ж", "Ж", "Ж", "_Ж", ""),
        ("topic:ports", "topic:ports", "topic:ports", "_topic-ports", "./topics/ports/"),
        ("subtopics", "subtopics", "subtopics", "_subtopics", ""),
    ],
)
def test_a_group_reads_its_label(label: str, title: str, month: str, anchor: str, href: str) -> None:
    (group,) = view(PagePlan("/", "x", "archive", groups=(Group(label, (), 4),))).groups
    assert (group.title, group.month, group.anchor, group.href, group.total) == (
        title,
        month,
        anchor,
        href,
        4,
    )
    assert (group.subject is not None) is (":" in label)


def test_a_group_lists_documents_subjects_or_months() -> None:
    documents = Group("x", ("articles/ice", "articles/gone"))
    subjects = Group("V", ("actor:ada-vale",))
    months = Group("2024", ("2024-11",))
    first, second, third = view(PagePlan("/", "x", "archive", groups=(documents, subjects, months))).groups
    assert [card.title for card in first.documents] == ["Who clears the ice"]
    assert [one.name for one in second.subjects] == ["Ada Vale"]
    assert [one.title for one in third.months] == ["November 2024"]


@pytest.mark.parametrize(
    ("others", "title"),
    [
        ((), "Fees · Harbour Desk"),
        ((("later", "2024-11-05"),), "Fees – 1 November 2024 · Harbour Desk"),
        ((("later", "2024-11-01"),), "Fees – 1 November 2024 – one · Harbour Desk"),
    ],
)
def test_documents_of_one_title_are_told_apart(others: tuple[tuple[str, str], ...], title: str) -> None:
    pieces = [piece("note", "one", "Fees", date="2024-11-01")]
    pieces += [piece("note", slug, "FEES", date=day) for slug, day in others]
    known = catalog(pieces)
    planned = PagePlan("/notes/one/", "note.html", "note", "document:notes/one")
    values = SiteValues(plan(known), known, settings(), built_in(), {})
    assert PageView(Reader(values, relative_linker(planned.route, "pretty"), "en"), planned).title == title


@pytest.mark.parametrize(
    ("src", "shared"),
    [("ice/bay.jpg", "https://example.org/desk/articles/ice/bay.jpg"), ("ice/map.svg", ""), ("", "")],
)
def test_only_pictures_that_others_can_show_are_shared(src: str, shared: str) -> None:
    image = LeadImage(src="x", alt="Bay") if src else None
    target = (("image.src", Target("asset", f"articles/{src}")),) if src else ()
    known = catalog((piece("article", "a", "A", image=image, field_targets=target),))
    known = msgspec.structs.replace(known, assets=(f"articles/{src}",) if src else ())
    planned = PagePlan("/articles/a/", "article.html", "article", "document:articles/a")
    values = SiteValues(plan(known), known, settings(), built_in(), {})
    page = PageView(Reader(values, relative_linker(planned.route, "pretty"), "en"), planned)
    assert (page.share_image.src if page.share_image else "") == shared
    assert page.published == "2024-11-08"
