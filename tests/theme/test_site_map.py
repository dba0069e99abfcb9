"""The site map as search engines read it."""

from pathlib import Path

import msgspec
from lxml import etree

from briefgen.pages.site_map import Limits, site_map
from briefgen.theme import render_site
from tests.conftest import MakeSite
from tests.sites import document
from tests.theme.desk import built_in, catalog, plan, settings

SCHEMA = etree.XMLSchema(etree.parse(str(Path(__file__).with_name("sitemap.xsd"))))
SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
BASE = "https://example.org/desk/"


def test_an_index_and_its_parts_hold_every_page_once_and_keep_to_the_schema() -> None:
    known = catalog()
    whole = plan(known)
    parts = site_map(whole.pages.values(), known, BASE, Limits(addresses=4))
    pages = {**whole.pages, **{part.route: part for part in parts}}
    cut = msgspec.structs.replace(whole, pages=pages)
    files = {one.route: one.data for one in render_site(cut, known, settings(), built_in())}
    roots = {part.route: etree.fromstring(files[part.route]) for part in parts}
    for root in roots.values():
        SCHEMA.assertValid(root)
    index = roots.pop("/sitemap.xml").findall("s:sitemap", SPACES)
    listed = {one.findtext("s:loc", None, SPACES): one.findtext("s:lastmod", None, SPACES) for one in index}
    assert list(listed) == [f"{BASE}{route[1:]}" for route in roots]
    assert listed[f"{BASE}sitemap-1.xml"] == max(
        root.text or "" for root in roots["/sitemap-1.xml"].iterfind("s:url/s:lastmod", SPACES)
    )
    found = [loc.text or "" for root in roots.values() for loc in root.iterfind("s:url/s:loc", SPACES)]
    assert sorted(found) == sorted(
        f"{BASE}{page.route[1:]}" for page in whole.pages.values() if page.is_for_readers
    )


def test_a_translated_document_names_its_languages_and_where_all_others_go(site: MakeSite) -> None:
    folder = site(
        {
            "content/notes/ice.md": document("Ice & fog", "date: 2024-11-01"),
            "content/notes/lid.md": document("Лід", "lang: uk", "translation_of: notes/ice"),
            "content/notes/secret.md": document(
                "Eis", "lang: de", "translation_of: notes/ice", "status: draft"
            ),
        }
    )
    folder.build()
    root = etree.fromstring((folder.output / "sitemap.xml").read_bytes())
    SCHEMA.assertValid(root)
    found = {
        url.findtext("s:loc", None, SPACES): [
            (one.get("hreflang"), one.get("href")) for one in url.iterfind("x:link", SPACES)
        ]
        for url in root
    }
    english, ukrainian = f"{BASE}notes/ice/", f"{BASE}notes/lid/"
    assert found[english] == found[ukrainian] == [("en", english), ("uk", ukrainian), ("x-default", english)]
    assert [address for address, links in found.items() if links] == [english, ukrainian]
