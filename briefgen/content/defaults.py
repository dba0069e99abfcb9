"""``_defaults.yaml``: fields that a folder gives to every document below it; the nearest wins."""

from collections.abc import Mapping as Table

import msgspec

from briefgen.content.front_matter.codes import CODE_OF, not_a_map, placed
from briefgen.content.front_matter.descriptive import as_full, misspelt
from briefgen.content.front_matter.gate import misread, read_gate
from briefgen.content.front_matter.given import Given, given_fields, overrides, two_names
from briefgen.content.front_matter.keys import GATE_NAMES, key_meant, kinds_with, sort_of
from briefgen.content.front_matter.kinds import read_kind
from briefgen.content.front_matter.withholding import withholding_problem
from briefgen.diagnostics import Diagnostic, Severity, problem
from briefgen.model.fields import DETAILS_OF_KIND, CommonFields
from briefgen.settings.values import ContentSettings
from briefgen.typed_yaml import (
    Mapping,
    Mistake,
    Place,
    Reading,
    Shape,
    compose,
    decode,
    diagnostic,
    fields_of,
    read,
    span,
)

_PERSONAL = frozenset({"title", "slug", "id", "aliases", "redirect_from"})
_NOTHING = Mapping((), Place(1, 1))


class FolderDefaults(msgspec.Struct, frozen=True):
    """What a folder and those above it give to a document; all of it can be read.

    ``broken`` are fields of the gate that a defaults file gives and that cannot be read; ``*``
    stands for all of them, when the file is not YAML.
    """

    entries: tuple[Given, ...] = ()
    broken: tuple[str, ...] = ()

    def blocks(self, own: dict[str, Given]) -> bool:
        """Tell whether a document with these fields of its own depends on what cannot be read."""
        return any(name == "*" or not overrides(own, name) for name in self.broken)


class _File(msgspec.Struct, frozen=True):
    """One defaults file, read."""

    entries: dict[str, Given]
    broken: tuple[str, ...]
    problems: tuple[Diagnostic, ...]


def read_defaults(
    files: Table[str, tuple[str, bytes]], settings: ContentSettings
) -> tuple[dict[str, FolderDefaults], tuple[Diagnostic, ...]]:
    """Return the defaults of each folder that has a file, merged with those above, and problems.

    ``files`` leads from a folder below ``content/`` (empty for ``content/`` itself) to the path
    and bytes of its file. Mistakes are placed in that file, once.
    """
    read_files = {folder: _read_file(path, data, settings) for folder, (path, data) in sorted(files.items())}
    merged = {folder: _merged(folder, read_files) for folder in read_files}
    return merged, tuple(found for file in read_files.values() for found in file.problems)


def defaults_of(folder: str, merged: Table[str, FolderDefaults]) -> FolderDefaults:
    """Return the defaults that hold in a folder: its own or those of the nearest one above."""
    nearest = next((name for name in _upwards(folder) if name in merged), None)
    return FolderDefaults() if nearest is None else merged[nearest]


def _upwards(folder: str) -> list[str]:
    parts = folder.split("/") if folder else []
    return ["/".join(parts[:count]) for count in range(len(parts), -1, -1)]


def _merged(folder: str, files: dict[str, _File]) -> FolderDefaults:
    entries: dict[str, Given] = {}
    broken: dict[str, None] = {}
    for name in _upwards(folder):
        file = files.get(name)
        if file is None:
            continue
        broken.update(dict.fromkeys(each for each in file.broken if not overrides(entries, each)))
        fresh = {key: given for key, given in file.entries.items() if not overrides(entries, key)}
        entries.update({key: given for key, given in fresh.items() if key not in broken})
    return FolderDefaults(tuple(entries.values()), tuple(broken))


def _read_file(path: str, data: bytes, settings: ContentSettings) -> _File:
    text = decode(data)
    if isinstance(text, Mistake):
        return _File({}, ("*",), (diagnostic(text, CODE_OF, path),))
    composition = compose(text)
    faults = placed(composition.mistakes, path)
    root = composition.root or _NOTHING
    if not composition.readable or not isinstance(root, Mapping):
        shape = [not_a_map(root, path)] if composition.readable else []
        return _File({}, ("*",), (*faults, *shape))
    own, doubles = given_fields(root, path)
    faults += [two_names(*pair) for pair in doubles]
    in_doubt = misread(composition.mistakes) or any(second.name in GATE_NAMES for _, second in doubles)
    checked = _checked(own, settings)
    return _File(checked.entries, ("*",) if in_doubt else checked.broken, (*faults, *checked.problems))


def _checked(own: dict[str, Given], settings: ContentSettings) -> _File:
    gate = read_gate(own, settings)
    problems: list[Diagnostic] = list(gate.problems)
    broken = [name for name in GATE_NAMES if name in own] if gate.gate is None else []
    entries: dict[str, Given] = {}
    for given in own.values():
        found = _faults(given, settings.time_zone)
        problems += found
        if any(each.code == "BG111" for each in found):
            broken.append("*")
        if not any(each.severity is Severity.ERROR for each in found) and given.name not in broken:
            entries[given.name] = msgspec.structs.replace(given, inherited=True)
    return _File(entries, tuple(broken), tuple(problems))


def _faults(given: Given, zone: str) -> list[Diagnostic]:
    if given.name in _PERSONAL:
        return [_personal(given)]
    if given.name == "kind":
        return list(read_kind(given, "page").problems)
    sort = sort_of(given.name, "page")
    if sort == "gate":
        return []
    if sort == "unknown":
        return _unknown(given)
    readings = [_mistakes(given, shape, zone) for shape in _shapes(given.name)]
    best = min(readings, key=len)
    return [diagnostic(mistake, CODE_OF, given.path) for mistake in best]


def _shapes(name: str) -> list[Shape]:
    if name in fields_of(CommonFields):
        return [fields_of(CommonFields)[name].shape]
    return [fields_of(DETAILS_OF_KIND[kind])[name].shape for kind in kinds_with(name)]


def _mistakes(given: Given, shape: Shape, zone: str) -> list[Mistake]:
    reading = Reading(zone)
    read(as_full(given.name, given.value), shape, given.name, reading)
    return reading.mistakes


def _unknown(given: Given) -> list[Diagnostic]:
    refusal = withholding_problem(given)
    if refusal:
        return [refusal]
    meant = next(filter(None, (key_meant(given.key.text, kind) for kind in DETAILS_OF_KIND)), "")
    return [misspelt(given, meant)] if meant else []


def _personal(given: Given) -> Diagnostic:
    message = f'"{given.key.text}" belongs to one document and cannot be set for a folder'
    place = span(given.key.place, given.path)
    return problem("BG124", message, place, help="give it in each document's front matter")
