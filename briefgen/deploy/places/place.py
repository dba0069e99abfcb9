"""A folder on some computer, in which sites stand."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import Protocol

import msgspec

from briefgen.deploy.site import BuiltSite

LOCK = ".briefgen-deploy.lock"
RECORD = ".briefgen-deploy.json"
STAGED = ".briefgen-deploy.new-"


class Entries(msgspec.Struct, frozen=True):
    """What stands below a folder: files with their sizes (-1: not known), and links and the like."""

    files: dict[str, int] = {}
    others: frozenset[str] = frozenset()


class Place(Protocol):
    """A folder on some computer. All paths are below it; ``""`` is the folder itself.

    Every method raises BriefgenError when the computer refuses or cannot be reached.
    """

    shown: str

    def locked(self) -> AbstractContextManager[None]:
        """Make the folder if need be and keep other deploys out of it during the block."""
        ...

    def read(self, path: str) -> bytes | None:
        """Return what a small file holds; None if there is none."""
        ...

    def write(self, path: str, data: bytes) -> None:
        """Replace a small file as a whole."""
        ...

    def entries(self, path: str) -> Entries:
        """Return what stands below a folder; nothing if it is not there."""
        ...

    def digests(self, path: str, names: Iterable[str]) -> dict[str, str]:
        """Return the digests of files below a folder as far as they are cheap to have."""
        ...

    def names(self, path: str) -> tuple[str, ...]:
        """Return the names in a folder, sorted."""
        ...

    def link_at(self, path: str) -> str | None:
        """Return where a symbolic link leads; None if there is no link."""
        ...

    def stage(self, site: BuiltSite, paths: Iterable[str], into: str, like: str, *, links: bool) -> int:
        """Fill a new folder ``into`` with files of the site; return how many of them had to be sent.

        A file that stands with the same bytes in ``like`` is linked (``links``) or copied from there.
        """
        ...

    def link(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Make each second path a hard link to the first, or a copy where links cannot be."""
        ...

    def move(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Rename each first path to the second, in order; folders are made for it, files replaced."""
        ...

    def remove(self, paths: Iterable[str]) -> None:
        """Delete files, in order, and folders thus empty."""
        ...

    def remove_tree(self, paths: Iterable[str]) -> None:
        """Delete folders with all that is in them."""
        ...

    def switch(self, path: str, target: str) -> None:
        """Let the symbolic link ``path`` lead to ``target``, in one step."""
        ...
