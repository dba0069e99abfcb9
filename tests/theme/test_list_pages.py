"""Home, lists, subjects, indexes, archive and the rest in the built-in theme."""

import re
from itertools import pairwise
from typing import Any

import msgspec
import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from briefgen.model.site import Group, PagePlan
from tests.theme.desk import (
    PIECES,
    VALE,
    built_in,
    catalog,
    page,
    piece,
    plan,
    render,
    site_plan,
    standard,
    subject,
)
from tests.theme.test_document_pages import attribute, hrefs, words


def tree(route: str, **changes: Any) -> HTMLParser:
    return HTMLParser(page(route, **changes))


def test_a_topic_page_shows_scope_start_and_documents() -> None:
    found = tree("/topics/ports/")
    assert words(found.css_first("h1")) == "Ports"
    assert "Ports and their ice." in words(found.css_first(".scope"))
    assert "Maintained by Mira Orr" in words(found.css_first(".head"))
    assert hrefs(found, ".box a") == ["../../articles/ice/"]
    assert [words(node) for node in found.css(".latest h3")] == [
        "Fees, a note",
        "Who clears the ice",
        "Tolls <and> taxes",
    ]


def test_a_topic_page_shows_subtopics_actors_and_tags_with_counts() -> None:
    chips = [words(node) for node in tree("/topics/ports/").css("aside .chips li")]
    assert chips == ["Tariffs 2", "Ada Vale 3", "winter 2"]


def test_a_topic_page_leads_to_its_feed() -> None:
    assert hrefs(tree("/topics/ports/"), 'link[type="application/atom+xml"]') == [
        "../../feed.atom",
        "../../topics/ports/feed.atom",
    ]


def test_a_subtopic_leads_to_its_parent() -> None:
    assert hrefs(tree("/topics/tariffs/"), ".crumbs a") == ["../../", "../../topics/", "../../topics/ports/"]


def test_an_actor_page_shows_office_names_and_career() -> None:
    found = tree("/actors/ada-vale/")
    assert words(found.css_first(".role")) == "Minister of Ice"
    assert words(found.css_first(".kicker")) == "Person"
    facts = words(found.css_first(".facts"))
    assert "Ада Вейл" in facts
    assert "Also known asVale" in facts
    assert facts.index("Minister of Ice, Harbour since 1 Jan 2024") < facts.index(
        "Mayor of Port 1 Jan 2019 – 31 Dec 2023"
    )


def test_coverage_by_topic_can_be_linked_to() -> None:
    found = tree("/actors/ada-vale/")
    assert words(found.css_first("#_topic-ports")) == "Ports 9"


def test_an_actor_without_profile_still_has_a_page() -> None:
    found = tree("/actors/harbour/")
    assert words(found.css_first("h1")) == "Harbour"
    assert words(found.css_first(".mentions")).endswith("Vale met nobody at the harbour.")
    assert "Nothing has been published here yet" in words(found.css_first("main"))


def test_an_author_page_shows_job_and_words() -> None:
    found = words(tree("/authors/m-orr/").css_first(".head"))
    assert found == "Author Mira Orr Editor Writes on ice. 2 documents · newest 8 November 2024"


def test_tags_and_series_have_pages() -> None:
    assert "Fees, a note" in page("/tags/winter/")
    assert "Tolls" in page("/series/long-reads/")


def test_the_matrix_leads_to_the_shared_documents() -> None:
    found = tree("/matrix/")
    assert [words(node) for node in found.css("thead th")] == ["Ada Vale", "Harbour"]
    assert hrefs(found, "td a") == ["../actors/ada-vale/#_topic-ports"]
    assert words(found.css_first("td a")) == "3"


def test_the_tree_of_topics_nests() -> None:
    found = tree("/topics/")
    assert hrefs(found, ".tree > li > a") == ["../topics/ports/"]
    assert hrefs(found, ".tree ul a") == ["../topics/tariffs/"]


def test_actors_stand_under_their_letters() -> None:
    found = tree("/actors/")
    assert hrefs(found, ".letters a") == ["#_H", "#_V"]
    assert words(found.css_first(".index section:last-child")) == "V Ada Vale 3 Minister of Ice"


def test_the_archive_leads_to_years_and_months() -> None:
    assert hrefs(tree("/archive/"), "main a") == [
        "../archive/2024/",
        "../archive/2024/11/",
        "../archive/2024/10/",
    ]
    assert words(tree("/archive/2024/").css_first("main h2")) == "November 1"
    assert words(tree("/archive/2024/11/").css_first("h1")) == "November 2024"
    assert hrefs(tree("/archive/2024/11/"), ".crumbs a") == [
        "../../../",
        "../../../archive/",
        "../../../archive/2024/",
    ]


