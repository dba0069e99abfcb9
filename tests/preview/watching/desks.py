"""A site's folder that is watched, and what was told about it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from watchdog.observers.inotify import InotifyObserver

from briefgen.preview.watching import Changes, Watched, Watcher, watching
from briefgen.preview.watching.inbox import Inbox
from briefgen.preview.watching.inotify import Inotify
from briefgen.preview.watching.native import Native
from briefgen.preview.watching.polling import Polling
from briefgen.preview.watching.source import Source
from briefgen.preview.watching.values import Ears, Hint

PATIENCE = 30.0
Open = Callable[[Ears], Source]


def quick_polling(ears: Ears) -> Source:
    return Polling(ears, interval=0.02)


def observer(ears: Ears) -> Source:
    return Native(ears, InotifyObserver)


SOURCES: dict[str, Open] = {"inotify": Inotify, "native": observer, "polling": quick_polling}


class Desk:
    """A folder with content, and the calls that its changes led to."""

    def __init__(self, root: Path, source: Open = Inotify) -> None:
        self.root = root
        self.content = root / "content"
        self.source = source
        self.calls: list[Changes] = []
        self.messages: list[str] = []
        self.heard: set[str] = set()
        self.on_change: Callable[[Changes], None] = lambda _: None
        self._told = threading.Condition()
        self.put("content/a.md", "a")

    def put(self, path: str, text: str = "new") -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        return file

    @property
    def watched(self) -> Watched:
        return Watched(folders=(self.content,), files=(self.root / "briefgen.yaml",))

    @contextmanager
    def watching(self, watched: Watched | None = None) -> Iterator[Watcher]:
        with watching(
            watched or self.watched,
            self._take,
            on_message=self._say,
            source=self.source,
            mounts=str,
        ) as watcher:
            yield watcher

    @contextmanager
    def watching_while_time_stands_still(self) -> Iterator[Callable[[], None]]:
        """Watch with a clock that goes on, once and by an hour, only when the function given is called."""
        now = [1.0]
        watcher = Watcher(self._take, self._say, Inbox(0.05, 2.0, lambda: now[0]), str)
        try:
            watcher.begin(
                self.watched, lambda ears: self.source(Ears(self._hear(ears), ears.miss, ears.fail))
            )
            yield lambda: now.__setitem__(0, 3600.0)
        finally:
            watcher.close()

    def _hear(self, ears: Ears) -> Callable[[Hint], None]:
        def hear(hint: Hint) -> None:
            ears.hear(hint)
            with self._told:
                self.heard.add(f"{hint.folder}/{hint.name}".removeprefix(f"{self.root}/"))
                self._told.notify_all()

        return hear

    @property
    def paths(self) -> set[str]:
        """All that was named until now, as the site does below its root."""
        told = {path for call in tuple(self.calls) for path in call.paths}
        return {path.removeprefix(f"{self.root}/") for path in told}

    @property
    def rescan(self) -> bool:
        return any(call.rescan for call in tuple(self.calls))

    def until(self, is_so: Callable[[], bool]) -> None:
        with self._told:
            assert self._told.wait_for(is_so, PATIENCE), (self.calls, self.messages)

    def until_told(self, *paths: str) -> None:
        self.until(lambda: self.paths.issuperset(paths))

    def until_rescan(self) -> None:
        self.until(lambda: self.rescan)

    def settled(self) -> set[str]:
        """Change one more file, and return all that was named until that was told."""
        self.put("content/last.md", str(len(self.calls)))
        self.until_told("content/last.md")
        return self.paths - {"content/last.md"}

    def forget(self) -> None:
        """Wait for what is under way, and begin a new list."""
        self.settled()
        (self.content / "last.md").unlink()
        self.calls.clear()

    def _take(self, changes: Changes) -> None:
        with self._told:
            self.calls.append(changes)
            self._told.notify_all()
        self.on_change(changes)

    def _say(self, message: str) -> None:
        with self._told:
            self.messages.append(message)
            self._told.notify_all()
