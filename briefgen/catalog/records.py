"""Authors and series that a data file describes."""

from collections.abc import Iterable
from typing import Literal

from briefgen.catalog.register import Register, ref_of
from briefgen.diagnostics import Diagnostic, Span, problem
from briefgen.model.names import fold, slugify
from briefgen.model.site import Record, Subject

FILES = {"author": "content/_data/authors.yaml", "series": "content/_data/series.yaml"}


def record_register(
    kind: Literal["author", "series"], records: Iterable[Record]
) -> tuple[Register, list[Diagnostic]]:
    """Return the subjects that a data file describes, known by id and by name.

    An id or name that two records share belongs to the one with the smaller id and is an error.
    """
    subjects: dict[str, Subject] = {}
    names: dict[str, str] = {}
    problems: list[Diagnostic] = []
    for record in sorted(records, key=lambda one: (one.id, one.name)):
        subject = _subject(kind, record)
        if subject.ref in subjects:
            problems.append(_clash(kind, record.id, subjects[subject.ref]))
            continue
        for name in dict.fromkeys((fold(record.id), fold(record.name))):
            holder = names.setdefault(name, subject.ref)
            if holder != subject.ref:
                problems.append(_clash(kind, record.name, subjects[holder]))
        subjects[subject.ref] = subject
    return Register(kind, subjects, names, dict.fromkeys(subjects, Span(FILES[kind]))), problems


def _subject(kind: Literal["author", "series"], record: Record) -> Subject:
    slug = slugify(record.id) or slugify(record.name)
    return Subject(
        ref=ref_of(kind, slug),
        kind=kind,
        slug=slug,
        name=record.name or record.id,
        sort_name=record.sort_name or record.name or record.id,
        summary=record.description,
        record=record,
    )


def _clash(kind: str, name: str, holder: Subject) -> Diagnostic:
    held = holder.record.id if holder.record else holder.slug
    return problem(
        "BG301",
        f'"{name}" is an id or name of two entries; the other one has the id "{held}"',
        Span(FILES[kind]),
        help="give each entry an id and a name of its own",
    )
