import pytest

from briefgen.preview.http import Limits, PreviewServer
from tests.preview.http.conftest import Serve
from tests.preview.http.visitors import Visitor, request, said

HOST = b"Host: localhost\r\n"
LINE = b"GET / HTTP/1.1\r\n"


def status(reply: bytes) -> int:
    return int(reply.split(b" ")[1])


def test_requests_that_come_at_once_are_answered_in_order(server: PreviewServer) -> None:
    with Visitor(server.port) as visitor:
        visitor.say(b"".join(request(f"/{number}") for number in range(50)))
        assert [visitor.reply().body for _ in range(50)] == [b"you asked for /%d" % n for n in range(50)]


def test_a_request_may_come_byte_by_byte(server: PreviewServer) -> None:
    with Visitor(server.port) as visitor:
        visitor.say(*[bytes([byte]) for byte in request("/slow")])
        assert visitor.reply().body == b"you asked for /slow"


def test_an_empty_line_may_stand_before_a_request(server: PreviewServer) -> None:
    with Visitor(server.port) as visitor:
        assert visitor.say(b"\r\n" + request("/a")).reply().status == 200
        assert visitor.say(b"\r\n\r\n" + request("/a")).reply().status == 400


@pytest.mark.parametrize(
    "head",
    [
        b"GET / HTTP/1.1\nHost: localhost\n\n",
        LINE + b"Host: localhost\n\r\n",
        LINE + HOST + b" folded: x\r\n\r\n",
        LINE + HOST + b"A: b\x00\r\n\r\n",
        LINE + b"\r\n",
        LINE + HOST + HOST + b"\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"\x00",
        b"hello\r\n",
        b"GET /\r\n",
    ],
)
def test_what_cannot_be_understood_is_the_last_on_its_connection(server: PreviewServer, head: bytes) -> None:
    reply = said(server, head)
    assert status(reply) == 400
    assert b"\r\nConnection: close\r\n" in reply


def test_the_preface_of_a_later_version_is_turned_down(server: PreviewServer) -> None:
    assert status(said(server, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")) == 505


def test_a_client_of_version_1_0_is_answered_and_sent_off(server: PreviewServer) -> None:
    reply = said(server, b"GET /old HTTP/1.0\r\n" + HOST + b"\r\n")
    assert status(reply) == 200
    assert reply.endswith(b"you asked for /old")


def test_a_line_has_a_bound(server: PreviewServer) -> None:
    longest = b"GET /" + b"a" * (8192 - len("GET / HTTP/1.1\r")) + b" HTTP/1.1\r\n"
    assert len(longest) == 8193
    close = b"Connection: close\r\n\r\n"
    assert status(said(server, longest + HOST + close)) == 200
    assert status(said(server, longest.replace(b"/a", b"/aa", 1) + HOST + close)) == 414
    assert status(said(server, LINE + HOST + b"A: " + b"b" * 8192 + b"\r\n" + close)) == 431


def test_an_endless_line_is_cut_off(server: PreviewServer) -> None:
    assert status(said(server, b"GET /" + b"a" * 100_000)) == 414


def test_there_is_a_bound_to_the_number_of_fields(server: PreviewServer) -> None:
    most = LINE + HOST + b"A: b\r\n" * 62 + b"Connection: close\r\n"
    assert status(said(server, most + b"\r\n")) == 200
    assert status(said(server, most + b"A: b\r\n\r\n")) == 431


@pytest.mark.parametrize("method", [b"GET", b"POST"])
def test_a_body_is_not_read_and_ends_the_connection(server: PreviewServer, method: bytes) -> None:
    smuggled = request("/smuggled")
    head = method + b" /a HTTP/1.1\r\n" + HOST + b"Content-Length: %d\r\n\r\n" % len(smuggled)
    reply = said(server, head + smuggled)
    assert status(reply) == {b"GET": 200, b"POST": 405}[method]
    assert reply.count(b"HTTP/1.1 ") == 1
    assert b"smuggled" not in reply


def test_a_chunked_body_is_not_read_either(server: PreviewServer) -> None:
    head = b"GET /a HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\n"
    assert said(server, head, b"5\r\nhello\r\n0\r\n\r\n", request("/b")).count(b"HTTP/1.1 ") == 1


def test_a_client_that_uploads_still_reads_the_reply(server: PreviewServer) -> None:
    head = b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 100000\r\nExpect: 100-continue\r\n\r\n"
    assert status(said(server, head + b"x" * 100_000)) == 405


def test_a_head_that_does_not_end_is_cut_off(serve: Serve) -> None:
    server = serve(limits=Limits(head_seconds=0.2))
    assert status(said(server, LINE + b"Host: loc")) == 408


def test_a_client_that_never_asks_is_sent_off_without_a_word(serve: Serve) -> None:
    assert said(serve(limits=Limits(head_seconds=0.2))) == b""


def test_a_connection_that_is_not_used_any_more_is_closed(serve: Serve) -> None:
    server = serve(limits=Limits(idle_seconds=0.2))
    with Visitor(server.port) as visitor:
        assert visitor.ask("/a").status == 200
        assert visitor.rest() == b""


def test_a_client_that_leaves_in_its_request_makes_no_noise(server: PreviewServer) -> None:
    for piece in (b"", b"GET", LINE, LINE + HOST):
        Visitor(server.port).say(piece).close()
    with Visitor(server.port) as visitor:
        assert visitor.ask("/a").status == 200
