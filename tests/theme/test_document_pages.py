"""Pages of articles, notes, briefs and plain pages in the built-in theme."""

from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selectolax.lexbor import LexborNode as Node

from briefgen.model.fields import ArticleFields, BriefFields, GateFields, Origin, Period, WatchItem
from briefgen.model.site import Target
from briefgen.theme import load_theme
from tests.theme.desk import (
    FEES,
    ICE,
    PIECES,
    Piece,
    catalog,
    page,
    piece,
    plan,
    render,
    settings,
    theme_of,
    when,
)


def parsed(route: str, pieces: tuple[Piece, ...] = PIECES, **changes: Any) -> HTMLParser:
    return HTMLParser(page(route, catalog(pieces) if pieces is not PIECES else None, **changes))


def words(found: Node | None) -> str:
    assert found is not None
    return " ".join(found.text().split())


def attribute(tree: HTMLParser, selector: str, name: str) -> str | None:
    found = tree.css_first(selector)
    assert found is not None, selector
    return found.attributes[name]


def hrefs(tree: HTMLParser, selector: str) -> list[str]:
    return [str(node.attributes["href"]) for node in tree.css(selector)]


def test_one_click_leads_to_each_topic_actor_and_tag() -> None:
    tree = parsed("/articles/ice/")
    assert hrefs(tree, ".filed .chips a, .people .main a") == [
        "../../actors/ada-vale/", "../../topics/ports/", "../../topics/tariffs/", "../../tags/winter/",
    ]  # fmt: skip


def test_the_answer_stands_before_the_text() -> None:
    text = page("/articles/ice/").partition("<body>")[2]
    order = ["Analysis", "<h1>", "Who pays?", "Two ports, one icebreaker.</p>", "The smaller port pays.", "Mira Orr", "The bay is deeper.", "One ship.",
             'class="prose"', "Also read", "People and places"]  # fmt: skip
    places = [text.index(one) for one in order]
    assert places == sorted(places)


def test_the_byline_links_to_the_author_and_names_the_dates() -> None:
    tree = parsed("/articles/ice/")
    assert hrefs(tree, ".byline a") == ["../../authors/m-orr/"]
    assert words(tree.css_first(".dates")) == (
        "8 November 2024 Updated 12 November 2024 Information as of 7 November 2024, 22:00 (UTC)"
    )


def test_links_in_the_text_lead_to_pages_sections_and_files() -> None:
    tree = parsed("/articles/ice/")
    assert hrefs(tree, ".prose a") == [
        "../../actors/ada-vale/", "../../actors/harbour/", "../../notes/fees/#rates", "../../articles/ice/terms.pdf",
    ]  # fmt: skip
    assert attribute(tree, ".prose img", "src") == "../../articles/ice/map.svg"


def test_an_actor_in_the_text_shows_the_office_of_that_day() -> None:
    assert attribute(parsed("/articles/ice/"), ".prose a.actor", "title") == "Minister of Ice"
    older = piece("article", "old", "Old", date="2020-05-01", terms=ICE.terms, html=ICE.document.body.html,
                  links=tuple(zip(ICE.document.body.references, ICE.targets, strict=True)))  # fmt: skip
    assert attribute(parsed("/articles/old/", (*PIECES, older)), ".prose a.actor", "title") == "Mayor of Port"


def test_people_and_places_name_main_actors_first_then_those_in_the_text() -> None:
    rows = [words(node) for node in parsed("/articles/ice/").css(".people li")]
    assert rows == ["Ada Vale Minister of Ice", "Harbour"]


def test_the_lead_picture_has_its_words_caption_and_credit() -> None:
    tree = parsed("/articles/ice/")
    assert attribute(tree, "figure.lead img", "src") == "../../articles/ice/map.svg"
    assert attribute(tree, "figure.lead img", "alt") == "A map"
    assert words(tree.css_first("figure.lead figcaption")) == "The bay · Own drawing"


