"""What will go wrong at a coming embargo or expiry."""

from datetime import UTC, datetime

import msgspec

from briefgen.catalog import admit
from briefgen.diagnostics import Diagnostic
from briefgen.stages.joining import join
from briefgen.stages.reading import Overview

MOMENTS_AHEAD = 12


def problems_to_come(overview: Overview) -> list[Diagnostic]:
    """Return clashes that an embargo or expiry will cause, so that no build fails at night."""
    known = {(found.code, found.span, found.message) for found in overview.site.problems}
    coming: list[Diagnostic] = []
    due = overview.admission.next_due
    for _ in range(MOMENTS_AHEAD):
        if due is None:
            break
        gate = msgspec.structs.replace(overview.site.sources.gate, clock=due)
        admission = admit(overview.files, gate)
        _, _, found = join(overview.site.sources, admission, due)
        for new in (d for d in found if (d.code, d.span, d.message) not in known):
            known.add((new.code, new.span, new.message))
            coming.append(
                msgspec.structs.replace(
                    new,
                    message=f"{new.message} (from {datetime.fromtimestamp(due, UTC):%Y-%m-%d %H:%M} UTC on)",
                )
            )
        due = admission.next_due
    return coming
