"""Hints from the kernel of Linux (inotify(7)), read by watchdog.

watchdog's own ``InotifyObserver`` is not enough (7.1): it tells nobody that the kernel's queue overflowed,
that there was no watch left for a folder below, or that a watched folder was moved; and after a file was
moved out of the tree it holds back for half a second whatever comes next. Its reader, ``InotifyFD``, tells
all at once.
"""

import errno
import itertools
import os
import threading
from collections.abc import Mapping

from watchdog.observers.inotify_c import (
    CallbackId,
    InotifyConstants,
    InotifyEvent,
    InotifyFD,
    Mask,
    WatchDescriptor,
)

from briefgen.preview.watching.survey import Place, Survey
from briefgen.preview.watching.values import Ears, Hint, Kind

# Opening and reading is not among them: the build does both, and would wake itself for ever.
_ENTRIES = Mask(
    InotifyConstants.IN_MODIFY
    | InotifyConstants.IN_ATTRIB
    | InotifyConstants.IN_CLOSE_WRITE
    | InotifyConstants.IN_CREATE
    | InotifyConstants.IN_DELETE
    | InotifyConstants.IN_MOVE
    | InotifyConstants.IN_MOVE_SELF
    | InotifyConstants.IN_ONLYDIR
)
# What happens in a folder that is only passed, as /tmp may be, would be noise. Added, since one folder may be
# mounted at two paths, and be more than passed at the other.
_ITSELF = Mask(InotifyConstants.IN_MOVE_SELF | InotifyConstants.IN_ONLYDIR | InotifyConstants.IN_MASK_ADD)
_NAMED = InotifyConstants.IN_CREATE | InotifyConstants.IN_DELETE | InotifyConstants.IN_MOVE
_GONE = InotifyConstants.IN_MOVE_SELF | InotifyConstants.IN_UNMOUNT
_UNREADABLE = WatchDescriptor(-1)
"""What watchdog answers for a folder that may not be read. It keeps the registration all the same."""
_SPENT = {errno.ENOSPC, errno.EMFILE, errno.ENOMEM}
_PATIENCE = 5.0
"""Seconds for the thread to end. It needs milliseconds; nothing may wait for ever."""

_Watch = tuple[WatchDescriptor, CallbackId]
"""One of the kernel's watches, and a registration with it."""
_Folders = dict[WatchDescriptor, tuple[str, ...]]
"""Which folders a watch is about: several, where one folder is mounted at several paths."""


class Inotify:
    """Watches each folder of a survey by itself."""

    def __init__(self, ears: Ears) -> None:
        """Begin to listen.

        Raises:
            OSError: this user may not open another instance.
        """
        self._ears = ears
        self._reader = InotifyFD()
        # watchdog takes a new reader for one that reads; closed before it does, it would keep descriptors.
        self._reader._is_reading = False  # noqa: SLF001, no public way
        self._callbacks = map(CallbackId, itertools.count())
        self._watches: list[_Watch] = []
        self._folders: _Folders = {}
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._read, name="briefgen-inotify", daemon=True)
        self._thread.start()

    def watch(self, survey: Survey) -> bool:
        """Watch exactly the folders of ``survey``; tell whether one of them was not watched.

        Every folder is registered anew: under a path that did not change there may be another folder now.

        Raises:
            OSError: there is no watch left for one of them.
        """
        outdated = list(self._watches)
        with self._lock:
            known = set(self._folders)
            self._watches, self._folders = self._registered(survey.places)
            is_new = not known.issuperset(self._folders)
        self._reader.remove_callbacks(outdated)
        return is_new

    def close(self) -> None:
        """Give back the kernel's instance, and end the thread."""
        self._reader.stop()
        self._thread.join(_PATIENCE)

    def on_event(self, event: InotifyEvent) -> None:
        """Pass on one of the kernel's events; called by the reader."""
        kind = _kind(event.mask)
        if event.name:
            self._tell(event.wd, os.fsdecode(event.name), kind)
        elif event.mask & _GONE:
            self._tell(event.wd, "", Kind.FOLDER)

    def on_watch_deleted(self, wd: WatchDescriptor) -> None:
        """Pass on that a watched folder is no more; called by the reader."""
        self._tell(wd, "", Kind.FOLDER)

    def on_queue_overflow(self) -> None:
        """Pass on that the kernel had more events than its queue holds; called by the reader."""
        self._ears.miss()

    def _tell(self, descriptor: WatchDescriptor, name: str, kind: Kind) -> None:
        with self._lock:
            folders = self._folders.get(descriptor, ())
        for folder in folders:
            self._ears.hear(Hint(folder, name, kind))

    def _registered(self, places: Mapping[str, Place]) -> tuple[list[_Watch], _Folders]:
        """Register each folder. One that is mounted at two paths has one descriptor."""
        registered: list[_Watch] = []
        folders: _Folders = {}
        for folder, place in places.items():
            if watch := self._register(folder, _ITSELF if place.is_passed_only else _ENTRIES):
                registered.append(watch)
                folders[watch[0]] = (*folders.get(watch[0], ()), folder)
        folders.pop(_UNREADABLE, None)
        return registered, folders

    def _register(self, folder: str, mask: Mask) -> _Watch | None:
        """Register a folder, if it is there and may be read.

        Raises:
            OSError: there is no watch left.
        """
        callback = next(self._callbacks)
        try:
            return self._reader.add_callback(os.fsencode(folder), mask, self, callback), callback
        except OSError as error:
            if error.errno in _SPENT:
                raise
            return None

    def _handle(self, event: InotifyEvent) -> None:
        # The reader would pass this on, too, but log a warning to the terminal first.
        if event.is_queue_overflow:
            self.on_queue_overflow()
        else:
            self._reader.handle_event(event)

    def _read(self) -> None:
        try:
            while self._reader.should_keep_running():
                for event in self._reader.read_events():
                    self._handle(event)
        except Exception as error:  # noqa: BLE001, whatever it is, nothing is noticed any more
            self._ears.fail(error)


def _kind(mask: int) -> Kind:
    if mask & InotifyConstants.IN_ISDIR:
        return Kind.FOLDER
    return Kind.NAMED if mask & _NAMED else Kind.WRITTEN
