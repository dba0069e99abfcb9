"""What tells documents apart: their key, and their id among those of a kind."""

from collections.abc import Iterable

from briefgen.catalog.marks import place, span_of
from briefgen.catalog.titles import KINDS
from briefgen.diagnostics import Diagnostic, Span, problem
from briefgen.model.document import Document


def by_key(documents: Iterable[Document]) -> tuple[dict[str, Document], list[Diagnostic]]:
    """Return the documents by key, sorted; of two files with one key the first path is kept."""
    found: dict[str, Document] = {}
    problems: list[Diagnostic] = []
    for document in sorted(documents, key=lambda one: (one.key, one.path)):
        first = found.setdefault(document.key, document)
        if first is not document:
            problems.append(_twin(document, first))
    return found, problems


def shared_ids(documents: dict[str, Document]) -> list[Diagnostic]:
    """Return an error for each id that an earlier document of the same kind has.

    Ids of profiles are names of their subjects, whose register tells such clashes.
    """
    holders: dict[tuple[str, str], Document] = {}
    problems: list[Diagnostic] = []
    for document in documents.values():
        holder = holders.setdefault((document.kind, document.id), document)
        if holder is not document and document.kind in KINDS:
            problems.append(_shared_id(document, holder))
    return problems


def _twin(document: Document, first: Document) -> Diagnostic:
    return problem(
        "BG308",
        f'{document.path} and {first.path} are both the document "{document.key}"',
        Span(document.path),
        help="keep one of the two: NAME.md, or NAME/index.md with its pictures beside it",
    )


def _shared_id(document: Document, holder: Document) -> Diagnostic:
    fields = ("id", "slug", "title")
    other = place(span_of(holder, *fields))
    return problem(
        "BG302",
        f'two {document.kind}s have the id "{document.id}"; the other one is {other}',
        span_of(document, *fields),
        help="give one of them an `id` of its own; without one it is the slug, which is the file's name",
    )
