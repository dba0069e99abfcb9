"""Feeds of a built site: which there are, and that each holds to its format."""

import json
import re
from email.utils import parsedate_to_datetime

import feedparser
import pytest
from lxml import etree

from tests.conftest import MakeSite
from tests.sites import SETTINGS, SiteFolder, document
from tests.stages.clean import rebuilt

HOSTILE = "Ice & fog <b>]]></b> \\u2028"
FILES = {
    "content/notes/one.md": document(
        HOSTILE,
        *("date: 2024-11-01T09:00+01:00", "updated: 2024-11-03", "summary: Short.", "topics: [Ports]"),
        *("actors: [Vera Palin]", "tags: [quay]", "authors: [Mira Orr]", "series: Weeks", "lang: uk"),
        body="See [[Two]], ![Bay](bay.svg) and [below](#part).\n\n## Part\n\nText ]]> and `</script>`.",
    ),
    "content/notes/bay.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "content/articles/two.md": document("Two", "date: 2024-11-02", "topics: [Ports]"),
    "content/articles/three.md": document("Undated", "topics: [Tides]"),
}
SCOPES = ("site", "topic", "actor", "tag", "author", "series", "kind")
EVERYWHERE = {
    "site": {"/"},
    "topic": {"/topics/ports/"},
    "actor": {"/actors/vera-palin/"},
    "tag": {"/tags/quay/"},
    "author": {"/authors/mira-orr/"},
    "series": {"/series/weeks/"},
    "kind": {"/notes/", "/articles/"},
}


def built(site: MakeSite, outputs: str) -> SiteFolder:
    folder = site(FILES | {"briefgen.yaml": f"{SETTINGS}outputs: {outputs}\n"})
    folder.build()
    return folder


def feeds(folder: SiteFolder, form: str) -> set[str]:
    return {
        f"/{path.parent.relative_to(folder.output).as_posix()}/".replace("/./", "/")
        for path in folder.output.rglob(f"feed.{form}")
    }


@pytest.mark.parametrize("scope", SCOPES)
def test_there_are_feeds_of_what_the_settings_name(site: MakeSite, scope: str) -> None:
    folder = built(site, f"{{feeds: [{scope}], feed_formats: [rss]}}")
    assert feeds(folder, "rss") == EVERYWHERE[scope]
    assert feeds(folder, "atom") == feeds(folder, "json") == set()


def test_by_default_site_topics_and_actors_have_atom_and_json(site: MakeSite) -> None:
    folder = built(site, "{}")
    wanted = EVERYWHERE["site"] | EVERYWHERE["topic"] | EVERYWHERE["actor"]
    assert (feeds(folder, "atom"), feeds(folder, "json"), feeds(folder, "rss")) == (wanted, wanted, set())


def test_a_site_without_feeds_has_no_list_of_them_and_no_sitemap_when_told_so(site: MakeSite) -> None:
    folder = built(site, "{feeds: [], sitemap: false}")
    assert not [path for path in folder.tree() if path.endswith((".atom", ".json", ".opml", "sitemap.xml"))]
    assert 'rel="alternate"' not in folder.page("/")


@pytest.mark.parametrize("form", ["atom", "rss", "json"])
def test_pages_name_their_feed_in_its_first_format(site: MakeSite, form: str) -> None:
    folder = built(site, f"{{feeds: [site, kind, topic], feed_formats: [{form}, atom]}}")
    link = re.compile(r'<link rel="alternate" type="([^"]+)" title="([^"]+)" href="([^"]+)">')
    kind = {"atom": "application/atom+xml", "rss": "application/rss+xml", "json": "application/feed+json"}[
        form
    ]
    assert link.findall(folder.page("/topics/ports/")) == [
        (kind, "Harbour Desk", f"../../feed.{form}"),
        (kind, "Ports", f"../../topics/ports/feed.{form}"),
    ]
    assert (kind, "Notes", f"../notes/feed.{form}") in link.findall(folder.page("/notes/"))


@pytest.fixture
def whole(site: MakeSite) -> SiteFolder:
    return built(site, f"{{feeds: [{', '.join(SCOPES)}], feed_formats: [atom, rss, json]}}")


def test_no_reader_of_feeds_complains(whole: SiteFolder) -> None:
    for path in (*whole.output.rglob("feed.atom"), *whole.output.rglob("feed.rss")):
        found = feedparser.parse(path.read_bytes())
        assert not found.bozo, (path, found.get("bozo_exception"))
        assert found.entries


def test_an_rss_feed_has_what_rss_asks_for(whole: SiteFolder) -> None:
    channel = etree.fromstring((whole.output / "feed.rss").read_bytes()).find("channel")
    assert channel is not None
    assert all(channel.findtext(name) for name in ("title", "link", "description", "language"))
    parsedate_to_datetime(channel.findtext("lastBuildDate") or "")
    itself = channel.find("{http://www.w3.org/2005/Atom}link")
    assert itself is not None
    assert itself.get("href") == "https://example.org/desk/feed.rss"
    note = channel.findall("item")[1]
    assert note.findtext("title") == HOSTILE
    guid = note.find("guid")
    assert guid is not None
    assert (guid.get("isPermaLink"), (guid.text or "")[:9]) == ("false", "urn:uuid:")
    assert parsedate_to_datetime(note.findtext("pubDate") or "").isoformat() == "2024-11-01T08:00:00+00:00"
    assert [one.text for one in note.findall("category")] == ["Ports", "quay"]


