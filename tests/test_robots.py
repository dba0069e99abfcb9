"""``robots.txt``, and pages that search engines must not list."""

from urllib.robotparser import RobotFileParser

from tests.conftest import MakeSite
from tests.sites import SETTINGS, document
from tests.stages.clean import rebuilt

NOTE = {
    "content/notes/ice.md": document("Ice", "date: 2024-11-01"),
    "content/notes/kept-back.md": document("Kept back", "date: 2024-11-01", "status: draft"),
}
AUDIENCES = (
    f"{SETTINGS}audiences:\n  public: {{tlp: CLEAR}}\n  clients: {{tlp: AMBER, includes: [public]}}\n"
    "  press: {includes: [public]}\n"
)
NOINDEX = '<meta name="robots" content="noindex">'


def allows(text: str) -> bool:
    rules = RobotFileParser()
    rules.parse(text.splitlines())
    return rules.can_fetch("*", "https://example.org/desk/notes/ice/")


def test_the_public_site_lets_robots_in_and_shows_them_the_site_map(site: MakeSite) -> None:
    folder = site(NOTE)
    folder.build()
    assert (
        folder.page("/robots.txt")
        == "User-agent: *\nAllow: /\n\nSitemap: https://example.org/desk/sitemap.xml\n"
    )
    assert allows(folder.page("/robots.txt"))
    assert NOINDEX not in folder.page("/notes/ice/")


def test_without_a_public_address_or_a_site_map_none_is_named(site: MakeSite) -> None:
    for settings in ("title: Desk\n", f"{SETTINGS}outputs: {{sitemap: false}}\n"):
        folder = site(NOTE | {"briefgen.yaml": settings})
        folder.build()
        assert folder.page("/robots.txt") == "User-agent: *\nAllow: /\n"


def test_the_authors_own_file_counts(site: MakeSite) -> None:
    folder = site(NOTE | {"content/static/robots.txt": "User-agent: x\n"})
    assert folder.build(strict=True).exit_code == 0
    assert folder.page("/robots.txt") == "User-agent: x\n"
    rebuilt(folder.edit({"content/static/robots.txt": None}))
    assert allows(folder.page("/robots.txt"))


def test_a_build_for_others_than_the_public_is_for_no_search_engine(site: MakeSite) -> None:
    folder = site(NOTE | {"briefgen.yaml": AUDIENCES})
    folder.build()
    for audience in ("clients", "press"):
        folder.build(audience=audience)
        assert folder.page("/robots.txt") == "User-agent: *\nDisallow: /\n"
        for route in ("/", "/notes/ice/", "/archive/", "/404.html"):
            assert folder.page(route).count(NOINDEX) == 1, (audience, route)
        assert 'rel="canonical"' not in folder.page("/notes/ice/")
    folder.build()
    assert NOINDEX not in folder.page("/notes/ice/")
