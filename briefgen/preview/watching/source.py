"""What notices changes, and which of them this system has."""

import sys
from typing import Protocol

from briefgen.preview.watching.survey import Survey
from briefgen.preview.watching.values import Ears


class Source(Protocol):
    """Whatever notices changes in real folders."""

    def watch(self, survey: Survey) -> bool:
        """Watch exactly what ``survey`` holds; tell whether something in it was not watched.

        Raises:
            OSError: the system has nothing left to watch with.
        """
        ...

    def close(self) -> None:
        """Notice nothing any more; leave no thread and no descriptor."""
        ...


class Deaf:
    """Notices nothing: what there is before anything is watched."""

    def watch(self, survey: Survey) -> bool:
        """Do nothing."""
        del survey
        return False

    def close(self) -> None:
        """Do nothing."""


def native_source(ears: Ears) -> Source:
    """Begin to listen to what the system tells of itself.

    Raises:
        OSError: the system refuses.
    """
    # Each of these modules loads on its own systems only.
    if sys.platform == "linux":
        from briefgen.preview.watching.inotify import Inotify as System
    else:
        from briefgen.preview.watching.native import Native as System
    return System(ears)
