"""The demonstration site holds what it promises, and every link on it leads somewhere."""

import shutil
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.crawl import BuiltSite
from tests.sites import untracked

CHECKOUT = Path(__file__).parents[1]
AT = 1_795_348_800  # 2026-11-22T12:00:00Z


@pytest.fixture(scope="module", params=["pretty", "explicit"])
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    from briefgen.build import build
    from briefgen.stages.request import Request

    root = tmp_path_factory.mktemp("demo")
    shutil.copytree(CHECKOUT / "content", root / "content")
    settings = (CHECKOUT / "briefgen.yaml").read_text(encoding="utf-8")
    (root / "briefgen.yaml").write_text(f"{settings}\nlinks: {request.param}\n", encoding="utf-8")
    wanted = Request(root=root, config="briefgen.yaml", output=root / "site", at=AT, strict=True)
    report = build(wanted, untracked, lambda: 0.0)
    assert not [found for found in report.problems if found.severity != "info"]
    return BuiltSite(root / "site", base="/briefings/")


def one(page: LexborHTMLParser, selector: str) -> LexborNode:
    node = page.css_first(selector)
    assert node is not None, selector
    return node


def front_matter(path: Path) -> dict[str, object]:
    _, text, _ = path.read_text(encoding="utf-8").split("---\n", 2)
    loaded: dict[str, object] = yaml.safe_load(text)
    return loaded


def test_no_internal_link_or_anchor_is_broken(demo: BuiltSite) -> None:
    assert demo.broken() == []


def test_every_page_can_be_reached_from_the_home_page(demo: BuiltSite) -> None:
    assert demo.orphans() == []


def test_no_id_stands_twice_on_a_page(demo: BuiltSite) -> None:
    assert demo.repeated_ids() == {}


def test_every_page_has_a_title_of_its_own(demo: BuiltSite) -> None:
    titles = [one(page, "title").text() for name, page in demo.pages.items() if not demo.is_redirect(name)]
    assert sorted(set(titles)) == sorted(titles)


def test_every_page_has_one_main_heading(demo: BuiltSite) -> None:
    assert [
        name for name, page in demo.pages.items() if not demo.is_redirect(name) and len(page.css("h1")) != 1
    ] == []


def test_nothing_is_inline_and_nothing_comes_from_elsewhere(demo: BuiltSite) -> None:
    for name, page in demo.pages.items():
        assert not page.css("style, [style], script:not([src], [type='application/ld+json'])"), name
        assert not [key for node in page.css("*") for key in node.attributes if key.startswith("on")], name
        foreign = [
            node.attributes.get("src") or node.attributes.get("href")
            for node in page.css("img, script, link[rel=stylesheet], source")
        ]
        assert not [address for address in foreign if address and "//" in address], name


def test_links_written_explicitly_end_in_a_file(demo: BuiltSite) -> None:
    home = demo.pages["index.html"]
    internal = [node.attributes["href"] or "" for node in home.css("a[href]")]
    local = [
        address.split("#")[0] for address in internal if "://" not in address and not address.startswith("#")
    ]
    explicit = all("." in address.rsplit("/", 1)[-1] for address in local)
    pretty = any(address.endswith("/") for address in local)
    assert explicit != pretty


@pytest.mark.parametrize(
    "route",
    [
        "topics/ukraine",
        "topics/nato",
        "topics/sanctions",
        "actors/vladimir-putin",
        "actors/volodymyr-zelenskyy",
        "actors/nato",
    ],
)
def test_the_named_subjects_have_a_page_with_documents(demo: BuiltSite, route: str) -> None:
    page = demo.pages[f"{route}/index.html"]
    assert (
        len(
            {
                file
                for file, _ in demo.links(f"{route}/index.html")
                if file.startswith(("articles/", "notes/", "briefs/"))
            }
        )
        >= 3
    )
    assert one(page, "h1").text().strip()


def documents() -> list[Path]:
    found = []
    for folder in ("articles", "notes", "briefs"):
        found += sorted((CHECKOUT / "content" / folder).rglob("*.md"))
    return found


def _names(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []


def route_file(path: Path) -> str:
    name = path.parent.name if path.stem == "index" else path.stem
    folder = path.relative_to(CHECKOUT / "content").parts[0]
    return f"{folder}/{name}/index.html"


def test_from_each_document_one_click_leads_to_each_of_its_terms_and_each_lists_it(demo: BuiltSite) -> None:
    checked = 0
    for path in documents():
        name = route_file(path)
        if name not in demo.pages:
            continue
        terms = {
            file
            for file, _ in demo.links(name)
            if file.startswith(("topics/", "actors/", "tags/")) and file.count("/") == 2
        }
        fields = front_matter(path)
        named = sum(len(_names(fields.get(key))) for key in ("topics", "actors", "tags"))
        assert len(terms) >= named, name
        chips = {
            demo.file(name, (node.attributes["href"] or "").split("#")[0])
            for node in demo.pages[name].css(".filed .chips a[href], .people .main a[href]")
        }
        assert len(chips) == named, name
        for term in chips:
            folder = term.rpartition("/")[0]
            lists = [
                page
                for page in demo.pages
                if page.rpartition("/")[0] == folder or page.startswith(f"{folder}/page/")
            ]
            assert any(name in {file for file, _ in demo.links(page)} for page in lists), (
                f"{term} does not list {name}"
            )
            checked += 1
    assert checked > 150


def test_withheld_documents_are_nowhere(demo: BuiltSite) -> None:
    for name in ("spring-scenarios", "istanbul-file-review", "far-archive", "sealed-until", "winter-shelf"):
        source = next((CHECKOUT / "content").rglob(f"{name}.md"))
        title = str(front_matter(source)["title"])
        for path in demo.root.rglob("*"):
            assert name not in path.name
            if path.is_file():
                text = path.read_bytes().decode("utf-8", "replace")
                assert title not in text, path
                assert name not in text, path


def test_it_says_that_it_is_demonstration_content(demo: BuiltSite) -> None:
    assert "emonstration content" in one(demo.pages["about/index.html"], "main").text()
    for name, page in demo.pages.items():
        if not demo.is_redirect(name):
            assert "22 November 2026" in one(page, "footer").text(), name


def test_it_is_large_enough_to_show_everything() -> None:
    count = {
        folder: len(list((CHECKOUT / "content" / folder).rglob("*.md")))
        for folder in ("actors", "topics", "articles", "notes", "briefs")
    }
    assert count["actors"] >= 12
    assert count["topics"] >= 8
    assert count["articles"] >= 10
    assert count["notes"] >= 8
    assert count["briefs"] >= 3


def test_the_newest_document_of_a_series_is_told_although_it_comes_last(demo: BuiltSite) -> None:
    page = demo.pages["series/terms-on-paper/index.html"]
    days = [node.attributes["datetime"] or "" for node in page.css(".list time")]
    assert len(days) > 1
    assert one(page, ".glance time").attributes["datetime"] == max(days) != days[0]