def test_a_correction_names_its_class_and_day() -> None:
    assert (
        words(parsed("/articles/ice/").css_first(".correction"))
        == "Correction, 12 November 2024: The bay is deeper."
    )


def test_a_contents_list_appears_with_three_headings() -> None:
    assert hrefs(parsed("/articles/ice/"), ".toc a") == ["#h0", "#h1", "#h2"]
    assert parsed("/notes/fees/").css_first(".toc") is None


@pytest.mark.parametrize(
    ("toc", "headings", "expected"),
    [(True, 1, True), (False, 3, False), (None, 2, False), (None, 3, True), (True, 0, False)],
)
def test_the_contents_list_follows_the_field(*, toc: bool | None, headings: int, expected: bool) -> None:
    one = piece("note", "fees", "Fees", headings=ICE.document.body.outline[:headings], toc=toc)
    assert (parsed("/notes/fees/", (one,)).css_first("nav.toc") is not None) is expected


def test_a_series_box_tells_the_part_and_its_neighbours() -> None:
    box = parsed("/articles/ice/").css_first(".box")
    assert words(box) == "Series: Long reads Part 2 of 2 Previous Tolls <and> taxes"


def test_parts_of_a_series_stand_by_their_number_before_their_date() -> None:
    pieces = (
        piece("article", "b", "B", date="2024-01-01", terms=ICE.terms, part=2),
        piece("article", "a", "A", date="2024-09-01", terms=ICE.terms, part=1),
    )
    assert "Part 1 of 2" in page("/articles/a/", catalog(pieces))
    assert "Part 2 of 2" in page("/articles/b/", catalog(pieces))


def test_documents_that_link_here_stand_with_their_sentence() -> None:
    rows = [words(node) for node in parsed("/notes/fees/").css(".mentions li")]
    assert rows == ["Who clears the ice 8 Nov 2024See fees.", "PortsAll fees."]


def test_a_profile_that_links_here_is_linked_by_its_subjects_page() -> None:
    assert "../../topics/ports/" in hrefs(parsed("/notes/fees/"), ".mentions a")


def test_the_neighbours_are_linked() -> None:
    assert hrefs(parsed("/articles/ice/"), ".neighbours a") == ["../../articles/tolls/"]


def test_markup_in_a_title_is_text_everywhere() -> None:
    for route in ("/articles/tolls/", "/articles/", "/"):
        assert "<and>" not in page(route)
    assert words(parsed("/articles/tolls/").css_first("h1")) == "Tolls <and> taxes"


def test_the_page_names_itself_with_the_public_address() -> None:
    tree = parsed("/articles/ice/")
    assert hrefs(tree, 'link[rel="canonical"]') == ["https://example.org/desk/articles/ice/"]
    assert attribute(tree, 'meta[property="og:url"]', "content") == "https://example.org/desk/articles/ice/"


def test_without_a_public_address_nothing_is_absolute() -> None:
    tree = parsed("/articles/ice/", base_url="")
    assert tree.css_first('link[rel="canonical"]') is None
    assert "example.org" not in (tree.html or "")


def state_of(gate: GateFields, clock: int = 1_740_830_400, **fields: Any) -> str:
    one = piece("note", "n", "N", gate=gate, **fields)
    return page("/notes/n/", catalog((one, ICE)), clock=clock)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("withdrawn", "has been withdrawn"),
        ("archived", "no longer maintained"),
        ("superseded", "has been superseded."),
        ("draft", "Not published: draft"),
    ],
)
def test_the_status_of_a_document_is_told(status: Any, expected: str) -> None:
    assert expected in state_of(GateFields(status=status, date=when("2024-11-08")))


def test_a_superseded_document_leads_to_its_successor() -> None:
    gate = GateFields(status="superseded", date=when("2024-11-08"))
    text = state_of(gate, field_targets=(("superseded_by", Target("page", "document:articles/ice")),))
    assert 'Read instead: <a href="../../articles/ice/">Who clears the ice</a>' in text


