"""Looking for needles in pieces of text; a piece that many files have is looked at once."""

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from briefgen.leaks.credentials import credentials
from briefgen.leaks.needles import Needle, by_rarest_word
from briefgen.leaks.passages import Passages, Run
from briefgen.leaks.readings import APART, BREAK, Piece, inner_texts, pieces
from briefgen.leaks.words import joined, words


class Hits(msgspec.Struct, frozen=True):
    """What one piece of text holds: names and lines, runs of words, keys."""

    needles: frozenset[Needle] = frozenset()
    runs: frozenset[tuple[Run, int]] = frozenset()
    keys: frozenset[tuple[str, str]] = frozenset()


NOTHING = Hits()
_FEW = 16


class Search:
    """Finds needles and runs of words, and remembers which pieces hold none."""

    def __init__(self, needles: Iterable[Needle], passages: Passages, counts: Counter[bytes]) -> None:
        """Take what to look for, and how often public texts have each word."""
        self._anchors = by_rarest_word(needles, counts)
        self._passages = passages
        self._seen: dict[int, Hits] = {}

    def in_text(self, text: bytes) -> Hits:
        """Return all that a text holds."""
        by_key = {hash(piece): piece for piece in pieces(text)}
        if fresh := {key: piece for key, piece in by_key.items() if key not in self._seen}:
            self._enter(fresh)
        return merged(hits for key in by_key if (hits := self._seen[key]) is not NOTHING)

    def _enter(self, fresh: Mapping[int, bytes]) -> None:
        """Look at new pieces, all at once; one by one only where there is something to find."""
        if self._look(APART.join(fresh.values()), inner=True) is NOTHING:
            self._seen.update(dict.fromkeys(fresh, NOTHING))
        else:
            self._seen.update((key, self._look(piece, inner=True)) for key, piece in fresh.items())

    def _look(self, raw: bytes, *, inner: bool) -> Hits:
        piece = Piece(raw)
        found: set[Needle] = set()
        for reading in piece.in_places():
            found |= self.needles_in(words(reading))
        said = self._passages.runs_in(words(piece.running()))
        keys = frozenset(credentials(raw))
        hits = Hits(frozenset(found), frozenset(said.items()), keys) if found or said or keys else NOTHING
        return merged((hits, *map(self._look_inside, inner_texts(piece.plain)))) if inner else hits

    def _look_inside(self, text: bytes) -> Hits:
        return self._look(text, inner=False)

    def needles_in(self, spoken: list[bytes]) -> set[Needle]:
        """Return the names and short lines that stand in a text given as its words."""
        here = self._anchors.keys() & spoken
        if not here:
            return set()
        text = joined(spoken)
        if sum(len(self._anchors[word]) for word in here) <= _FEW or BREAK not in text:
            return {needle for word in here for needle in self._anchors[word] if needle.form in text}
        # Many names of common words: part by part fewer of them can stand there.
        return set().union(*(self.needles_in(part.split()) for part in text.split(BREAK)))


def merged(found: Iterable[Hits]) -> Hits:
    """Return the hits of several pieces as one."""
    some = [hits for hits in found if hits is not NOTHING]
    if len(some) < 2:
        return some[0] if some else NOTHING
    return Hits(
        frozenset().union(*(hits.needles for hits in some)),
        frozenset().union(*(hits.runs for hits in some)),
        frozenset().union(*(hits.keys for hits in some)),
    )
