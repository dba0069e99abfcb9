"""A server for each test, and the proof that nothing is left of it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from briefgen.preview.http import Answers, Events, PreviewServer, open_server
from tests.preview.http.visitors import echo, own_threads

Serve = Callable[..., PreviewServer]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Start a server on a free port of 127.0.0.1; it is stopped after the test, and leaves no thread."""
    before = own_threads()
    with ExitStack() as running:

        def started(answers: Answers = echo, events: Events | None = None, **options: Any) -> PreviewServer:
            server = open_server("127.0.0.1", 0, answers, events or Events(), **options)
            return running.enter_context(server)

        yield started
    assert own_threads() == before


@pytest.fixture
def server(serve: Serve) -> PreviewServer:
    """Return a server that answers each path with itself."""
    return serve()
