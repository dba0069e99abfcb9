"""What search engines and networks read in the head of every page of a site of some size."""

from collections import Counter

import pytest
from selectolax.lexbor import LexborHTMLParser

from benchmarks.corpus import write_corpus
from tests.sites import SiteFolder, document

BASE = "https://example.org/desk/"
NAMESAKES = {
    f"content/articles/same{at}.md": document(
        "Tides", *((f"date: 2024-0{at}-01",)), "topics: [Tides]", "actors: [Tides]", "tags: [Tides]",
        "authors: [Tides]", "series: Tides", body="" if at < 3 else "Words.",
    )
    for at in range(1, 4)
}  # fmt: skip


@pytest.fixture(scope="module")
def heads(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """By route: what the head of each page says that search engines may list."""
    root = tmp_path_factory.mktemp("desk")
    write_corpus(root, 90)
    made = SiteFolder(root, {"briefgen.yaml": f"title: Desk\nbase_url: {BASE}\npage_size: 5\n", **NAMESAKES})
    made.build()
    pages = {path: data for path, data in made.tree().items() if path.endswith(".html")}
    found = {path.removesuffix("index.html"): head(data) for path, data in pages.items()}
    return {route: said for route, said in found.items() if said.get("robots") != "noindex"}


def head(data: bytes) -> dict[str, str]:
    tree = LexborHTMLParser(data.decode())
    said = {
        node.attributes.get("name") or node.attributes.get("property") or "": node.attributes.get("content")
        or ""
        for node in tree.css("head meta")
    }
    title, canonical = tree.css_first("title"), tree.css_first('link[rel="canonical"]')
    said["title"] = title.text() if title else ""
    said["canonical"] = (canonical.attributes.get("href") or "") if canonical else ""
    return said


def repeated(heads: dict[str, dict[str, str]], name: str) -> dict[str, int]:
    return {
        text: count for text, count in Counter(said[name] for said in heads.values()).items() if count > 1
    }


def test_every_page_says_what_it_is_and_where(heads: dict[str, dict[str, str]]) -> None:
    assert len(heads) > 300
    assert sum("/page/" in f"/{route}" for route in heads) > 30
    for route, said in heads.items():
        assert said["canonical"] == said["og:url"] == BASE + route, route
        assert all(said[name] for name in ("title", "description", "og:title", "og:type")), route


def test_no_two_pages_share_their_title(heads: dict[str, dict[str, str]]) -> None:
    assert repeated(heads, "title") == {}


def test_no_two_pages_share_their_description(heads: dict[str, dict[str, str]]) -> None:
    assert repeated(heads, "description") == {}
