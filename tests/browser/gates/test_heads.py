"""What a search engine and a link's preview read: on every page of a site of a thousand documents."""

from collections import Counter

from selectolax.lexbor import LexborHTMLParser

from tests.browser.gates.conftest import Sites
from tests.browser.gates.sites import Theme

NEEDED = (
    "meta[name=description][content]",
    "link[rel=canonical][href]",
    "meta[property='og:title'][content]",
    "meta[property='og:image'][content]",
    "meta[name='twitter:card'][content]",
)


def head_of(page: LexborHTMLParser) -> str:
    """Return a page's title."""
    title = page.css_first("title")
    return title.text() if title else ""


def test_every_page_of_a_large_site_has_a_title_of_its_own(sites: Sites, theme: Theme) -> None:
    built = sites(theme, "corpus").built
    titles = Counter(head_of(page) for name, page in built.pages.items() if not built.is_redirect(name))
    assert len(titles) > 2_000
    assert not titles[""]
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_page_of_a_large_site_has_description_card_and_canonical_address(
    sites: Sites, theme: Theme
) -> None:
    built = sites(theme, "corpus").built
    lacking = {
        (name, needed)
        for name, page in built.pages.items()
        # A page that stands in for any other has no address of its own.
        if name != "404.html" and not built.is_redirect(name)
        for needed in NEEDED
        if not page.css_first(needed)
    }
    assert lacking == set()
