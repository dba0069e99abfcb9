"""Which files an edit of a document parses, and which pages it renders."""

import os

from tests.rebuild.desk import ABOUT, FEEDS, FILES, FOG, HTML, PORTS, SLIP, VERA, VOTE, changed
from tests.sites import SiteFolder, document

LISTS_OF_FOG = {
    *("/", "/actors/vera/", "/archive/2024/", "/archive/2024/11/", "/articles/", "/topics/ports/"),
    *("/actors/vera/feed.atom", "/feed.atom", "/topics/ports/feed.atom"),
}


def written(site: SiteFolder) -> set[str]:
    """The routes of the pages whose bytes changed in the last build."""
    assert site.report
    assert site.report.written
    return {"/" + path.removesuffix("index.html") for path in site.report.written.written}


def test_without_an_edit_nothing_is_parsed_or_rendered(desk: SiteFolder) -> None:
    for _ in range(2):  # the first time on copies of the files, the second on files of known state
        report = desk.build()
        assert (report.parsed, report.rendered, written(desk)) == ((), (), set())


def test_words_at_the_end_of_a_page_render_that_page_alone(desk: SiteFolder) -> None:
    report = desk.edit(changed(ABOUT, "Who we are.", "Who we are.\n\nAnd why.")).build()
    assert report.parsed == (ABOUT,)
    assert set(report.rendered) == {"/about/"}
    assert written(desk) == {"/about/"}


def test_a_typo_in_a_body_renders_the_page_its_feeds_and_what_quotes_the_sentence(desk: SiteFolder) -> None:
    report = desk.edit(changed(FOG, "More words", "Moor words")).build()
    assert report.parsed == (FOG,)
    assert set(report.rendered) == {
        *("/articles/fog/", "/feed.atom", "/actors/vera/feed.atom", "/topics/ports/feed.atom"),
        "/topics/cranes/",  # quotes the sentence in which it is mentioned
    }
    assert written(desk) == set(report.rendered)


def test_a_typo_away_from_any_link_renders_the_page_and_its_feeds(desk: SiteFolder) -> None:
    desk.edit({FOG: f"{FILES[FOG]}\nLast words.\n"}).build()
    report = desk.edit({FOG: f"{FILES[FOG]}\nLost words.\n"}).build()
    assert report.parsed == (FOG,)
    assert set(report.rendered) == {
        *("/articles/fog/", "/feed.atom", "/actors/vera/feed.atom", "/topics/ports/feed.atom"),
    }


def test_a_typo_in_the_first_paragraph_renders_what_shows_the_summary(desk: SiteFolder) -> None:
    report = desk.edit(changed(FOG, "First words", "Firm words")).build()
    shown = LISTS_OF_FOG - {"/archive/2024/"} | {"/articles/fog/"}
    # A card is read whole, so pages that show only its title are rendered too.
    title_only = {"/archive/2024/", "/articles/vote/", "/topics/cranes/"}
    assert set(report.rendered) == shown | title_only
    assert written(desk) == shown


def test_a_retitle_renders_what_shows_the_title(desk: SiteFolder) -> None:
    report = desk.edit(changed(FOG, "title: Fog", "title: Mist")).build()
    assert report.parsed == (FOG,)
    assert set(report.rendered) == LISTS_OF_FOG | {"/articles/fog/", "/articles/vote/", "/topics/cranes/"}
    assert written(desk) == set(report.rendered)


def test_a_retitle_leaves_pages_alone_that_show_other_documents(desk: SiteFolder) -> None:
    report = desk.edit(changed(SLIP, "title: Slip", "title: Slap")).build()
    assert set(report.rendered) == {
        *("/", "/archive/2024/", "/archive/2024/11/", "/notes/", "/notes/slip/", "/feed.atom"),
        *("/topics/cranes/", "/topics/cranes/feed.atom"),
        "/articles/vote/",  # its older or related piece
    }


def test_a_new_actor_renders_both_pages_and_what_counts_them(desk: SiteFolder) -> None:
    report = desk.edit(changed(SLIP, "topics: [Cranes]", "topics: [Cranes]\nactors: [Vera Palin]")).build()
    assert report.parsed == (SLIP,)
    shown = {
        *(
            "/",  # names the actors most covered
            "/notes/slip/",
            "/actors/vera/",
            "/actors/vera/feed.atom",
            "/actors/",
            "/matrix/",
            "/topics/cranes/",
        ),
        "/articles/fog/",  # shares the actor, so that the two are related
    }
    # Feeds show topics and tags as categories, but read all terms of an entry.
    assert set(report.rendered) == shown | {"/feed.atom", "/topics/cranes/feed.atom"}
    assert written(desk) == shown


