from email.utils import parsedate_to_datetime

import pytest

from briefgen.preview.http import Answer
from tests.preview.http.conftest import Serve
from tests.preview.http.visitors import Visitor, asked

BODY = b"0123456789"


def ten(_: str) -> Answer:
    return Answer(BODY, "video/mp4", etag="v1")


def test_an_answer_is_sent_with_what_keeps_it_fresh_and_to_ourselves(serve: Serve) -> None:
    reply = asked(serve(), "/a.css")
    assert (reply.status, reply.body) == (200, b"you asked for /a.css")
    assert reply.fields.pop("etag").startswith('"')
    assert parsedate_to_datetime(reply.fields.pop("date"))
    assert reply.fields == {
        "content-type": "text/css; charset=utf-8",
        "content-length": "20",
        "accept-ranges": "bytes",
        "cache-control": "no-cache",
        "x-content-type-options": "nosniff",
        "cross-origin-resource-policy": "same-origin",
        "referrer-policy": "same-origin",
    }


def test_a_head_request_gets_the_fields_alone(serve: Serve) -> None:
    with Visitor(serve().port) as visitor:
        got, head = visitor.ask("/a"), visitor.ask("/a", method="HEAD")
        assert (head.status, head.body, head.names) == (200, b"", got.names)
        assert head.fields["content-length"] == got.fields["content-length"] == "16"
        assert visitor.ask("/b").body == b"you asked for /b"


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "get", "BREW"]
)
def test_other_methods_are_not_allowed_nor_is_cross_origin_use(serve: Serve, method: str) -> None:
    reply = asked(serve(), "/", "Access-Control-Request-Method: GET", method=method)
    assert (reply.status, reply.fields["allow"]) == (405, "GET, HEAD")
    assert not [name for name in reply.fields if name.startswith("access-control")]


def test_the_method_matters_before_the_address(serve: Serve) -> None:
    assert asked(serve(), "*", method="OPTIONS").status == 405
    assert asked(serve(), "localhost:80", method="CONNECT").status == 405


def test_a_page_that_is_not_there_is_the_site_s_own(serve: Serve) -> None:
    server = serve(lambda _: Answer(b"<h1>Not here</h1>", "text/html", 404))
    reply = asked(server, "/x", "If-None-Match: *", "Range: bytes=0-1")
    assert (reply.status, reply.body) == (404, b"<h1>Not here</h1>")
    assert "etag" not in reply.fields


@pytest.mark.parametrize("status", [301, 302, 308])
@pytest.mark.parametrize(
    ("location", "sent"),
    [
        ("/a/", "/desk/a/"),
        ("/desk/a/", "/desk/a/"),
        ("/a/#b", "/desk/a/#b"),
        ("/киев/", "/desk/%D0%BA%D0%B8%D0%B5%D0%B2/"),
        ("/%D0%BA/", "/desk/%D0%BA/"),
        ("//evil.example/", "/desk/evil.example/"),
        ("/\\evil.example/", "/desk/%5Cevil.example/"),
        ("https://evil.example/", "/desk/https://evil.example/"),
        ("/a\r\nSet-Cookie: b=c", "/desk/a%0D%0ASet-Cookie:%20b=c"),
    ],
)
def test_a_redirect_leads_to_a_path_of_the_site(serve: Serve, status: int, location: str, sent: str) -> None:
    server = serve(lambda _: Answer(b"moved", "text/plain", status, location), base_path="/desk/")
    reply = asked(server, "/desk/x")
    assert (reply.status, reply.fields["location"], reply.body) == (status, sent, b"moved")


def test_a_redirect_of_a_site_at_the_top_stays_on_the_host(serve: Serve) -> None:
    server = serve(lambda _: Answer(b"", "text/plain", 302, "//evil.example"))
    assert asked(server).fields["location"] == "/evil.example"


def test_a_status_without_a_name_is_sent_as_it_is(serve: Serve) -> None:
    assert asked(serve(lambda _: Answer(b"", "text/plain", 599))).status == 599


def test_what_the_client_has_is_not_sent_again(serve: Serve) -> None:
    with Visitor(serve().port) as visitor:
        tag = visitor.ask("/a").fields["etag"]
        for method in ("GET", "HEAD"):
            again = visitor.ask("/a", f'If-None-Match: "x", W/{tag}', "Range: bytes=0-1", method=method)
            assert (again.status, again.fields["etag"]) == (304, tag)
            assert again.fields["cache-control"] == "no-cache"
            assert not {"content-type", "content-length", "content-range"} & set(again.fields)
        assert visitor.ask("/b", f"If-None-Match: {tag}").body == b"you asked for /b"


def test_a_tag_of_the_caller_s_is_used(serve: Serve) -> None:
    assert asked(serve(ten), "/", 'If-None-Match: "v1"').status == 304
    assert asked(serve(ten), "/").fields["etag"] == '"v1"'


def test_who_wants_another_body_than_there_is_gets_none(serve: Serve) -> None:
    assert asked(serve(ten), "/", 'If-Match: "v2"').status == 412


