"""Which topic or actor is part of which."""

from collections.abc import Iterator

from briefgen.catalog.marks import span_of
from briefgen.catalog.register import Register
from briefgen.catalog.written_names import parents, without_prefix
from briefgen.diagnostics import Diagnostic, problem
from briefgen.model.document import Document
from briefgen.model.site import Subject


def parents_in(register: Register, documents: dict[str, Document]) -> tuple[dict[str, str], list[Diagnostic]]:
    """Return the parent's ref of each profile that has one, and an error for each loop.

    ``parent`` comes first, then ``within``; a topic without either belongs to the nearest topic
    above it whose file gives the folder (``topics/a.md`` or ``topics/a/index.md`` for
    ``topics/a/b.md``). The subjects of a loop have no parent.
    """
    profiles = {subject.document: ref for ref, subject in register.subjects.items() if subject.document}
    found = {
        ref: parent
        for key, ref in profiles.items()
        if (parent := _parent(documents[key], register, profiles))
    }
    loops = sorted(_loops(found))
    problems = [_loop(loop, register.subjects, documents) for loop in loops]
    looped = {ref for loop in loops for ref in loop}
    return {ref: parent for ref, parent in found.items() if ref not in looped}, problems


def ancestors(ref: str, parent_of: dict[str, str]) -> Iterator[str]:
    """Yield the parent of a subject, the parent's parent, and so on; there must be no loop."""
    while ref in parent_of:
        ref = parent_of[ref]
        yield ref


def children_of(subjects: dict[str, Subject]) -> dict[str, tuple[str, ...]]:
    """Return the refs of each subject's children, in the order of ``subjects``."""
    children: dict[str, list[str]] = {ref: [] for ref in subjects}
    for subject in subjects.values():
        if subject.parent:
            children[subject.parent].append(subject.ref)
    return {ref: tuple(refs) for ref, refs in children.items()}


def _parent(document: Document, register: Register, profiles: dict[str, str]) -> str:
    written = [without_prefix(register.kind, name) for _, name, _ in parents(document)]
    if written:
        return next((ref for name in written if (ref := register.find(name))), "")
    folder = document.key.rpartition("/")[0] if register.kind == "topic" else ""
    while folder:
        if folder in profiles:
            return profiles[folder]
        folder = folder.rpartition("/")[0]
    return ""


def _loops(parent_of: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """Yield each loop once, from its smallest ref on."""
    done: set[str] = set()
    for start in sorted(parent_of):
        path: dict[str, None] = {}
        ref = start
        while ref in parent_of and ref not in done and ref not in path:
            path[ref] = None
            ref = parent_of[ref]
        if ref in path:
            loop = list(path)[list(path).index(ref) :]
            first = loop.index(min(loop))
            yield (*loop[first:], *loop[:first])
        done.update(path)


def _loop(loop: tuple[str, ...], subjects: dict[str, Subject], documents: dict[str, Document]) -> Diagnostic:
    first = subjects[loop[0]]
    names = " → ".join(f'"{subjects[ref].name}"' for ref in (*loop, loop[0]))
    message = f'the {first.kind} "{first.name}" is its own parent'
    if len(loop) > 1:
        message = f"{first.kind}s are each other's parents in a loop: {names}"
    return problem(
        "BG307",
        message,
        span_of(documents[first.document], "parent", "within", "title"),
        help="take `parent` out of one of these files, or name another one there",
    )
