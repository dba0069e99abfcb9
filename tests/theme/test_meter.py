"""Work that is counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.theme.meter import EndlessTemplateError, Meter


def test_steps_up_to_the_limit_are_allowed() -> None:
    meter = Meter(max_steps=3)
    meter.step(3)
    with pytest.raises(EndlessTemplateError, match="more than 3 steps"):
        meter.step()


def test_characters_up_to_the_limit_are_allowed() -> None:
    meter = Meter(max_characters=10)
    meter.text(10)
    with pytest.raises(EndlessTemplateError, match="more than 10 characters"):
        meter.text(1)


def test_each_page_begins_at_nothing() -> None:
    meter = Meter(max_steps=3)
    meter.step(3)
    meter.reset()
    meter.step(3)


def test_a_list_is_counted_at_once_and_handed_on_as_it_is() -> None:
    meter = Meter(max_steps=3)
    items = (1, 2)
    assert meter.counted(items) is items
    with pytest.raises(EndlessTemplateError):
        meter.counted(items)


@given(st.integers(0, 20), st.integers(1, 20))
def test_a_generator_is_stopped_at_the_limit(number: int, limit: int) -> None:
    taken: list[int] = []
    try:
        taken.extend(Meter(max_steps=limit).counted(iter(range(number))))
    except EndlessTemplateError:
        assert number > limit
    else:
        assert len(taken) == number <= limit
