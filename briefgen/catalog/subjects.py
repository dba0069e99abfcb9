"""All subjects of the site: topics, actors, tags, authors, series."""

from collections.abc import Iterable

import msgspec

from briefgen.catalog.hierarchy import parents_in
from briefgen.catalog.misses import Miss, disclosed_by
from briefgen.catalog.profiles import profile_register
from briefgen.catalog.records import record_register
from briefgen.catalog.register import Register
from briefgen.catalog.spelling import Spellings
from briefgen.catalog.stubs import with_stubs
from briefgen.catalog.written_names import Use, uses
from briefgen.diagnostics import Diagnostic, problem
from briefgen.model.document import Document
from briefgen.model.site import SUBJECT_KINDS, Record, Subject, SubjectKind
from briefgen.settings.values import CatalogSettings


class Subjects(msgspec.Struct, frozen=True):
    """The subjects by ref (sorted), one register a kind, and the ref of each profile by its key."""

    by_ref: dict[str, Subject]
    registers: dict[SubjectKind, Register]
    profiles: dict[str, str]

    def find(self, kind: SubjectKind, name: str) -> str:
        """Return the ref of the subject of this kind and name, an empty text if there is none."""
        return self.registers[kind].find(name)


def gather_subjects(
    documents: dict[str, Document],
    authors: tuple[Record, ...],
    series: tuple[Record, ...],
    settings: CatalogSettings,
) -> tuple[Subjects, list[Diagnostic], list[Miss]]:
    """Return all subjects, the clashes between them, and the names that no file or record has.

    A name that only unlisted documents use gets no stub: its page would list nothing.
    """
    in_order = tuple(documents.values())
    used = _by_kind(in_order)
    shown = {kind: [use for use in its if not use.document.fields.unlisted] for kind, its in used.items()}
    known: dict[SubjectKind, Register] = {"tag": Register("tag", {}, {}, {})}
    problems: list[Diagnostic] = []
    known["topic"], clashes_of_topics = profile_register("topic", in_order)
    known["actor"], clashes_of_actors = profile_register("actor", in_order)
    known["author"], clashes_of_authors = record_register("author", authors)
    known["series"], clashes_of_series = record_register("series", series)
    problems += [*clashes_of_topics, *clashes_of_actors, *clashes_of_authors, *clashes_of_series]
    misses = [miss for kind in SUBJECT_KINDS for miss in _unknown(known[kind], used[kind], settings)]
    registers: dict[SubjectKind, Register] = {}
    for kind in SUBJECT_KINDS:
        stubbed, found = with_stubs(known[kind], shown[kind] if _has_stubs(kind, settings) else ())
        registers[kind], loops = _with_parents(stubbed, documents)
        problems += found + loops
    return _subjects(registers), problems, misses


def _by_kind(documents: Iterable[Document]) -> dict[SubjectKind, list[Use]]:
    found: dict[SubjectKind, list[Use]] = {kind: [] for kind in SUBJECT_KINDS}
    for document in documents:
        for use in uses(document):
            found[use.kind].append(use)
    return found


def _has_stubs(kind: SubjectKind, settings: CatalogSettings) -> bool:
    return kind not in ("topic", "actor") or (settings.stubs and settings.subjects == "open")


def _with_parents(register: Register, documents: dict[str, Document]) -> tuple[Register, list[Diagnostic]]:
    if register.kind not in ("topic", "actor"):
        return register, []
    parent_of, loops = parents_in(register, documents)
    subjects = {
        ref: msgspec.structs.replace(subject, parent=parent_of[ref]) if ref in parent_of else subject
        for ref, subject in register.subjects.items()
    }
    return msgspec.structs.replace(register, subjects=subjects), loops


def _subjects(registers: dict[SubjectKind, Register]) -> Subjects:
    found = {ref: subject for register in registers.values() for ref, subject in register.subjects.items()}
    by_ref = dict(sorted(found.items()))
    profiles = {subject.document: ref for ref, subject in by_ref.items() if subject.document}
    return Subjects(by_ref, registers, profiles)


def _unknown(register: Register, its_uses: list[Use], settings: CatalogSettings) -> list[Miss]:
    if register.kind == "tag":
        return []
    spellings = Spellings(register.spellings())
    is_closed = settings.subjects == "closed" and register.kind in ("topic", "actor")
    return [
        Miss(
            name=use.name,
            form="term",
            span=use.span,
            otherwise=_not_known(use, spellings.near(use.name), is_closed=is_closed),
            kind=register.kind,
            disclosed=disclosed_by(use.document),
        )
        for use in its_uses
        if not register.find(use.name)
    ]


def _not_known(use: Use, near: str, *, is_closed: bool) -> Diagnostic | None:
    meant = f'did you mean "{near}"?' if near else ""
    if is_closed:
        remedy = meant or f"add a file for this {use.kind}, or set `subjects: open`"
        return problem("BG306", f'unknown {use.kind} "{use.name}"', use.span, help=remedy)
    if near:
        message = f'no file has the {use.kind} "{use.name}", but one is called "{near}"'
        return problem("BG305", message, use.span, help=f"{meant} Else add a file for it or an alias")
    return None
