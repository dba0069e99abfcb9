"""Pages at old addresses that lead to where a document is now."""

from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic, Span, problem
from briefgen.model.document import Document, document_ref
from briefgen.model.site import Catalog, PagePlan
from briefgen.pages.addresses import redirect_route


def redirect_pages(catalog: Catalog, problems: list[Diagnostic]) -> Iterator[tuple[PagePlan, Document, Span]]:
    """Yield each redirect with its document and the place of the old address; bad ones are problems."""
    owners = {subject.document: ref for ref, subject in catalog.subjects.items() if subject.document}
    for document in catalog.documents.values():
        for index, address in enumerate(document.fields.redirect_from):
            span = field_span(document, f"redirect_from[{index}]")
            route = redirect_route(address)
            if not route:
                problems.append(_unusable(address, span))
                continue
            about = owners.get(document.key, document_ref(document.key))
            yield (
                PagePlan(route=route, template="redirect.html", kind="redirect", about=about),
                document,
                span,
            )


def field_span(document: Document, field: str) -> Span:
    """Return the place of a front-matter value, or of the file's begin when it has none."""
    for mark in document.marks:
        if mark.field == field:
            return Span(document.path, mark.line, mark.column, mark.line, mark.end_column)
    return Span(document.path, 1, 1)


def _unusable(address: str, span: Span) -> Diagnostic:
    return problem(
        "BG504",
        f'"{address}" cannot be an old address of this site',
        span,
        help="write the path alone, from the site's root: /2024/11/old-title/",
    )