def test_the_home_page_shows_the_newest_documents_and_topics() -> None:
    found = tree("/")
    assert words(found.css_first("h1")) == "Harbour Desk"
    assert words(found.css_first(".lead h2")) == "The first week"
    assert words(found.css_first(".most li")) == "Ada Vale 3"
    assert words(found.css_first(".by-topic h3")) == "Ports 3"
    assert hrefs(found, ".by-topic .lines a") == ["./notes/fees/", "./articles/ice/", "./articles/tolls/"]


def test_the_number_of_documents_under_each_topic_is_an_option() -> None:
    from briefgen.settings.values import ThemeChoice

    choice = ThemeChoice("briefing", {"latest_per_topic": "0"})
    found = render(theme=built_in(theme=choice))["/"].data.decode()
    assert "By topic" not in found


def test_content_of_index_introduces_the_home_page() -> None:
    known = catalog((*PIECES, piece("page", "index", "Welcome", date="", html="<p>Read this first.</p>")))
    home = PagePlan("/", "home.html", "home", about="document:index", base="/")
    found = render(known, planned=site_plan((home,), plan(known).routes, ()))["/"]
    assert "Read this first." in found.data.decode()


def test_list_pages_lead_to_newer_and_older_ones() -> None:
    newest, older = tree("/articles/"), tree("/articles/page/2/")
    assert hrefs(newest, ".pager a") == ["../articles/page/2/"]
    assert hrefs(older, ".pager a") == ["../../../articles/", "../../../articles/page/1/"]
    assert words(older.css_first(".pager")) == "← NewerPage 2 of 3 Older →"


def test_titles_are_unique_and_older_pages_say_their_number() -> None:
    titles = [
        re.search(r"<title>(.*?)</title>", one.data.decode(), re.DOTALL)
        for one in standard().values()
        if one.route.endswith(("/", ".html")) and not one.route.startswith("/old/")
    ]
    found = [title[1] for title in titles if title]
    assert len(found) == len(set(found))
    assert "Articles – page 2 · Harbour Desk" in found
    assert "Ports – Topic · Harbour Desk" in found


def test_every_page_has_a_description() -> None:
    for route, one in standard().items():
        if route.endswith("/") and not route.startswith("/old/"):
            assert attribute(HTMLParser(one.data.decode()), 'meta[name="description"]', "content"), route


def test_the_error_page_links_from_the_root_and_is_not_indexed() -> None:
    found = tree("/404.html")
    addresses = hrefs(found, "a") + hrefs(found, 'link[rel="stylesheet"]')
    assert all(one.startswith(("/desk/", "#")) for one in addresses)
    assert "noindex" in (found.html or "")


def test_an_old_address_leads_to_the_new_one_at_once() -> None:
    text = page("/old/ice/")
    assert '<meta http-equiv="refresh" content="0; url=../../articles/ice/">' in text
    assert '<link rel="canonical" href="https://example.org/desk/articles/ice/">' in text
    assert '<a href="../../articles/ice/">Who clears the ice</a>' in text
    assert "noindex" in text


def test_an_old_address_without_public_address_names_the_new_one_relatively() -> None:
    assert '<link rel="canonical" href="../../articles/ice/">' in page("/old/ice/", base_url="")


def test_the_menu_leaves_out_what_does_not_exist_and_marks_where_one_is() -> None:
    found = tree("/topics/ports/")
    assert [words(node) for node in found.css(".top nav a")] == ["Topics", "About us"]
    assert [words(node) for node in found.css("[aria-current]")] == ["Topics"]


def test_a_menu_may_lead_to_other_sites() -> None:
    from briefgen.settings.values import MenuEntry

    menu = (MenuEntry("Elsewhere", "https://example.org/x"),)
    assert hrefs(tree("/", menu=menu), ".top nav a") == ["https://example.org/x"]


def test_the_foot_holds_the_copyright_and_all_sections() -> None:
    found = tree("/about/")
    assert "All ours." in words(found.css_first("footer"))
    assert hrefs(found, "footer nav a") == [
        "../articles/",
        "../topics/",
        "../actors/",
        "../tags/",
        "../archive/",
        "../feed.atom",
    ]