def test_an_expired_document_says_so_from_that_moment_on() -> None:
    gate = GateFields(date=when("2024-11-08"), expires=when("2025-01-01"))
    moment = when("2025-01-01").timestamp
    assert "out of date since" in state_of(gate, moment)
    assert "out of date since" not in state_of(gate, moment - 1)


def test_a_tombstone_keeps_title_and_notice_but_not_the_text() -> None:
    gate = GateFields(date=when("2024-11-08"), expires=when("2025-01-01"), expires_action="tombstone")
    text = state_of(gate, html="<p>The old text.</p>")
    assert "The old text." not in text
    assert "out of date since" in text


def test_a_document_past_its_review_says_so() -> None:
    gate = GateFields(date=when("2024-11-08"))
    assert "past its review date" in state_of(gate, review_by=when("2025-02-28"))
    assert "past its review date" not in state_of(gate, review_by=when("2025-03-01"))
    assert "past its review date" not in state_of(gate, review_by=when("2025"))


def test_a_public_page_without_label_has_no_badge() -> None:
    assert "TLP:" not in page("/articles/ice/")


def test_a_restricted_label_stands_above_and_below_the_text() -> None:
    gate = GateFields(date=when("2024-11-08"), tlp="AMBER+STRICT")
    known = catalog((piece("note", "n", "N", gate=gate),))
    tree = HTMLParser(page("/notes/n/", known, audience="internal", tlp="AMBER+STRICT"))
    badges = tree.css(".tlp.amber-strict")
    assert [badge.text() for badge in badges] == ["TLP:AMBER+STRICT", "TLP:AMBER+STRICT"]
    assert badges[-1].parent.parent.parent.tag == "footer"  # type: ignore[union-attr]


def labels(pieces: tuple[Piece, ...], route: str) -> set[str]:
    tree = HTMLParser(page(route, catalog(pieces), audience="internal", tlp="AMBER+STRICT"))
    return {words(badge) for badge in tree.css(".label .tlp")}


def labelled(one: Piece, label: str) -> Piece:
    gate = GateFields(date=one.document.gate.date, tlp=label)
    return piece(one.document.kind, one.document.slug, one.document.card.title, gate=gate, terms=one.terms)


def test_a_page_has_the_label_of_the_closest_document_whose_title_it_shows() -> None:
    fees, ice = labelled(FEES, "AMBER"), labelled(ICE, "GREEN")
    assert labels((ice, fees), "/articles/ice/") == {"TLP:AMBER"}
    assert labels((ice,), "/articles/ice/") == {"TLP:GREEN"}
    assert labels((labelled(FEES, ""),), "/notes/fees/") == {"TLP:CLEAR"}


def test_a_page_that_lists_documents_has_the_highest_label_of_its_readers() -> None:
    for route in ("/topics/ports/", "/actors/ada-vale/", "/", "/archive/2024/11/"):
        assert labels((labelled(FEES, "GREEN"),), route) == {"TLP:AMBER+STRICT"}


def test_a_site_that_is_not_public_labels_every_page() -> None:
    for route in ("/", "/topics/ports/", "/tags/", "/404.html"):
        assert "TLP:AMBER" in page(route, audience="clients", tlp="AMBER")


def test_a_brief_tells_its_issue_and_period() -> None:
    details = BriefFields(
        issue="41",
        period=Period(when("2025-01-01"), when("2025-01-07")),
        watch=(WatchItem("A vote", when("2025-02-01")),),
        distribution=("Mr X",),
    )
    text = page("/briefs/w/", catalog((piece("brief", "w", "W", details=details),)))
    assert words(HTMLParser(text).css_first(".kicker")) == "Brief · Issue 41 · Covers 1 Jan 2025 – 7 Jan 2025"
    assert "1 February 2025</time></strong>: A vote" in text
    assert "Mr X" not in text


def test_an_imported_piece_names_where_it_first_appeared() -> None:
    origin = Origin(
        publisher="The Gazette",
        url="https://example.org/g",
        published=when("2024-11-07"),
        author="A. Writer",
        license="CC BY 4.0",
    )
    text = words(parsed("/notes/n/", (piece("note", "n", "N", origin=origin),)).css_first(".colophon"))
    assert text == "First published by The Gazette, 7 November 2024, by A. Writer. Licence: CC BY 4.0."


