"""Long texts of withheld files, looked for by runs of eight words."""

from collections.abc import Iterable, Iterator, Sequence

from briefgen.leaks.readings import Piece
from briefgen.leaks.sides import Hidden, Said
from briefgen.leaks.words import words

RUN = 8
STEP = 4
"""Of the output every fourth run is looked at: whatever is copied of eleven words or more is found."""

_SPELLED_WORDS = 4
Run = tuple[bytes, ...]


class Passages:
    """All runs of words of withheld texts that no admitted source has.

    They are known by hashes of 64 bits: that two of a million collide has a chance of one to 37 million.
    Admitted sources are looked through when the first run is met, which in most sites is never.
    """

    def __init__(self, hidden: Sequence[Hidden], said: Sequence[Said]) -> None:
        """Take both sides."""
        self._owners: dict[int, int] = {}
        for owner, one in enumerate(hidden):
            for text in one.texts:
                for run in set(map(hash, runs(words(text)))):
                    self._owners.setdefault(run, owner)
        self._said = said
        self._is_settled = False

    def runs_in(self, spoken: Sequence[bytes]) -> dict[Run, int]:
        """Return the runs that stand in a text given as its words, with whose they are."""
        if len(spoken) < RUN or not self._owners:
            return {}
        hashes = list(map(hash, runs(spoken, STEP)))
        if self._owners.keys().isdisjoint(hashes):
            return {}
        self._settle()
        found = zip(runs(spoken, STEP), hashes, strict=True)
        return {run: self._owners[key] for run, key in found if key in self._owners and _is_prose(run)}

    def _settle(self) -> None:
        """Forget what admitted sources say."""
        if self._is_settled:
            return
        self._is_settled = True
        for text in (text for source in self._said for text in source.texts):
            piece = Piece(text)
            for reading in {*piece.in_places(), piece.running()}:
                for run in self._owners.keys() & map(hash, runs(words(reading))):
                    del self._owners[run]


def runs(found: Sequence[bytes], step: int = 1) -> Iterator[Run]:
    """Yield each run of eight words, or every fourth and so on."""
    return zip(*(found[at::step] for at in range(RUN)), strict=False)


def _is_prose(run: Iterable[bytes]) -> bool:
    """Tell whether a run of words is more than a row of numbers."""
    return sum(not word.isdigit() and len(word) > 1 for word in run) >= _SPELLED_WORDS
