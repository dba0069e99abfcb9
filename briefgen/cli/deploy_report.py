"""A plan and its outcome, for a terminal and as JSON."""

from collections.abc import Iterable, Iterator
from typing import Any

import click

from briefgen.cli.problems import as_json
from briefgen.deploy.flow import Deployment
from briefgen.deploy.plan import Plan, rank
from briefgen.deploy.target import Outcome
from briefgen.diagnostics import Diagnostic, harmless

SHOWN = 12
_SIGNS = (("added", "+", "green"), ("changed", "~", "yellow"), ("removed", "-", "red"))


def as_document(
    planned: Deployment | None, outcome: Outcome | None, target: str, problems: Iterable[Diagnostic]
) -> dict[str, Any]:
    """Return the JSON document that CLI users rely on; paths are those below the site.

    ``bytes`` is the size of what is added and changed, ``sent`` how many files went up.
    """
    plan = planned.plan if planned else None
    return {
        "target": target or None,
        "release": (outcome.release if outcome else "") or None,
        "added": list(plan.added) if plan else [],
        "changed": list(plan.changed) if plan else [],
        "removed": list(plan.removed) if plan else [],
        "foreign": list(plan.foreign) if plan else [],
        "bytes": plan.bytes if plan else 0,
        "sent": outcome.sent if outcome else 0,
        "problems": [as_json(diagnostic) for diagnostic in problems],
    }


def plan_lines(plan: Plan, *, every: bool) -> Iterator[str]:
    """Yield the lines of a plan; of long lists only the beginning, unless ``every`` one is wanted."""
    width = max((len(sizes(size)) for size in plan.sizes.values()), default=0)
    for what, sign, colour in _SIGNS:
        paths = _pages_first(getattr(plan, what))
        for path in paths if every else paths[:SHOWN]:
            yield f"  {click.style(sign, fg=colour)} {sizes(plan.sizes[path]):>{width}}  {harmless(path)}"
        if len(paths) > SHOWN and not every:
            more = f"and {len(paths) - SHOWN} more {what} (-v lists all)"
            yield f"  {click.style(sign, fg=colour)} {' ' * width}  {more}"
    if plan.foreign:
        more = f" and {len(plan.foreign) - SHOWN} more" if len(plan.foreign) > SHOWN and not every else ""
        named = plan.foreign if every else plan.foreign[:SHOWN]
        yield f"  left alone, since they are not of this site: {harmless(', '.join(named))}{more}"
    yield f"  {_counts(plan)}"


def _pages_first(paths: Iterable[str]) -> list[str]:
    return sorted(paths, key=lambda path: (rank(path) != 1, path))


def _counts(plan: Plan) -> str:
    if plan.is_empty:
        return f"no differences, {plan.unchanged} files unchanged"
    counts = [f"{len(getattr(plan, what))} {what}" for what, _, _ in _SIGNS]
    return f"{', '.join(counts)}, {plan.unchanged} unchanged; {sizes(plan.bytes)} to send"


def sizes(count: int) -> str:
    """Return a number of bytes as people read it: ``812 B``, ``8.1 kB``, ``3.4 MB``."""
    if count < 1000:
        return f"{count} B"
    value = count / 1000
    for unit in ("kB", "MB"):
        if value < 1000:
            return f"{value:.1f} {unit}"
        value /= 1000
    return f"{value:.1f} GB"
