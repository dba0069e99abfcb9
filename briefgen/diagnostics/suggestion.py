"""The nearest known word to a misspelt one."""

import difflib
from collections.abc import Iterable

CUTOFF = 0.72


def closest(word: str, known: Iterable[str], *, cutoff: float = CUTOFF) -> str:
    """Return the known word that ``word`` most likely means, or an empty text if none is near."""
    by_folded = {candidate.casefold(): candidate for candidate in sorted(known, reverse=True)}
    found = difflib.get_close_matches(word.casefold(), by_folded, n=1, cutoff=cutoff)
    return by_folded[found[0]] if found else ""