def test_contributors_reviewers_and_editors_are_named_as_such() -> None:
    one = piece("note", "n", "N", contributors=("A", "B"), reviewers=("C",), editors=("D",))
    assert (
        words(parsed("/notes/n/", (one,)).css_first(".colophon"))
        == "With contributions by A, BReviewed by CEdited by D"
    )


def test_a_document_in_another_language_is_marked_as_such() -> None:
    tree = parsed("/notes/n/", (piece("note", "n", "Лёд", lang="be"),))
    assert attribute(tree, "html", "lang") == "en"
    assert attribute(tree, "article", "lang") == "be"
    listed = piece("note", "n", "Лід", lang="uk", summary="Коротко.")
    home = parsed("/", (listed,))
    assert attribute(home, ".lead a", "lang") == "uk"


def test_a_language_that_the_theme_speaks_is_that_of_the_whole_page(tmp_path: Any) -> None:
    folder = tmp_path / "themes/briefing/i18n"
    folder.mkdir(parents=True)
    (folder / "be.yaml").write_text("skip: Да зместу\n")
    theme, _ = load_theme(tmp_path, settings())
    text = render(catalog((piece("note", "n", "Лёд", lang="be"),)), theme)["/notes/n/"].data.decode()
    assert '<html lang="be">' in text
    assert "Да зместу" in text
    assert "лістапада" in text
    assert ">Home<" in text


def test_a_page_written_from_right_to_left_says_so() -> None:
    text = page("/notes/n/", catalog((piece("note", "n", "جليد", lang="ar"),)))
    assert '<html lang="ar" dir="rtl">' in text
    assert '<html lang="ar" dir="rtl">' in page("/topics/", language="ar")


def test_unknown_fields_reach_templates_by_name() -> None:
    import msgspec

    document = msgspec.structs.replace(FEES.document, custom=(("mood", '{"sea": [1, "calm"]}'),))
    known = catalog((msgspec.structs.replace(FEES, document=document),))
    theme = theme_of({"note.html": "{{ document.custom.mood.sea[1] }}"})
    assert render(known, theme, plan(known))["/notes/fees/"].data == b"calm"


def test_an_unlisted_page_asks_not_to_be_indexed() -> None:
    assert 'content="noindex"' in page("/notes/n/", catalog((piece("note", "n", "N", unlisted=True),)))
    assert "noindex" not in page("/articles/ice/")


def test_a_subject_without_page_is_named_without_link() -> None:
    known = catalog()
    planned = plan(known)
    routes = {ref: route for ref, route in planned.routes.items() if ref != "tag:winter"}
    import msgspec

    found = render(known, planned=msgspec.structs.replace(planned, routes=routes))["/articles/ice/"]
    assert "<li><span>winter</span></li>" in found.data.decode()


def test_an_article_without_anything_is_still_a_page() -> None:
    known = catalog((piece("article", "bare", "Bare", date="", html="", details=ArticleFields()),), ())
    assert "<h1>Bare</h1>" in page("/articles/bare/", known)


def test_works_and_addresses_follow_the_text_and_the_page_says_how_to_cite_it() -> None:
    html = '<p><a href="https://example.org/a" class="external">A</a></p>'
    sources = ('{"title": "Harbour <rolls>", "url": "https://example.org/r"}',)
    one = piece("note", "n", "Ice & fog", html=html, sources=sources)
    tree = parsed("/notes/n/", (one,))
    assert words(tree.css_first(".sources")) == "Harbour <rolls>"
    assert hrefs(tree, ".sources a") == ["https://example.org/r"]
    assert words(tree.css_first(".endnotes ol")) == "https://example.org/a"
    assert "Ice & fog. Harbour Desk" in words(tree.css_first(".cite"))
    assert words(tree.css_first(".cite")).endswith("https://example.org/desk/notes/n/")
