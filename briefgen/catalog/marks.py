"""Where a front-matter value stands."""

from briefgen.diagnostics import Span
from briefgen.model.document import Document, Mark


def span_of(document: Document, *fields: str) -> Span:
    """Return the place of the first of ``fields`` that the front matter has.

    For an item of a list (``topics[0]``) the place of the list stands in. A value that comes from
    a folder's defaults has no place: then the span is the whole file.
    """
    for field in fields:
        for name in (field, field.partition("[")[0]):
            for mark in document.marks:
                if mark.field == name:
                    return _span(document.path, mark)
    return Span(document.path)


def _span(path: str, mark: Mark) -> Span:
    end_line = mark.line if mark.end_column else 0
    return Span(path, mark.line, mark.column, end_line, mark.end_column)


def place(span: Span) -> str:
    """Return a span as people write it in a sentence: ``content/topics/nato.md:3:9``."""
    return f"{span.path}:{span.line}:{span.column}" if span.line else span.path
