"""Small corpora at random: few names, so that they meet often."""

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from briefgen.model.document import Document
from tests.catalog.documents import embed, link, make_document, wikilink

without_deadline = settings(deadline=None)
some_examples = settings(max_examples=40, deadline=None)
"""For properties of whole catalogs, which take some milliseconds each."""

TOPICS = ("Harvest", "harvest", "Wheat", "Prices", "Zinc trade")
ACTORS = ("Oda Brenner", "the envoy", "Mara", "Council", "Harvest")
TAGS = ("x1", "X1", "y2", "z3")
AUTHORS = ("Ann Lee", "desk")
KEYS = (
    "articles/a",
    "articles/b",
    "articles/east/b2",
    "notes/c",
    "notes/d",
    "notes/e",
    "briefs/f",
    "about",
    "topics/harvest",
    "topics/harvest/wheat",
    "topics/wheat/prices",
    "actors/oda",
    "actors/council",
)
TITLES = {
    "topics/harvest": "Harvest",
    "topics/harvest/wheat": "Wheat",
    "topics/wheat/prices": "Prices",
    "actors/oda": "Oda Brenner",
    "actors/council": "Council",
    "articles/b": "Weekly summary",
    "articles/east/b2": "Weekly summary",
}
ALIASES = {"actors/oda": ["the envoy"], "topics/harvest": ["Crops"]}
DATES = ("2023-01-01", "2024-02-02", "2025-02-03", "2025-09-09")
GATES: tuple[dict[str, Any], ...] = (
    {},
    {},
    {},
    {"status": "draft"},
    {"status": "withheld"},
    {"embargo": "2025-06-01T09:00:00"},
    {"tlp": "AMBER"},
    {"audience": ["clients"]},
    {"expires": "2025-01-01", "expires_action": "remove"},
)

links = st.one_of(
    st.sampled_from((*TOPICS, *ACTORS, *TITLES.values(), *KEYS, "Nothing", "tag:x1", "Harvst")).map(wikilink),
    st.sampled_from(KEYS).map(lambda key: link(f"/{key}.md")),
    st.sampled_from(("map.svg", "images/map.svg", "Council")).map(embed),
)


def some(names: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), max_size=3)


@st.composite
def documents(draw: st.DrawFn, key: str, *, gates: bool, related: bool) -> Document:
    front: dict[str, Any] = {
        "title": TITLES.get(key, f"Title of {key}"),
        "topics": draw(some(TOPICS)),
        "actors": draw(some(ACTORS)),
        "tags": draw(some(TAGS)),
        "authors": draw(some(AUTHORS)),
        "aliases": ALIASES.get(key, []),
        "unlisted": draw(st.sampled_from((False, False, False, True))),
    }
    if related:
        front["related"] = draw(some((*KEYS, "Weekly summary", "Nothing")))
    if key.startswith("topics/"):
        front["parent"] = draw(st.sampled_from(("", "", "Harvest", "Crops", "Metals")))
    if gates:
        front |= draw(st.sampled_from(GATES))
    date = draw(st.none() | st.sampled_from(DATES if gates else DATES[:3]))
    return make_document(f"{key}.md", *draw(st.lists(links, max_size=3)), date=date, **front)


@st.composite
def corpora(draw: st.DrawFn, *, gates: bool = False, related: bool = True) -> tuple[Document, ...]:
    """Draw documents in any order; with ``gates`` some of them are withheld in one way or another."""
    keys = draw(st.lists(st.sampled_from(KEYS), unique=True, max_size=len(KEYS)))
    return tuple(draw(documents(key, gates=gates, related=related)) for key in keys)
