from briefgen.model.document import Document
from briefgen.model.site import Catalog, Count, PagePlan, Terms
from briefgen.pages import plan
from briefgen.settings.values import PageSettings
from tests.conftest import MakeSite
from tests.pages.catalogs import catalog, document, subject
from tests.sites import document as document_text

WITH_ADDRESS = PageSettings(base_url="https://example.org/desk/")


def pages_of(made: Catalog, settings: PageSettings = WITH_ADDRESS) -> dict[str, PagePlan]:
    planned, problems = plan(made, settings)
    assert not [found for found in problems if found.severity == "error"]
    return dict(planned.pages)


def notes(count: int) -> list[str]:
    return [f"notes/n{number:02}" for number in range(count)]


def note_documents(count: int) -> list[Document]:
    return [
        document(key, kind="note", date=f"2024-{1 + at // 28:02}-{1 + at % 28:02}")
        for at, key in enumerate(notes(count))
    ]


def test_an_empty_site_still_has_a_home_page_indexes_and_a_404() -> None:
    pages = pages_of(catalog(), PageSettings())
    assert set(pages) == {"/", "/topics/", "/actors/", "/matrix/", "/archive/", "/search/", "/404.html"} | {
        *("/robots.txt", "/_headers", "/.nojekyll")
    }


def test_without_a_base_url_there_is_no_feed_and_no_sitemap_but_a_warning() -> None:
    planned, problems = plan(catalog([document("articles/a", date="2024-11-07")]), PageSettings())
    assert [found.code for found in problems] == ["BG505"]
    assert not [page for page in planned.pages.values() if page.kind in ("feed", "sitemap")]


def test_kinds_tags_authors_and_series_have_an_index_only_when_there_are_some() -> None:
    pages = pages_of(
        catalog(
            [document("articles/a", date="2024-11-07")],
            [subject("tag", "t"), subject("author", "u"), subject("series", "s")],
        )
    )
    assert {"/articles/", "/tags/", "/authors/", "/series/"} <= set(pages)
    assert "/notes/" not in pages


def test_the_plan_names_the_sections_that_exist_for_the_footer() -> None:
    planned, _ = plan(catalog([document("articles/a")]), WITH_ADDRESS)
    assert planned.sections == ("/articles/", "/topics/", "/actors/", "/matrix/", "/archive/")


def test_home_and_kind_lists_are_paginated_from_the_oldest_end() -> None:
    pages = pages_of(catalog(note_documents(45)), PageSettings(page_size=20, base_url="https://example.org/"))
    assert pages["/notes/page/1/"].items == tuple(reversed(notes(20)))
    assert pages["/notes/"].items == tuple(reversed(notes(45)[20:]))
    assert (pages["/notes/"].number, pages["/notes/"].pages, pages["/notes/"].total) == (2, 2, 45)
    assert pages["/page/1/"].base == "/"


def test_a_topic_lists_its_own_documents_and_its_subtopics_newest_ones_apart() -> None:
    made = catalog(
        [document("articles/a", date="2024-11-01"), document("articles/b", date="2024-11-02")],
        [subject("topic", "harbours"), subject("topic", "cranes", parent="topic:harbours")],
        own={"topic:harbours": ("articles/a",), "topic:cranes": ("articles/b",)},
        rolled_up={"topic:harbours": ("articles/b", "articles/a")},
    )
    page = pages_of(made)["/topics/harbours/"]
    assert page.items == ("articles/a",)
    assert [(group.label, group.items, group.total) for group in page.groups] == [
        ("subtopics", ("articles/b",), 1)
    ]


def test_an_actors_coverage_is_grouped_by_topic_most_shared_first() -> None:
    made = catalog(
        [document("articles/a"), document("articles/b")],
        [subject("topic", "x"), subject("topic", "y"), subject("actor", "vera")],
        terms={"articles/a": Terms(topics=("topic:x", "topic:y")), "articles/b": Terms(topics=("topic:y",))},
        own={"actor:vera": ("articles/a", "articles/b")},
    )
    groups = pages_of(made)["/actors/vera/"].groups
    assert [(group.label, group.total) for group in groups] == [("topic:y", 2), ("topic:x", 1)]


