"""Places of front-matter values."""

import msgspec

from briefgen.catalog.marks import place, span_of
from briefgen.diagnostics import Span
from briefgen.model.document import Mark
from tests.catalog.documents import article

DOCUMENT = msgspec.structs.replace(
    article("a"),
    marks=(
        Mark("title", 2, 8, 14),
        Mark("tags", 3, 7),
        Mark("tags[0]", 3, 8, 12),
        Mark("roles[0].org", 5, 3),
    ),
)


def test_a_value_has_its_place() -> None:
    assert span_of(DOCUMENT, "title") == Span("content/articles/a.md", 2, 8, 2, 14)
    assert span_of(DOCUMENT, "roles[0].org") == Span("content/articles/a.md", 5, 3)


def test_an_item_without_a_place_has_that_of_its_list() -> None:
    assert span_of(DOCUMENT, "tags[4]") == Span("content/articles/a.md", 3, 7)
    assert span_of(DOCUMENT, "tags[0]").column == 8


def test_the_first_field_that_is_there_counts() -> None:
    assert span_of(DOCUMENT, "id", "slug", "title").line == 2


def test_a_value_from_elsewhere_has_the_file_for_its_place() -> None:
    assert span_of(DOCUMENT, "series") == Span("content/articles/a.md")


def test_a_place_reads_like_a_compilers() -> None:
    assert place(Span("content/a.md", 2, 8)) == "content/a.md:2:8"
    assert place(Span("content/a.md")) == "content/a.md"
