import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from briefgen.preview.http import Answer, Events, Limits, PreviewServer
from tests.preview.http.conftest import Serve
from tests.preview.http.visitors import PATIENCE, Visitor, asked, echo, eventually, listening, request


class Gate:
    """An answer that waits until it is let through."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.waiting = threading.Semaphore(0)

    def __call__(self, path: str) -> Answer:
        if path == "/gate":
            self.waiting.release()
            assert self.open.wait(PATIENCE)
        return echo(path)


def evictable(server: PreviewServer) -> int:
    """How many connections wait for their clients, and could make room."""
    return sum(one.waits_since is not None for one in tuple(server._connections._open))


def idle(server: PreviewServer) -> int:
    """How many connections have settled down to wait for a next request."""
    timeouts = [one._client.gettimeout() or 0 for one in tuple(server._connections._open)]
    return sum(timeout > Limits().send_seconds for timeout in timeouts)


def test_fifty_clients_are_served_at_once(server: PreviewServer) -> None:
    def visit(number: int) -> list[bytes]:
        with Visitor(server.port) as visitor:
            return [visitor.ask(f"/{number}/{turn}").body for turn in range(10)]

    with ThreadPoolExecutor(50) as clients:
        for number, bodies in enumerate(clients.map(visit, range(50))):
            assert bodies == [b"you asked for /%d/%d" % (number, turn) for turn in range(10)]


def test_a_page_that_takes_its_time_holds_up_no_other(serve: Serve) -> None:
    gate = Gate()
    server = serve(gate)
    with Visitor(server.port) as slow:
        slow.say(request("/gate"))
        assert gate.waiting.acquire(timeout=PATIENCE)
        assert asked(server, "/a").status == 200
        gate.open.set()
        assert slow.reply().body == b"you asked for /gate"


def test_who_finds_all_places_busy_is_told_to_come_again(serve: Serve) -> None:
    gate = Gate()
    server = serve(gate, limits=Limits(connections=3, spare_seconds=0))
    busy = [Visitor(server.port).say(request("/gate")) for _ in range(3)]
    for _ in busy:
        assert gate.waiting.acquire(timeout=PATIENCE)
    for _ in range(40):
        with Visitor(server.port) as late:
            reply = late.reply()
            assert (reply.status, reply.fields["connection"]) == (503, "close")
            assert int(reply.fields["retry-after"]) > 0
            assert late.rest() == b""
    gate.open.set()
    assert [one.reply().status for one in busy] == [200] * 3
    for one in busy:
        one.close()
    assert asked(server, "/a").status == 200


def test_who_was_turned_away_and_does_not_leave_is_left(serve: Serve) -> None:
    gate = Gate()
    server = serve(gate, limits=Limits(connections=1, leave_seconds=0.05))
    with Visitor(server.port) as busy, Visitor(server.port) as late:
        busy.say(request("/gate"))
        assert gate.waiting.acquire(timeout=PATIENCE)
        assert late.reply().status == 503
        assert late.rest() == b""
        gate.open.set()
        assert busy.reply().status == 200


@pytest.mark.parametrize("said", [b"", b"GET", b"GET / HTTP/1.1\r\nHost: localhost\r\nX: "])
def test_slow_clients_make_room_for_others(serve: Serve, said: bytes) -> None:
    server = serve(limits=Limits(connections=8, spare_seconds=0))
    slow = [Visitor(server.port).say(said) for _ in range(8)]
    eventually(lambda: server.connections == 8)
    for _ in range(8):
        assert asked(server, "/a").status == 200
    for one in slow:
        one.close()


def test_who_waits_longest_is_the_first_to_make_room(serve: Serve) -> None:
    server = serve(limits=Limits(connections=2, spare_seconds=0))
    with Visitor(server.port) as first, Visitor(server.port) as second:
        assert second.ask("/a").status == 200
        eventually(lambda: idle(server) == 1)
        assert first.ask("/a").status == 200
        eventually(lambda: idle(server) == 2)
        assert asked(server, "/a").status == 200
        assert second.rest() == b""
        assert first.ask("/a").status == 200


def test_a_connection_that_was_only_just_opened_keeps_its_place(serve: Serve) -> None:
    server = serve(limits=Limits(connections=2, spare_seconds=PATIENCE))
    with Visitor(server.port) as first, Visitor(server.port) as second:
        eventually(lambda: server.connections == 2)
        assert asked(server, "/a").status == 503
        assert [one.ask("/a").status for one in (first, second)] == [200, 200]


def test_an_open_stream_keeps_its_place(serve: Serve) -> None:
    events = Events(heartbeat=3600)
    server = serve(events=events, limits=Limits(connections=2, spare_seconds=0))
    with listening(server) as stream:
        eventually(lambda: evictable(server) == 0)
        for _ in range(5):
            with Visitor(server.port) as other:
                assert other.ask("/a").status == 200
                eventually(lambda: idle(server) == 1)
                assert asked(server, "/a").status == 200
                assert other.rest() == b""
            eventually(lambda: server.connections == 1)
        events.publish("state", b"{}")
        assert stream.event() == b"event: state\ndata: {}"


def test_a_system_without_more_threads_is_as_good_as_full(
    server: PreviewServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as poor:
        poor.setattr(threading.Thread, "start", refusing)
        assert asked(server, "/a").status == 503
    assert asked(server, "/a").status == 200


def test_a_client_that_does_not_read_its_answer_is_given_up(serve: Serve) -> None:
    server = serve(lambda _: Answer(b"x" * 20_000_000, "video/mp4"), limits=Limits(send_seconds=0.2))
    with Visitor(server.port, receive_buffer=4096) as visitor:
        visitor.say(request("/"))
        assert visitor.head()[0] == 200
        eventually(lambda: server.connections == 0)


def test_a_client_that_leaves_within_its_answer_makes_no_noise(
    serve: Serve, capsys: pytest.CaptureFixture[str]
) -> None:
    failures: list[Exception] = []
    server = serve(lambda _: Answer(b"x" * 20_000_000, "video/mp4"), on_failure=failures.append)
    for _ in range(5):
        visitor = Visitor(server.port, receive_buffer=4096).say(request("/"))
        visitor.head()
        visitor.close()
    eventually(lambda: server.connections == 0)
    assert failures == []
    assert capsys.readouterr() == ("", "")


def test_a_large_answer_arrives_whole(serve: Serve) -> None:
    body = bytes(range(256)) * 20_000
    server = serve(lambda _: Answer(body, "video/mp4"))
    with Visitor(server.port) as visitor:
        assert visitor.ask("/").body == body
        assert visitor.ask("/", "Range: bytes=100000-3000000").body == body[100_000:3_000_001]
