"""Watching what may change while it is watched."""

import errno
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefgen.preview.watching.inbox import Inbox
from briefgen.preview.watching.mounts import read_mounts, silence
from briefgen.preview.watching.polling import INTERVAL, Polling
from briefgen.preview.watching.reading import read
from briefgen.preview.watching.source import Deaf, Source, native_source
from briefgen.preview.watching.survey import MOST_FOLDERS, Survey, survey
from briefgen.preview.watching.values import Changes, Ears, Hint, Watched

MOST_ROUNDS = 10
"""Surveys in a row, while somebody makes folders faster than they can be watched."""
PATIENCE = 10.0
"""Seconds for a call under way to end when watching ends."""
INSTEAD = f"looking every {INTERVAL} s instead"
_LIMITS = {
    errno.ENOSPC: "the system has no watches left (fs.inotify.max_user_watches)",
    errno.EMFILE: "too many files or watching programs are open (ulimit -n, fs.inotify.max_user_instances)",
}


@contextmanager
def watching(
    watched: Watched,
    on_change: Callable[[Changes], None],
    *,
    on_message: Callable[[str], None],
    poll: bool = False,
    settle: float = 0.05,
    longest: float = 2.0,
    source: Callable[[Ears], Source] = native_source,
    mounts: Callable[[], str] = read_mounts,
) -> "Iterator[Watcher]":
    """Tell during the block where something changed.

    Args:
        watched: what to watch at first.
        on_change: called from one thread of its own, never twice at a time, when files have been quiet for
            ``settle`` seconds, at the latest ``longest`` seconds after the first change. What changes
            meanwhile comes with the next call. Whatever it raises is told, and watching goes on.
        on_message: gets one line for whoever runs the command, from any thread.
        poll: look again and again instead of asking the system.
        settle: seconds.
        longest: seconds.
        source: begins to listen to the system.
        mounts: returns the text of ``/proc/self/mountinfo``.
    """
    watcher = Watcher(on_change, on_message, Inbox(settle, longest), mounts)
    try:
        watcher.begin(watched, Polling if poll else source)
        yield watcher
    finally:
        watcher.close()


class Watcher:
    """Keeps a source, a survey of what is watched, and the thread that tells of changes."""

    def __init__(
        self,
        on_change: Callable[[Changes], None],
        on_message: Callable[[str], None],
        inbox: Inbox,
        mounts: Callable[[], str],
    ) -> None:
        """Watch nothing yet."""
        self._on_change = on_change
        self._on_message = on_message
        self._inbox = inbox
        self._mounts = mounts
        self._ears = Ears(self._hear, inbox.miss, inbox.fail)
        self._watched = Watched()
        self._survey = Survey({}, {}, is_whole=True)
        self._source: Source = Deaf()
        self._is_closed = False
        # Held while the survey and what is watched change; not while somebody else's code runs.
        self._lock = threading.RLock()
        self._thread = threading.Thread(target=self._run, name="briefgen-watching", daemon=True)

    def begin(self, watched: Watched, source: Callable[[Ears], Source]) -> None:
        """Watch from now on."""
        with self._lock:
            self._open(source)
            self.watch(watched)
        self._thread.start()

    def watch(self, watched: Watched) -> None:
        """Watch something else from now on; what changes after the return is noticed."""
        with self._lock:
            if watched != self._watched and not self._is_closed:
                self._watched = watched
                self._update()

    def close(self) -> None:
        """Wait for a call under way, but not for ever; leave no thread and no descriptor."""
        self._is_closed = True
        self._inbox.close()
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join(PATIENCE)
        self._source.close()

    def _open(self, source: Callable[[Ears], Source]) -> None:
        try:
            self._source = source(self._ears)
        except OSError as error:
            self._poll(_limit(error))

    def _hear(self, hint: Hint) -> None:
        if self._survey.concerns(hint):
            self._inbox.put(hint)

    def _run(self) -> None:
        while self._inbox.wait():
            try:
                changes = self._changes()
                if changes.paths or changes.rescan:
                    self._on_change(changes)
            except BaseException as error:  # noqa: BLE001, a site's own modules may do anything, as exit
                self._say(f"a change could not be dealt with: {type(error).__name__}: {error}")

    def _changes(self) -> Changes:
        with self._lock:
            batch = self._inbox.take()
            if batch.failure is not None:
                self._poll(_limit(batch.failure))
            reading = read(batch.hints, self._survey)
            is_other = (reading.is_outdated or batch.missed) and self._update()
        return Changes(reading.changes.paths, reading.changes.rescan or batch.missed or is_other)

    def _update(self) -> bool:
        """Take the survey anew, and watch what it holds; tell whether folders may be others than before."""
        before = self._survey
        try:
            self._survey_until_all_is_watched()
        except OSError as error:
            self._say(f"{_limit(error)}: new folders are not noticed until another one comes or goes")
            return True
        if before.is_whole and not self._survey.is_whole:
            self._say(f"there are more than {MOST_FOLDERS:,} folders: changes in the others are not noticed")
        return before.folders != self._survey.folders

    def _survey_until_all_is_watched(self) -> None:
        """Take surveys until one was taken while all its folders were watched.

        A folder that came before the one above it was watched made no hint.

        Raises:
            OSError: no file can be opened any more; the last survey stays.
        """
        for _ in range(MOST_ROUNDS):
            self._survey = survey(self._watched)
            if self._is_closed or not self._place():
                return
        self._inbox.miss()

    def _place(self) -> bool:
        """Have the source watch what the survey holds; tell whether something in it was not watched."""
        if not isinstance(self._source, Polling) and (reason := self._silence()):
            self._poll(reason)
        try:
            return self._source.watch(self._survey)
        except OSError as error:
            self._poll(_limit(error))
            return True

    def _silence(self) -> str:
        """Return why the system would not tell of all changes, or an empty text."""
        folders = [real for real, place in self._survey.places.items() if not place.is_passed_only]
        found = silence(folders, self._mounts())
        if found is None:
            return ""
        shown = min(self._survey.places[found.folder].names, default=found.folder)
        return f"{Path(shown).name}/ lies on {found.reason}, where changes make no events"

    def _poll(self, reason: str) -> None:
        """Go on by looking again and again."""
        self._say(f"{reason}: {INSTEAD}")
        earlier, self._source = self._source, Polling(self._ears)
        earlier.close()
        if self._thread.is_alive():
            # What the earlier source was about to tell is lost.
            self._inbox.miss()

    def _say(self, message: str) -> None:
        with suppress(Exception):
            self._on_message(message)


def _limit(error: Exception) -> str:
    """Return why the system does not tell of changes any more."""
    number = error.errno if isinstance(error, OSError) else None
    return _LIMITS.get(number or 0, f"the system does not tell of changes ({error})")
