"""A site that is kept up to date while somebody writes, and gives its pages on demand."""

import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from briefgen.diagnostics import BriefgenError, Diagnostic, has_errors, sort_key
from briefgen.incremental import DamagedError
from briefgen.preview.moves import Moves
from briefgen.preview.shown import Shown, Viewed
from briefgen.stages.joining import keep_joint
from briefgen.stages.memory import Memory, Proven
from briefgen.stages.on_demand import OnDemand
from briefgen.stages.reading import Site, read_site
from briefgen.stages.request import Request, Stopwatch, untracked
from briefgen.theme import Rendered
from briefgen.workers import Workers

T = TypeVar("T")
MANY = 64
"""More changed files than these are looked for by looking at everything."""


class Refresh(msgspec.Struct, frozen=True):
    """What became of a change: ``number`` counts refreshes from 1.

    ``problems`` are all that the site has now; with an error among them, ``is_shown`` is false and the
    site stays as it was. ``parsed`` are the paths that were parsed, ``paths`` those that had changed, both
    relative to the root; ``stages`` are seconds by stage.
    """

    number: int
    is_shown: bool
    problems: tuple[Diagnostic, ...]
    parsed: tuple[str, ...]
    paths: tuple[str, ...]
    stages: tuple[tuple[str, float], ...]


