"""Whole sites, rendered."""

import msgspec
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from briefgen.model.site import PagePlan
from briefgen.settings.values import ThemeChoice
from briefgen.theme import render_site
from tests.theme.desk import (
    built_in,
    catalog,
    page,
    piece,
    plan,
    render,
    routes,
    settings,
    site_plan,
    standard,
    theme_of,
)

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30)


def test_pages_come_in_the_order_of_the_plan_and_assets_last() -> None:
    known = catalog()
    planned = plan(known)
    found = [one.route for one in render_site(planned, known, settings(), built_in())]
    assert found[: len(planned.pages)] == list(planned.pages)
    assert all(route.startswith("/assets/") for route in found[len(planned.pages) :])
    assert len(found) > len(planned.pages)


def test_pages_are_utf8_with_a_final_line_and_unix_line_ends() -> None:
    for one in standard().values():
        if not one.route.startswith("/assets/"):
            assert b"\r" not in one.data
            one.data.decode("utf-8")


def test_a_page_may_have_a_template_of_its_own() -> None:
    known = catalog()
    theme = built_in()
    mine = theme_of({"special/plain.html": "<p>{{ document.title }}</p>"}).templates
    planned = site_plan(
        (PagePlan("/about/", "special/plain.html", "page", "document:about"),), routes(known), ()
    )
    both = msgspec.structs.replace(theme, templates=theme.templates | mine)
    assert render(known, both, planned)["/about/"].data == b"<p>About</p>"


def test_the_order_of_the_catalog_makes_no_difference() -> None:
    known = catalog()
    shuffled = msgspec.structs.replace(
        known,
        documents=dict(reversed(list(known.documents.items()))),
        subjects=dict(reversed(list(known.subjects.items()))),
        members=dict(reversed(list(known.members.items()))),
    )
    assert {one.route: one.data for one in render_site(plan(known), shuffled, settings(), built_in())} == {
        route: one.data for route, one in standard().items()
    }


def test_an_option_reaches_every_page_through_the_style_sheets_name() -> None:
    accent = settings(theme=ThemeChoice("briefing", {"accent": '"#004488"'}))
    known = catalog()
    theme = built_in(theme=ThemeChoice("briefing", {"accent": '"#004488"'}))
    blue = {one.route: one.data for one in render_site(plan(known), known, accent, theme)}
    assert blue["/about/"] != standard()["/about/"].data


@hypothesis_settings(max_examples=30, deadline=None)
@given(WORDS, WORDS, WORDS)
def test_no_word_of_an_author_becomes_markup(title: str, summary: str, alias: str) -> None:
    from selectolax.lexbor import LexborHTMLParser

    odd = piece("note", "n", f"<x-t>{title}", summary=f'"><x-s>{summary}')
    known = catalog((odd,), ())
    pages = (
        PagePlan("/notes/n/", "note.html", "note", "document:notes/n"),
        PagePlan("/", "home.html", "home", items=("notes/n",), base="/"),
    )
    site = settings(title=f"<x-a>{alias}", copyright="<x-c>", description="<x-d>")
    for one in render_site(site_plan(pages, routes(known), ()), known, site, built_in()):
        assert one.problems == ()
        if one.route.endswith("/"):
            found = LexborHTMLParser(one.data.decode())
            assert not [node.tag for node in found.css("body *") if str(node.tag).startswith("x-")]


def test_the_first_visit_to_a_note_is_light() -> None:
    import gzip

    sheet = next(one.data for route, one in standard().items() if route.endswith(".css"))
    text = page("/notes/fees/").encode()
    assert len(gzip.compress(sheet, mtime=0)) + len(gzip.compress(text, mtime=0)) < 8_900
