"""Subjects without a file: names that documents use."""

from collections.abc import Iterable

from briefgen.catalog.marks import place
from briefgen.catalog.register import Register, ref_of
from briefgen.catalog.written_names import Use, most_frequent
from briefgen.diagnostics import Diagnostic, problem
from briefgen.model.names import fold, slugify
from briefgen.model.site import Subject


def with_stubs(register: Register, uses: Iterable[Use]) -> tuple[Register, list[Diagnostic]]:
    """Return the register with a stub for each used name that it lacks.

    A stub is shown under its most frequent spelling. A name that would get the address of another
    subject of its kind is an error, one that gives no address is left out with a warning.
    """
    unknown: dict[str, list[Use]] = {}
    for use in uses:
        folded = fold(use.name)
        if folded not in register.names:
            unknown.setdefault(folded, []).append(use)
    subjects, names, places = dict(register.subjects), dict(register.names), dict(register.places)
    problems: list[Diagnostic] = []
    for folded, its_uses in sorted(unknown.items()):
        stub = _stub(its_uses)
        if not stub.slug:
            problems += map(_no_address, its_uses)
        elif stub.ref in subjects:
            problems.append(_shared_address(its_uses[0], subjects[stub.ref], place(places[stub.ref])))
        else:
            subjects[stub.ref] = stub
            names[folded] = stub.ref
            places[stub.ref] = its_uses[0].span
    return Register(register.kind, subjects, names, places), problems


def _stub(its_uses: list[Use]) -> Subject:
    kind = its_uses[0].kind
    name = most_frequent(use.name for use in its_uses)
    slug = slugify(name)
    return Subject(ref=ref_of(kind, slug), kind=kind, slug=slug, name=name, sort_name=name)


def _no_address(use: Use) -> Diagnostic:
    return problem(
        "BG304",
        f'the {use.kind} "{use.name}" has no letter or digit to make an address of',
        use.span,
        help="write the name with letters or digits, or take it out",
    )


def _shared_address(use: Use, holder: Subject, where: str) -> Diagnostic:
    return problem(
        "BG303",
        f'the {use.kind} "{use.name}" would have the address of the {use.kind} "{holder.name}" ({where})',
        use.span,
        help=_way_out(use, holder),
    )


def _way_out(use: Use, holder: Subject) -> str:
    if holder.document:
        return f'write "{holder.name}", or add "{use.name}" to its aliases'
    return f'write "{holder.name}" in both places, or choose a name that differs in letters or digits'
