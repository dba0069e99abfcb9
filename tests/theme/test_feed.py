"""Feeds (RFC 4287) and the site map."""

import re
from typing import Any

import pytest
from lxml import etree

from tests.theme.desk import FEES, ICE, PIECES, Piece, catalog, page, piece, render, when

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\Z")


def feed(route: str = "/feed.atom", pieces: tuple[Piece, ...] = PIECES, **changes: Any) -> etree._Element:
    data = (
        render(catalog(pieces), **changes)[route].data
        if pieces is not PIECES
        else page(route, **changes).encode()
    )
    return etree.fromstring(data)


def texts(element: etree._Element, path: str) -> list[str]:
    return [found.text or "" for found in element.findall(path.replace("a:", ATOM))]


def test_a_feed_has_exactly_one_id_title_and_updated() -> None:
    root = feed()
    assert root.tag == f"{ATOM}feed"
    assert [len(texts(root, f"a:{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
    assert texts(root, "a:author/a:name") == ["Harbour Desk"]


def test_each_entry_has_exactly_one_id_title_and_updated() -> None:
    for entry in feed().findall(f"{ATOM}entry"):
        assert [len(texts(entry, f"a:{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
        assert len([link for link in entry.findall(f"{ATOM}link") if link.get("rel") == "alternate"]) == 1


def test_times_are_in_rfc_3339_form() -> None:
    root = feed()
    found = texts(root, "a:updated") + texts(root, "a:entry/a:updated") + texts(root, "a:entry/a:published")
    assert len(found) > 4
    assert all(MOMENT.match(one) for one in found)


def test_a_feed_was_updated_when_its_newest_entry_was() -> None:
    root = feed()
    assert texts(root, "a:updated") == [max(texts(root, "a:entry/a:updated"))] == ["2025-01-07T00:00:00Z"]


def test_the_clock_does_not_reach_a_feed() -> None:
    assert page("/feed.atom") == page("/feed.atom", clock=2_000_000_000)


def test_an_update_counts_before_the_date() -> None:
    entries = {texts(entry, "a:title")[0]: entry for entry in feed().findall(f"{ATOM}entry")}
    assert texts(entries["Who clears the ice"], "a:published") == ["2024-11-08T00:00:00Z"]
    assert texts(entries["Who clears the ice"], "a:updated") == ["2024-11-12T00:00:00Z"]


def test_ids_are_absolute_and_all_different() -> None:
    root = feed()
    ids = texts(root, "a:id") + texts(root, "a:entry/a:id") + texts(feed("/topics/ports/feed.atom"), "a:id")
    assert all(one.startswith("urn:uuid:") for one in ids)
    assert len(set(ids)) == len(ids)


def test_an_id_outlives_a_new_title() -> None:
    renamed = piece("note", "fees", "Another title", date="2024-12-01", terms=FEES.terms)
    first = set(texts(feed(), "a:entry/a:id"))
    second = set(texts(feed(pieces=tuple(renamed if one is FEES else one for one in PIECES)), "a:entry/a:id"))
    assert first == second


def test_an_entry_has_the_same_id_in_every_feed() -> None:
    assert set(texts(feed("/topics/ports/feed.atom"), "a:entry/a:id")) <= set(texts(feed(), "a:entry/a:id"))


def content(root: etree._Element, title: str) -> str:
    for entry in root.findall(f"{ATOM}entry"):
        if texts(entry, "a:title") == [title]:
            return texts(entry, "a:content")[0]
    raise AssertionError(title)


def test_addresses_in_the_text_are_absolute() -> None:
    html = content(feed(), "Who clears the ice")
    addresses = re.findall(r'(?:href|src)="([^"]*)"', html)
    assert addresses
    assert all(one.startswith("https://example.org/desk/") for one in addresses)


def test_a_link_within_a_text_leads_to_its_page() -> None:
    noted = piece("note", "fees", "Fees", date="2024-12-01", html='<p><a href="#_fn-1">1</a></p>')
    html = content(feed(pieces=(noted,)), "Fees")
    assert html == '<p><a href="https://example.org/desk/notes/fees/#_fn-1">1</a></p>'


def test_markup_in_titles_is_text() -> None:
    assert "Tolls <and> taxes" in texts(feed(), "a:entry/a:title")


def test_without_a_public_address_links_are_relative() -> None:
    root = feed(base_url="")
    links = [str(link.get("href")) for link in root.iter(f"{ATOM}link")]
    assert "./articles/ice/" in links
    assert not any(link.startswith("http") for link in links)


def test_characters_that_xml_forbids_are_left_out() -> None:
    odd = piece("note", "fees", "Fees\x0b", date="2024-12-01", html="<p>a\x00\x1fb\ufffe</p>")
    assert content(feed(pieces=(odd,)), "Fees") == "<p>ab</p>"


def test_a_feed_without_entries_is_still_a_feed() -> None:
    root = feed(pieces=())
    assert MOMENT.match(texts(root, "a:updated")[0])


def test_a_feed_of_a_topic_names_it() -> None:
    root = feed("/topics/ports/feed.atom")
    assert texts(root, "a:title") == ["Ports · Harbour Desk"]
    assert root.find(f"{ATOM}link[@rel='alternate']").get("href") == "https://example.org/desk/topics/ports/"  # type: ignore[union-attr]


def sitemap(**changes: Any) -> dict[str, str]:
    root = etree.fromstring(page("/sitemap.xml", **changes).encode())
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    return {str(url.findtext(f"{space}loc")): url.findtext(f"{space}lastmod") or "" for url in root}


def test_the_site_map_lists_pages_with_whole_addresses() -> None:
    found = sitemap()
    assert found["https://example.org/desk/articles/ice/"] == "2024-11-12"
    assert "https://example.org/desk/" in found


@pytest.mark.parametrize("route", ["404.html", "old/ice/", "feed.atom", "sitemap.xml"])
def test_error_page_redirects_and_feeds_are_not_in_the_site_map(route: str) -> None:
    assert f"https://example.org/desk/{route}" not in sitemap()


def test_a_list_changed_when_its_newest_document_did() -> None:
    assert sitemap()["https://example.org/desk/archive/2024/11/"] == "2024-11-12"


def test_an_unlisted_page_is_not_in_the_site_map() -> None:
    hidden = piece("page", "about", "About", date="", unlisted=True)
    data = render(catalog((hidden, ICE)))["/sitemap.xml"].data
    assert b"/desk/about/" not in data


def test_explicit_links_name_the_index_files() -> None:
    assert "https://example.org/desk/articles/ice/index.html" in sitemap(links="explicit")


def test_a_moment_with_a_time_keeps_it() -> None:
    timed = piece("note", "fees", "Fees", date="2024-12-01", updated=when("2024-12-02T09:30:00"))
    assert texts(feed(pieces=(timed,)), "a:entry/a:updated") == ["2024-12-02T09:30:00Z"]
