"""What a build says on the terminal when an admitted file names a withheld one.

Nothing here reaches the catalog: a withheld file and one that was never written look the same there.
"""

from collections.abc import Iterable

from briefgen.catalog.gate import Excluded
from briefgen.catalog.misses import Miss
from briefgen.catalog.withheld_names import NAMEABLE, Withheld, is_named_in, spellings
from briefgen.diagnostics import Diagnostic, problem
from briefgen.model.names import fold


def problems_with(misses: Iterable[Miss], withheld: Withheld) -> list[Diagnostic]:
    """Return the problem of each miss, if it is one: other words where a withheld file is meant."""
    found = [_judge(miss, withheld.meant_by(miss)) for miss in misses]
    return [one for one in found if one is not None]


def _judge(miss: Miss, meant: Excluded | None) -> Diagnostic | None:
    if meant is None:
        return miss.otherwise
    if miss.form == "term":
        is_closed = miss.otherwise is not None and miss.otherwise.code == "BG306"
        return miss.otherwise if is_closed else _as_a_stub(miss, meant)
    if meant.reason not in NAMEABLE and _is_shown(miss, meant) and not _is_disclosed(miss, meant):
        return _names_a_secret(miss, meant)
    return problem(
        "BG410",
        f'"{miss.name}" is not published ({meant.reason}): the link to it {_what_happens(miss)}',
        miss.span,
        help=f"the file is {meant.path}",
    )


def _is_shown(miss: Miss, meant: Excluded) -> bool:
    """Tell whether the words that stay on the page are a name of the withheld file."""
    if miss.label:
        return is_named_in(miss.label, meant)
    return miss.form != "path"


def _is_disclosed(miss: Miss, meant: Excluded) -> bool:
    shown = {fold(name) for words in (miss.name, miss.label) for name in spellings(words)}
    return not {fold(meant.title), *shown}.isdisjoint(miss.disclosed)


def _what_happens(miss: Miss) -> str:
    return "is left out" if miss.form == "field" else "becomes plain text"


def _names_a_secret(miss: Miss, meant: Excluded) -> Diagnostic:
    remedy = "take the name out, or list it under `disclose:` if it is no secret"
    if miss.form == "wikilink":
        remedy = f"give the link other words, [[{miss.name}|…]], or take it out"
    if miss.form == "path":
        remedy = "give the link other words, or take it out"
    return problem(
        "BG411",
        f'this link would publish "{miss.label or miss.name}", the name of a withheld file ({meant.reason})',
        miss.span,
        help=f"{remedy}; the file is {meant.path}",
    )


def _as_a_stub(miss: Miss, meant: Excluded) -> Diagnostic:
    return problem(
        "BG412",
        f'the file of the {miss.kind} "{miss.name}" is not published ({meant.reason}); '
        "its name is treated as one without a file",
        miss.span,
        help=f"the file is {meant.path}",
    )