def test_explicit_links_open_from_disk() -> None:
    for one in standard(links="explicit").values():
        if one.route.endswith("/"):
            addresses = hrefs(HTMLParser(one.data.decode()), "a")
            own = [address for address in addresses if not address.startswith(("#", "http"))]
            assert own or one.route.startswith("/old/"), one.route
            assert not any(address.partition("#")[0].endswith("/") for address in own), one.route


def test_no_link_leads_to_a_page_that_is_not_there() -> None:
    from posixpath import normpath

    found = standard(base_url="")
    there = {normpath(route) for route in found} | {"/articles/ice/map.svg", "/articles/ice/terms.pdf"}
    for one in found.values():
        if not one.route.endswith("/"):
            continue
        for node in HTMLParser(one.data.decode()).css("a[href], link[href], img[src]"):
            address = str(node.attributes.get("href") or node.attributes.get("src"))
            path = address.partition("#")[0]
            if (
                path
                and not path.startswith("http")
                and "/page/" not in path
                and "/archive/2024/10" not in path
            ):
                assert normpath(one.route + path) in there, (one.route, address)


def test_the_number_of_columns_does_not_break_a_matrix_without_rows() -> None:
    known = catalog()
    empty = site_plan((PagePlan("/matrix/", "matrix.html", "matrix", groups=(Group("actors", ()),)),), {}, ())
    assert "Nothing has been published here yet" in render(known, planned=empty)["/matrix/"].data.decode()


def test_a_site_without_anything_still_has_a_home_page() -> None:
    known = catalog((), ())
    found = render(
        known,
        planned=site_plan((PagePlan("/", "home.html", "home", base="/"),), {}, ()),
        description="",
        copyright="",
    )
    assert found["/"].problems == ()


@pytest.mark.parametrize("links", ["pretty", "explicit"])
def test_ids_that_the_theme_makes_begin_with_an_underscore(links: str) -> None:
    for route, one in standard(links=links).items():
        if route.endswith("/"):
            ids = [str(node.attributes["id"]) for node in HTMLParser(one.data.decode()).css("[id]")]
            assert all(name.startswith("_") or name == "costs" for name in ids), route
            assert len(ids) == len(set(ids)), route


def test_no_page_has_inline_code_or_styles_or_foreign_requests() -> None:
    for one in standard().values():
        text = one.data.decode()
        code = r'<(?:script(?! src=| type="application/ld)|style)|\sstyle=|\son[a-z]+=|javascript:'
        assert not re.search(code, text), one.route
        for node in HTMLParser(text).css('link[rel="stylesheet"], link[rel="icon"], img, script'):
            address = str(node.attributes.get("href") or node.attributes.get("src"))
            assert not address.startswith(("http", "//")), one.route


def test_every_html_page_is_well_nested_and_has_one_heading() -> None:
    for route, one in standard().items():
        if not route.endswith(("/", ".html")):
            continue
        found = HTMLParser(one.data.decode())
        assert len(found.css("h1")) == 1, route
        assert len(found.css("main")) == 1, route
        levels = [int(str(node.tag)[1]) for node in found.css("h1, h2, h3, h4")]
        assert levels[0] == 1 or route.startswith("/old/"), route
        assert all(later <= before + 1 for before, later in pairwise(levels)), route


def test_an_unlisted_profile_is_marked_so_too() -> None:
    profile = next(one for one in PIECES if one.document.key == "topics/ports")
    fields = msgspec.structs.replace(profile.document.fields, unlisted=True)
    hidden = msgspec.structs.replace(
        profile, document=msgspec.structs.replace(profile.document, fields=fields)
    )
    known = catalog(tuple(hidden if one is profile else one for one in PIECES))
    assert "noindex" in page("/topics/ports/", known)


@pytest.mark.parametrize(("own", "times"), [("She leads.", 1), ("", 0)])
def test_a_summary_that_only_repeats_the_profiles_text_is_not_shown_before_it(own: str, times: int) -> None:
    vale = piece("actor", "ada-vale", "Ada Vale", html="<p>She leads.</p>", summary=own)
    ada = subject("actor", "ada-vale", "Ada Vale", document="actors/ada-vale", summary="She leads.")
    known = catalog((*(one for one in PIECES if one is not VALE), vale), (ada,))
    assert page("/actors/ada-vale/", known).count('<p class="standfirst">She leads.</p>') == times


def test_an_actor_of_whom_nothing_is_told_has_no_facts() -> None:
    bare = catalog((), (subject("actor", "ada-vale", "Ada Vale"),))
    assert "<h2>Facts</h2>" not in page("/actors/ada-vale/", bare)
