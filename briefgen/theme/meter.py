"""How much work a template may do: counted, never timed, so that every machine decides alike."""

from collections.abc import Iterable, Iterator, Sized
from typing import Any

MAX_STEPS = 2_000_000
MAX_CHARACTERS = 100_000_000
MAX_RANGE = 10_000


class EndlessTemplateError(Exception):
    """A template did more than any page needs."""


class Meter:
    """Counts the steps (loop rounds, calls, items handled) and characters of one page."""

    __slots__ = ("_characters", "_max_characters", "_max_steps", "_steps")

    def __init__(self, max_steps: int = MAX_STEPS, max_characters: int = MAX_CHARACTERS) -> None:
        """Begin at nothing, with these limits."""
        self._max_steps = max_steps
        self._max_characters = max_characters
        self.reset()

    def reset(self) -> None:
        """Begin the next page."""
        self._steps = 0
        self._characters = 0

    def step(self, number: int = 1) -> None:
        """Count ``number`` steps.

        Raises:
            EndlessTemplateError: that is more than one page may do.
        """
        self._steps += number
        if self._steps > self._max_steps:
            raise EndlessTemplateError(f"more than {self._max_steps:,} steps for one page")

    def text(self, characters: int) -> None:
        """Count characters that were, or are about to be, put together.

        Raises:
            EndlessTemplateError: that is more than one page may hold.
        """
        self._characters += characters
        if self._characters > self._max_characters:
            raise EndlessTemplateError(f"more than {self._max_characters:,} characters for one page")

    def counted(self, items: Iterable[Any]) -> Iterable[Any]:
        """Return ``items`` for a loop; their number is counted, at once where it is known."""
        if type(items) is tuple or isinstance(items, Sized):  # the first is quick, and what views give
            self.step(len(items) + 1)
            return items
        return self._one_by_one(items)

    def _one_by_one(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            self.step()
            yield item
