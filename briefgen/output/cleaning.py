"""Removing a site that was written."""

import os
from contextlib import suppress
from pathlib import Path

import msgspec

from briefgen.diagnostics import BriefgenError, ExitCode
from briefgen.output.change import dropped_folders, strangers_in
from briefgen.output.failure import writing_to
from briefgen.output.folder_tree import FolderTree, look_through
from briefgen.output.location import STATE, Location, locate
from briefgen.output.lock import discard_lock, locked
from briefgen.output.manifest import Manifest, discard, load
from briefgen.output.staging import remove_leftovers


class CleanReport(msgspec.Struct, frozen=True):
    """What was removed and what was left: paths below the output folder, sorted.

    ``strangers`` are files and folders (these with ``/`` at the end) that briefgen did not write.
    """

    removed: tuple[str, ...]
    strangers: tuple[str, ...]


def clean(root: Path, folder: Path) -> CleanReport:
    """Remove the files that the manifest of an output folder lists, and folders thus empty.

    The output folder itself stays; the manifest and the lock's file go. Without a manifest nothing in
    the output folder is removed.

    Raises:
        BriefgenError: the folder cannot be an output, a build holds it, or the system refuses; with
            ``REFUSED`` if it holds files and its manifest is damaged, so that nobody knows whose they are.
    """
    location = locate(root, folder)
    if not os.path.lexists(location.manifest) and not os.path.lexists(location.lock):
        return CleanReport((), strangers_in(_tree(location)))
    with locked(location):
        manifest, damage = load(location)
        remove_leftovers(location)
        tree = _tree(location)
        if damage is not None and strangers_in(tree):
            raise BriefgenError([damage], ExitCode.REFUSED)
        removed = _remove(location, manifest, tree) if manifest else ()
        with writing_to(f"{STATE}/manifest-{location.id}"):
            discard(location.manifest)
        discard_lock(location)
        return CleanReport(removed, strangers_in(_tree(location)))


def _tree(location: Location) -> FolderTree:
    with writing_to(location.shown):
        return look_through(location.path)


def _remove(location: Location, manifest: Manifest, tree: FolderTree) -> tuple[str, ...]:
    gone = tuple(sorted(manifest.files.keys() & tree.files))
    with writing_to(location.shown):
        for file in gone:
            discard(f"{location.path}/{file}")
        for path in dropped_folders(manifest, tree, gone):
            with suppress(OSError):
                Path(f"{location.path}/{path}").rmdir()
    return gone
