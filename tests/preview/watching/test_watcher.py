"""The thread that tells, what ends watching, and what makes it look instead of listen."""

import errno
import resource
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from briefgen.preview.watching import Changes, Watched, Watcher, watching
from briefgen.preview.watching import survey as survey_module
from briefgen.preview.watching import watcher as module
from briefgen.preview.watching.inotify import Inotify
from briefgen.preview.watching.source import Source
from briefgen.preview.watching.survey import Survey
from briefgen.preview.watching.values import Ears
from tests.preview.watching.desks import PATIENCE, Desk

NETWORK = "31 27 0:28 / {} rw,relatime - nfs4 server:/x rw\n"
INSTEAD = ": looking every 0.5 s instead"


def descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def threads() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.is_alive()}


class Limited:
    """A source that can watch only so many times."""

    def __init__(self, ears: Ears, left: int) -> None:
        self._inner = Inotify(ears)
        self._left = left
        self.is_closed = False

    def watch(self, survey: Survey) -> bool:
        if not self._left:
            raise OSError(errno.ENOSPC, "inotify watch limit reached")
        self._left -= 1
        return self._inner.watch(survey)

    def close(self) -> None:
        self.is_closed = True
        self._inner.close()


class Overtaken:
    """A source before which somebody makes a folder, after the survey and before the watch."""

    def __init__(self, inner: Source, folder: Path) -> None:
        self._inner = inner
        self._folder = folder

    def watch(self, survey: Survey) -> bool:
        if self._folder.parent.is_dir():
            self._folder.mkdir(exist_ok=True)
        return self._inner.watch(survey)

    def close(self) -> None:
        self._inner.close()


@contextmanager
def told(desk: Desk, mountinfo: str = "", *, poll: bool = False) -> Iterator[Watcher]:
    with watching(
        desk.watched,
        desk._take,
        on_message=desk._say,
        poll=poll,
        source=desk.source,
        mounts=lambda: mountinfo,
    ) as watcher:
        yield watcher


def test_nothing_is_left_when_watching_ends(desk: Desk) -> None:
    with desk.watching():
        desk.settled()
    before = descriptors(), threads()
    for _ in range(20):
        with desk.watching():
            desk.put("content/a.md")
    assert (descriptors(), threads()) == before


def test_nothing_is_left_when_the_block_raises(desk: Desk) -> None:
    before = descriptors(), threads()
    with suppress(ZeroDivisionError), desk.watching():
        raise ZeroDivisionError
    assert (descriptors(), threads()) == before


def test_a_call_that_raises_is_told_and_watching_goes_on(desk: Desk) -> None:
    def fail(_: Changes) -> None:
        raise SystemExit(3)

    with desk.watching():
        desk.on_change = fail
        desk.put("content/a.md", "1")
        desk.until(lambda: bool(desk.messages))
        desk.on_change = lambda _: None
        desk.put("content/b.md")
        desk.until_told("content/b.md")
    assert desk.messages[0] == "a change could not be dealt with: SystemExit: 3"


def test_a_message_that_cannot_be_shown_ends_nothing(desk: Desk) -> None:
    def fail(_: object) -> None:
        raise BrokenPipeError

    with watching(desk.watched, desk._take, on_message=fail, source=desk.source, mounts=str):
        desk.on_change = fail
        desk.put("content/a.md", "1")
        desk.until_told("content/a.md")
        desk.put("content/b.md")
        desk.until_told("content/b.md")


def test_changes_during_a_call_come_with_the_next(desk: Desk) -> None:
    called = threading.Event()
    released = threading.Event()
    running: list[int] = []

    def slow(_: Changes) -> None:
        running.append(1)
        called.set()
        assert released.wait(PATIENCE)
        assert len(running) == 1
        running.pop()

    with desk.watching():
        desk.on_change = slow
        desk.put("content/a.md", "1")
        assert called.wait(PATIENCE)
        desk.put("content/b.md")
        desk.put("content/new/c.md")
        released.set()
        desk.until_told("content/b.md", "content/new")
    assert desk.messages == []


def test_a_call_that_never_ends_does_not_hold_up_the_end(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.1)
    before = threads()
    called = threading.Event()
    released = threading.Event()

    def hang(_: Changes) -> None:
        called.set()
        released.wait()

    with desk.watching():
        desk.on_change = hang
        desk.put("content/a.md", "1")
        assert called.wait(PATIENCE)
    released.set()
    for thread in threads() - before:
        thread.join(PATIENCE)
    assert threads() == before


