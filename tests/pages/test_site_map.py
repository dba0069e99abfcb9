"""The site map and its parts."""

import msgspec

from briefgen.model.site import PagePlan
from briefgen.pages.site_map import Limits, site_map
from tests.pages.catalogs import catalog, document

BASE = "https://example.org/desk/"
DATES = {"old": "2023-05-01", "mid": "2024-01-01", "new": "2024-06-01", "newest": "2024-11-01"}


def parts(*names: str, limits: Limits, undated: int = 0) -> dict[str, tuple[str, ...]]:
    known = catalog([document(f"articles/{name}", date=DATES[name]) for name in names])
    pages = [
        PagePlan(f"/articles/{name}/", "article.html", "article", f"document:articles/{name}")
        for name in names
    ]
    pages += [PagePlan(f"/topics/{number}/", "topic.html", "topic") for number in range(undated)]
    return {plan.route: plan.items for plan in site_map(pages, known, BASE, limits)}


def test_a_site_that_fits_has_one_file() -> None:
    assert parts("old", "mid", limits=Limits(addresses=2)) == {"/sitemap.xml": ()}


def test_a_longer_one_has_an_index_of_parts_from_the_oldest() -> None:
    assert parts("new", "old", "mid", limits=Limits(addresses=2), undated=1) == {
        "/sitemap.xml": ("/sitemap-1.xml", "/sitemap-2.xml", "/sitemap-lists-1.xml"),
        "/sitemap-1.xml": ("/articles/old/", "/articles/mid/"),
        "/sitemap-2.xml": ("/articles/new/",),
        "/sitemap-lists-1.xml": ("/topics/0/",),
    }


def test_a_new_document_leaves_full_parts_as_they_are() -> None:
    before = parts("old", "mid", "new", limits=Limits(addresses=2), undated=3)
    after = parts("newest", "old", "mid", "new", limits=Limits(addresses=2), undated=3)
    assert {route for route in after if after[route] != before.get(route)} == {"/sitemap-2.xml"}


def test_a_part_is_closed_before_it_grows_too_large() -> None:
    found = parts("old", "mid", "new", limits=Limits(size=700))
    assert [len(items) for route, items in found.items() if route != "/sitemap.xml"] == [2, 1]


def test_feeds_redirects_and_the_error_page_count_for_nothing() -> None:
    others = [
        PagePlan("/feed.atom", "feed.atom.xml", "feed"),
        PagePlan("/old/", "redirect.html", "redirect"),
        PagePlan("/404.html", "404.html", "404"),
    ]
    (only,) = site_map([PagePlan("/", "home.html", "home"), *others], catalog(), BASE, Limits(addresses=1))
    assert only.items == ()


def test_translations_count_for_the_size_of_their_entries() -> None:
    known = catalog([document("articles/old", date=DATES["old"])])
    known = msgspec.structs.replace(known, translations={"articles/old": ("articles/a", "articles/b")})
    page = PagePlan("/articles/old/", "article.html", "article", "document:articles/old")
    assert len(site_map([page], known, BASE, Limits(size=700))) == 2
    assert len(site_map([page], known, BASE, Limits(size=1_700))) == 1
