"""What a build says on the terminal when an admitted file names a withheld one.

Nothing here reaches the catalog: a withheld file and one that was never written look the same there.
"""

import posixpath
from collections.abc import Iterable

import msgspec

from briefgen.catalog.files import CONTENT, nfc
from briefgen.catalog.gate import Excluded
from briefgen.catalog.misses import Miss
from briefgen.catalog.titles import file_name, fold_path
from briefgen.diagnostics import Diagnostic, problem
from briefgen.model.names import fold

NAMEABLE = frozenset({"broken", "draft", "review", "expired"})
"""Reasons under which a file's title is no secret."""


class Withheld(msgspec.Struct, frozen=True):
    """Excluded files by folded name and by path below ``content/``, the strictest first."""

    by_name: dict[str, list[Excluded]]
    by_path: dict[str, list[Excluded]]

    def meant_by(self, miss: Miss) -> Excluded | None:
        """Return the excluded file that a name or path means, None if there is none."""
        if miss.form == "path":
            found = self.by_path.get(miss.name, [])
        else:
            name = file_name(miss.name)
            found = self.by_name.get(fold(name)) or self._by_prefix(name) or self._by_path(name)
        return next((one for one in found if miss.kind in ("", one.kind)), None)

    def _by_path(self, name: str) -> list[Excluded]:
        ending = f"/{fold_path(name)}"
        found = self.by_name.get(ending.rpartition("/")[2], [])
        return [one for one in found if f"/{fold_path(one.key)}".endswith(ending)]

    def _by_prefix(self, name: str) -> list[Excluded]:
        prefix, _, rest = name.partition(":")
        found = self.by_name.get(fold(rest), [])
        return [one for one in found if one.kind == prefix.strip().casefold()]


def withheld_from(excluded: Iterable[Excluded]) -> Withheld:
    """Return the excluded files, ready to be looked up."""
    by_name: dict[str, list[Excluded]] = {}
    by_path: dict[str, list[Excluded]] = {}
    for one in sorted(excluded, key=lambda file: (file.reason in NAMEABLE, file.path)):
        for name in {fold(name) for name in (one.title, one.id, one.slug, *one.aliases)}:
            by_name.setdefault(name, []).append(one)
        path = nfc(one.path.removeprefix(CONTENT))
        for address in {path, posixpath.splitext(path)[0], nfc(one.key)}:
            by_path.setdefault(address, []).append(one)
    by_name.pop("", None)
    return Withheld(by_name, by_path)


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
    disclosed = {fold(meant.title), fold(miss.name)} & set(miss.disclosed)
    if miss.form in ("title", "field") and meant.reason not in NAMEABLE and not disclosed:
        return _names_a_secret(miss, meant)
    return problem(
        "BG410",
        f'"{miss.name}" is not published ({meant.reason}): the link to it {_what_happens(miss)}',
        miss.span,
        help=f"the file is {meant.path}",
    )


def _what_happens(miss: Miss) -> str:
    return "is left out" if miss.form == "field" else "becomes plain text"


def _names_a_secret(miss: Miss, meant: Excluded) -> Diagnostic:
    remedy = "take the name out, or list it under `disclose:` if it is no secret"
    if miss.form == "title":
        remedy = f"give the link other words, [[{miss.name}|…]], or take it out"
    return problem(
        "BG411",
        f'this link would publish "{miss.name}", the name of a withheld file ({meant.reason})',
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