def test_a_part_of_a_body_is_sent_alone(serve: Serve) -> None:
    reply = asked(serve(ten), "/", "Range: bytes=2-4", 'If-Range: "v1"')
    assert (reply.status, reply.body) == (206, b"234")
    assert reply.fields["content-range"] == "bytes 2-4/10"
    assert (reply.fields["content-length"], reply.fields["etag"]) == ("3", '"v1"')
    assert reply.fields["content-type"] == "video/mp4"


def test_a_part_behind_the_end_is_told_where_the_end_is(serve: Serve) -> None:
    with Visitor(serve(ten).port) as visitor:
        reply = visitor.ask("/", "Range: bytes=10-")
        assert (reply.status, reply.fields["content-range"]) == (416, "bytes */10")
        assert visitor.ask("/").body == BODY


@pytest.mark.parametrize(
    "lines",
    [
        ["Range: bytes=0-1,3-4"],
        ["Range: bytes=0-1", "Range: bytes=3-4"],
        ["Range: bytes=4-2"],
        ["Range: pages=1"],
        ["Range: bytes=2-4", 'If-Range: "v0"'],
        ["Range: bytes=2-4", 'If-Range: W/"v1"'],
        ["Range: bytes=2-4", "If-Range: Tue, 24 Nov 2026 10:00:00 GMT"],
    ],
)
def test_the_whole_is_sent_where_no_single_part_is_meant(serve: Serve, lines: list[str]) -> None:
    reply = asked(serve(ten), "/", *lines)
    assert (reply.status, reply.body) == (200, BODY)
    assert "content-range" not in reply.fields


def test_a_head_request_has_no_parts(serve: Serve) -> None:
    reply = asked(serve(ten), "/", "Range: bytes=2-4", method="HEAD")
    assert (reply.status, reply.fields["content-length"]) == (200, "10")


def test_a_page_that_fails_is_told_apart_from_its_reason(serve: Serve) -> None:
    failures: list[Exception] = []

    def failing(path: str) -> Answer:
        if path == "/bad":
            raise RuntimeError("secret <reason>")
        return ten(path)

    with Visitor(serve(failing, on_failure=failures.append).port) as visitor:
        reply = visitor.ask("/bad")
        assert reply.status == 500
        assert reply.fields["content-type"] == "text/html; charset=utf-8"
        assert b"secret" not in reply.body
        assert b"Traceback" not in reply.body
        assert [str(failure) for failure in failures] == ["secret <reason>"]
        assert visitor.ask("/good").body == BODY


def test_who_is_told_of_a_failure_may_fail_too(serve: Serve) -> None:
    def failing(_: object) -> Answer:
        raise RuntimeError

    assert asked(serve(failing, on_failure=failing)).status == 500


@pytest.mark.parametrize(
    "answer",
    [
        Answer(b"", "text/html\r\nSet-Cookie: a=b"),
        Answer(b"", "text/h\xe9"),
        Answer(b"", "text/html", etag="a\r\nb"),
        Answer(b"", "text/html", etag='W/"a"'),
        Answer(b"x", "text/html", 204),
        Answer(b"x", "text/html", 304),
        Answer(b"x", "text/html", 100),
        Answer(b"x", "text/html", 0),
        Answer(b"x", "text/html", 1000),
    ],
)
def test_an_answer_that_would_break_the_protocol_is_a_failure(serve: Serve, answer: Answer) -> None:
    failures: list[Exception] = []
    reply = asked(serve(lambda _: answer, on_failure=failures.append))
    assert reply.status == 500
    assert "set-cookie" not in reply.fields
    assert [type(failure) for failure in failures] == [ValueError]


@pytest.mark.parametrize("path", ["/%2e%2e/", "/a%2fb", "/a//b", "/%00", "http://other/"])
def test_a_hostile_path_is_not_asked_for(serve: Serve, path: str) -> None:
    asked_for: list[str] = []

    def remembering(path: str) -> Answer:
        asked_for.append(path)
        return ten(path)

    assert asked(serve(remembering), path).status == 400
    assert asked_for == []


def test_who_comes_under_a_foreign_name_gets_no_page(serve: Serve) -> None:
    server = serve()
    with Visitor(server.port) as visitor:
        reply = visitor.ask("/", host="rebound.example")
    assert reply.status == 421
    assert server.url.encode() in reply.body
    assert b"--host" in reply.body
    assert b"you asked for" not in reply.body


def test_a_foreign_origin_gets_no_page(serve: Serve) -> None:
    assert asked(serve(), "/", "Origin: http://localhost:1").status == 403
    assert asked(serve(), "/_briefgen/events", "Origin: http://evil.example").status == 403
    assert asked(serve(), "/", "Sec-Fetch-Site: cross-site").status == 403


def test_no_reply_tells_what_serves_it(serve: Serve) -> None:
    server = serve()
    for path in ("/", "/%00"):
        assert not {"server", "x-powered-by", "set-cookie"} & set(asked(server, path).fields)
