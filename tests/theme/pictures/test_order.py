"""The order of actors."""

from itertools import combinations

from briefgen.theme.pictures.order import around, neighbourly


def test_the_most_frequent_partners_stand_next_to_the_hub() -> None:
    assert around("x", ("a", "b", "c", "d", "e")) == ("e", "c", "a", "x", "b", "d")
    assert around("x", ()) == ("x",)


def test_those_that_share_most_are_neighbours() -> None:
    found = neighbourly(("a", "b", "c", "d"), {("a", "c"): 9, ("b", "d"): 9, ("c", "d"): 1})
    places = {name: place for place, name in enumerate(found)}
    assert abs(places["a"] - places["c"]) == abs(places["b"] - places["d"]) == 1


def test_the_order_holds_each_name_once_and_is_always_the_same() -> None:
    names = tuple("abcdefghijklmnop")
    weights = {pair: (7 * number) % 5 for number, pair in enumerate(combinations(names, 2))}
    backwards = {(second, first): count for (first, second), count in reversed(weights.items())}
    found = neighbourly(names, weights)
    assert sorted(found) == sorted(names)
    assert found == neighbourly(names, weights) == neighbourly(names, backwards)


def test_one_name_and_names_without_ties_are_ordered_too() -> None:
    assert neighbourly(("a",), {}) == ("a",)
    assert sorted(neighbourly(("a", "b", "c"), {})) == ["a", "b", "c"]
