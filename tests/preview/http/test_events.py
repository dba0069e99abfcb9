import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from briefgen.preview.http import Events, Limits
from briefgen.preview.http.events import encoded_event
from tests.preview.http.conftest import Serve
from tests.preview.http.visitors import Visitor, asked, eventually, listening, request

NEVER = 3600.0


class Left:
    """A reader whose browser is gone."""

    connected = True

    def has_left(self) -> bool:
        return True

    def hang_up(self) -> None:
        self.connected = False


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"{}", b"data: {}\n"),
        (b"", b"data: \n"),
        (b"a\nb\r\nc\rd", b"data: a\ndata: b\ndata: c\ndata: d\n"),
        (b"a\n\nevent: fake\n", b"data: a\ndata: \ndata: event: fake\ndata: \n"),
    ],
)
def test_each_line_of_data_stands_in_a_line_of_its_own(data: bytes, lines: bytes) -> None:
    assert encoded_event("state", data) == b"event: state\n" + lines + b"\n"


@pytest.mark.parametrize("name", ["a\nb", "a\r", "\n"])
def test_a_name_is_one_line(name: str) -> None:
    with pytest.raises(ValueError, match="not the name of an event"):
        Events().publish(name, b"")


def test_a_stream_is_told_what_is_published(serve: Serve) -> None:
    events = Events(heartbeat=NEVER)
    with Visitor(serve(events=events, base_path="/desk/").port) as visitor:
        visitor.say(request("/desk/_briefgen/events?x"))
        status, fields, _ = visitor.head()
        assert status == 200
        assert fields["content-type"] == "text/event-stream"
        assert (fields["cache-control"], fields["connection"]) == ("no-cache", "close")
        assert not {"content-length", "access-control-allow-origin"} & set(fields)
        assert visitor.event() == b"retry: 500"
        events.publish("state", b'{"build": 1}')
        events.publish("state", "é\n2".encode())
        assert visitor.event() == b'event: state\ndata: {"build": 1}'
        assert visitor.event() == "event: state\ndata: é\ndata: 2".encode()
        assert events.count == 1


def test_a_stream_begins_with_the_greeting_of_the_moment(serve: Serve) -> None:
    events = Events(heartbeat=NEVER)
    builds = iter([b"1", b"2"])
    events.greet(lambda: ("state", next(builds)))
    server = serve(events=events)
    for build in (b"1", b"2"):
        with listening(server) as visitor:
            assert visitor.event() == b"event: state\ndata: " + build


def test_what_is_published_while_the_greeting_is_made_is_not_missed(serve: Serve) -> None:
    events = Events(heartbeat=NEVER)

    def greeting() -> tuple[str, bytes]:
        events.publish("state", b"new")
        return "state", b"old"

    events.greet(greeting)
    with listening(serve(events=events)) as visitor:
        assert visitor.event() == b"event: state\ndata: old"
        assert visitor.event() == b"event: state\ndata: new"


def test_a_greeting_that_fails_is_a_failure_and_leaves_no_stream(serve: Serve) -> None:
    events = Events()
    failures: list[Exception] = []

    def greeting() -> tuple[str, bytes]:
        raise RuntimeError("no state")

    events.greet(greeting)
    server = serve(events=events, on_failure=failures.append)
    assert asked(server, "/_briefgen/events").status == 500
    assert ([str(failure) for failure in failures], events.count) == (["no state"], 0)


def test_silence_is_filled_with_comments(serve: Serve) -> None:
    with listening(serve(events=Events(heartbeat=0.02))) as visitor:
        assert [visitor.event(), visitor.event()] == [b":", b":"]


def test_a_head_request_opens_no_stream(serve: Serve) -> None:
    events = Events()
    with Visitor(serve(events=events).port) as visitor:
        reply = visitor.ask("/_briefgen/events", method="HEAD")
        assert (reply.status, reply.fields["content-type"]) == (200, "text/event-stream")
        assert visitor.ask("/a").status == 200
    assert events.count == 0


