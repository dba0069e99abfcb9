"""Readable colours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.theme.colours import DARK_GROUND, ENOUGH, LIGHT_GROUND, channels, contrast, readable, written

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(COLOURS, st.sampled_from([LIGHT_GROUND, DARK_GROUND]))
def test_every_colour_becomes_readable(colour: str, ground: str) -> None:
    assert contrast(readable(colour, ground), ground) >= ENOUGH


@given(COLOURS)
def test_a_colour_that_can_be_read_stays_as_it_is(colour: str) -> None:
    for ground in (LIGHT_GROUND, DARK_GROUND):
        if contrast(colour, ground) >= ENOUGH:
            assert readable(colour, ground) == colour


@given(COLOURS)
def test_what_can_be_read_on_a_ground_can_be_read_beyond_it(colour: str) -> None:
    assert contrast(readable(colour, LIGHT_GROUND), "#ffffff") >= ENOUGH
    assert contrast(readable(colour, DARK_GROUND), "#000000") >= ENOUGH


@given(COLOURS)
def test_a_colour_is_written_as_it_was_read(colour: str) -> None:
    assert written(channels(colour)) == colour


def test_black_and_white_are_furthest_apart() -> None:
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#8a1c1c", "#8a1c1c") == pytest.approx(1)


def test_three_digits_stand_for_six() -> None:
    assert channels("#048") == channels("#004488")
