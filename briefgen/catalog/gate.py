"""Which files this build may know of: decided once, before anything is computed from them."""

from collections.abc import Iterable
from typing import Literal

import msgspec

from briefgen.catalog.tombstone import is_tombstone, tombstone
from briefgen.diagnostics import Diagnostic, Severity, Span, has_errors, problem, sort_key
from briefgen.model.document import Document, ParsedFile
from briefgen.model.fields import ActorFields, GateFields, Kind
from briefgen.model.names import slugify
from briefgen.model.when import When
from briefgen.settings.values import GateSettings

Reason = Literal["broken", "tlp", "audience", "withheld", "embargo", "future", "expired", "review", "draft"]

LABELS = ("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")
"""The Traffic Light Protocol 2.0 (FIRST, August 2022), from the widest circle to the closest."""

DEFAULT_AUDIENCE = ("public",)


class Excluded(msgspec.Struct, frozen=True):
    """A file that the gate keeps from the later stages, for messages on the terminal only.

    ``broken`` is a file with errors: the build stops for them, and no link to it needs a second
    complaint.

    ``aliases`` are all names by which a link could mean it, title, id and file name included.
    ``reasons`` are all that hold, the strictest first; ``reason`` is the first of them. ``until``
    is the moment at which its date and embargo have both come; None when no such moment is ahead.
    """

    path: str
    key: str
    kind: Kind
    title: str
    aliases: tuple[str, ...]
    slug: str
    id: str
    reason: Reason
    reasons: tuple[Reason, ...] = ()
    until: When | None = None


class Admission(msgspec.Struct, frozen=True):
    """What the gate let through, sorted by key, and what it kept back, sorted by path.

    ``next_due`` is the earliest moment, in seconds since 1970 UTC, at which a file comes in,
    expires or goes out; None when no such moment is ahead.
    """

    documents: tuple[Document, ...]
    excluded: tuple[Excluded, ...]
    problems: tuple[Diagnostic, ...]
    next_due: int | None


def admit(files: Iterable[ParsedFile], settings: GateSettings) -> Admission:
    """Decide which files a build for this audience at this time may know of.

    A file whose gate fields could not be read, or whose TLP label is unknown, is left out and is
    an error. A file that the gate keeps back cannot fail the build otherwise: its own problems
    become info.
    """
    documents: list[Document] = []
    excluded: list[Excluded] = []
    problems: list[Diagnostic] = []
    moments: list[int] = []
    for file in files:
        if file.gate is None:
            problems += _unreadable(file)
            excluded.append(_excluded(file, ("broken",)))
            continue
        reasons = reasons_to_exclude(file.gate, settings)
        problems += _problems(file, reasons)
        moments += _next_changes(file.gate, settings)
        if reasons:
            excluded.append(_excluded(file, reasons, _lift(file.gate, settings.clock)))
        elif file.document is not None:
            is_over = is_tombstone(file.document, settings.clock)
            documents.append(tombstone(file.document) if is_over else file.document)
        else:
            excluded.append(_excluded(file, ("broken",)))
    return Admission(
        documents=tuple(sorted(documents, key=lambda document: (document.key, document.path))),
        excluded=tuple(sorted(excluded, key=lambda one: one.path)),
        problems=tuple(sorted(problems, key=sort_key)),
        next_due=min(moments, default=None),
    )


def reasons_to_exclude(gate: GateFields, settings: GateSettings) -> tuple[Reason, ...]:
    """Return why a file may not be known of, the strictest reason first; empty when it may."""
    clock = settings.clock
    work_in_progress = not settings.drafts
    too_early = not settings.future
    holds: dict[Reason, bool] = {
        "tlp": not _within_ceiling(gate.tlp, settings.ceiling),
        "audience": not set(gate.audience or DEFAULT_AUDIENCE) & set(settings.admits),
        "withheld": work_in_progress and gate.status == "withheld",
        "embargo": too_early and _is_ahead(gate.embargo, clock),
        "future": too_early and _is_ahead(gate.date, clock),
        "expired": not settings.expired
        and gate.expires_action == "remove"
        and _has_come(gate.expires, clock),
        "review": work_in_progress and gate.status == "review",
        "draft": work_in_progress and gate.status == "draft",
    }
    return tuple(reason for reason, held in holds.items() if held)


