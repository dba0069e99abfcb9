"""Who claims which route, and the clashes between them."""

import unicodedata
from collections.abc import Iterable

import msgspec

from briefgen.diagnostics import Diagnostic, Span, problem


class Claim(msgspec.Struct, frozen=True):
    """A route and what wants it: a source file, or words for a page that briefgen makes itself."""

    route: str
    claimant: str
    span: Span


def file_of(route: str) -> str:
    """Return the file that serves a route: ``/a/`` is ``a/index.html``, ``/a.xml`` is ``a.xml``."""
    return f"{route[1:]}index.html" if route.endswith("/") else route[1:]


def clashes(claims: Iterable[Claim]) -> tuple[Diagnostic, ...]:
    """Return one error for each file that two claim, or that another claims as a folder.

    Names that differ only in case or in Unicode form count as the same, since many file systems
    and hosts cannot keep them apart. The error stands at the later claimant in the order of paths
    and names both.
    """
    first: dict[str, Claim] = {}
    found: list[Diagnostic] = []
    for claim in sorted(claims, key=_order):
        key = _folded(file_of(claim.route))
        if key in first:
            found.append(_clash(claim, first[key]))
        else:
            first[key] = claim
    for key, claim in first.items():
        above = key.rpartition("/")[0]
        while above:
            if above in first:
                found.append(_clash(claim, first[above]))
            above = above.rpartition("/")[0]
    return tuple(found)


def _order(claim: Claim) -> tuple[bool, str, int, str]:
    # A page that briefgen makes has no file: the author's file is the one to mend.
    return (bool(claim.span.path), claim.span.path, claim.span.line, claim.route)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _clash(claim: Claim, other: Claim) -> Diagnostic:
    if claim.route == other.route:
        return problem(
            "BG501",
            f'the address "{claim.route}" is claimed by {claim.claimant} and by {other.claimant}',
            claim.span,
            help="give one of them another `slug`, or rename its file",
        )
    return problem(
        "BG502",
        f'the address "{claim.route}" of {claim.claimant} cannot stand beside "{other.route}" of '
        f"{other.claimant}",
        claim.span,
        help="many hosts keep no names apart that differ only in case or Unicode form, and none a "
        "file and a folder of one name: rename one of them",
    )
