"""Bars over time."""

from briefgen.theme.pictures.bars import FLOOR, Bar, coverage_bars
from tests.theme.pictures.drawing import CAPTION, HOSTILE, MIRRORED, by_class, parsed, texts

BARS = (
    Bar("November 2024", 5, "Nov 2024"),
    Bar("December 2024", 0),
    Bar("January 2025", 2, "2025"),
    Bar("February 2025", 1, "Feb 2025"),
)


def test_each_period_with_documents_has_a_bar_and_a_gap_has_none() -> None:
    bars = by_class(coverage_bars(CAPTION, BARS), "pic-bar")
    assert [bar.findtext("title") for bar in bars] == [
        "November 2024: 5",
        "January 2025: 2",
        "February 2025: 1",
    ]


def test_bars_begin_at_zero_and_are_as_high_as_their_numbers() -> None:
    bars = by_class(coverage_bars(CAPTION, BARS), "pic-bar")
    heights = [float(bar.get("height", "")) for bar in bars]
    assert [round(height / heights[2]) for height in heights] == [5, 2, 1]
    assert all(
        abs(float(bar.get("y", "")) + height - FLOOR) < 0.02
        for bar, height in zip(bars, heights, strict=True)
    )


def test_the_highest_bar_tells_its_number() -> None:
    svg = coverage_bars(CAPTION, BARS)
    assert [one.text for one in by_class(svg, "pic-strong")] == ["5"]
    assert len(by_class(svg, "pic-most")) == 1


def test_of_several_highest_bars_none_tells_its_number() -> None:
    svg = coverage_bars(CAPTION, (Bar("A", 2), Bar("B", 2)))
    assert by_class(svg, "pic-strong") == []
    assert len(by_class(svg, "pic-most")) == 2


def test_labels_of_the_axis_that_have_no_room_are_left_out() -> None:
    many = tuple(Bar(f"P{n}", 1, f"20{n:02d}") for n in range(40))
    shown = [text for text in texts(coverage_bars(CAPTION, many)) if text.startswith("20")]
    assert shown[:2] == ["2000", "2039"]
    assert 4 <= len(shown) <= 8


def test_time_runs_to_the_right_on_every_page() -> None:
    left = [one.get("x") for one in by_class(coverage_bars(CAPTION, BARS), "pic-bar")]
    assert left == [one.get("x") for one in by_class(coverage_bars(MIRRORED, BARS), "pic-bar")]


def test_a_single_bar_and_a_large_number_are_drawn() -> None:
    assert texts(coverage_bars(CAPTION, (Bar("A", 12_000, "A"),)))[-1] == "A"


def test_hostile_words_are_words() -> None:
    svg = coverage_bars(CAPTION, (Bar(HOSTILE, 1, HOSTILE), Bar("B", 2)))
    assert list(parsed(svg).iter("script")) == []
    assert HOSTILE in texts(svg)
