"""Heat grids."""

from briefgen.theme.pictures.grid import MOST_SIDE, heat_grid
from tests.theme.pictures.drawing import CAPTION, HOSTILE, MIRRORED, by_class, parsed, texts

ROWS, COLUMNS = ("Ports", "Fees"), ("Ada", "Bo", "منظمة")
COUNTS = ((9, 0, 1), (2, 3, 4))


def test_each_cell_has_the_class_of_its_step() -> None:
    cells = by_class(heat_grid(CAPTION, ROWS, COLUMNS, COUNTS, 9), "pic-cell")[:6]
    assert [cell.get("class", "").split()[1] for cell in cells] == [f"pic-l{n}" for n in (5, 0, 2, 3, 3, 4)]


def test_a_cell_with_documents_tells_what_it_stands_for() -> None:
    cells = by_class(heat_grid(CAPTION, ROWS, COLUMNS, COUNTS, 9), "pic-cell")[:3]
    assert [cell.findtext("title") for cell in cells] == ["Ports × Ada: 9", None, "Ports × منظمة: 1"]


def test_the_legend_tells_what_the_steps_mean() -> None:
    assert texts(heat_grid(CAPTION, ROWS, COLUMNS, COUNTS, 9))[-4:] == ["1", "2–3", "4–5", "6–9"]


def test_it_has_a_width_of_its_own() -> None:
    svg = parsed(heat_grid(CAPTION, ROWS, COLUMNS, COUNTS, 9))
    assert svg.get("width") == svg.get("viewBox", "").split()[2]
    assert svg.get("height") is None


def test_a_long_name_is_shortened_and_told_in_full() -> None:
    svg = heat_grid(CAPTION, ("W" * 60, "B"), COLUMNS, COUNTS, 9)
    (long, *_) = [one for one in by_class(svg, "pic-name") if one.get("transform") is None]
    assert long.findtext("title") == "W" * 60
    assert float(parsed(svg).get("width", "")) <= MOST_SIDE + 240


def test_it_is_mirrored_on_a_page_from_right_to_left() -> None:
    svg = heat_grid(MIRRORED, ROWS, COLUMNS, COUNTS, 9)
    width = float(parsed(svg).get("width", ""))
    left = [
        float(cell.get("x", ""))
        for cell in by_class(heat_grid(CAPTION, ROWS, COLUMNS, COUNTS, 9), "pic-cell")
    ]
    right = [float(cell.get("x", "")) for cell in by_class(svg, "pic-cell")]
    assert all(abs(width - a - 20 - b) < 0.02 for a, b in zip(left, right, strict=True))


def test_hostile_names_are_words() -> None:
    svg = heat_grid(CAPTION, (HOSTILE,), (HOSTILE,), ((1,),), 1)
    assert list(parsed(svg).iter("script")) == []
