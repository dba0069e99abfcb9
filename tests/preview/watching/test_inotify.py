import ctypes
import errno
from pathlib import Path

import pytest
from watchdog.observers import inotify_c
from watchdog.observers.inotify_c import InotifyFD, WatchDescriptor

from briefgen.preview.watching.inotify import Inotify
from briefgen.preview.watching.source import Source
from briefgen.preview.watching.values import Ears, Hint
from tests.preview.watching.desks import Desk

QUEUE = Path("/proc/sys/fs/inotify/max_queued_events")


class Opened:
    """Opens the source, and keeps it at hand."""

    source: Inotify

    def __call__(self, ears: Ears) -> Source:
        self.source = Inotify(ears)
        return self.source


def test_a_queue_that_ran_over_asks_for_a_look_at_everything(tmp_path: Path) -> None:
    length = int(QUEUE.read_text())
    if length > 100_000:
        pytest.skip(f"the kernel's queue holds {length} events")
    opened = Opened()
    desk = Desk(tmp_path / "desk", opened)
    one, other = desk.content / "b.md", desk.content / "a.md"
    with desk.watching():
        with opened.source._lock:
            # The reader cannot pass on what it has; the rest waits in the kernel.
            for _ in range(length + 5000):
                other.rename(one)
                one, other = other, one
            (desk.content / "unheard").mkdir()
        desk.until_rescan()
        desk.forget()
        desk.put("content/unheard/a.md")
        desk.until_told("content/unheard/a.md")
    assert desk.messages == []


def test_a_folder_below_for_which_no_watch_is_left_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = InotifyFD.add_callback

    def limited(self: InotifyFD, path: bytes, *rest: object) -> object:
        if path.endswith(b"/deep"):
            raise OSError(errno.ENOSPC, "inotify watch limit reached")
        return real(self, path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(InotifyFD, "add_callback", limited)
    desk = Desk(tmp_path / "desk")
    desk.put("content/deep/a.md")
    with desk.watching():
        desk.put("content/deep/a.md", "other")
        desk.until_told("content/deep/a.md")
    assert "max_user_watches" in desk.messages[0]


def test_a_folder_that_may_not_be_read_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = inotify_c.inotify_add_watch

    def refuse(descriptor: int, path: bytes, mask: int) -> int:
        if path.endswith(b"/deep"):
            ctypes.set_errno(errno.EACCES)
            return -1
        return real(descriptor, path, mask)

    monkeypatch.setattr(inotify_c, "inotify_add_watch", refuse)
    opened = Opened()
    desk = Desk(tmp_path / "desk", opened)
    desk.put("content/deep/a.md")
    with desk.watching():
        for name in "abc":
            (desk.content / name).mkdir()
            desk.until_told(f"content/{name}")
        registered = opened.source._reader._watch_for_wd[WatchDescriptor(-1)].callbacks
        desk.forget()
        assert len(registered) == 1
    assert desk.messages == []


def test_a_reader_that_breaks_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: InotifyFD, event: object) -> None:
        raise LookupError(f"no place for {type(event).__name__}")

    desk = Desk(tmp_path / "desk")
    monkeypatch.setattr(InotifyFD, "handle_event", fail)
    with desk.watching():
        desk.put("content/a.md", "other")
        desk.until_rescan()
        desk.put("content/b.md")
        desk.until_told("content/b.md")
    assert "does not tell of changes (no place for InotifyEvent)" in desk.messages[0]


def test_closing_at_once_leaves_no_descriptor() -> None:
    ears = Ears(lambda _: None, lambda: None, lambda _: None)
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(50):
        Inotify(ears).close()
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_what_happens_in_a_folder_that_is_only_passed_makes_no_hint(tmp_path: Path) -> None:
    hints: list[Hint] = []

    def listen_in(ears: Ears) -> Source:
        def hear(hint: Hint) -> None:
            hints.append(hint)
            ears.hear(hint)

        return Inotify(Ears(hear, ears.miss, ears.fail))

    desk = Desk(tmp_path / "desk", listen_in)
    with desk.watching():
        (tmp_path / "neighbour").write_text("")
        assert desk.settled() == set()
    assert "neighbour" not in {hint.name for hint in hints}
