import pytest

from briefgen.preview.http.refused import RefusedError
from briefgen.preview.http.request import Request, parsed_request, with_fields

LINE = b"GET / HTTP/1.1"


def parsed(line: bytes, *fields: bytes) -> Request:
    return with_fields(parsed_request(line), fields)


def refused(*lines: bytes) -> int:
    with pytest.raises(RefusedError) as refusal:
        parsed(*lines)
    assert refusal.value.ends
    return refusal.value.status


def test_a_head_is_read_with_its_fields_in_order() -> None:
    lines = [b"HEAD /a?b HTTP/1.0", b"Host:localhost", b"X-A: \t one  two \t", b"x-a:", b"Y: caf\xe9"]
    fields = (("host", "localhost"), ("x-a", "one  two"), ("x-a", ""), ("y", "caf\xe9"))
    request = parsed(*lines)
    assert request == Request("HEAD", b"/a?b", (1, 0), fields)
    assert (request.values("x-a"), request.value("x-a"), request.value("z")) == (
        ("one  two", ""),
        "one  two, ",
        None,
    )


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"GET",
        b"GET /",
        b"GET  / HTTP/1.1",
        b"GET / a HTTP/1.1",
        b"GET / HTTP/1.1 ",
        b" GET / HTTP/1.1",
        b"G(T / HTTP/1.1",
        b"GET / http/1.1",
        b"GET / HTTP/1",
        b"GET / HTTP/1.10",
        b"GET /\x00 HTTP/1.1",
        b"GET /\tb HTTP/1.1",
    ],
)
def test_a_first_line_of_another_form_is_malformed(line: bytes) -> None:
    assert refused(line) == 400


@pytest.mark.parametrize(
    "line",
    [
        b"no colon",
        b": no name",
        b"Host : a",
        b" folded: line",
        b"\tfolded",
        b"A: b\rc",
        b"A: b\x00",
        b"A\xe9: b",
    ],
)
def test_a_header_line_of_another_form_is_malformed(line: bytes) -> None:
    assert refused(LINE, b"Host: localhost", line) == 400


@pytest.mark.parametrize("version", [b"2.0", b"0.9", b"3.1"])
def test_another_major_version_is_not_spoken(version: bytes) -> None:
    assert refused(b"GET / HTTP/" + version) == 505


@pytest.mark.parametrize(
    "fields",
    [
        [b"Content-Length: 1", b"Content-Length: 1"],
        [b"Content-Length: 0", b"Transfer-Encoding: chunked"],
        [b"Content-Length: -1"],
        [b"Content-Length: +1"],
        [b"Content-Length: 1, 1"],
        [b"Content-Length: \xb2"],
        [b"Content-Length:"],
    ],
)
def test_a_length_that_can_be_read_in_two_ways_is_malformed(fields: list[bytes]) -> None:
    assert refused(LINE, *fields) == 400


@pytest.mark.parametrize(
    ("fields", "persists"),
    [
        ([], True),
        ([b"Connection: keep-alive"], True),
        ([b"Connection: foo, Close"], False),
        ([b"Connection: foo", b"Connection: close"], False),
        ([b"Content-Length: 0"], True),
        ([b"Content-Length: 000"], True),
        ([b"Content-Length: " + b"9" * 5000], False),
        ([b"Transfer-Encoding: chunked"], False),
    ],
)
def test_a_connection_persists_unless_it_is_asked_to_end_or_a_body_follows(
    fields: list[bytes],
    persists: bool,  # noqa: FBT001, the column of a table
) -> None:
    assert parsed(LINE, *fields).persists is persists


def test_a_client_of_version_1_0_expects_the_end() -> None:
    assert not parsed(b"GET / HTTP/1.0").persists
