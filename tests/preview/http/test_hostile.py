"""Whatever a client says, it gets a reply or is sent off, and the next one is served."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.preview.http import Events, Limits, PreviewServer, open_server
from tests.preview.http.visitors import Visitor, asked, echo, own_threads


def _head(target: bytes, lines: list[bytes]) -> bytes:
    return b"\r\n".join([b"GET %s HTTP/1.1" % target, b"Host: localhost", *lines, b"", b""])


WORDS = st.sampled_from(
    [
        b"GET",
        b"HEAD",
        b"POST",
        b" ",
        b"/",
        b"/a/../b",
        b"%2e%2e%2f",
        b"%00",
        b"*",
        b"http://localhost/",
        b"HTTP/1.1",
        b"HTTP/1.0",
        b"HTTP/2.0",
        b"\r\n",
        b"\n",
        b"\r",
        b"\r\n\r\n",
        b"Host: localhost",
        b"Host: evil",
        b"Content-Length: 5",
        b"Content-Length: 99999999999999999999",
        b"Transfer-Encoding: chunked",
        b"Range: bytes=1-",
        b"If-None-Match: *",
        b"Connection: close",
        b"Expect: 100-continue",
        b"Upgrade: h2c",
        b": ",
        b"\x00",
        b"\xff\xfe",
        b"a" * 9000,
    ]
)
TARGETS = st.binary(max_size=30).map(lambda raw: b"/" + raw)
LINES = st.lists(st.one_of(WORDS, st.binary(max_size=20)), max_size=6)
SPEECHES = st.one_of(
    st.binary(max_size=200),
    st.lists(st.one_of(WORDS, st.binary(max_size=10)), max_size=25).map(b"".join),
    st.builds(_head, TARGETS, LINES),
)
STATUSES = {200, 206, 304, 400, 403, 405, 408, 412, 414, 416, 421, 431, 505}


@pytest.fixture(scope="module")
def patient() -> Iterator[PreviewServer]:
    """Return a server that all examples talk to; a reply to nonsense comes at once or never."""
    failures: list[Exception] = []
    limits = Limits(head_seconds=5, leave_seconds=0.2)
    with open_server("127.0.0.1", 0, echo, Events(), on_failure=failures.append, limits=limits) as server:
        yield server
    assert failures == []
    assert own_threads() == []


@given(SPEECHES)
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nonsense_gets_a_reply_or_the_end_and_the_next_client_is_served(
    patient: PreviewServer, speech: bytes
) -> None:
    with Visitor(patient.port) as visitor:
        visitor.say(speech)
        visitor.socket.shutdown(1)
        replies = visitor.rest()
    if replies:
        assert replies.startswith(b"HTTP/1.1 ")
        assert int(replies[9:12]) in STATUSES
    assert asked(patient, "/after").body == b"you asked for /after"
