"""The live preview as a whole: session, server, watcher and clock, for as long as it is wanted."""

import gc
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Self
from urllib.parse import quote

import msgspec

from briefgen.content import content_folder
from briefgen.diagnostics import BriefgenError, Span, problem
from briefgen.model.paths import printable
from briefgen.preview.addresses import site_path
from briefgen.preview.desk import Desk
from briefgen.preview.http import Events, PreviewServer, open_server
from briefgen.preview.session import Refresh, Session
from briefgen.preview.shown import Shown
from briefgen.preview.watching import Changes, Watched, Watcher, watching
from briefgen.stages.memory import memory_of
from briefgen.stages.request import Request
from briefgen.stages.sources import gate_of, load_settings
from briefgen.theme import builtin_themes
from briefgen.workers import workers_for

PRELOAD = ("briefgen.stages.render_work",)
IDLE = 1.0
"""Seconds without a change after which templates are tried, and what is known is kept for the next start."""
LONGEST_SLEEP = 60.0
"""Seconds after which the clock is asked anyway: it may have been set, or the machine slept."""


class Serving(msgspec.Struct, frozen=True):
    """What a preview is asked for besides the site: where to listen, and how to watch.

    ``follow`` lets a browser go to the page just saved, ``poll`` looks for changes instead of being told.
    """

    host: str
    port: int
    follow: bool = False
    poll: bool = False


class Reports(msgspec.Struct, frozen=True):
    """Whom a preview tells: of each refresh, of what the watcher says, of a bug in an answer."""

    refreshed: Callable[[Refresh], None]
    said: Callable[[str], None]
    failed: Callable[[BaseException], None]


@contextmanager
def serving(
    request: Request, wanted: Serving, clock: Callable[[], int], reports: Reports
) -> Iterator[PreviewServer]:
    """Serve the site during the block, and keep it up to date; nothing is written but the cache.

    ``clock`` gives the build clock in seconds since 1970 UTC.

    Raises:
        BriefgenError: there is no site in the folder or no such audience (exit code 2), or the address
            cannot be listened at.
    """
    content_folder(request.root)
    with ExitStack() as stack:
        memory = stack.enter_context(memory_of(request.root, paranoid=request.paranoid))
        workers = stack.enter_context(workers_for(request.jobs, "", PRELOAD))
        session = Session(request, memory, workers, clock)
        stack.callback(session.keep)
        events, base = Events(), _base(request)
        desk = Desk(session, base, lambda state: events.publish("state", state), follow=wanted.follow)
        events.greet(desk.greeting)
        keeper = Keeper(desk, session, clock, reports)
        # Watched before it is read: what changes meanwhile is not missed.
        keeper.watcher = stack.enter_context(
            watching(watched(session), keeper.change, poll=wanted.poll, on_message=reports.said)
        )
        keeper.begin()
        server = stack.enter_context(_opened(wanted, desk, events, base, reports))
        stack.enter_context(keeper)
        # What was read stays: nobody need look for garbage among it.
        gc.freeze()
        yield server


def _opened(wanted: Serving, desk: Desk, events: Events, base: str, reports: Reports) -> PreviewServer:
    try:
        return open_server(
            wanted.host, wanted.port, desk.answer, events, base_path=quote(base), on_failure=reports.failed
        )
    except OSError as error:
        place = f'"{printable(wanted.host)}", port {wanted.port}'
        found = problem(
            "BG912",
            f"the preview cannot listen at {place}: {error.strerror or printable(str(error))}",
            Span(""),
            help="leave out --host, or choose another --port",
        )
        raise BriefgenError([found]) from error


class Keeper:
    """Refreshes the session when files change or a moment comes, and keeps what it found when it is idle."""

    def __init__(self, desk: Desk, session: Session, clock: Callable[[], int], reports: Reports) -> None:
        """Prepare; ``watcher`` is to be set before ``begin``."""
        self.watcher: Watcher | None = None
        self._desk = desk
        self._session = session
        self._clock = clock
        self._reports = reports
        self._watched = watched(session)
        self._tried: int | None = None
        self._is_over = threading.Event()
        self._changed = threading.Event()
        self._thread = threading.Thread(target=self._run, name="briefgen-clock", daemon=True)

    def begin(self) -> None:
        """Read the site, unless a change came before."""
        if self._session.last.number == 0:
            self._refresh((), rescan=True)

    def change(self, changes: Changes) -> None:
        """Bring the site up to date with files that changed."""
        self._refresh(changes.paths, rescan=changes.rescan)
        self._changed.set()

    def _refresh(self, paths: Iterable[str], *, rescan: bool) -> None:
        self._reports.refreshed(self._desk.refresh(paths, rescan=rescan))
        wanted = watched(self._session)
        if self.watcher and wanted != self._watched:
            self.watcher.watch(wanted)
            # What has been read before it was watched may have changed between.
            fresh = {str(path) for path in wanted.files} - {str(path) for path in self._watched.files}
            self._watched = wanted
            self._refresh(fresh, rescan=False)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._changed.set()
        self._thread.join()

    def _run(self) -> None:
        is_settled = False
        while not self._is_over.is_set():
            if self._changed.wait(self._pause() if is_settled else IDLE):
                self._changed.clear()
                is_settled = False
                continue
            if not is_settled:
                self._settle()
                is_settled = True
            due = self._session.due()
            if due is not None and due != self._tried and self._clock() >= due:
                # With an error in the site the moment stays the same: it is not tried again and again.
                self._tried = due
                self._refresh((), rescan=False)

    def _settle(self) -> None:
        self._session.try_templates()
        self._desk.tell_news()
        self._session.keep()

    def _pause(self) -> float:
        """Return for how many seconds nothing has to be done."""
        due = self._session.due()
        is_ahead = due is not None and due != self._tried
        return min(LONGEST_SLEEP, max(0.0, due - self._clock())) if due and is_ahead else LONGEST_SLEEP


def watched(session: Session) -> Watched:
    """Return what a site is made of: content, themes, settings and extensions."""
    root = session.root
    extensions = session.read(lambda shown: _extension_files(root, shown)) or ()
    settings = (root / session.config, root / "briefgen.yaml", root / "briefgen.yml")
    return Watched(
        folders=(root / "content", root / "themes", builtin_themes()),
        files=tuple(dict.fromkeys((*settings, *extensions))),
    )


def _extension_files(root: Path, shown: Shown) -> tuple[Path, ...]:
    return tuple(root / path for path in shown.site.sources.extensions.snapshot.files)


def _base(request: Request) -> str:
    """Return the path of the site's public address, ``/`` without one, or while the settings are broken.

    Raises:
        BriefgenError: the audience that was asked for is none of the site's (exit code 2).
    """
    try:
        loaded, _ = load_settings(request)
    except BriefgenError:
        return "/"
    if request.audience:
        gate_of(request, loaded)
    return site_path(loaded.settings.base_url)


def now() -> int:
    """Return the present moment in seconds since 1970 UTC."""
    return int(time.time())
