"""The configurations in ``docs/hosting.md`` do what that page says."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hosting.servers import Server, running
from tests.sites import SETTINGS, SiteFolder, document

NAMES = ("nginx", "caddy", "apache2")
PLACES = ("root", "sub-path")
HEADERS = Path(__file__).parents[2] / "themes/briefing/templates/host_headers.txt"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    settings = SETTINGS.replace("/desk/", "/briefings/")
    folder = SiteFolder(
        tmp_path_factory.mktemp("desk"),
        {
            "briefgen.yaml": settings,
            "content/notes/ice.md": document("Ice", "date: 2024-11-01", "redirect_from: [/old/]"),
        },
    )
    folder.build()
    return folder


@pytest.fixture(params=[(name, place) for name in NAMES for place in PLACES], ids=" ".join)
def server(request: pytest.FixtureRequest, site: SiteFolder, tmp_path: Path) -> Iterator[Server]:
    name, place = request.param
    with running(name, place, site.output, tmp_path) as started:
        yield started


def wanted() -> dict[str, str]:
    """Return the headers that the built-in theme has hosts send with every page."""
    lines = [line.strip() for line in HEADERS.read_text().splitlines() if line.startswith("  ")]
    pairs = [line.partition(": ")[::2] for line in lines]
    return {
        name.lower(): value
        for name, value in pairs
        if name not in {"Cache-Control", "Content-Type", "X-Robots-Tag"}
    }


def test_a_server_gives_out_the_site_as_the_page_on_hosting_says(server: Server, site: SiteFolder) -> None:
    page = server.get("notes/ice/")
    assert (page.status, page.headers["content-type"].lower()) == (200, "text/html; charset=utf-8")
    assert page.body == (site.output / "notes/ice/index.html").read_bytes()
    assert {name: page.headers.get(name) for name in wanted()} == wanted()
    assert page.headers["cache-control"] == "no-cache"
    assert server.get("").status == 200

    asked = server.get("notes/ice")
    assert asked.status in {301, 308}
    assert asked.headers["location"].removeprefix(f"http://www.example.org:{server.port}").removeprefix(
        "http://www.example.org"
    ) in {
        f"{server.base}notes/ice/",
        "ice/",
    }

    missing = server.get("no/such/page")
    assert (missing.status, missing.body) == (404, (site.output / "404.html").read_bytes())
    assert missing.headers["content-security-policy"] == wanted()["content-security-policy"]
    gone = server.get("assets/gone.0123456789.css")
    assert gone.status == 404
    assert "immutable" not in gone.headers.get("cache-control", "")

    (sheet,) = site.output.glob("assets/site.*.css")
    asset = server.get(f"assets/{sheet.name}", **{"Accept-Encoding": "gzip"})
    assert asset.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert asset.headers["content-encoding"] == "gzip"

    feed = server.get("feed.atom")
    assert (feed.status, feed.headers["content-type"].lower().replace(" ", "")) == (
        200,
        "application/xml;charset=utf-8",
    )
    assert server.get("old/").status == 200
