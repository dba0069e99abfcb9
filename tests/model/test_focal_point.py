import pytest

from briefgen.model.focal_point import focal_point


@pytest.mark.parametrize(
    ("words", "point"),
    [
        ((), (0.5, 0.5)),
        (("0.5", "0.3"), (0.5, 0.3)),
        (("50%", "30%"), (0.5, 0.3)),
        ((".5", "1"), (0.5, 1.0)),
        (("300", "200"), None),
        (("101%", "0"), None),
        (("0.5",), None),
        (("a", "b"), None),
        (("-0.1", "0"), None),
        (("0.1", "0.2", "0.3"), None),
    ],
)
def test_a_focal_point_is_two_fractions_or_percentages(
    words: tuple[str, ...], point: tuple[float, float] | None
) -> None:
    assert focal_point(words) == point
