"""A network as an arc diagram: names below each other, arcs between those that share documents.

Names on a circle would overlap, or be too small to read, on a telephone; lines of a list never do.
"""

from collections.abc import Iterator
from itertools import accumulate

import msgspec
from markupsafe import Markup

from briefgen.theme.pictures.lettering import lines
from briefgen.theme.pictures.svg import (
    SIZE,
    WIDTH,
    Caption,
    Side,
    element,
    label,
    note,
    number,
    picture,
    words,
)

STEM = 104
"""Where the nodes stand; arcs lie before them, names behind."""
NAMES = STEM + 16
HEAD, ROW, LINE = 24, 28, 16
"""Height of the line above all, of a name, which a finger has to find, and of a further line of it."""
ROOM = WIDTH - NAMES - 34
"""What is left of a line for a name beside its number."""


class Node(msgspec.Struct, frozen=True):
    """An actor: its name, the address of its page or nothing, and a number; ``hub`` is whom it is about."""

    name: str
    href: str
    count: int
    hub: bool = False


class Arc(msgspec.Struct, frozen=True):
    """What two nodes share, by their places."""

    first: int
    second: int
    count: int


def arc_picture(caption: Caption, nodes: tuple[Node, ...], arcs: tuple[Arc, ...], head: str) -> Markup:
    """Return nodes in the order that is given, and arcs as thick as what they stand for.

    ``head`` tells what the numbers count; that of a hub is left out, since it counts something else.
    On a page that runs from right to left the whole is mirrored.
    """
    names = [lines(node.name, ROOM, SIZE) for node in nodes]
    heights = [ROW + LINE * (len(name) - 1) for name in names]
    tops = [*accumulate(heights, initial=HEAD)]
    middles = [top + height / 2 for top, height in zip(tops, heights, strict=False)]
    content = _number(head, 14, caption) + "".join(_arcs(nodes, arcs, middles, caption))
    for node, name, middle in zip(nodes, names, middles, strict=True):
        content += _node(node, name, middle, caption)
    return picture(caption, content, width=WIDTH, height=tops[-1], linked=any(node.href for node in nodes))


def _arcs(
    nodes: tuple[Node, ...], arcs: tuple[Arc, ...], middles: list[float], caption: Caption
) -> Iterator[str]:
    largest = max((arc.count for arc in arcs), default=1)
    longest = middles[-1] - middles[0] or 1
    # The hub's own arcs lie over those between others.
    for arc in sorted(arcs, key=lambda one: _of_hub(one, nodes)):
        begin, end = sorted((middles[arc.first], middles[arc.second]))
        yield element(
            "path",
            note(f"{nodes[arc.first].name} – {nodes[arc.second].name}: {arc.count}"),
            class_="pic-arc pic-own" if _of_hub(arc, nodes) else "pic-arc",
            d=_bow(begin, end, (end - begin) / longest, caption),
            stroke_width=1 + 4 * (arc.count - 1) / (largest - 1) if largest > 1 else 1.5,
        )


def _bow(begin: float, end: float, share: float, caption: Caption) -> str:
    """Return the path of half an ellipse; the ``share`` of the longest tells how far it goes out."""
    x, out, up = number(_mirrored(STEM, caption)), number(10 + (STEM - 16) * share), number((end - begin) / 2)
    return f"M{x} {number(begin)}A{out} {up} 0 0 {int(caption.rtl)} {x} {number(end)}"


def _of_hub(arc: Arc, nodes: tuple[Node, ...]) -> bool:
    return nodes[arc.first].hub or nodes[arc.second].hub


def _node(node: Node, name: tuple[str, ...], middle: float, caption: Caption) -> str:
    x = _mirrored(NAMES, caption)
    base = middle + 4.5 - LINE * (len(name) - 1) / 2
    class_ = "pic-name pic-strong" if node.hub else "pic-name"
    parts = [
        label(line, x, base + LINE * row, side="right" if caption.rtl else "left", class_=class_)
        for row, line in enumerate(name)
    ]
    hidden = element("title", words(node.name)) if name[-1].endswith("…") else ""
    shown = hidden + "".join(parts)
    dot = element(
        "circle",
        class_="pic-dot pic-hub" if node.hub else "pic-dot",
        cx=_mirrored(STEM, caption),
        cy=middle,
        r=4,
    )
    linked = element("a", shown, href=node.href) if node.href and not node.hub else element("g", shown)
    return dot + linked + ("" if node.hub else _number(str(node.count), middle + 4.5, caption))


def _number(text: str, y: float, caption: Caption) -> str:
    edge, side = _mirrored(WIDTH, caption), _far(caption)
    return label(text, edge, y, side=side, class_="pic-soft")


def _far(caption: Caption) -> Side:
    return "left" if caption.rtl else "right"


def _mirrored(x: float, caption: Caption) -> float:
    return WIDTH - x if caption.rtl else x
