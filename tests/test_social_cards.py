"""Drawn pictures for links that are posted elsewhere, on whole sites."""

import re

from tests.conftest import MakeSite
from tests.sites import SETTINGS, SiteFolder, document
from tests.stages.clean import rebuilt

FILES: dict[str, str | bytes] = {
    "content/notes/ice.md": document("Ice", "date: 2024-11-01", "topics: [Ports]"),
    "content/articles/tolls.md": document("Збори", "lang: uk", "image: {src: bay.png, alt: The bay}"),
    "content/articles/bay.png": b"no picture that anybody opens",
    "content/about.md": document("About"),
    "content/notes/kept-back.md": document("Kept back", "status: draft"),
}
ON = f"{SETTINGS}outputs: {{social_cards: true}}\n"
BASE = "https://example.org/desk"


def cards(folder: SiteFolder) -> set[str]:
    return {name for name in folder.tree() if name.endswith("social-card.png")}


def shared(folder: SiteFolder, route: str) -> dict[str, str]:
    return dict(
        re.findall(
            r'<meta (?:property|name)="(og:image[^"]*|twitter:card)" content="([^"]*)">', folder.page(route)
        )
    )


def test_switched_off_the_site_has_one_card_for_pages_without_a_picture(site: MakeSite) -> None:
    folder = site(FILES)
    folder.build()
    assert cards(folder) == {"social-card.png"}
    own = {
        "og:image": f"{BASE}/social-card.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Harbour Desk",
        "twitter:card": "summary_large_image",
    }
    assert shared(folder, "/notes/ice/") == shared(folder, "/") == shared(folder, "/topics/ports/") == own
    assert shared(folder, "/articles/tolls/") == {
        "og:image": f"{BASE}/articles/bay.png",
        "og:image:alt": "The bay",
        "twitter:card": "summary_large_image",
    }


def test_switched_on_each_published_document_has_its_own(site: MakeSite) -> None:
    folder = site(FILES | {"briefgen.yaml": ON})
    folder.build()
    routes = ("notes/ice", "articles/tolls", "about")
    assert cards(folder) == {"social-card.png", *(f"{route}/social-card.png" for route in routes)}
    assert len({folder.tree()[name] for name in cards(folder)}) == 4
    assert shared(folder, "/articles/tolls/")["og:image"] == f"{BASE}/articles/tolls/social-card.png"
    assert shared(folder, "/articles/tolls/")["og:image:alt"] == "Збори"
    assert shared(folder, "/topics/ports/")["og:image"] == f"{BASE}/social-card.png"


def test_without_a_public_address_there_is_none(site: MakeSite) -> None:
    folder = site(FILES | {"briefgen.yaml": "title: Desk\noutputs: {social_cards: true}\n"})
    folder.build()
    assert (cards(folder), shared(folder, "/notes/ice/")) == (set(), {})


def test_a_new_title_draws_one_card_anew_and_new_words_none(site: MakeSite) -> None:
    folder = site(FILES | {"briefgen.yaml": ON})
    folder.build()

    def drawn(text: str) -> set[str]:
        report = folder.edit({"content/notes/ice.md": text}).build()
        return {route for route in report.rendered if route.endswith(".png")}

    lines = ("date: 2024-11-01", "topics: [Ports]")
    assert drawn(document("Ice", *lines, "summary: In short.", body="Other words.")) == set()
    assert drawn(document("Thaw", *lines)) == {"/notes/ice/social-card.png"}
    rebuilt(folder)
    rebuilt(folder.edit({"content/notes/ice.md": None}))
    assert "notes/ice/social-card.png" not in folder.tree()


def test_the_authors_own_card_of_the_site_counts(site: MakeSite) -> None:
    folder = site(FILES | {"content/static/social-card.png": b"mine"})
    folder.build()
    assert folder.tree()["social-card.png"] == b"mine"
    assert shared(folder, "/notes/ice/")["og:image"] == f"{BASE}/social-card.png"
