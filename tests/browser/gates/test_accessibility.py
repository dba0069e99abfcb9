"""axe-core, with all its rules, finds nothing on any page."""

from typing import Any

import pytest

from tests.browser.gates.sites import FULL, Sample
from tests.browser.gates.tabs import Scheme, Tab
from tests.browser.gates.tools import axe_source

LOOKS: tuple[tuple[int, Scheme], ...] = ((1280, "light"), (1280, "dark"), (360, "dark"), (360, "light"))
# The corpus repeats what the demonstration site has; what its length may change shows in one look.
LOOKS_OF = {"corpus": LOOKS[2:3]}
# Half of the looks shows what colours, width and direction do.
SHORT = LOOKS[::2]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "tags => axe.run({runOnly: tags, resultTypes: ['violations']})"


@pytest.fixture(scope="session")
def axe() -> str:
    return axe_source()


def violations(tab: Tab) -> list[str]:
    found: list[dict[str, Any]] = tab.page.evaluate(RUN, RULES)["violations"]
    return [
        f"{one['id']}: {node['target']} {node['html'][:120]} {node['any'][0]['message'] if node['any'] else ''}"
        for one in found
        for node in one["nodes"]
    ]


def looks(sample: Sample) -> tuple[tuple[int, Scheme], ...]:
    return LOOKS_OF.get(sample.site.name, LOOKS if FULL else SHORT)


def test_a_page_violates_no_rule_in_any_look(sample: Sample, tab: Tab, axe: str) -> None:
    tab.open(sample.url)
    tab.page.evaluate(axe)
    faults: dict[str, list[str]] = {}
    for width, scheme in looks(sample):
        tab.resize(width)
        tab.page.emulate_media(color_scheme=scheme)
        if found := violations(tab):
            faults[f"{width} {scheme}"] = found
    assert faults == {}


def test_a_picture_without_words_and_grey_on_grey_are_found(tab: Tab, axe: str) -> None:
    tab.show("<html lang=en><title>T</title><main><h1>H</h1><img src=x><p style='color:#999'>grey")
    tab.page.evaluate(axe)
    assert {fault.partition(":")[0] for fault in violations(tab)} >= {"image-alt", "color-contrast"}
