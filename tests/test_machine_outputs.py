"""Copies of a built site for machines: Markdown, JSON, llms.txt, and what stands of them in pages."""

import json
import re
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import MakeSite
from tests.sites import SETTINGS, SiteFolder, document
from tests.stages.clean import rebuilt

OUTPUTS = "outputs: {markdown: true, json: true, citations: true}\n"
TITLE = r"Ice [x](y) {a} 50% & \b `c` <b>]]></b>"
TOKEN = re.compile(rb"zqx", re.IGNORECASE)
FILES = {
    "briefgen.yaml": SETTINGS + OUTPUTS + "description: On the *port*.\n",
    "content/notes/ice.md": document(
        f"'{TITLE}'",
        *("date: 2024-11-01T09:00+01:00", "as_of: 2024-10-31", "updated: 2024-11-03", "topics: [Ports]"),
        *("actors: [Vera Palin]", "authors: [Mira Orr]", "series: Weeks", "bottom_line: It holds."),
        *("summary: Ice is late.", "unknown_field: zqxfield", "sources: [{title: Log, url: 'https://e.org/'}]"),
        *("corrections: [{date: 2024-11-02, text: The day was wrong.}]",),
        body="See [[Two]], [[No such page]], [label](../articles/hidden.md) and [out](https://e.org/o).\n\n"
        "<!-- zqxcomment -->\n\n![Bay](bay.svg)\n\nA note.[^1]\n\n[^1]: Said so.",
    ),
    "content/notes/bay.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "content/articles/two.md": document("Two", "date: 2024-11-02", "topics: [Ports]", body="On [[Vera Palin]]."),
    "content/articles/old.md": document("Old", "date: 2024-10-01", "status: superseded", "superseded_by: Two"),
    "content/articles/gone.md": document(
        "Gone", "date: 2024-01-01", "expires: 2024-02-01T00:00:00Z", "expires_action: tombstone",
        "summary: zqxsummary", body="zqxbody",
    ),
    "content/articles/far.md": document("Far", "date: 2024-10-01", "unlisted: true"),
    "content/articles/hidden.md": document("zqxhidden", "date: 2024-10-01", "status: draft"),
    "content/topics/ports.md": document("Ports", "aliases: [Harbours]", body="Where ships [[Two|land]]."),
}  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    """The site as built, to be read only."""
    made = SiteFolder(tmp_path_factory.mktemp("desk"), FILES)
    made.build()
    return made


def found(desk: SiteFolder, path: str) -> Any:
    return json.loads((desk.output / path).read_bytes())


def test_by_default_there_is_no_file_and_no_byte_of_them(site: MakeSite) -> None:
    made = site(FILES | {"briefgen.yaml": SETTINGS})
    made.build()
    suffixes = (".md", ".bib", ".ris", "llms.txt")
    assert not [path for path in made.tree() if path.endswith((*suffixes, "index.json", "cite.json"))]
    page = made.page("/notes/ice/")
    assert "citation_" not in page
    assert "This page as data" not in page
    assert re.findall(r'rel="alternate" type="([^"]+)"', page) == ["application/atom+xml"]


def test_a_copy_holds_what_the_page_shows_and_no_more(desk: SiteFolder) -> None:
    head, _, text = desk.page("/notes/ice/index.md").removeprefix("---\n").partition("---\n\n")
    assert yaml.safe_load(head) == {
        "title": TITLE,
        "kind": "note",
        "date": "2024-11-01T09:00:00+01:00" if "+01" in head else "2024-11-01T08:00:00+00:00",
        "updated": "2024-11-03",
        "as_of": "2024-10-31",
        "language": "en",
        "authors": ["Mira Orr"],
        "topics": ["Ports"],
        "actors": ["Vera Palin"],
        "url": "https://example.org/desk/notes/ice/",
    }
    assert text == (
        "# Ice \\[x\\](y) {a} 50% & \\\\b \\`c\\` \\<b>\\]\\]>\\</b>\n\nIce is late.\n\n**Bottom line:** It holds.\n\n"
        "**Correction**, 2024-11-02: The day was wrong.\n\n"
        "See [Two](https://example.org/desk/articles/two/), No such page, label and [out](https://e.org/o).\n\n"
        "![Bay](https://example.org/desk/notes/bay.svg)\n\nA note.[^1]\n\n[^1]: Said so.\n\n"
        "## Sources\n\n- [Log](https://e.org/)\n"
    )