def test_a_broader_topic_counts_what_an_actor_shares_with_its_subtopics_once() -> None:
    made = catalog(
        [document("articles/a"), document("articles/b")],
        [subject("topic", "sea"), subject("topic", "tides", parent="topic:sea"), subject("actor", "vera")],
        terms={
            "articles/a": Terms(topics=("topic:tides", "topic:sea")),
            "articles/b": Terms(topics=("topic:tides",)),
        },
        own={"actor:vera": ("articles/a", "articles/b")},
    )
    groups = pages_of(made)["/actors/vera/"].groups
    assert {group.label: group.total for group in groups} == {"topic:sea": 2, "topic:tides": 2}


def test_groups_stand_on_the_newest_page_of_an_actor_only() -> None:
    keys = tuple(reversed(notes(40)))
    made = catalog(
        note_documents(40),
        [subject("actor", "vera"), subject("topic", "x")],
        terms={key: Terms(topics=("topic:x",)) for key in keys},
        own={"actor:vera": keys},
    )
    pages = pages_of(made)
    assert pages["/actors/vera/"].groups[0].total == 40
    assert pages["/actors/vera/page/1/"].groups == ()


def test_a_series_is_listed_in_reading_order() -> None:
    made = catalog(
        [
            document("articles/end", date="2024-01-03", part=3),
            document("articles/begin", date="2024-01-09", part=1),
            document("articles/extra", date="2024-01-01"),
            document("articles/middle", date="2024-01-02", part=2),
        ],
        [subject("series", "winter")],
        own={"series:winter": ("articles/begin", "articles/end", "articles/middle", "articles/extra")},
    )
    page = pages_of(made)["/series/winter/"]
    assert page.items == ("articles/begin", "articles/middle", "articles/end", "articles/extra")


def test_actors_stand_under_the_letter_of_their_sort_name_whatever_its_accents() -> None:
    actors = [
        subject("actor", slug, name=name)
        for slug, name in [("a", "Émile"), ("b", "Eda"), ("c", "Жанна"), ("d", "4th Fleet")]
    ]
    groups = pages_of(catalog(subjects=actors))["/actors/"].groups
    assert [(group.label, group.items) for group in groups] == [
        ("#", ("actor:d",)),
        ("E", ("actor:b", "actor:a")),
        ("Ж", ("actor:c",)),
    ]


def test_the_matrix_shows_only_topics_and_actors_that_share_documents() -> None:
    made = catalog(
        subjects=[
            subject("topic", "x"),
            subject("topic", "idle"),
            subject("actor", "vera"),
            subject("actor", "idle"),
        ],
        matrix={"topic:x": (Count("actor:vera", 2),)},
    )
    page = pages_of(made)["/matrix/"]
    assert (page.subjects, page.groups[0].items) == (("topic:x",), ("actor:vera",))


def test_the_archive_has_a_page_for_each_year_and_month_with_documents() -> None:
    made = catalog(
        [
            document("articles/a", date="2024-11-07"),
            document("articles/b", date="2024-12-01"),
            document("articles/c", date="2023-01-31"),
            document("articles/undated"),
        ]
    )
    pages = pages_of(made)
    assert [(group.label, group.items) for group in pages["/archive/"].groups] == [
        ("2024", ("2024-12", "2024-11")),
        ("2023", ("2023-01",)),
    ]
    assert pages["/archive/2024/11/"].items == ("articles/a",)
    assert pages["/archive/2024/"].total == 2


def test_feeds_hold_the_newest_twenty_dated_documents() -> None:
    made = catalog([*note_documents(30), document("articles/undated")], [subject("tag", "x")])
    assert pages_of(made)["/feed.atom"].items == tuple(reversed(notes(30)[10:]))


