"""Round numbers."""

import pytest

from briefgen.theme.pictures.ticks import multiples, step_for


@pytest.mark.parametrize(
    ("span", "step"), [(0, 1), (1, 1), (3, 1), (4, 2), (7, 5), (16, 10), (31, 20), (3000, 1000)]
)
def test_a_step_is_round_and_leaves_at_most_three_parts(span: int, step: int) -> None:
    assert step_for(span, 3) == step


def test_multiples_lie_within_the_span() -> None:
    assert list(multiples(5, 1998, 2012)) == [2000, 2005, 2010]
    assert list(multiples(5, 2000, 2000)) == [2000]