def test_notices_stand_in_copies_too(desk: SiteFolder) -> None:
    assert "Read instead: [Two](https://example.org/desk/articles/two/)" in desk.page(
        "/articles/old/index.md"
    )
    assert "The text is no longer shown." in desk.page("/articles/gone/index.md")
    assert found(desk, "articles/old/index.json")["superseded_by"]["id"] == "article:two"


def test_nothing_that_is_not_published_stands_in_any_copy(desk: SiteFolder) -> None:
    assert [path for path, data in desk.tree().items() if TOKEN.search(data)] == []


def test_json_tells_of_a_document_and_its_neighbourhood(desk: SiteFolder) -> None:
    ice, two = found(desk, "notes/ice/index.json"), found(desk, "articles/two/index.json")
    assert (ice["schema"], ice["type"], ice["id"], ice["title"]) == (1, "document", "note:ice", TITLE)
    assert [link["url"] for link in ice["links"]] == [
        *(
            "https://example.org/desk/articles/two/",
            "https://example.org/desk/notes/bay.svg",
            "https://e.org/o",
        ),
    ]
    assert ice["series"] == {
        "id": "series:weeks", "kind": "series", "name": "Weeks",
        "url": "https://example.org/desk/series/weeks/", "part": 1, "of": 1,
    }  # fmt: skip
    assert [link["id"] for link in two["backlinks"]] == ["note:ice", "topic:ports"]
    assert '<a class="ref document" href="https://example.org/desk/articles/two/">Two</a>' in ice["html"]


def test_json_of_a_subject_has_all_its_documents_newest_first(desk: SiteFolder) -> None:
    ports = found(desk, "topics/ports/index.json")
    assert (ports["id"], ports["aliases"], ports["count"]) == ("topic:ports", ["Harbours"], 2)
    assert [one["id"] for one in ports["members"]] == ["article:two", "note:ice"]
    assert ports["links"] == [{"id": "article:two", "url": "https://example.org/desk/articles/two/"}]
    assert {
        path.split("/")[0] for path in desk.tree() if path.count("/") == 2 and path.endswith("index.json")
    } >= {
        *("topics", "actors", "authors", "series"),
    }


def test_lists_of_the_site_name_what_is_listed_with_its_copy(desk: SiteFolder) -> None:
    catalogue, llms = found(desk, "index.json"), desk.page("/llms.txt")
    listed = ["article:two", "article:old", "article:gone", "note:ice"]
    assert [one["id"] for one in catalogue["documents"]] == listed
    assert all(one["json"].startswith("https://example.org/desk/") for one in catalogue["subjects"])
    assert llms.startswith("# Harbour Desk\n\n> On the \\*port\\*.\n\n## Articles\n\n- [Two](")
    assert re.findall("^## (.*)", llms, re.MULTILINE) == ["Articles", "Notes", "Topics", "Actors", "Optional"]
    assert "(https://example.org/desk/notes/ice/index.md): 2024-11-01 – Ice is late." in llms
    assert "Far" not in llms


def test_copies_for_restricted_audiences_carry_their_label(site: MakeSite) -> None:
    audiences = "audiences: {public: {}, clients: {tlp: AMBER, includes: [public]}}\n"
    green = document("Green", "date: 2024-11-01", "tlp: GREEN", "topics: [Ports]")
    made = site({"briefgen.yaml": SETTINGS + OUTPUTS + audiences, "content/notes/green.md": green})
    made.build(audience="clients")
    assert 'tlp: "TLP:GREEN"\n' in made.page("/notes/green/index.md")
    assert "note = {TLP:GREEN}" in made.page("/notes/green/cite.bib")
    assert {found(made, f"{path}index.json")["tlp"] for path in ("", "topics/ports/")} == {"TLP:AMBER"}
    assert "\n\nTLP:AMBER\n\n" in made.page("/llms.txt")


