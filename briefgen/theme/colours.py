"""Colours that stay readable whatever a site chooses."""

LIGHT_GROUND = "#f4ecd8"
DARK_GROUND = "#39311f"
ENOUGH = 4.6
"""A little above the 4.5 that WCAG 2.2, success criterion 1.4.3, asks of text."""
_STEPS = 100


def readable(colour: str, ground: str) -> str:
    """Return ``colour`` (``#rgb`` or ``#rrggbb``), darkened or lightened until it can be read on ``ground``.

    What can be read on ``LIGHT_GROUND`` can be read on every lighter ground, what on ``DARK_GROUND``
    on every darker one.
    """
    towards = (0.0, 0.0, 0.0) if luminance(ground) > 0.18 else (1.0, 1.0, 1.0)
    start = channels(colour)
    for step in range(_STEPS + 1):
        mixed = written(tuple(a + (b - a) * step / _STEPS for a, b in zip(start, towards, strict=True)))
        if contrast(mixed, ground) >= ENOUGH:
            return mixed
    return written(towards)


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, 0 to 1, as WCAG 2.2 defines it."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def channels(colour: str) -> tuple[float, ...]:
    """Return red, green and blue, each 0 to 1."""
    digits = colour.removeprefix("#")
    full = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    return tuple(int(full[place : place + 2], 16) / 255 for place in (0, 2, 4))


def written(values: tuple[float, ...]) -> str:
    """Return channels as ``#rrggbb``."""
    return "#" + "".join(f"{round(value * 255):02x}" for value in values)
