"""Known names that a misspelt one may mean."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from briefgen.model.names import fold

SHORTEST = 5
"""Words with fewer letters are never near each other: EU and UN, Iran and Iraq."""


class Spellings:
    """Names among which a slip of one letter is found.

    Near are names that differ in one word by one letter more, one less, one other, or two letters
    exchanged, and names that differ only in the gaps between words. The word has five letters or
    more, no digits, and keeps its first letter, so that years, abbreviations and names of
    different places are not taken for each other.
    """

    def __init__(self, names: Iterable[str]) -> None:
        """Keep the names; they are indexed when the first one is looked for."""
        self._names = tuple(names)

    def near(self, name: str) -> str:
        """Return the first known name in code point order that ``name`` may mean, or an empty text."""
        wanted = fold(name)
        halves = _halves(wanted.replace(" ", ""), len(wanted.replace(" ", "")))
        found = {known for half in halves for known in self._by_half.get(half, ())}
        return min((known for known in found if _is_slip(wanted, fold(known))), default="")

    @cached_property
    def _by_half(self) -> dict[tuple[int, str], list[str]]:
        """Names by their halves: one slip leaves one half of a name intact (pigeonhole)."""
        index: dict[tuple[int, str], list[str]] = {}
        for name in dict.fromkeys(self._names):
            letters = fold(name).replace(" ", "")
            near_lengths = range(len(letters) - 1, len(letters) + 2)
            for half in {half for length in near_lengths for half in _halves(letters, length)}:
                index.setdefault(half, []).append(name)
        return index


def _halves(letters: str, length: int) -> Iterator[tuple[int, str]]:
    """Yield the begin and the end of a text that a text of ``length`` letters would be cut to."""
    size = max(1, length // 2 - 1)
    yield 0, letters[:size]
    yield 1, letters[-size:]


def _is_slip(one: str, other: str) -> bool:
    if one == other:
        return False
    words, others = one.split(), other.split()
    if len(words) != len(others):
        return len(one) >= SHORTEST and one.replace(" ", "") == other.replace(" ", "")
    differing = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
    return len(differing) == 1 and _is_slip_of_word(*differing[0])


def _is_slip_of_word(one: str, other: str) -> bool:
    if max(len(one), len(other)) < SHORTEST or one[0] != other[0] or not (one + other).isalpha():
        return False
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    exchanged = len(one) == 2 and one == other[::-1]
    return exchanged or max(len(one), len(other)) == 1
