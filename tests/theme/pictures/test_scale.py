"""Five steps from few to many."""

import pytest

from briefgen.theme.pictures.scale import level, ranges


def test_none_is_no_step() -> None:
    assert level(0, 9) == 0


@pytest.mark.parametrize("largest", [1, 2, 7, 100, 12_345])
def test_the_largest_is_the_highest_step(largest: int) -> None:
    assert level(largest, largest) == 5


def test_a_quarter_of_the_largest_reaches_step_three() -> None:
    assert [level(count, 100) for count in (1, 4, 5, 16, 25, 36, 37, 64, 65)] == [1, 1, 2, 2, 3, 3, 4, 4, 5]


@pytest.mark.parametrize("largest", range(1, 60))
def test_ranges_say_which_counts_have_which_step(largest: int) -> None:
    told = {count: step for step, low, high in ranges(largest) for count in range(low, high + 1)}
    assert told == {count: level(count, largest) for count in range(1, largest + 1)}
