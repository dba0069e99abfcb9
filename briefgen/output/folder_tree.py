"""What stands in a folder, without following a link."""

import os
from collections.abc import Set as AbstractSet
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
    return _look(path, [""] if Path(path).is_dir() else [], set(), set())


def look_again(
    path: str, files: AbstractSet[str], folders: AbstractSet[str], around: AbstractSet[str]
) -> FolderTree:
    """Return all that stands below ``path``, where only the folders ``around`` are looked at.

    Elsewhere just these ``files`` and ``folders`` stand, as the caller has seen.

    Raises:
        OSError: a folder cannot be listed.
    """
    pending = [folder for folder in around if not folder or folder in folders]
    apart = frozenset(pending)
    beside = {folder for folder in folders if _above(folder) not in apart}
    distant = {file for file in files if _above(file) not in apart}
    try:
        tree = _look(path, pending, distant, beside, known=folders)
    except (FileNotFoundError, NotADirectoryError):
        return look_through(path)
    # Of what lies below a folder that has vanished nothing is left either.
    return tree if folders <= tree.folders else look_through(path)


def _look(
    path: str, pending: list[str], files: set[str], folders: set[str], known: AbstractSet[str] = frozenset()
) -> FolderTree:
    """Look through some folders, and all below them but ``known`` ones; add what is found there."""
    others: set[str] = set()
    while pending:
        below = pending.pop()
        with os.scandir(f"{path}/{below}") as entries:
            for entry in entries:
                name = f"{below}/{entry.name}" if below else entry.name
                if name in UNCOUNTED:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.add(name)
                    if name not in known:
                        pending.append(name)
                else:
                    (files if entry.is_file(follow_symlinks=False) else others).add(name)
    return FolderTree(frozenset(files), frozenset(folders), frozenset(others))


def _above(path: str) -> str:
    return path.rpartition("/")[0]


def is_foreign(path: str) -> bool:
    """Tell whether something stands in the folder at ``path`` that a site without manifest lacks."""
    with os.scandir(path) as entries:
        return any(entry.name not in UNCOUNTED for entry in entries)