def test_the_feed_of_a_subject_holds_the_newest_ten() -> None:
    keys = tuple(reversed(notes(30)))
    made = catalog(note_documents(30), [subject("topic", "x")], own={"topic:x": keys})
    assert pages_of(made)["/topics/x/feed.atom"].items == keys[:10]


def test_a_topic_has_a_feed_once_a_dated_document_names_it() -> None:
    made = catalog(
        [document("articles/a", date="2024-11-07")],
        [subject("topic", "x"), subject("topic", "idle")],
        own={"topic:x": ("articles/a",)},
    )
    pages = pages_of(made)
    assert "/topics/x/feed.atom" in pages
    assert "/topics/idle/feed.atom" not in pages


def test_an_old_address_leads_to_the_document() -> None:
    pages = pages_of(catalog([document("articles/a", redirect_from=("/2020/a",))]))
    assert (pages["/2020/a/"].kind, pages["/2020/a/"].about) == ("redirect", "document:articles/a")


def test_an_old_address_that_a_page_has_is_an_error_at_its_line() -> None:
    made = catalog([document("articles/a", redirect_from=("/articles/b/",)), document("articles/b")])
    _, problems = plan(made, WITH_ADDRESS)
    (found,) = problems
    assert found.code == "BG501"
    assert "content/articles/a.md (redirect_from)" in found.message
    assert "content/articles/b.md" in found.message


def test_an_old_address_outside_the_site_is_an_error_with_its_place() -> None:
    _, (found,) = plan(catalog([document("articles/a", redirect_from=("../x",))]), WITH_ADDRESS)
    assert (found.code, found.span.line, found.span.column) == ("BG504", 5, 5)


def test_pictures_of_a_bundle_stand_under_its_document_and_others_where_they_lie() -> None:
    made = catalog(
        [document("articles/sea", bundle="articles/sea", slug="the-sea")],
        assets=("articles/sea/maps/m.svg", "images/logo.svg", "static/cover.png"),
        static=("static/cover.png", "static/robots.txt"),
    )
    planned, _ = plan(made, WITH_ADDRESS)
    assert {copy.route: copy.path for copy in planned.copies} == {
        "/articles/the-sea/maps/m.svg": "content/articles/sea/maps/m.svg",
        "/cover.png": "content/static/cover.png",
        "/images/logo.svg": "content/images/logo.svg",
        "/robots.txt": "content/static/robots.txt",
    }
    assert planned.routes["asset:static/cover.png"] == "/cover.png"


def test_a_picture_in_the_bundle_of_a_document_that_is_not_there_keeps_its_own_path() -> None:
    planned, _ = plan(catalog(assets=("articles/secret/m.svg",)), WITH_ADDRESS)
    assert planned.routes["asset:articles/secret/m.svg"] == "/articles/secret/m.svg"


def test_a_document_may_name_its_own_template() -> None:
    pages = pages_of(catalog([document("articles/a", template="long-read.html")]))
    assert pages["/articles/a/"].template == "long-read.html"


def test_a_profile_and_the_introduction_of_the_home_page_may_name_their_own_templates(site: MakeSite) -> None:
    made = site(
        {
            "content/index.md": document_text("Welcome", "template: quay.html"),
            "content/topics/ports.md": document_text("Ports", "template: quay.html"),
            "content/actors/union.md": document_text("Union", "template: quay.html"),
            "themes/briefing/templates/quay.html": "<p>The quay.</p>",
        }
    )
    assert made.build().exit_code == 0
    for route in ("/", "/topics/ports/", "/actors/union/"):
        assert made.page(route) == "<p>The quay.</p>"


def test_pages_are_sorted_by_route() -> None:
    planned, _ = plan(catalog(note_documents(5)), WITH_ADDRESS)
    routes = list(planned.pages)
    assert routes == sorted(routes)
