"""Arc diagrams."""

import itertools

import pytest

from briefgen.theme.pictures.arcs import ROW, Arc, Node, arc_picture
from tests.theme.pictures.drawing import CAPTION, HOSTILE, MIRRORED, by_class, parsed, texts

NODES = (
    Node("Ada", "../ada/", 3),
    Node("Bo", "", 2),
    Node("Cy", "../cy/", 9, hub=True),
    Node("Di", "../di/", 1),
)
ARCS = (Arc(0, 2, 3), Arc(1, 2, 2), Arc(0, 1, 1), Arc(3, 2, 1))


def test_names_lead_to_their_pages_and_the_hub_does_not_lead_to_itself() -> None:
    svg = arc_picture(CAPTION, NODES, ARCS, "Shared")
    assert [link.get("href") for link in parsed(svg).iter("a")] == ["../ada/", "../di/"]
    assert parsed(svg).get("role") == "group"


def test_without_links_it_is_an_image() -> None:
    svg = arc_picture(CAPTION, (Node("A", "", 1), Node("B", "", 1)), (Arc(0, 1, 1),), "Shared")
    assert parsed(svg).get("role") == "img"


def test_numbers_have_a_head_and_the_hub_has_none() -> None:
    assert texts(arc_picture(CAPTION, NODES, ARCS, "Shared")) == [
        "Shared",
        "Ada",
        "3",
        "Bo",
        "2",
        "Cy",
        "Di",
        "1",
    ]


def test_arcs_are_as_thick_as_what_they_stand_for() -> None:
    arcs = by_class(arc_picture(CAPTION, NODES, ARCS, "Shared"), "pic-arc")
    widths = {arc.findtext("title"): float(arc.get("stroke-width", "")) for arc in arcs}
    assert widths == {"Ada – Cy: 3": 5, "Bo – Cy: 2": 3, "Ada – Bo: 1": 1, "Di – Cy: 1": 1}


def test_the_hub_has_its_own_arcs_over_all_others() -> None:
    arcs = by_class(arc_picture(CAPTION, NODES, ARCS, "Shared"), "pic-arc")
    assert ["pic-own" in arc.get("class", "") for arc in arcs] == [False, True, True, True]


def test_lines_of_names_never_come_closer_than_a_line() -> None:
    long = tuple(Node(name * 4, "../x/", 1) for name in ("Ministry of ", "北大西洋", "Шщ", "M"))
    svg = arc_picture(CAPTION, long, (Arc(0, 3, 1),), "Shared")
    lines = [float(one.get("y", "")) for one in by_class(svg, "pic-name")]
    assert len(lines) > len(long)
    assert all(below - above >= 16 for above, below in itertools.pairwise(lines))


def test_names_stand_far_enough_apart_for_a_finger_at_the_smallest_width() -> None:
    assert ROW * 288 / 320 >= 24


def test_a_shortened_name_is_told_in_full() -> None:
    name = "The committee of the standing conference of all the ministers of ice and water"
    svg = arc_picture(CAPTION, (Node(name, "../x/", 1), Node("B", "", 1)), (Arc(0, 1, 1),), "Shared")
    assert [link.findtext("title") for link in parsed(svg).iter("a")] == [name]


def test_it_is_mirrored_on_a_page_from_right_to_left() -> None:
    left = [float(dot.get("cx", "")) for dot in by_class(arc_picture(CAPTION, NODES, ARCS, "S"), "pic-dot")]
    right = [float(dot.get("cx", "")) for dot in by_class(arc_picture(MIRRORED, NODES, ARCS, "S"), "pic-dot")]
    assert [320 - x for x in left] == right
    assert all(
        one.get("text-anchor") == "end"
        for one in by_class(arc_picture(MIRRORED, NODES, ARCS, "S"), "pic-name")
    )


@pytest.mark.parametrize("arcs", [(), (Arc(0, 0, 1),)])
def test_one_node_is_drawn(arcs: tuple[Arc, ...]) -> None:
    assert texts(arc_picture(CAPTION, (Node("A", "", 1),), arcs, "S")) == ["S", "A", "1"]


def test_hostile_names_are_words() -> None:
    svg = arc_picture(CAPTION, (Node(HOSTILE, '"><script>', 1), Node("B", "", 1)), (Arc(0, 1, 1),), HOSTILE)
    assert list(parsed(svg).iter("script")) == []
