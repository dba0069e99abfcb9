"""Which pages settings, the clock and a build's options render."""

import pytest

from tests.rebuild.desk import (
    ABOUT,
    FEEDS,
    FILES,
    FOG,
    HTML,
    PAGES,
    PORTS,
    SETTINGS,
    SLIP,
    VERA,
    VOTE,
    changed,
)
from tests.sites import NOON, SiteFolder

DAY = 86_400
DATED = PAGES - {
    "/feeds.opml",
    "/social-card.png",
    "/404.html",
    "/about/",
    "/actors/",
    "/archive/",
    "/matrix/",
    "/tags/",
    "/topics/",
}


def with_settings(desk: SiteFolder, lines: str) -> set[str]:
    report = desk.edit({"briefgen.yaml": SETTINGS + lines}).build()
    assert report.parsed == ()
    return set(report.rendered)


def test_the_sites_title_renders_all_that_shows_it(desk: SiteFolder) -> None:
    report = desk.edit({"briefgen.yaml": SETTINGS.replace("Harbour", "Quay")}).build()
    assert (report.parsed, set(report.rendered)) == ((), {*HTML, *FEEDS, "/feeds.opml", "/social-card.png"})


@pytest.mark.parametrize(
    ("line", "routes"),
    [
        ("description: A desk.\n", {"/", "/social-card.png"} | FEEDS),
        ("copyright: Ours\n", HTML | FEEDS),
        ("menu: [topics]\n", HTML),
        ("links: explicit\n", PAGES),
        ("page_size: 20\n", set()),
        ("stubs: true\n", set()),
        ("ignore: ['*.bak']\n", set()),
    ],
)
def test_a_setting_renders_the_pages_that_depend_on_it(desk: SiteFolder, line: str, routes: set[str]) -> None:
    assert with_settings(desk, line) == routes


def test_a_smaller_page_size_renders_the_lists_that_get_more_pages(desk: SiteFolder) -> None:
    assert with_settings(desk, "page_size: 1\n") == {
        *("/", "/page/1/", "/page/2/", "/articles/", "/articles/page/1/", "/topics/cranes/"),
        *("/topics/cranes/page/1/", "/sitemap.xml"),
    }


def test_the_public_address_renders_all_pages(desk: SiteFolder) -> None:
    report = desk.edit({"briefgen.yaml": SETTINGS.replace("example.org", "example.net")}).build()
    assert (report.parsed, set(report.rendered)) == ((), {*PAGES})


def test_the_language_parses_and_renders_everything(desk: SiteFolder) -> None:
    report = desk.edit({"briefgen.yaml": f"{SETTINGS}language: de\n"}).build()
    assert set(report.parsed) == {ABOUT, FOG, PORTS, SLIP, VERA, VOTE}
    assert set(report.rendered) == PAGES


def test_the_time_zone_parses_everything_and_renders_what_holds_dates(desk: SiteFolder) -> None:
    report = desk.edit({"briefgen.yaml": f"{SETTINGS}time_zone: Asia/Kolkata\n"}).build()
    assert set(report.parsed) == {ABOUT, FOG, PORTS, SLIP, VERA, VOTE}
    assert set(report.rendered) == DATED


def test_a_comment_in_the_settings_renders_nothing(desk: SiteFolder) -> None:
    assert with_settings(desk, "# nothing\n") == set()


def test_a_new_day_on_which_nothing_is_due_renders_nothing(desk: SiteFolder) -> None:
    for days in (1, 2, -1, 0, 8):
        report = desk.build(at=NOON + days * DAY)
        assert (report.parsed, report.rendered) == ((), ()), days


def test_a_day_on_which_an_office_begins_renders_what_shows_it(desk: SiteFolder) -> None:
    # The index of actors lists them with their offices.
    assert set(desk.build(at=NOON + 12 * DAY).rendered) == {"/actors/", "/actors/vera/"}
    assert set(desk.build(at=NOON).rendered) == {"/actors/", "/actors/vera/"}


def test_a_review_that_becomes_due_renders_the_page_alone(desk: SiteFolder) -> None:
    desk.edit(changed(SLIP, "title: Slip", "title: Slip\nreview_by: 2024-11-22")).build()
    assert desk.build(at=NOON + DAY).rendered == ()
    assert set(desk.build(at=NOON + 2 * DAY).rendered) == {"/notes/slip/"}


def test_a_document_that_expires_renders_its_page_alone(desk: SiteFolder) -> None:
    desk.edit(changed(SLIP, "title: Slip", "title: Slip\nexpires: 2024-11-21T13:00:00Z")).build()
    report = desk.build(at=NOON + 3_599)
    assert (report.rendered, report.next_due) == ((), NOON + 3_600)
    assert set(desk.build(at=NOON + 3_600).rendered) == {"/notes/slip/"}


def test_a_document_that_becomes_due_renders_what_adding_it_would(desk: SiteFolder) -> None:
    new = FILES[SLIP].replace("Slip", "New")
    added = desk.edit({"content/notes/new.md": new}).build().rendered
    desk.edit({"content/notes/new.md": None}).build()
    desk.edit({"content/notes/new.md": new.replace("title", "embargo: 2024-11-21T13:00:00Z\ntitle")})
    assert desk.build().rendered == ()
    report = desk.build(at=NOON + 3_600)
    assert (report.parsed, report.rendered) == ((), added)


def test_strictness_renders_nothing(desk: SiteFolder) -> None:
    assert desk.build(strict=True).rendered == ()
    assert desk.build().rendered == ()


def test_a_second_output_is_rendered_without_parsing(desk: SiteFolder) -> None:
    first = desk.output
    report = desk.build(output=desk.root / "site-2")
    assert (report.parsed, set(report.rendered)) == ((), {*PAGES})
    for output in (first, desk.root / "site-2"):
        assert desk.build(output=output).rendered == ()


def test_paranoia_reads_all_files_and_renders_nothing(desk: SiteFolder) -> None:
    report = desk.build(paranoid=True)
    assert (report.parsed, report.rendered) == ((), ())


def test_full_parses_and_renders_everything_and_writes_nothing(desk: SiteFolder) -> None:
    report = desk.build(full=True)
    assert (len(report.parsed), set(report.rendered)) == (6, {*PAGES})
    assert report.written
    assert report.written.written == ()
