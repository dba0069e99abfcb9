import errno
import socket
import threading
from typing import Any

import pytest

from briefgen.preview.http import Answer, Events, PreviewServer, open_server
from tests.preview.http.conftest import Serve
from tests.preview.http.visitors import (
    PATIENCE,
    Visitor,
    asked,
    descriptors,
    echo,
    eventually,
    listening,
    own_threads,
    request,
)


def test_a_server_answers_between_start_and_stop() -> None:
    server = open_server("127.0.0.1", 0, echo, Events())
    server.start()
    server.start()
    assert asked(server, "/a").body == b"you asked for /a"
    server.stop()
    server.stop()
    with pytest.raises(ConnectionRefusedError):
        Visitor(server.port)


def test_a_server_that_never_started_gives_its_port_back() -> None:
    before = descriptors()
    server = open_server("127.0.0.1", 0, echo, Events())
    server.stop()
    assert (descriptors(), own_threads()) == (before, [])


def test_clients_that_knock_before_the_start_are_answered_after_it() -> None:
    server = open_server("127.0.0.1", 0, echo, Events())
    with Visitor(server.port) as early:
        early.say(request("/a"))
        with server:
            assert early.reply().body == b"you asked for /a"


def test_a_base_path_that_is_none_takes_no_port() -> None:
    before = descriptors()
    with pytest.raises(ValueError, match="path"):
        open_server("127.0.0.1", 0, echo, Events(), base_path="desk")
    assert descriptors() == before


def test_nothing_is_left_when_a_server_stops() -> None:
    before = descriptors()
    for _ in range(5):
        server = open_server("127.0.0.1", 0, lambda _: Answer(b"x" * 5_000_000, "video/mp4"), Events())
        server.start()
        streams = [listening(server) for _ in range(4)]
        idle = [Visitor(server.port) for _ in range(4)]
        slow = [Visitor(server.port).say(b"GET / HT") for _ in range(4)]
        stuck = [Visitor(server.port, receive_buffer=4096).say(request("/")) for _ in range(4)]
        for one in stuck:
            assert one.head()[0] == 200
        eventually(lambda server=server: server.connections == 16)  # type: ignore[misc]
        server.stop()
        assert own_threads() == []
        for one in (*streams, *idle, *slow, *stuck):
            one.close()
        assert descriptors() == before


def test_a_system_without_more_descriptors_is_waited_for(
    server: PreviewServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept = socket.socket.accept
    refusals = [OSError(errno.EMFILE, "too many"), ConnectionAbortedError(), BlockingIOError()]

    def poor(listener: socket.socket) -> tuple[socket.socket, Any]:
        if refusals:
            raise refusals.pop()
        return accept(listener)

    monkeypatch.setattr(socket.socket, "accept", poor)
    assert asked(server, "/a").status == 200
    assert refusals == []


def test_events_that_ended_with_a_server_are_not_there_for_another(serve: Serve) -> None:
    events = Events()
    serve(events=events).stop()
    assert asked(serve(events=events), "/_briefgen/events").status == 503


def test_idle_connections_are_closed_with_the_server(serve: Serve) -> None:
    server = serve()
    with Visitor(server.port) as visitor:
        assert visitor.ask("/a").status == 200
        server.stop()
        assert visitor.rest() == b""


def test_a_page_under_way_does_not_hold_up_the_end(serve: Serve) -> None:
    reached, released = threading.Event(), threading.Event()

    def endless(path: str) -> Answer:
        reached.set()
        assert released.wait(PATIENCE)
        return echo(path)

    server = serve(endless)
    with Visitor(server.port) as visitor:
        visitor.say(request("/a"))
        assert reached.wait(PATIENCE)
        server.stop()
        assert visitor.rest() == b""
        assert own_threads() == ["preview-connection"]
        released.set()
        eventually(lambda: own_threads() == [])


def test_a_page_may_end_the_server(serve: Serve) -> None:
    servers: list[PreviewServer] = []

    def ending(path: str) -> Answer:
        servers[0].stop()
        return echo(path)

    servers.append(serve(ending))
    with Visitor(servers[0].port) as visitor:
        visitor.say(request("/a"))
        assert visitor.rest() == b""
    eventually(lambda: own_threads() == [])
