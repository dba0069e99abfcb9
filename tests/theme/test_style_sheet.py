"""The style sheet of the built-in theme."""

import re
from itertools import product

import pytest

from briefgen.theme.lookup import builtin_themes

SHEET = (builtin_themes() / "briefing/assets/css/site.css").read_text(encoding="utf-8")
ENOUGH = 4.5
"""WCAG 2.2, success criterion 1.4.3: text of ordinary size."""


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{3,6});", block))


LIGHT = colours(SHEET[: SHEET.index("@media")])
DARK = LIGHT | colours(SHEET[SHEET.index("@media") : SHEET.index("/* Page */")])


def channels(colour: str) -> tuple[float, ...]:
    digits = colour.lstrip("#")
    full = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    return tuple(int(full[place : place + 2], 16) / 255 for place in (0, 2, 4))


def luminance(colour: str) -> float:
    linear = [
        value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4 for value in channels(colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_is_readable_on_every_ground(scheme: dict[str, str]) -> None:
    for ink, ground in product(("ink", "soft"), ("paper", "tint", "mark")):
        assert contrast(scheme[ink], scheme[ground]) >= ENOUGH, (ink, ground)


def test_the_accent_is_readable_on_light_grounds() -> None:
    for ground in ("paper", "tint", "mark"):
        assert contrast(LIGHT["option-accent-on-light"], LIGHT[ground]) >= ENOUGH


def test_sharing_labels_are_readable_on_their_black_box() -> None:
    for colour in ("#ffffff", "#ff2b2b", "#ffc000", "#33ff00"):
        assert contrast(colour, "#000000") >= ENOUGH


def test_the_colours_of_code_are_readable() -> None:
    pattern = r"\.highlight :is\([^)]*\) \{ color: (#[0-9a-f]{6}) \}"
    place = SHEET.rindex("@media (prefers-color-scheme: dark)")
    light, dark = SHEET[:place], SHEET[place:]
    assert all(contrast(colour, LIGHT["tint"]) >= ENOUGH for colour in re.findall(pattern, light))
    assert all(contrast(colour, DARK["tint"]) >= ENOUGH for colour in re.findall(pattern, dark))


def test_every_variable_that_is_used_is_defined() -> None:
    used = set(re.findall(r"var\(--([a-z-]+)\)", SHEET))
    defined = set(re.findall(r"--([a-z-]+):", SHEET))
    assert used <= defined


def test_nothing_is_fetched_from_elsewhere() -> None:
    assert "http" not in SHEET
    assert "@import" not in SHEET


def test_braces_are_balanced() -> None:
    assert SHEET.count("{") == SHEET.count("}")
