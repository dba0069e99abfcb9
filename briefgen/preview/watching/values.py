"""What is watched, what a source noticed, and what whoever watches gets."""

from collections.abc import Callable
from enum import Enum
from pathlib import Path

import msgspec


class Watched(msgspec.Struct, frozen=True):
    """What to watch. Nothing of it has to exist: its appearance is a change."""

    folders: tuple[Path, ...] = ()
    """Folders, each with all below it and behind its links."""
    files: tuple[Path, ...] = ()
    """Single files."""


class Changes(msgspec.Struct, frozen=True):
    """Where something changed since the last call."""

    paths: frozenset[str]
    """Absolute paths of files and folders as the site names them: through its own links."""
    rescan: bool
    """Whether to look at everything: a folder came, went or moved, or changes were missed."""


class Kind(Enum):
    """What happened to an entry of a folder."""

    WRITTEN = "written"
    """A file's content or attributes."""
    NAMED = "named"
    """A file or a link came to have this name, or lost it."""
    FOLDER = "folder"
    """A folder came, went, moved, or changed who may read it."""


class Hint(msgspec.Struct, frozen=True):
    """One thing that a source noticed."""

    folder: str
    """The real path of a watched folder."""
    name: str
    """The entry in it; empty if the folder itself went."""
    kind: Kind


class Ears(msgspec.Struct, frozen=True):
    """To whom a source tells what it noticed. All may be called from any thread, and never raise."""

    hear: Callable[[Hint], None]
    miss: Callable[[], None]
    """Hints were lost."""
    fail: Callable[[Exception], None]
    """The source notices nothing from now on."""
