"""The theme ledger: the demonstration site in it, and the same bytes whatever was built before."""

import gzip
import itertools
import re
import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from briefgen.build import build
from briefgen.stages.request import Request
from briefgen.theme.layered_files import FOR_MACHINES
from briefgen.theme.page_context import PAGE_TEMPLATES
from tests.conftest import MakeSite
from tests.crawl import BuiltSite
from tests.rebuild.desk import FILES, FOG, changed
from tests.sites import SETTINGS, document, untracked

CHECKOUT = Path(__file__).parents[1]
AT = 1_795_348_800  # 2026-11-22T12:00:00Z
MOST_BYTES = 6_800
"""Of a first visit to an English document of ordinary length: page, style sheet and icon, compressed."""
ORDINARY = 350
"""Words of such a document's page."""


def built(root: Path, theme: str) -> BuiltSite:
    shutil.copytree(CHECKOUT / "content", root / "content")
    settings = (CHECKOUT / "briefgen.yaml").read_text(encoding="utf-8")
    chosen = settings.replace("theme: {name: briefing}", f"theme: {{name: {theme}}}")
    (root / "briefgen.yaml").write_text(chosen, encoding="utf-8")
    wanted = Request(root=root, config="briefgen.yaml", output=root / "site", at=AT, strict=True)
    report = build(wanted, untracked, lambda: 0.0)
    assert not [found for found in report.problems if found.severity != "info"]
    return BuiltSite(root / "site", base="/briefings/")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return built(tmp_path_factory.mktemp("ledger"), "ledger")


@pytest.fixture(scope="module")
def briefing(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return built(tmp_path_factory.mktemp("briefing"), "briefing")


def links(page: LexborHTMLParser) -> set[str]:
    """Return where the main part of a page leads to, places on the page itself left out."""
    found = (link.attributes.get("href") or "" for link in page.css("main a[href]"))
    return {href.partition("#")[0] for href in found} - {""}


def test_no_internal_link_or_anchor_is_broken(ledger: BuiltSite) -> None:
    assert ledger.broken() == []


def test_every_page_can_be_reached_and_no_id_stands_twice(ledger: BuiltSite) -> None:
    assert (ledger.orphans(), ledger.repeated_ids()) == ([], {})


def test_every_page_has_one_first_heading_and_skips_no_level(ledger: BuiltSite) -> None:
    for name, page in ledger.pages.items():
        levels = [int((heading.tag or "h0")[1]) for heading in page.css("h1, h2, h3, h4, h5, h6")]
        assert levels.count(1) == 1, name
        steps = itertools.pairwise(levels)
        assert [later for earlier, later in steps if later > earlier + 1] == [], name


def test_every_label_names_something_on_its_page(ledger: BuiltSite) -> None:
    for name, page in ledger.pages.items():
        for node in page.css("[aria-labelledby]"):
            assert page.css_first(f'[id="{node.attributes["aria-labelledby"]}"]'), name


def test_a_document_leads_wherever_the_built_in_theme_leads(ledger: BuiltSite, briefing: BuiltSite) -> None:
    documents = [name for name in briefing.pages if name.startswith(("articles/", "notes/", "briefs/"))]
    assert {name: links(briefing.pages[name]) - links(ledger.pages[name]) for name in documents} == {
        name: set() for name in documents
    }


def test_no_page_needs_a_script_or_holds_a_style(ledger: BuiltSite) -> None:
    for name, page in ledger.pages.items():
        assert (
            page.css("script:not([type='application/ld+json']), style, [style], [onclick], [onload]") == []
        ), name
        assert re.search(r'(?:src|srcset)="(?:https?:|data:|//)', page.html or "") is None, name


def test_a_first_visit_to_a_document_is_light(ledger: BuiltSite) -> None:
    # Only feeds refer to the style sheet of feeds.
    assets = b"".join(
        path.read_bytes()
        for path in sorted((ledger.root / "assets").iterdir())
        if not path.name.startswith("feed.")
    )
    shared = len(gzip.compress(assets, mtime=0))
    sizes = {
        name: shared + len(gzip.compress((ledger.root / name).read_bytes(), mtime=0))
        for name, page in ledger.pages.items()
        if name.startswith(("articles/", "notes/", "briefs/"))
        and page.css_first('html[lang="en"]')
        and len((page.css_first("main") or page).text().split()) <= ORDINARY
    }
    assert len(sizes) >= 10
    assert {name: size for name, size in sizes.items() if size > MOST_BYTES} == {}


EVERY_KIND = FILES | {
    "briefgen.yaml": f"{SETTINGS}theme: {{name: ledger, options: {{dense: false}}}}\npage_size: 2\n"
    "outputs: {citations: true}\n",
    "content/index.md": document("Home", body="What this is."),
    "content/credited.md": document("Credited", body='![A quay](quay.svg){credit="V. Palin"}'),
    "content/quay.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>',
    "content/briefs/week.md": document(
        "Week", "date: 2024-11-04", "issue: 1", "authors: [Vera Palin]", "series: Weeks", "topics: [Ports]"
    ),
    "content/articles/old.md": document(
        "Old", "date: 2024-10-01", "status: withdrawn", "aliases: [/older/]", "topics: [Ports]"
    ),
}


def test_every_template_makes_a_page(site: MakeSite) -> None:
    made = site(EVERY_KIND)
    made.build(strict=True)
    routes = {
        *("/", "/page/1/", "/articles/", "/articles/fog/", "/notes/slip/", "/briefs/week/", "/about/"),
        *("/topics/", "/topics/ports/", "/actors/", "/actors/vera/", "/tags/", "/tags/quay/", "/authors/"),
        *("/authors/vera-palin/", "/series/", "/series/weeks/", "/matrix/", "/archive/", "/archive/2024/"),
        *(
            "/archive/2024/11/",
            "/404.html",
            "/credits/",
            "/older/",
            "/feed.atom",
            "/feed.json",
            "/feeds.opml",
            "/articles/fog/cite.bib",
            "/sitemap.xml",
        ),
    }
    for route in routes:
        assert made.page(route)
    for_readers = {name for name in PAGE_TEMPLATES if f"templates/{name}" not in FOR_MACHINES}
    html = {route for route in routes if route.endswith(("/", ".html"))}
    assert len(html - {"/page/1/"}) >= len(for_readers)
    assert "This document has been withdrawn." in made.text("/articles/old/")


def test_an_incremental_build_has_the_bytes_of_a_clean_one(site: MakeSite) -> None:
    made = site(EVERY_KIND)
    made.build()
    made.edit(changed(FOG, "title: Fog", "title: Thick fog")).edit({"content/notes/slip.md": None}).build()
    once = made.tree()
    assert made.report is not None
    assert 0 < len(made.report.rendered) < made.report.pages
    shutil.rmtree(made.output)
    made.build(full=True)
    assert made.tree() == once
