import errno
import socket

import pytest

from briefgen.preview.http import Events, open_server
from briefgen.preview.http.listening import FURTHER, listening
from tests.preview.http.visitors import Visitor, descriptors, echo


def has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True


def test_a_port_that_is_taken_gives_way_to_the_next_free_one() -> None:
    (first,) = listening("127.0.0.1", 0)
    port = first.getsockname()[1]
    (second,) = listening("127.0.0.1", port)
    assert port < second.getsockname()[1] <= port + FURTHER
    first.close()
    second.close()


def test_a_port_is_free_again_at_once() -> None:
    with open_server("127.0.0.1", 0, echo, Events()) as server, Visitor(server.port) as visitor:
        visitor.ask("/a")
        server.stop()
    with open_server("127.0.0.1", server.port, echo, Events()) as again:
        assert again.port == server.port


def test_no_port_after_the_last_one_is_tried() -> None:
    taken = [one for port in (65534, 65535) for one in _taken(port)]
    before = descriptors()
    with pytest.raises(OSError, match="65534") as refusal:
        listening("127.0.0.1", 65534)
    assert refusal.value.errno == errno.EADDRINUSE
    assert descriptors() == before
    for one in taken:
        one.close()


def _taken(port: int) -> list[socket.socket]:
    """Take a port, unless somebody else has it already."""
    one = socket.socket()
    try:
        one.bind(("127.0.0.1", port))
    except OSError:
        one.close()
        return []
    one.listen()
    return [one]


@pytest.mark.parametrize("port", [-1, 65536, 2**40])
def test_what_is_no_port_is_an_error(port: int) -> None:
    with pytest.raises(ValueError, match="not a port"):
        listening("127.0.0.1", port)


@pytest.mark.parametrize("host", ["", "a..b", "x" * 300, "a\0b", "203.0.113.1"])
def test_a_host_that_is_not_here_is_an_error_that_names_it(host: str) -> None:
    before = descriptors()
    with pytest.raises(
        OSError, match=r"not a host that this computer knows|cannot be listened at"
    ) as refusal:
        listening(host, 0)
    assert host in str(refusal.value)
    assert descriptors() == before


@pytest.mark.skipif(not has_ipv6(), reason="no IPv6 here")
def test_an_address_of_version_6_is_served() -> None:
    with open_server("::1", 0, echo, Events()) as server, Visitor(server.port, "::1") as visitor:
        assert server.url == f"http://[::1]:{server.port}/"
        own = f"[::1]:{server.port}"
        assert visitor.ask("/a", f"Origin: http://{own}", host=own).body == b"you asked for /a"


@pytest.mark.parametrize(("host", "shown"), [("0.0.0.0", "127.0.0.1"), ("localhost", "localhost")])  # noqa: S104
def test_the_address_is_one_that_a_browser_can_open(host: str, shown: str) -> None:
    with open_server(host, 0, echo, Events()) as server, Visitor(server.port) as visitor:
        assert server.url == f"http://{shown}:{server.port}/"
        assert visitor.ask("/a").status == 200


@pytest.mark.skipif(not has_ipv6(), reason="no IPv6 here")
def test_all_addresses_of_a_host_are_served_at_one_port(monkeypatch: pytest.MonkeyPatch) -> None:
    def both(*_: object, **__: object) -> list[tuple[object, ...]]:
        stream = socket.SOCK_STREAM
        return [
            (socket.AF_INET6, stream, 6, "", ("::1", 0, 0, 0)),
            (socket.AF_INET, stream, 6, "", ("127.0.0.1", 0)),
            (socket.AF_INET, stream, 6, "", ("203.0.113.1", 0)),
            (socket.AF_INET, stream, 6, "", ("127.0.0.1", 0)),
        ]

    monkeypatch.setattr(socket, "getaddrinfo", both)
    server = open_server("localhost", 0, echo, Events())
    monkeypatch.undo()
    with server, Visitor(server.port) as four, Visitor(server.port, "::1") as six:
        assert four.ask("/a").body == six.ask("/a").body == b"you asked for /a"
