"""Sections of a page."""

import msgspec
import pytest

from briefgen.catalog.sections import find_section, near_section
from briefgen.model.document import Body, Heading
from tests.catalog.documents import article

PAGE = article("a", sections=["Territory & borders", "Sánctions", "Врожай"], anchors=["table-2", "J1"])


@pytest.mark.parametrize(
    ("fragment", "section"),
    [
        ("Territory & borders", "territory-borders"),
        ("territory-borders", "territory-borders"),
        ("TERRITORY & BORDERS", "territory-borders"),
        ("sanctions", "sanctions"),
        ("Врожай", "vrozhay"),
        ("Territory, borders", "territory-borders"),
        ("Chapter#Sanctions", "sanctions"),
        ("table-2", "table-2"),
        ("J1", "J1"),
        ("top", "top"),
        ("j1", ""),
        ("Prices", ""),
        ("", ""),
        ("#", ""),
    ],
)
def test_a_fragment_means_a_heading_or_an_id(fragment: str, section: str) -> None:
    assert find_section(PAGE, fragment) == section


def test_of_two_headings_of_the_same_words_the_first_is_meant() -> None:
    headings = (Heading(2, "notes", "Notes", "Notes", 1), Heading(2, "notes-2", "Notes", "Notes", 9))
    page = msgspec.structs.replace(PAGE, body=Body(outline=headings, anchors=("notes", "notes-2")))
    assert find_section(page, "NOTES") == "notes"
    assert find_section(page, "notes-2") == "notes-2"


def test_a_misspelt_fragment_suggests_a_heading() -> None:
    assert near_section(PAGE, "Teritory & borders") == "Territory & borders"
    assert near_section(PAGE, "something else") == ""
