"""Front matter as a whole: text in, gate and fields out."""

from collections.abc import Iterable

import msgspec

from briefgen.content.defaults import FolderDefaults
from briefgen.content.front_matter.codes import not_a_map, placed
from briefgen.content.front_matter.descriptive import read_fields
from briefgen.content.front_matter.gate import misread, never_expires, read_gate
from briefgen.content.front_matter.given import Given, given_fields, two_names, with_defaults
from briefgen.content.front_matter.keys import GATE_NAMES
from briefgen.content.front_matter.kinds import read_kind
from briefgen.content.front_matter.redirects import read_redirects
from briefgen.content.front_matter.split import Parts
from briefgen.diagnostics import Diagnostic
from briefgen.model.document import Mark, SourceFile
from briefgen.model.fields import DETAILS_OF_KIND, CommonFields, Details, GateFields, Kind
from briefgen.settings.values import ContentSettings
from briefgen.typed_yaml import Mapping, Place, compose

_NOTHING = Mapping((), Place(1, 1))


class Header(msgspec.Struct, frozen=True):
    """What front matter and folder defaults say of one document.

    ``gate`` is None when its fields cannot be read. The other values hold whatever could be read.
    ``has_own_date`` tells that the date, if there is one, is no default of a folder.
    """

    kind: Kind
    gate: GateFields | None
    fields: CommonFields
    details: Details
    custom: tuple[tuple[str, str], ...] = ()
    marks: tuple[Mark, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    has_own_date: bool = False


def read_header(
    parts: Parts, source: SourceFile, settings: ContentSettings, defaults: FolderDefaults
) -> Header:
    """Return the header of a file, with all mistakes at once."""
    composition = compose(parts.front_matter, first_line=parts.front_line)
    faults = placed(composition.mistakes, source.path)
    root = composition.root or _NOTHING
    if not composition.readable:
        return unreadable(source, faults)
    if not isinstance(root, Mapping):
        return unreadable(source, [*faults, not_a_map(root, source.path)])
    own, doubles = given_fields(root, source.path)
    header = _read(with_defaults(own, defaults.entries), source, settings)
    doubled_gate = any(second.name in GATE_NAMES for _, second in doubles)
    closed = doubled_gate or misread(composition.mistakes) or defaults.blocks(own)
    return msgspec.structs.replace(
        header,
        gate=None if closed else header.gate,
        problems=(*faults, *(two_names(*pair) for pair in doubles), *header.problems),
        has_own_date="date" in own,
    )


def unreadable(source: SourceFile, problems: Iterable[Diagnostic]) -> Header:
    """Return the header of a file whose front matter cannot be read at all."""
    details: Details = DETAILS_OF_KIND[source.kind]()  # type: ignore[assignment]
    return Header(source.kind, None, CommonFields(), details, problems=tuple(problems))


def _read(given: dict[str, Given], source: SourceFile, settings: ContentSettings) -> Header:
    gate = read_gate(given, settings)
    endless = never_expires(given)
    kind = read_kind(given.get("kind"), source.kind)
    read = read_fields(given.values(), kind, source.path, settings.time_zone)
    old = read_redirects(read.fields, read.marks, source.path)
    return Header(
        kind=kind.kind,
        gate=None if read.doubt or endless else gate.gate,
        fields=old.fields,
        details=read.details,
        custom=read.custom,
        marks=(*gate.marks, *old.marks),
        problems=(*gate.problems, *endless, *kind.problems, *read.problems, *old.problems),
    )