def test_a_json_feed_has_what_its_version_asks_for(whole: SiteFolder) -> None:
    found = json.loads((whole.output / "feed.json").read_bytes())
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert (found["title"], found["feed_url"]) == ("Harbour Desk", "https://example.org/desk/feed.json")
    first, note = found["items"]
    assert len({first["id"], note["id"]}) == 2
    assert note["url"] == "https://example.org/desk/notes/one/"
    assert (note["title"], note["language"]) == (HOSTILE, "uk")
    assert (note["date_published"], note["date_modified"]) == ("2024-11-01T08:00:00Z", "2024-11-03T00:00:00Z")
    assert note["authors"][0]["name"] == "Mira Orr"
    assert note["tags"] == ["Ports", "quay"]


def contents(folder: SiteFolder) -> dict[str, str]:
    """Return the text of the note in each format."""
    atom, rss = (feedparser.parse((folder.output / f"feed.{form}").read_bytes()) for form in ("atom", "rss"))
    items = json.loads((folder.output / "feed.json").read_bytes())["items"]
    raw = etree.fromstring((folder.output / "feed.rss").read_bytes())
    encoded = raw.findall("channel/item")[1].findtext("{http://purl.org/rss/1.0/modules/content/}encoded")
    source = etree.fromstring((folder.output / "feed.atom").read_bytes())
    space = "{http://www.w3.org/2005/Atom}"
    content = source.findall(f"{space}entry")[1].findtext(f"{space}content")
    assert len(atom.entries) == len(rss.entries) == 2
    return {"atom": content or "", "rss": encoded or "", "json": items[1]["content_html"]}


def test_all_formats_carry_the_same_text_with_whole_addresses(whole: SiteFolder) -> None:
    found = contents(whole)
    assert found["atom"] == found["rss"] == found["json"]
    addresses = re.findall(r'(?:href|src)="([^"]*)"', found["json"])
    assert len(addresses) >= 3
    assert [one for one in addresses if not one.startswith("https://example.org/desk/")] == []
    assert "]]&gt;" in found["json"]


def test_the_list_of_feeds_names_each_once(whole: SiteFolder) -> None:
    root = etree.fromstring((whole.output / "feeds.opml").read_bytes())
    names = [(one.get("text"), one.get("xmlUrl")) for one in root.iter("outline")]
    assert ("Harbour Desk", "https://example.org/desk/feed.atom") in names
    assert ("Ports · Harbour Desk", "https://example.org/desk/topics/ports/feed.atom") in names
    assert ("Notes · Harbour Desk", "https://example.org/desk/notes/feed.atom") in names
    assert len(names) == len(set(names)) == len(list(whole.output.rglob("feed.atom")))


@pytest.mark.parametrize("theme", ["briefing", "ledger"])
def test_the_home_page_leads_to_the_list_of_feeds_where_there_is_one(site: MakeSite, theme: str) -> None:
    link = '<li><a href="./feeds.opml">All feeds</a></li>'
    folder = site(FILES | {"briefgen.yaml": f"{SETTINGS}theme: {theme}\n"})
    folder.build()
    assert link in folder.page("/")
    assert "feeds.opml" not in folder.page("/notes/one/")
    rebuilt(folder.edit({"briefgen.yaml": f"{SETTINGS}theme: {theme}\noutputs: {{feeds: []}}\n"}))
    assert "feeds.opml" not in folder.page("/")


def test_a_feed_names_its_style_sheet_beside_it_whatever_the_theme(site: MakeSite) -> None:
    folder = site(FILES | {"briefgen.yaml": f"{SETTINGS}theme: ledger\noutputs: {{feed_formats: [rss]}}\n"})
    folder.build()
    for route, up in (("/feed.rss", "./"), ("/topics/ports/feed.rss", "../../")):
        (sheet,) = re.findall(r'<\?xml-stylesheet type="text/css" href="([^"]+)"\?>', folder.page(route))
        assert sheet.startswith(f"{up}assets/feed.")
        assert folder.page(f"/{sheet.removeprefix(up)}")


def test_an_edit_leaves_the_feeds_of_a_clean_build(whole: SiteFolder) -> None:
    renamed = document("Two, renamed", "date: 2024-11-02", "topics: [Ports]")
    rebuilt(whole.edit({"content/articles/two.md": renamed}))
    assert "Two, renamed" in (whole.output / "topics/ports/feed.json").read_text(encoding="utf-8")
    rebuilt(whole.edit({"content/articles/two.md": None}))
