"""Works that a document rests on: what is shown of each way to write them."""

import pytest

from briefgen.theme.views.source import SourceView, source_view


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ('"Harbour rolls, 1901"', SourceView("Harbour rolls, 1901")),
        ('"[[harbour-rolls]]"', SourceView("harbour-rolls")),
        ('"https://example.org/rolls"', SourceView("https://example.org/rolls", "https://example.org/rolls")),
        ("1901", SourceView("1901")),
        (
            '{"title": "Rolls", "url": "https://example.org/r", "authors": ["A. Vale", "M. Orr"], "publisher": "Desk", "date": "1901-02"}',
            SourceView("Rolls", "https://example.org/r", "A. Vale, M. Orr", "Desk", "1901-02"),
        ),
        (
            '{"title": "Rolls", "URL": "https://example.org/r", "container-title": "Desk", "issued": 1901}',
            SourceView("Rolls", "https://example.org/r", "", "Desk", "1901"),
        ),
        ('{"url": "https://example.org/r"}', SourceView("https://example.org/r", "https://example.org/r")),
    ],
)
def test_every_way_to_name_a_work_is_read(given: str, shown: SourceView) -> None:
    assert source_view(given) == shown


@pytest.mark.parametrize("given", ["null", '""', "{}", "[]", "true", '{"publisher": "Desk"}'])
def test_what_names_no_work_is_left_out(given: str) -> None:
    assert source_view(given) is None


def test_an_address_that_is_none_of_the_web_is_no_link() -> None:
    found = source_view('{"title": "Rolls", "url": "javascript:alert(1)"}')
    assert found is not None
    assert found.url == ""
