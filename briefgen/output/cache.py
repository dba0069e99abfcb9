"""Removing what a build keeps for the next one."""

import shutil
from pathlib import Path

from briefgen.output.failure import writing_to

FOLDER = ".briefgen"
# What a running build has staged is its own: it holds the lock and removes it itself.
_KEPT = (".gitignore", "manifest-", "lock-", "staging-")


def clean_cache(root: Path) -> int:
    """Remove everything in ``.briefgen`` but what belongs to outputs; return how many entries that were.

    Losing them costs the next build time, never correctness; without its manifest an output folder
    would be foreign, so those stay.

    Raises:
        BriefgenError: the system refuses.
    """
    folder = root / FOLDER
    if folder.is_symlink() or not folder.is_dir():
        return 0
    entries = [entry for entry in sorted(folder.iterdir()) if not entry.name.startswith(_KEPT)]
    with writing_to(FOLDER):
        for entry in entries:
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            else:
                entry.unlink()
    return len(entries)
