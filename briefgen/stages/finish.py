"""The end of a build: what the next one will ask first."""

from collections.abc import Iterable
from pathlib import Path
from time import time_ns

import msgspec

from briefgen.diagnostics import ExitCode
from briefgen.model.time_zone import end_of_day
from briefgen.stages.memory import FOLDER, Memory
from briefgen.stages.outcome import Outcome, States, folders_of, keep, look, look_again
from briefgen.stages.rendering import Rendering
from briefgen.stages.report import BuildReport
from briefgen.stages.request import Request, Stopwatch
from briefgen.theme import builtin_themes

SETTINGS = ("briefgen.yaml", "briefgen.yml")


def sources_at_begin(request: Request, memory: Memory) -> States:
    """Return the state of everything that a build reads, before it reads."""
    proven = memory.proven
    if proven.edited is not None:
        return {**proven.sources, **look_again(proven.edited, memory.now)}
    names = dict.fromkeys((request.config, *SETTINGS, "content", "themes"))
    tops = [*(request.root / name for name in names), builtin_themes()]
    return look([*tops, *_behind_links([*tops, *_entries(request.root / "themes")])], memory.now)


def _behind_links(paths: Iterable[Path]) -> list[Path]:
    """Return what links lead to: settings and themes may be links, and those tell nothing of it."""
    return [path.resolve() for path in paths if path.is_symlink()]


def _entries(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def finished(
    report: BuildReport,
    request: Request,
    *,
    rendering: Rendering | None,
    sources: States,
    memory: Memory,
    watch: Stopwatch,
) -> BuildReport:
    """Let what was learnt count for the next build, and return the report with its times."""
    written = report.written
    if report.exit_code is ExitCode.FINE and rendering and written:
        now = time_ns()
        touched = (*written.written, *written.removed)
        folders = folders_of(request.output, written.files, touched, memory)
        outcome = Outcome(
            inputs=b"",
            begin=request.at,
            end=_end(report, request.at, rendering.until),
            sources=len(sources),
            outputs=len(rendering.states),
            folders={**folders, **_manifests(request.root, now)},
            pages=report.pages,
            size=written.bytes,
            strangers=written.strangers,
            problems=report.problems,
            next_due=report.next_due,
            time_zone=report.time_zone,
        )
        keep(outcome, request, memory, sources=sources, outputs=rendering.states)
    memory.save()
    watch.lap("remember")
    return msgspec.structs.replace(report, stages=tuple(watch.laps))


def _manifests(root: Path, seen: int) -> States:
    return look(sorted((root / FOLDER).glob("manifest-*")), seen)


def _end(report: BuildReport, at: int, until: int | None) -> int:
    """Return the first moment at which a build may differ: the gate does, or a new day begins."""
    new_day = end_of_day(at, report.time_zone)
    return new_day if until is None else min(new_day, until)
