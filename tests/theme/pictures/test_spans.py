"""Bars from one year to another."""

import pytest

from briefgen.theme.pictures.spans import Span, career_spans, year_of
from tests.theme.pictures.drawing import CAPTION, HOSTILE, MIRRORED, by_class, parsed, texts

OVER = Span("Mayor", "2000–2004", 2000.0, 2005.0)
HELD = Span("Minister", "2005–", 2005.0, None)
UNKNOWN = Span("Clerk", "–1999", None, 2000.0)


@pytest.mark.parametrize(
    ("day", "begin", "end"),
    [
        ("2012", 2012, 2013),
        ("2012-07", 2012.5, 2012 + 7 / 12),
        ("2012-01-01", 2012, 2012 + 1 / 372),
        ("2012-12-31", 2012 + 371 / 372, 2013),
    ],
)
def test_a_partial_date_stands_for_all_its_days(day: str, begin: float, end: float) -> None:
    assert year_of(day) == pytest.approx(begin)
    assert year_of(day, last=True) == pytest.approx(end)


def test_a_bar_lasts_as_long_as_what_it_stands_for() -> None:
    svg = career_spans(CAPTION, (OVER, HELD), 2009)
    (bar,) = parsed(svg).iter("rect")
    assert (bar.get("x"), bar.get("width")) == ("0", "160")


def test_what_is_still_held_points_beyond_the_axis() -> None:
    (arrow,) = by_class(career_spans(CAPTION, (OVER, HELD), 2009), "pic-open")
    assert "320.00," in arrow.get("points", "").replace("320,", "320.00,")


def test_an_unknown_begin_is_a_dotted_line_with_room_before_its_end() -> None:
    (line,) = by_class(career_spans(CAPTION, (UNKNOWN, HELD), 2009), "pic-unknown")
    assert line.get("x1") == "0"
    assert float(line.get("x2", "")) > 30


def test_a_planned_office_makes_the_axis_longer() -> None:
    later = Span("Envoy", "2012–2014", 2012.0, 2015.0)
    bars = list(parsed(career_spans(CAPTION, (OVER, later), 2009)).iter("rect"))
    assert all(float(bar.get("x", "")) + float(bar.get("width", "")) <= 320 for bar in bars)


def test_an_end_before_the_begin_leaves_a_bar_that_can_be_seen() -> None:
    (bar,) = parsed(career_spans(CAPTION, (Span("Odd", "", 2008.0, 2004.0), HELD), 2009)).iter("rect")
    assert float(bar.get("width", "")) >= 2


def test_each_bar_has_its_name_and_years_above_it() -> None:
    assert texts(career_spans(CAPTION, (OVER, HELD), 2009))[-4:] == [
        "Mayor",
        "2000–2004",
        "Minister",
        "2005–",
    ]


def test_time_runs_to_the_right_on_every_page_and_names_stand_where_lines_begin() -> None:
    svg = career_spans(MIRRORED, (OVER, HELD), 2009)
    assert [bar.get("x") for bar in parsed(svg).iter("rect")] == ["0"]
    assert {name.get("x") for name in by_class(svg, "pic-name")} == {"320"}


def test_two_names_on_one_day_are_drawn() -> None:
    one = Span("A", "2009", 2009.0, 2009.003)
    assert len(list(parsed(career_spans(CAPTION, (one, one), 2009)).iter("rect"))) == 2


def test_hostile_names_are_words() -> None:
    svg = career_spans(CAPTION, (Span(HOSTILE, HOSTILE, 2000.0, None),), 2009)
    assert list(parsed(svg).iter("script")) == []
