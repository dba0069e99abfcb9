"""SVG as text."""

import pytest

from briefgen.theme.pictures.svg import Caption, element, label, number, picture, runs_left

HOSTILE = "<script>\"&'</script>"


@pytest.mark.parametrize(
    ("value", "text"),
    [(3, "3"), (3.0, "3"), (0.126, "0.13"), (12.50, "12.5"), (-0.001, "0"), (1200.0, "1200")],
)
def test_numbers_have_at_most_two_decimals(value: float, text: str) -> None:
    assert number(value) == text


def test_texts_and_attributes_are_escaped() -> None:
    found = label(HOSTILE, 0, 0) + element("a", href=HOSTILE)
    assert "<script" not in found
    assert found.count('"') == found.count('="') * 2


def test_empty_attributes_are_left_out() -> None:
    assert element("line", class_="pic-axis", x1=0, y1="") == '<line class="pic-axis" x1="0"/>'


def test_a_picture_is_named_by_its_title_and_description() -> None:
    found = picture(Caption("coverage", "A & B", HOSTILE), "", width=320, height=12.346)
    assert 'role="img"' in found
    assert 'aria-labelledby="_pic-coverage-title _pic-coverage-desc"' in found
    assert '<title id="_pic-coverage-title">A &amp; B</title>' in found
    assert '<desc id="_pic-coverage-desc">&lt;script' in found
    assert 'viewBox="0 0 320 12.35"' in found
    assert " height=" not in found


def test_a_picture_with_links_is_a_group_whose_links_can_be_reached() -> None:
    found = picture(Caption("network", "A", "B"), "", width=1, height=1, linked=True)
    assert 'role="group" aria-labelledby="_pic-network-title" aria-describedby="_pic-network-desc"' in found
    assert 'role="img"' not in found


@pytest.mark.parametrize(
    ("text", "left"),
    [("NATO", False), ("12", False), ("", False), ("منظمة", True), ("«שלום»", True), ("NATO منظمة", False)],
)
def test_the_first_letter_decides_in_which_direction_a_text_is_written(text: str, *, left: bool) -> None:
    assert runs_left(text) is left


def test_the_left_end_of_a_text_is_its_begin_or_its_end() -> None:
    assert label("NATO", 5, 1) == '<text x="5" y="1">NATO</text>'
    assert label("NATO", 5, 1, side="right") == '<text x="5" y="1" text-anchor="end">NATO</text>'
    assert label("منظمة", 5, 1) == '<text x="5" y="1" text-anchor="end" direction="rtl">منظمة</text>'
    assert label("منظمة", 5, 1, side="right") == '<text x="5" y="1" direction="rtl">منظمة</text>'
    assert 'text-anchor="middle"' in label("منظمة", 5, 1, side="middle")


def test_a_page_from_right_to_left_does_not_turn_the_picture() -> None:
    assert 'direction="ltr"' in picture(Caption("heat", "A", "B", rtl=True), "", width=1, height=1)
    assert "direction" not in picture(Caption("heat", "A", "B"), "", width=1, height=1)
