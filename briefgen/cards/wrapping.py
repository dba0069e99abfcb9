"""Words broken into lines that fit."""

from collections.abc import Callable, Iterable, Iterator

ELLIPSIS = "…"
Measure = Callable[[str, int], float]


def fitted(
    text: str, sizes: Iterable[int], measure: Measure, room: int, most: Callable[[int], int]
) -> tuple[int, list[str]]:
    """Return the first size at which a text fits, and its lines.

    ``measure`` gives the width of words at a size, ``most`` how many lines there is room for. At the
    last size the text is cut, which an ellipsis tells.
    """
    size, lines = 0, [""]
    for size in sizes:
        lines = list(_wrapped(text, size, measure, room))
        if len(lines) <= most(size) and all(measure(line, size) <= room for line in lines):
            return size, lines
    kept = lines[: most(size)]
    return size, [
        *kept[:-1],
        _cut(kept[-1], size, measure, room, whole=len(lines) == len(kept)),
    ] if kept else []


def _wrapped(text: str, size: int, measure: Measure, room: int) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and measure(longer, size) > room:
            yield line
            longer = word
        line = longer
    yield line


def _cut(line: str, size: int, measure: Measure, room: int, *, whole: bool) -> str:
    if whole and measure(line, size) <= room:
        return line
    while line and measure(f"{line}{ELLIPSIS}", size) > room:
        line = line[:-1].rstrip()
    return f"{line}{ELLIPSIS}"
