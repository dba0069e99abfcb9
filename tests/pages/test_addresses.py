import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.pages.addresses import addresses, redirect_route
from briefgen.settings.values import PageSettings, Permalinks
from tests.pages.catalogs import catalog, document, subject


def test_documents_stand_under_their_kind() -> None:
    routes, problems = addresses(
        catalog(
            [document("articles/x"), document("notes/y", kind="note"), document("briefs/z", kind="brief")]
        ),
        PageSettings(),
    )
    assert routes == {
        "document:articles/x": "/articles/x/",
        "document:notes/y": "/notes/y/",
        "document:briefs/z": "/briefs/z/",
    }
    assert not problems


def test_plain_pages_keep_their_folders_and_are_readable_addresses() -> None:
    routes, _ = addresses(catalog([document("Our Desk/how to/write", kind="page")]), PageSettings())
    assert routes == {"document:Our Desk/how to/write": "/our-desk/how-to/write/"}


def test_the_content_folders_own_index_is_the_home_page() -> None:
    routes, _ = addresses(catalog([document("index", kind="page")]), PageSettings())
    assert routes == {"document:index": "/"}


def test_a_profile_stands_at_its_subjects_address_only() -> None:
    routes, _ = addresses(
        catalog([document("actors/vera", kind="actor")], [subject("actor", "vera", profile="actors/vera")]),
        PageSettings(),
    )
    assert routes == {"actor:vera": "/actors/vera/"}


def test_permalinks_put_the_date_into_the_address() -> None:
    settings = PageSettings(permalinks=Permalinks(note="/{year}/{month}/{day}/{kind}-{id}/"))
    routes, _ = addresses(catalog([document("notes/y", kind="note", date="2024-11-07")]), settings)
    assert routes == {"document:notes/y": "/2024/11/07/note-y/"}


def test_a_permalink_with_a_date_needs_one() -> None:
    settings = PageSettings(permalinks=Permalinks(note="/{year}/{slug}/"))
    routes, (found,) = addresses(catalog([document("notes/y", kind="note")]), settings)
    assert found.code == "BG503"
    assert not routes


def test_without_tag_pages_tags_have_no_address() -> None:
    made = catalog(subjects=[subject("tag", "harbour"), subject("topic", "ports")])
    assert addresses(made, PageSettings(tag_pages=False))[0] == {"topic:ports": "/topics/ports/"}


@pytest.mark.parametrize(
    ("address", "route"),
    [
        ("/2024/11/old-title/", "/2024/11/old-title/"),
        ("/2024/11/old-title", "/2024/11/old-title/"),
        ("/old.html", "/old.html"),
        ("/a%20b/?page=2#top", "/a b/"),
        ("old", ""),
        ("/../x/", ""),
        ("/a/..", ""),
        ("/%2e%2e/x/", ""),
        ("//host/x", ""),
        ("/a\\b/", ""),
        ("/a%00b/", ""),
    ],
)
def test_old_addresses_are_paths_below_the_sites_root(address: str, route: str) -> None:
    assert redirect_route(address) == route


@given(st.text(max_size=40))
def test_no_old_address_leaves_the_site(address: str) -> None:
    route = redirect_route(address)
    assert not route or (route.startswith("/") and ".." not in route.split("/") and "\0" not in route)
