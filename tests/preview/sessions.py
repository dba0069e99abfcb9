"""A session of a site in a folder, without server or watcher."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from briefgen.preview.session import Session
from briefgen.stages.memory import memory_of
from briefgen.workers import Inline
from tests.sites import NOON, SiteFolder

SHOWN: dict[str, Any] = {"drafts": True, "future": True, "expired": True}


class Clock:
    """The build clock, which a test sets."""

    def __init__(self, at: int = NOON) -> None:
        self.at = at

    def __call__(self) -> int:
        return self.at


@contextmanager
def session_of(desk: SiteFolder, clock: Clock | None = None, **options: Any) -> Iterator[Session]:
    """Give a session with all drafts; nothing is read yet."""
    request = desk.request(output=desk.root / ".briefgen" / "preview", **{**SHOWN, **options})
    with memory_of(desk.root) as memory:
        yield Session(request, memory, Inline(), clock or Clock())
