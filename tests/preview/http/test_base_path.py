import pytest

from briefgen.preview.http.base_path import read_base_path
from tests.preview.http.conftest import Serve
from tests.preview.http.visitors import asked


@pytest.mark.parametrize(
    "path", ["", "briefings/", "/briefings", "//", "/a//b/", "/../", "/a\\b/", "/%2e/", "/\ud800/"]
)
def test_what_is_no_path_of_a_site_is_an_error(path: str) -> None:
    with pytest.raises(ValueError, match="path"):
        read_base_path(path)


def test_a_path_of_the_host_is_one_of_the_site_or_lies_outside() -> None:
    base = read_base_path("/desk/")
    assert (base.below("/desk/"), base.below("/desk/a/"), base.below("/desk"), base.below("/a")) == (
        "/",
        "/a/",
        None,
        None,
    )
    assert read_base_path("/").below("/a") == "/a"


def test_the_site_is_served_below_its_base_path(serve: Serve) -> None:
    server = serve(base_path="/briefings/")
    assert server.url.endswith(f":{server.port}/briefings/")
    assert asked(server, "/briefings/").body == b"you asked for /"
    assert asked(server, "/briefings/a/b?c").body == b"you asked for /a/b"


def test_a_base_path_may_be_encoded_or_not(serve: Serve) -> None:
    for written in ("/киев/", "/%D0%BA%D0%B8%D0%B5%D0%B2/"):
        server = serve(base_path=written)
        assert server.url.endswith("/%D0%BA%D0%B8%D0%B5%D0%B2/")
        assert asked(server, "/%D0%BA%D0%B8%D0%B5%D0%B2/x").body == b"you asked for /x"


def test_the_top_of_the_host_leads_to_the_site(serve: Serve) -> None:
    server = serve(base_path="/a/b/")
    top, bare = asked(server, "/"), asked(server, "/a/b")
    assert (top.status, top.fields["location"]) == (302, "/a/b/")
    assert (bare.status, bare.fields["location"]) == (301, "/a/b/")


@pytest.mark.parametrize("path", ["/x", "/a/", "/a", "/a/bc", "/a/B/", "/_briefgen/events"])
def test_an_address_outside_of_the_site_names_the_right_one(serve: Serve, path: str) -> None:
    reply = asked(serve(base_path="/a/b/"), path)
    assert reply.status == 404
    assert b"The site is at /a/b/" in reply.body


def test_what_looks_like_the_base_path_inside_the_site_is_a_page_of_it(serve: Serve) -> None:
    assert asked(serve(base_path="/a/"), "/a/a/").body == b"you asked for /a/"
