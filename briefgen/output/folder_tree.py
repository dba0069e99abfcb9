"""What stands in a folder, without following a link."""

import os
from pathlib import Path

import msgspec

STAGING_NAME = ".briefgen-staging"
UNCOUNTED = (".gitignore", ".gitkeep", STAGING_NAME)


class FolderTree(msgspec.Struct, frozen=True):
    """Paths below a folder by what they are; ``others`` are links, pipes and the like."""

    files: frozenset[str] = frozenset()
    folders: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()


def look_through(path: str) -> FolderTree:
    """Return all that stands below ``path``; nothing, if it is not there.

    ``.gitignore``, ``.gitkeep`` and our own staging folder at the top do not count.

    Raises:
        OSError: a folder cannot be listed.
    """
    files: set[str] = set()
    folders: set[str] = set()
    others: set[str] = set()
    pending = [""] if Path(path).is_dir() else []
    while pending:
        below = pending.pop()
        with os.scandir(f"{path}/{below}") as entries:
            for entry in entries:
                name = f"{below}/{entry.name}" if below else entry.name
                if name in UNCOUNTED:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.add(name)
                    pending.append(name)
                else:
                    (files if entry.is_file(follow_symlinks=False) else others).add(name)
    return FolderTree(frozenset(files), frozenset(folders), frozenset(others))


def is_foreign(path: str) -> bool:
    """Tell whether something stands in the folder at ``path`` that a site without manifest lacks."""
    with os.scandir(path) as entries:
        return any(entry.name not in UNCOUNTED for entry in entries)