def test_watching_something_else_after_the_end_does_nothing(desk: Desk) -> None:
    before = threads()
    with desk.watching() as watcher:
        pass
    watcher.watch(Watched((desk.root,), ()))
    assert threads() == before


def test_a_network_mount_is_looked_at(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    with told(desk, NETWORK.format(desk.content)):
        assert desk.messages == [
            "content/ lies on a network mount (nfs4), where changes make no events" + INSTEAD
        ]
        desk.put("content/a.md", "other")
        desk.until_told("content/a.md")
    assert len(desk.messages) == 1


def test_a_network_mount_behind_a_link_that_comes_later_is_looked_at(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    desk.put("far/a.md")
    with told(desk, NETWORK.format(desk.root / "far")):
        assert desk.messages == []
        (desk.content / "link").symlink_to("../far")
        desk.until(lambda: bool(desk.messages))
        desk.until_rescan()
        desk.put("far/a.md", "other")
        desk.until_told("content/link/a.md")
    assert desk.messages == ["link/ lies on a network mount (nfs4), where changes make no events" + INSTEAD]


def test_whoever_asks_for_looking_gets_no_message(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    with told(desk, NETWORK.format(desk.content), poll=True):
        desk.put("content/a.md", "other")
        desk.until_told("content/a.md")
    assert desk.messages == []


@contextmanager
def no_descriptors_left() -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_without_another_instance_folders_are_looked_at(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")

    def open_limited(ears: Ears) -> Source:
        with no_descriptors_left():
            return Inotify(ears)

    desk.source = open_limited
    before = descriptors()
    with desk.watching():
        desk.put("content/a.md", "other")
        desk.until_told("content/a.md")
    assert [message.endswith(INSTEAD) for message in desk.messages] == [True]
    assert "max_user_instances" in desk.messages[0]
    assert descriptors() == before


@pytest.mark.parametrize("left", [0, 2])
def test_without_another_watch_folders_are_looked_at(tmp_path: Path, left: int) -> None:
    opened: list[Limited] = []

    def open_limited(ears: Ears) -> Source:
        opened.append(Limited(ears, left))
        return opened[0]

    desk = Desk(tmp_path / "desk", open_limited)
    before = descriptors(), threads()
    with desk.watching():
        desk.put("content/new/a.md")
        desk.until_rescan()
        assert opened[0].is_closed
        desk.put("content/new/b.md")
        desk.until_told("content/new/b.md")
    assert desk.messages == [
        "the system has no watches left (fs.inotify.max_user_watches)" + INSTEAD,
    ]
    assert (descriptors(), threads()) == before


def test_a_source_that_breaks_is_replaced(tmp_path: Path) -> None:
    heard: list[Ears] = []

    def keep(ears: Ears) -> Source:
        heard.append(ears)
        return Inotify(ears)

    desk = Desk(tmp_path / "desk", keep)
    with desk.watching():
        heard[0].fail(OSError(errno.EIO, "broken"))
        desk.until_rescan()
        desk.put("content/a.md", "other")
        desk.until_told("content/a.md")
    assert desk.messages == ["the system does not tell of changes ([Errno 5] broken)" + INSTEAD]


def test_a_folder_made_between_survey_and_watch_is_watched(desk: Desk) -> None:
    inner, late = desk.source, desk.content / "new" / "late"
    desk.source = lambda ears: Overtaken(inner(ears), late)
    with desk.watching():
        late.parent.mkdir()
        desk.until_rescan()
        desk.forget()
        desk.put("content/new/late/a.md")
        desk.until_told("content/new/late/a.md")


def test_what_was_watched_is_watched_on_when_no_file_can_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: str) -> None:
        raise OSError(errno.EMFILE, "Too many open files")

    desk = Desk(tmp_path / "desk")
    desk.put("content/deep/a.md")
    with desk.watching():
        with monkeypatch.context() as patched:
            patched.setattr("os.scandir", refuse)
            (desk.content / "new").mkdir()
            desk.until_rescan()
        desk.put("content/deep/a.md", "other")
        desk.until_told("content/deep/a.md")
    assert desk.messages[0].endswith("new folders are not noticed until another one comes or goes")


def test_too_many_folders_are_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(survey_module, "MOST_FOLDERS", 2)
    desk = Desk(tmp_path / "desk")
    for name in "abc":
        desk.put(f"content/{name}/a.md")
    with desk.watching():
        desk.put("content/d/a.md")
        desk.until_told("content/d")
    assert len(desk.messages) == 1
    assert "folders: changes in the others are not noticed" in desk.messages[0]
