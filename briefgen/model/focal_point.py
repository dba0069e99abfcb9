"""The point of a picture that a crop must show."""

import re

CENTRE = (0.5, 0.5)
_PART = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,6})?|\.[0-9]{1,6})(%?)\Z")


def focal_point(words: tuple[str, ...]) -> tuple[float, float] | None:
    """Return the point that two words name, as fractions of width and height; the middle for none.

    ``0.5, 0.3`` and ``50% 30%`` are the same; None for anything else.
    """
    if not words:
        return CENTRE
    parts = [part for part in map(_fraction, words) if part is not None]
    return (parts[0], parts[1]) if len(words) == len(parts) == 2 else None


def _fraction(word: str) -> float | None:
    found = _PART.match(word)
    if not found:
        return None
    value = float(found[1]) / (100 if found[2] else 1)
    return round(value, 3) if value <= 1 else None