def test_a_new_tag_renders_the_page_and_what_counts_it(desk: SiteFolder) -> None:
    report = desk.edit(changed(SLIP, "topics: [Cranes]", "topics: [Cranes]\ntags: [quay]")).build()
    assert set(report.rendered) == {
        *(
            "/notes/slip/",
            "/tags/",
            "/tags/quay/",
            "/topics/cranes/",
            "/topics/cranes/feed.atom",
            "/feed.atom",
        ),
    }
    assert written(desk) == set(report.rendered)


def test_spaces_at_the_end_of_a_file_render_nothing(desk: SiteFolder) -> None:
    report = desk.edit(changed(FOG, "[[Cranes]].", "[[Cranes]].\n\n\n")).build()
    assert report.parsed == (FOG,)
    assert (report.rendered, written(desk)) == ((), set())


def test_a_comment_in_the_front_matter_renders_nothing(desk: SiteFolder) -> None:
    report = desk.edit(changed(ABOUT, "title: About", "title: About  # to do")).build()
    assert (report.parsed, report.rendered) == ((ABOUT,), ())


def test_a_field_that_no_template_reads_renders_nothing(desk: SiteFolder) -> None:
    assert desk.edit(changed(SLIP, "title: Slip", "title: Slip\nmood: calm")).build().rendered == ()


def test_a_field_that_shows_later_renders_the_page_to_equal_bytes(desk: SiteFolder) -> None:
    # All fields of a document are one value, ``fields:``.
    report = desk.edit(changed(SLIP, "title: Slip", "title: Slip\nreview_by: 2025-01-01")).build()
    assert set(report.rendered) == {"/notes/slip/"}
    assert written(desk) == set()


def test_another_mtime_parses_nothing(desk: SiteFolder) -> None:
    os.utime(desk.root / FOG, (1_000_000_000, 1_000_000_000))
    report = desk.build()
    assert (report.parsed, report.rendered) == ((), ())


def test_a_copy_with_the_same_bytes_parses_nothing(desk: SiteFolder) -> None:
    copy = desk.root / "copy"
    copy.write_text(FILES[FOG], encoding="utf-8")
    copy.replace(desk.root / FOG)
    report = desk.build()
    assert (report.parsed, report.rendered) == ((), ())


def test_a_new_document_renders_the_lists_that_hold_it_and_its_neighbours(desk: SiteFolder) -> None:
    new = document("New", "date: 2024-11-04", "topics: [Ports]")
    report = desk.edit({"content/notes/new.md": new}).build()
    assert report.parsed == ("content/notes/new.md",)
    assert set(report.rendered) == {
        *(
            "/notes/new/",
            "/",
            "/notes/",
            "/topics/",
            "/topics/ports/",
            "/topics/ports/feed.atom",
            "/feed.atom",
        ),
        *("/archive/", "/archive/2024/", "/archive/2024/11/", "/sitemap.xml"),
        "/articles/fog/",  # related, since it shares the topic
        "/notes/slip/",  # the next older note
    }
    assert written(desk) == set(report.rendered)


def test_a_new_plain_page_renders_itself_and_the_site_map(desk: SiteFolder) -> None:
    report = desk.edit({"content/method.md": document("Method")}).build()
    assert set(report.rendered) == {"/method/", "/sitemap.xml"}


def test_a_deleted_document_leaves_no_page_behind(desk: SiteFolder) -> None:
    report = desk.edit({VOTE: None}).build()
    assert report.parsed == ()
    assert report.written
    assert set(report.written.removed) == {
        "articles/vote/index.html",
        "tags/index.html",
        "tags/quay/index.html",
    }
    # The footer of each page lists the site's indexes, and that of tags is gone.
    assert set(report.rendered) == HTML - {"/articles/vote/", "/tags/", "/tags/quay/"} | {
        *("/feed.atom", "/topics/cranes/feed.atom", "/sitemap.xml"),
    }


def test_a_document_that_becomes_a_draft_goes_as_if_deleted(desk: SiteFolder) -> None:
    report = desk.edit(changed(VOTE, "title: Vote", "title: Vote\nstatus: draft")).build()
    drafted = set(report.rendered), desk.tree()
    desk.edit({VOTE: None}).build(full=True)
    assert drafted[1] == desk.tree()
    assert "/articles/vote/" not in drafted[0]