def test_a_browser_that_goes_away_is_noticed_with_the_next_heartbeat(serve: Serve) -> None:
    events = Events(heartbeat=0.02)
    server = serve(events=events)
    listening(server).close()
    eventually(lambda: (events.count, server.connections) == (0, 0))


def test_a_browser_that_goes_away_is_noticed_with_the_next_event(serve: Serve) -> None:
    events = Events(heartbeat=NEVER)
    server = serve(events=events)
    visitor = listening(server)
    visitor.close()

    def noticed() -> bool:
        events.publish("state", b"{}")
        return (events.count, server.connections) == (0, 0)

    eventually(noticed)


def test_a_client_that_talks_into_its_stream_is_dropped(serve: Serve) -> None:
    events = Events(heartbeat=NEVER)
    with listening(serve(events=events)) as visitor:
        visitor.say(request("/a"))
        events.publish("state", b"{}")
        assert b"HTTP/1.1" not in visitor.rest()


def test_there_is_a_bound_to_the_number_of_streams(serve: Serve) -> None:
    events = Events(heartbeat=0.02, streams=2)
    server = serve(events=events)
    with listening(server), listening(server) as second:
        reply = asked(server, "/_briefgen/events")
        assert (reply.status, reply.fields["connection"]) == (503, "close")
        assert int(reply.fields["retry-after"]) > 0
        assert asked(server, "/a").status == 200
        second.close()
        eventually(lambda: events.count == 1)
        with listening(server):
            assert events.count == 2


def test_streams_that_were_left_make_room_for_others_before_their_heartbeat() -> None:
    events = Events(streams=2)
    left = [Left() for _ in range(20)]
    for reader in left:
        events.open(reader)
    assert events.count == 2
    assert [reader.connected for reader in left] == [False] * 18 + [True] * 2


@pytest.mark.slow
def test_a_reader_that_falls_behind_is_dropped_and_holds_up_nobody(serve: Serve) -> None:
    events = Events(heartbeat=NEVER, queued=8)
    server = serve(events=events)
    payload = b"x" * 200_000
    fast = [listening(server) for _ in range(19)]
    slow = listening(server, receive_buffer=4096)
    with ThreadPoolExecutor(19) as readers:
        # What the system holds for a reader who does not read is bounded as well, by some megabytes.
        for number in range(1000):
            if events.count < 20:
                break
            events.publish("state", b"%d %s" % (number, payload))
            told = list(readers.map(lambda one: one.event(), fast))
            assert all(event.startswith(b"event: state\ndata: %d x" % number) for event in told)
    assert events.count == 19
    eventually(lambda: server.connections == 19)
    for one in (*fast, slow):
        one.close()


def test_a_reader_whose_connection_is_stuck_is_given_up_in_time(serve: Serve) -> None:
    events = Events(heartbeat=NEVER, queued=1000)
    server = serve(events=events, limits=Limits(send_seconds=0.2))
    with listening(server, receive_buffer=4096):
        events.publish("state", b"x" * 20_000_000)
        eventually(lambda: (events.count, server.connections) == (0, 0))


def test_streams_end_with_the_server(serve: Serve) -> None:
    events = Events(heartbeat=NEVER)
    server = serve(events=events)
    visitor = listening(server)
    server.stop()
    assert visitor.rest() == b""
    assert events.count == 0
    events.publish("state", b"to nobody")
    visitor.close()


def test_many_may_publish_at_once(serve: Serve) -> None:
    events = Events(heartbeat=NEVER, queued=1000)
    with listening(serve(events=events)) as visitor:

        def publish() -> None:
            for _ in range(50):
                events.publish("state", b"x")

        publishers = [threading.Thread(target=publish) for _ in range(4)]
        for publisher in publishers:
            publisher.start()
        assert [visitor.event() for _ in range(200)] == [b"event: state\ndata: x"] * 200
        for publisher in publishers:
            publisher.join()
