"""Words that differ by a slip of the finger."""

import unicodedata
from functools import lru_cache

_FAR = 3


def edit_distance(left: str, right: str, limit: int) -> int:
    """Return how many slips lead from one word to the other, or ``limit + 1`` if more than ``limit``.

    A slip is a letter too many, one missing, a wrong one, or two neighbours swapped: the optimal
    string alignment form of the distance of F. J. Damerau, CACM 7(3), 1964.
    """
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    rows = [list(range(len(right) + 1))]
    for number, char in enumerate(left, 1):
        row, previous = [number], rows[-1]
        for column, other in enumerate(right, 1):
            best = min(previous[column] + 1, row[-1] + 1, previous[column - 1] + (char != other))
            if number > 1 and column > 1 and char == right[column - 2] and other == left[number - 2]:
                best = min(best, rows[-2][column - 2] + 1)
            row.append(best)
        rows.append(row)
    return min(rows[-1][-1], limit + 1)


def squeezed(word: str) -> str:
    """Return a key without case, spaces, dashes and underscores, so that spellings compare equal.

    Compatibility forms (full width, mathematical letters) are the plain letters, by NFKC.
    """
    plain = word if word.isascii() else unicodedata.normalize("NFKC", word)
    return plain.casefold().replace("-", "").replace("_", "").replace(" ", "")


@lru_cache(maxsize=4096)
def nearest(word: str, known: tuple[str, ...]) -> str:
    """Return the known key that ``word`` most likely means, or an empty text.

    Near are another spelling (``Title``, ``review-by``), a plural for a singular (``topic``), one
    slip in a word of five letters or more, two in one of eight or more, and two neighbours
    swapped in a shorter one.
    """
    plain = squeezed(word)
    if not plain:
        return ""
    remoteness, key = min(((_remoteness(plain, squeezed(key)), key) for key in known), default=(_FAR, ""))
    return key if remoteness < _FAR else ""


def _remoteness(word: str, key: str) -> int:
    if word == key:
        return 0
    if key in (f"{word}s", f"{word}es") or word == f"{key}s":
        return 1
    short = len(key) < 5
    if short and sorted(word) != sorted(key):
        return _FAR
    limit = 1 if len(key) < 8 else 2
    distance = edit_distance(word, key, limit)
    return distance if distance <= limit else _FAR
