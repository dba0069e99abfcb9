import pytest

from briefgen.diagnostics import closest


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("sumary", ["summary", "series"], "summary"),
        ("Zelenski", ["Zelenskyy", "Zagreb"], "Zelenskyy"),
        ("quay", ["crane", "tide"], ""),
        ("TITLE", ["title"], "title"),
        ("x", [], ""),
    ],
)
def test_the_nearest_known_word_is_suggested(word: str, known: list[str], meant: str) -> None:
    assert closest(word, known) == meant


def test_the_order_of_the_known_words_makes_no_difference() -> None:
    known = ["port", "part", "post"]
    assert closest("pxrt", known) == closest("pxrt", list(reversed(known)))
