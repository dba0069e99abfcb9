import pytest

from briefgen.preview.http.access import check_access
from briefgen.preview.http.refused import RefusedError
from briefgen.preview.http.request import Request


def asked(*fields: tuple[str, str], name: str = "127.0.0.1") -> int:
    """Return the status with which a request is refused, 200 if it is not."""
    try:
        check_access(Request("GET", b"/", (1, 1), fields), name, "Open http://127.0.0.1:8000/ instead.")
    except RefusedError as refusal:
        return refusal.status
    return 200


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.0.0.1:8000",
        "192.168.1.20:1",
        "[::1]",
        "[::1]:8000",
        "[2001:db8::7]:8000",
        "[::ffff:1.2.3.4]",
        "localhost",
        "LocalHost:8000",
        "localhost.",
        "localhost:",
        "desk.localhost:8000",
        "a.b.localhost",
    ],
)
def test_addresses_and_localhost_are_answered(host: str) -> None:
    assert asked(("host", host)) == 200


@pytest.mark.parametrize(
    "host",
    [
        "example.org",
        "example.org:8000",
        "localhost.example.org",
        "notlocalhost",
        ".localhost.evil",
        "127.0.0.1.example.org",
        "127.1",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "2130706433",
        "1.2.3.4.5",
        "-",
        ".",
        "..",
    ],
)
def test_a_name_that_others_can_own_is_misdirected(host: str) -> None:
    assert asked(("host", host)) == 421


@pytest.mark.parametrize(
    "host",
    [
        "",
        "a b",
        "localhost:8000:1",
        "localhost:port",
        "localhost:123456",
        "user@localhost",
        "localhost/",
        "localhost, localhost",
        "::1",
        "[::1",
        "[]",
        "[127.0.0.1]x",
        "[fe80::1%eth0]",
        "[:::]",
        "loc\xe4lhost",
        "a" * 300,
    ],
)
def test_a_host_that_is_none_is_malformed(host: str) -> None:
    assert asked(("host", host)) == 400


def test_a_request_names_one_host() -> None:
    assert asked() == 400
    assert asked(("host", "localhost"), ("host", "localhost")) == 400


def test_the_name_that_the_server_was_given_is_its_own() -> None:
    assert asked(("host", "Desk.lan:8000"), name="desk.LAN") == 200
    assert asked(("host", "other.lan"), name="desk.lan") == 421


def test_who_comes_under_a_wrong_name_is_told_the_right_address() -> None:
    request = Request("GET", b"/", (1, 1), (("host", "evil.example"),))
    with pytest.raises(RefusedError, match=r"Open http://127\.0\.0\.1:8000/ instead"):
        check_access(request, "127.0.0.1", "Open http://127.0.0.1:8000/ instead.")


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("localhost:8000", "http://localhost:8000"),
        ("LOCALHOST:8000", "http://localhost:8000"),
        ("localhost", "http://localhost"),
        ("localhost:80", "http://localhost"),
        ("[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_the_own_origin_is_answered(host: str, origin: str) -> None:
    assert asked(("host", host), ("origin", origin)) == 200


@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "",
        "*",
        "localhost:8000",
        "https://localhost:8000",
        "http://localhost:3000",
        "http://127.0.0.1:8000",
        "http://localhost:8000.evil.example",
        "http://localhost",
        "http://localhost:8000/",
        "http://localhost:8000, http://localhost:8000",
    ],
)
def test_another_origin_is_refused(origin: str) -> None:
    assert asked(("host", "localhost:8000"), ("origin", origin)) == 403


def test_two_origins_are_refused_even_if_both_are_ours() -> None:
    own = ("origin", "http://localhost")
    assert asked(("host", "localhost"), own, own) == 403


@pytest.mark.parametrize(
    ("site", "mode", "dest", "status"),
    [
        ("cross-site", "navigate", "document", 200),
        ("same-origin", "cors", "empty", 200),
        ("same-origin", "no-cors", "script", 200),
        ("none", "navigate", "document", 200),
        ("cross-site", "navigate", "iframe", 403),
        ("cross-site", "navigate", "object", 403),
        ("cross-site", "no-cors", "script", 403),
        ("cross-site", "no-cors", "image", 403),
        ("cross-site", "cors", "empty", 403),
        ("cross-site", "no-cors", "document", 403),
    ],
)
def test_another_site_may_link_here_and_nothing_else(site: str, mode: str, dest: str, status: int) -> None:
    metadata = (("sec-fetch-site", site), ("sec-fetch-mode", mode), ("sec-fetch-dest", dest))
    assert asked(("host", "localhost"), *metadata) == status


def test_another_site_that_does_not_say_what_it_wants_is_refused() -> None:
    assert asked(("host", "localhost"), ("sec-fetch-site", "cross-site")) == 403
