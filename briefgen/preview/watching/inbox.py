"""What was noticed, kept until files are quiet."""

import threading
import time
from collections.abc import Callable

import msgspec

from briefgen.preview.watching.values import Hint

MOST_HINTS = 20_000
"""Beyond this, everything is looked at anyway, and memory must not grow while a build takes long."""


class Batch(msgspec.Struct, frozen=True):
    """All that was noticed since the last batch."""

    hints: frozenset[Hint]
    missed: bool
    """Whether there was more."""
    failure: Exception | None
    """Why the source notices nothing any more."""


class Inbox:
    """Takes hints from any thread, and gives them in batches to one.

    A batch is due ``settle`` seconds after the last hint, but at the latest ``longest`` seconds after
    the first: an editor's save is several events, a checkout thousands, and a stream of them must not
    hold back the news for ever.
    """

    def __init__(self, settle: float, longest: float, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin empty."""
        self._settle = settle
        self._longest = longest
        self._clock = clock
        self._changed = threading.Condition()
        self._hints: set[Hint] = set()
        self._missed = False
        self._failure: Exception | None = None
        self._first = self._last = 0.0
        self._is_open = True

    def put(self, hint: Hint) -> None:
        """Take a hint."""
        with self._changed:
            if len(self._hints) < MOST_HINTS:
                self._hints.add(hint)
            else:
                self._missed = True
            self._touch()

    def miss(self) -> None:
        """Take that hints were lost."""
        with self._changed:
            self._missed = True
            self._touch()

    def fail(self, failure: Exception) -> None:
        """Take that the source has ended."""
        with self._changed:
            self._failure = failure
            self._missed = True
            self._touch()

    def close(self) -> None:
        """Let whoever waits go, and everyone who comes to wait."""
        with self._changed:
            self._is_open = False
            self._changed.notify_all()

    def wait(self) -> bool:
        """Wait until a batch is due; False if the inbox was closed instead."""
        with self._changed:
            while self._is_open and (remaining := self._remaining()) != 0:
                self._changed.wait(remaining)
            return self._is_open

    def take(self) -> Batch:
        """Return what came since the last time."""
        with self._changed:
            batch = Batch(frozenset(self._hints), self._missed, self._failure)
            self._hints, self._missed, self._failure = set(), False, None
            self._first = self._last = 0.0
            return batch

    def _touch(self) -> None:
        self._last = self._clock()
        if not self._first:
            self._first = self._last
            self._changed.notify_all()

    def _remaining(self) -> float | None:
        """Return the seconds until a batch is due, None if there is nothing to give."""
        if not self._first:
            return None
        due = min(self._last + self._settle, self._first + self._longest)
        return max(0.0, due - self._clock())