class Session:
    """The stages of a build, run again for each change, with all that they found kept in memory.

    A site with an error is not shown: the last one without stays. All methods may be called from any
    thread; one works at a time.
    """

    def __init__(self, request: Request, memory: Memory, workers: Workers, clock: Callable[[], int]) -> None:
        """Prepare; nothing is read before the first ``refresh``.

        ``clock`` gives the build clock in seconds since 1970 UTC.
        """
        self._request = request
        self._memory = memory
        self._memory.replaced = {}
        self._workers = workers
        self._clock = clock
        self._lock = threading.RLock()
        self._pending: set[str] = set()
        self._is_read = False
        self._failed: dict[str, tuple[Diagnostic, ...]] = {}
        self.shown: Shown | None = None
        self.before: Viewed | None = None
        self.moves = Moves()
        self.last = Refresh(0, is_shown=False, problems=(), parsed=(), paths=(), stages=())

    @property
    def root(self) -> Path:
        """The site's folder."""
        return self._request.root

    @property
    def config(self) -> str:
        """The name of the settings file."""
        return self._request.config

    def refresh(self, paths: Iterable[str] = (), *, rescan: bool = False) -> Refresh:
        """Bring the site up to date with the files at some absolute ``paths``, or with all of them.

        The first call looks at everything in any case.
        """
        with self._lock:
            changed = set(paths)
            self._pending |= changed
            self._is_read = self._is_read and not rescan
            watch = Stopwatch(time.perf_counter)
            self._memory.now = time.time_ns()
            request = msgspec.structs.replace(self._request, at=self._clock())
            site, problems = self._read(request, watch)
            is_shown = site is not None and self._show(request, site, problems, changed)
            if is_shown and self._memory.replaced:
                self._memory.replaced = {}
            watch.lap("theme")
            self.last = Refresh(
                number=self.last.number + 1,
                is_shown=is_shown,
                problems=self._all_problems(problems),
                parsed=site.parsed.parsed if site else (),
                paths=tuple(sorted(self._relative(path) for path in changed)),
                stages=tuple(watch.laps),
            )
            return self.last

    def page(self, route: str) -> Rendered | None:
        """Return the page at a route as it is now; None if there is none.

        Where a template fails, it is the last one that came out well, or one without bytes.
        """
        with self._lock:
            found = self.read(lambda shown: shown.page(route) if route in shown.site.plan.pages else None)
            if found:
                self._note_failure(route, found.problems)
            return found

    def read(self, ask: Callable[[Shown], T]) -> T | None:
        """Return what ``ask`` finds in the site that is shown, while nothing changes it; None without one."""
        with self._lock:
            try:
                return self._asked(ask)
            except DamagedError:
                # A build in another process has parsed a later state of some file: then we look as well.
                self.refresh(rescan=True)
            try:
                return self._asked(ask)
            except DamagedError:
                self._forget()
                self.refresh()
                return self._asked(ask)

    def _asked(self, ask: Callable[[Shown], T]) -> T | None:
        return None if self.shown is None else ask(self.shown)

    def _forget(self) -> None:
        """Begin with nothing remembered, nor anything to remember later."""
        self._memory = Memory(paranoid=self._memory.paranoid)
        self._memory.replaced = {}
        self._is_read, self.shown = False, None

    def try_templates(self) -> None:
        """Render one page with each template, so that what is wrong with them is known before it is seen."""
        for route in self.read(lambda shown: shown.samples()) or ():
            self.page(route)

    def keep(self) -> None:
        """Remember for the next start what is not remembered yet."""
        with self._lock:
            if self.shown and not self.shown.site.joined.is_kept:
                joined = keep_joint(self._request, self.shown.site.joined, self._memory)
                kept = msgspec.structs.replace(self.shown.site.joined, head=joined.head, is_kept=True)
                self.shown.site = msgspec.structs.replace(self.shown.site, joined=kept)

    def due(self) -> int | None:
        """Return the moment (seconds since 1970 UTC) at which the site changes without an edit."""
        with self._lock:
            return self.shown.due if self.shown else None

    def _read(self, request: Request, watch: Stopwatch) -> tuple[Site | None, list[Diagnostic]]:
        self._memory.proven = self._proven()
        before = self.shown.site.joined if self.shown else None
        try:
            site = read_site(
                request, self._memory, self._workers, untracked, watch, before=before, keep=False
            )
        except BriefgenError as refused:
            return None, list(refused.diagnostics)
        except DamagedError:
            return self._read_anew(request, watch)
        self._pending.clear()
        self._is_read = True
        return site, list(site.problems)

    def _read_anew(self, request: Request, watch: Stopwatch) -> tuple[Site | None, list[Diagnostic]]:
        """Read without what is remembered: another process put something else there."""
        self._forget()
        return self._read(request, watch)

    def _proven(self) -> Proven:
        """Return what need not be looked at: all but what changed, if that is only what files hold."""
        if self.shown is None or not self._is_read or len(self._pending) > MANY:
            return Proven()
        inside = f"{self.root}/content/"
        edited = tuple(path for path in sorted(self._pending) if path.startswith(inside))
        known = self.shown.files
        if all(self._relative(path) in known and _is_plain(path) for path in edited):
            return Proven(edited=edited, watched=True)
        return Proven()

    def _show(self, request: Request, site: Site, problems: list[Diagnostic], changed: set[str]) -> bool:
        """Let a site without errors take the place of the one that is shown."""
        if has_errors(problems):
            return False
        earlier = self.shown
        if earlier and self._is_reworded(earlier, site, request, changed):
            self.before = earlier.viewed(site.parsed.parsed)
            earlier.reword(site)
            return True
        try:
            pages = OnDemand(request, site, self._memory)
        except BriefgenError as refused:
            problems += refused.diagnostics
            return False
        if has_errors(pages.problems):
            problems += pages.problems
            return False
        self.before = earlier.viewed() if earlier else None
        self.shown = Shown(site, pages, self.root, earlier)
        if earlier:
            self.moves = self.moves.after(earlier.site, site, self.root)
        self._failed = {}
        return True

    def _is_reworded(self, earlier: Shown, site: Site, request: Request, changed: set[str]) -> bool:
        """Tell whether nothing but words of bodies differs from the site that is shown."""
        inside = f"{self.root}/content/"
        return (
            bool(changed)
            and all(path.startswith(inside) for path in changed)
            and site.joined is earlier.site.joined
            and site.pictured == earlier.site.pictured
            and earlier.is_of_day(request)
        )

    def _note_failure(self, route: str, problems: tuple[Diagnostic, ...]) -> None:
        if problems:
            self._failed[route] = problems
        else:
            self._failed.pop(route, None)

    def problems(self) -> tuple[Diagnostic, ...]:
        """Return all problems of the site, those of templates that failed so far included; sorted."""
        with self._lock:
            failed = (found for problems in self._failed.values() for found in problems)
            return tuple(sorted({*self.last.problems, *failed}, key=sort_key))

    def _all_problems(self, problems: list[Diagnostic]) -> tuple[Diagnostic, ...]:
        theme = self.shown.pages.problems if self.shown else ()
        return tuple(sorted({*problems, *theme}, key=sort_key))

    def _relative(self, path: str) -> str:
        return path.removeprefix(f"{self.root}/")


def _is_plain(path: str) -> bool:
    file = Path(path)
    return file.is_file() and not file.is_symlink()