def _is_ahead(when: When | None, clock: int) -> bool:
    return when is not None and clock < when.timestamp


def _has_come(when: When | None, clock: int) -> bool:
    return when is not None and clock >= when.timestamp


def _label(text: str) -> str:
    """Return the label as TLP 2.0 spells it; ``WHITE`` is version 1's word for ``CLEAR``."""
    label = "".join(text.upper().split()).removeprefix("TLP:") or "CLEAR"
    return "CLEAR" if label == "WHITE" else label


def _within_ceiling(label: str, ceiling: str) -> bool:
    known = _label(label)
    return known in LABELS and LABELS.index(known) <= LABELS.index(ceiling)


def _next_changes(gate: GateFields, settings: GateSettings) -> list[int]:
    """Return the next moment at which a build would show the file otherwise, or nothing."""
    ahead = sorted(
        when.timestamp
        for when in (gate.date, gate.embargo, gate.expires)
        if _is_ahead(when, settings.clock) and when
    )
    now = _state(gate, settings)
    for moment in ahead:
        if _state(gate, msgspec.structs.replace(settings, clock=moment)) != now:
            return [moment]
    return []


def _state(gate: GateFields, settings: GateSettings) -> tuple[bool, bool]:
    """Return whether the file is in, and if so whether it has expired."""
    admitted = not reasons_to_exclude(gate, settings)
    return admitted, admitted and _has_come(gate.expires, settings.clock)


def _excluded(file: ParsedFile, reasons: tuple[Reason, ...], until: When | None = None) -> Excluded:
    document = file.document
    stem = file.source.key.rpartition("/")[2]
    slug = document.slug if document else slugify(stem)
    return Excluded(
        path=file.source.path,
        key=file.source.key,
        kind=document.kind if document else file.source.kind,
        title=document.card.title if document else stem,
        aliases=_names(file, stem),
        slug=slug,
        id=document.id if document else slug,
        reason=reasons[0],
        reasons=reasons,
        until=until,
    )


def _names(file: ParsedFile, stem: str) -> tuple[str, ...]:
    names = {file.source.key, stem, *file.names}
    document = file.document
    if document is not None:
        names |= {document.card.title, document.id, document.slug, *document.fields.aliases}
        if isinstance(document.details, ActorFields):
            names |= {document.details.name, document.details.native_name}
    return tuple(sorted(names - {""}))


def _lift(gate: GateFields, clock: int) -> When | None:
    ahead = [when for when in (gate.date, gate.embargo) if when is not None and clock < when.timestamp]
    return max(ahead, key=lambda when: when.timestamp, default=None)


def _problems(file: ParsedFile, reasons: tuple[Reason, ...]) -> list[Diagnostic]:
    """Return a file's own problems, which are info once it is left out, and the gate's."""
    found = list(file.problems)
    if reasons:
        found = [msgspec.structs.replace(one, severity=Severity.INFO) for one in found]
    if file.gate is not None and _label(file.gate.tlp) not in LABELS:
        found.append(_unknown_label(file, file.gate.tlp))
    return found


def _unreadable(file: ParsedFile) -> list[Diagnostic]:
    """Return the file's problems; at least one of them is an error, so that the build stops."""
    if has_errors(file.problems):
        return list(file.problems)
    stop = problem(
        "BG401",
        "the fields that decide on publication could not be read",
        Span(file.source.path),
        help="mend status, date, embargo, expires, expires_action, audience and tlp of this file",
    )
    return [*file.problems, stop]


def _unknown_label(file: ParsedFile, label: str) -> Diagnostic:
    marks = file.document.marks if file.document else ()
    place = next((mark for mark in marks if mark.field == "tlp"), None)
    span = Span(file.source.path, place.line, place.column) if place else Span(file.source.path)
    return problem("BG402", f'unknown TLP label "{label}"', span, help=f"write one of {', '.join(LABELS)}")
