"""A small site for the tests that tell which pages an edit renders."""

from tests import sites
from tests.sites import document

FOG = "content/articles/fog.md"
VOTE = "content/articles/vote.md"
SLIP = "content/notes/slip.md"
ABOUT = "content/about.md"
PORTS = "content/topics/ports.md"
VERA = "content/actors/vera.md"
SETTINGS = f"{sites.SETTINGS}outputs: {{feed_formats: [atom], hosts: []}}\n"
"""Feeds of other formats are rendered whenever those are: the lists of pages leave them out."""
FILES = {
    "briefgen.yaml": SETTINGS,
    FOG: document(
        "Fog",
        "date: 2024-11-03",
        "topics: [Ports]",
        "actors: [Vera Palin]",
        body="First words.\n\nMore words on [[Cranes]].",
    ),
    VOTE: document("Vote", "date: 2024-11-02", "topics: [Cranes]", "tags: [quay]", body="On the [[Fog]]."),
    SLIP: document("Slip", "date: 2024-11-01", "topics: [Cranes]", body="A slip."),
    ABOUT: document("About", body="Who we are."),
    PORTS: document("Ports", body="On ports."),
    VERA: document("Vera Palin", "roles: [{title: Chair, from: 2024-11-30}]", body="She."),
    "content/static/robots.txt": "User-agent: *\n",
}
HTML = frozenset(
    {
        *("/", "/404.html", "/about/", "/actors/", "/actors/vera/", "/archive/", "/archive/2024/"),
        *("/archive/2024/11/", "/articles/", "/articles/fog/", "/articles/vote/", "/matrix/", "/notes/"),
        *("/notes/slip/", "/tags/", "/tags/quay/", "/topics/", "/topics/cranes/", "/topics/ports/"),
    }
)
FEEDS = frozenset(
    {"/feed.atom", "/actors/vera/feed.atom", "/topics/cranes/feed.atom", "/topics/ports/feed.atom"}
)
PAGES = HTML | FEEDS | {"/feeds.opml", "/sitemap.xml", "/social-card.png"}


def changed(path: str, old: str, new: str) -> dict[str, str]:
    """Return an edit: one file with ``new`` in the place of ``old``."""
    assert old in FILES[path]
    return {path: FILES[path].replace(old, new, 1)}