@pytest.mark.parametrize("theme", ["briefing", "ledger"])
def test_pages_lead_to_their_copies(site: MakeSite, theme: str) -> None:
    made = site(FILES | {"briefgen.yaml": f"{SETTINGS}{OUTPUTS}theme: {theme}\n"})
    made.build()
    page = LexborHTMLParser(made.page("/notes/ice/"))
    alternates = [node.attributes["href"] for node in page.css('link[rel="alternate"][type]')]
    assert alternates[-2:] == ["../../notes/ice/index.md", "../../notes/ice/index.json"]
    names = [node.text() for node in page.css("main a[type]")]
    assert names == ["Markdown", "JSON", "BibTeX", "RIS", "CSL-JSON"]
    tags = {
        node.attributes["name"]: node.attributes["content"] for node in page.css('meta[name^="citation_"]')
    }
    assert tags["citation_title"] == TITLE
    assert tags["citation_publication_date"] == "2024/11/01"
    assert tags["citation_public_url"] == "https://example.org/desk/notes/ice/"
    topic = LexborHTMLParser(made.page("/topics/ports/"))
    assert 'type="application/json" href="../../topics/ports/index.json"' in (topic.html or "")


@pytest.mark.parametrize("style", ["pretty", "explicit"])
def test_without_base_url_all_addresses_lead_to_files_of_the_site(site: MakeSite, style: str) -> None:
    made = site(FILES | {"briefgen.yaml": f"title: Desk\nlinks: {style}\n{OUTPUTS}"})
    made.build()
    tree = made.tree()
    found = {
        (path, leads_to(path, address))
        for path in tree
        if path.endswith((".md", ".txt", "index.json"))
        for address in addresses(tree[path].decode())
    }
    assert len(found) > 60
    assert {(path, to) for path, to in found if to not in tree} == set()
    assert "url" not in made.page("/notes/ice/cite.bib")


def addresses(text: str) -> list[str]:
    both = re.findall(r'\]\(([^)#]+)|"(?:url|json|markdown)":"([^"#]+)', text)
    return [one for one in map("".join, both) if not one.startswith("https://e.org/") and one != "y"]


def leads_to(path: str, address: str) -> str:
    parts: list[str] = []
    for part in (PurePosixPath(path).parent / address).parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join((*parts, "index.html")) if address.endswith("/") else "/".join(parts)


def test_an_edit_renders_only_the_copies_that_show_it_and_the_tree_is_that_of_a_clean_build(
    site: MakeSite,
) -> None:
    desk = site(FILES)
    desk.build()
    ice = FILES["content/notes/ice.md"].replace("A note.[", "A longer note.[")
    report = rebuilt(desk.edit({"content/notes/ice.md": ice}))
    assert report is not None
    assert {route for route in report.rendered if "/feed." not in route} == {
        *("/notes/ice/", "/notes/ice/index.md", "/notes/ice/index.json"),
    }
    shown = FILES["content/articles/hidden.md"].replace("status: draft\n", "")
    rebuilt(desk.edit({"content/articles/two.md": None, "content/articles/hidden.md": shown}))
    assert not (desk.output / "articles/two").exists()
    assert len([path for path, data in desk.tree().items() if TOKEN.search(data)]) > 5
    desk.edit({"briefgen.yaml": SETTINGS + "outputs: {json: true}\n"}).build()
    assert {PurePosixPath(path).suffix for path in desk.tree()} & {".md", ".bib", ".ris"} == set()
    assert "llms.txt" not in desk.tree()


def test_an_attachment_at_the_address_of_a_copy_is_a_clash(site: MakeSite) -> None:
    code, problems = site(
        FILES | {"content/articles/b/index.md": document("B", "date: 2024-11-01", body="[x](cite.bib)"),
                 "content/articles/b/cite.bib": "@misc{x}"}
    ).refusal()  # fmt: skip
    assert (code, [problem.code for problem in problems]) == (1, ["BG501"])
    assert Path(problems[0].span.path).suffix in {".md", ".bib"}