def test_a_moved_document_is_parsed_once_and_rendered_at_its_new_address(desk: SiteFolder) -> None:
    report = desk.edit({SLIP: None, "content/notes/slap.md": FILES[SLIP]}).build()
    assert report.parsed == ("content/notes/slap.md",)
    assert report.written
    assert report.written.removed == ("notes/slip/index.html",)
    assert set(report.rendered) == {
        *(
            "/",
            "/archive/2024/",
            "/archive/2024/11/",
            "/notes/",
            "/notes/slap/",
            "/articles/vote/",
            "/feed.atom",
        ),
        *("/topics/cranes/", "/topics/cranes/feed.atom", "/sitemap.xml"),
    }


def test_words_of_a_profile_render_its_page_alone(desk: SiteFolder) -> None:
    report = desk.edit(changed(PORTS, "On ports.", "On ports.\n\nMore.")).build()
    assert (report.parsed, set(report.rendered)) == ((PORTS,), {"/topics/ports/"})


def test_an_alias_of_an_actor_renders_its_page_alone(desk: SiteFolder) -> None:
    report = desk.edit(changed(VERA, "title: Vera Palin", "title: Vera Palin\naliases: [Palin]")).build()
    assert (report.parsed, set(report.rendered)) == ((VERA,), {"/actors/vera/"})


def test_a_summary_of_a_profile_renders_its_page_and_for_nothing_its_feed(desk: SiteFolder) -> None:
    report = desk.edit(changed(VERA, "She.", "She is.")).build()
    assert set(report.rendered) == {"/actors/vera/", "/actors/vera/feed.atom"}
    assert written(desk) == {"/actors/vera/"}


def test_a_topic_under_another_renders_both_and_what_rolls_up(desk: SiteFolder) -> None:
    report = desk.edit(changed(PORTS, "title: Ports", "title: Ports\nparent: Cranes")).build()
    assert set(report.rendered) == {
        *("/", "/actors/vera/", "/matrix/", "/topics/", "/topics/cranes/", "/topics/cranes/feed.atom"),
        "/topics/ports/",
    }
    assert written(desk) == set(report.rendered)


def test_an_author_of_the_data_file_renders_what_names_the_author(desk: SiteFolder) -> None:
    desk.edit(changed(SLIP, "title: Slip", "title: Slip\nauthors: [ada]")).build()
    report = desk.edit({"content/_data/authors.yaml": "ada: {name: Ada Marten}\n"}).build()
    assert report.parsed == ()
    assert set(report.rendered) == {
        "/authors/",
        "/authors/ada/",
        "/notes/slip/",
        "/feed.atom",
        "/topics/cranes/feed.atom",
    }


def test_a_folders_defaults_parse_the_folder_and_render_what_shows_them(desk: SiteFolder) -> None:
    report = desk.edit({"content/notes/_defaults.yaml": "tags: [quay]\n"}).build()
    assert report.parsed == (SLIP,)
    assert set(report.rendered) == {
        *(
            "/notes/slip/",
            "/tags/",
            "/tags/quay/",
            "/topics/cranes/",
            "/topics/cranes/feed.atom",
            "/feed.atom",
        ),
    }


def test_a_static_file_is_copied_and_renders_nothing(desk: SiteFolder) -> None:
    report = desk.edit(
        {"content/static/robots.txt": "Disallow: /\n", "content/static/new.txt": "new\n"}
    ).build()
    assert report.rendered == ()
    assert report.written
    assert report.written.written == ("new.txt", "robots.txt")


def test_only_the_harmed_files_of_the_output_are_rendered_again(desk: SiteFolder) -> None:
    (desk.output / "about/index.html").write_text("harmed", encoding="utf-8")
    (desk.output / "notes/slip/index.html").unlink()
    report = desk.build()
    assert (report.parsed, set(report.rendered)) == ((), {"/about/", "/notes/slip/"})
    assert written(desk) == {"/about/", "/notes/slip/"}


def test_an_edit_that_is_taken_back_renders_what_it_had_rendered(desk: SiteFolder) -> None:
    before = desk.tree()
    there = desk.edit(changed(SLIP, "A slip.", "A slip.\n\nLonger.")).build()
    back = desk.edit({SLIP: FILES[SLIP]}).build()
    assert there.rendered == back.rendered
    assert "/notes/slip/" in back.rendered
    assert not set(back.rendered) >= FEEDS
    assert desk.tree() == before
