"""The parser's state inside a paragraph, with what it asks again and again remembered."""

from functools import lru_cache

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned


class InlineState(StateInline):
    """A state that answers as the library's does, and knows many answers by heart."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: FBT001, N802, N803, the library's names
        """Return how long a run of asterisks or the like is, and whether it can open and close."""
        src, end, maximum = self.src, start + 1, self.posMax
        marker = src[start]
        while end < maximum and src[end] == marker:
            end += 1
        before = src[start - 1] if start else " "
        behind = src[end] if end < maximum else " "
        can_open, can_close = _sides(before, marker, behind, canSplitWord)
        return Scanned(can_open, can_close, end - start)


@lru_cache(maxsize=8192)
def _sides(before: str, marker: str, behind: str, can_split: bool) -> tuple[bool, bool]:  # noqa: FBT001
    """Return what the library says of a marker between two characters; nothing else counts."""
    state = StateInline(f"{before}{marker}{behind}", None, {}, [])  # type: ignore[arg-type]
    scanned = state.scanDelims(1, can_split)
    return scanned.can_open, scanned.can_close
