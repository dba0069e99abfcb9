"""A folder of this computer."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefgen.deploy.failures import misused
from briefgen.deploy.places.local import LocalPlace
from briefgen.deploy.places.place import Place
from briefgen.deploy.target import Session
from briefgen.deploy.targets.in_place import InPlace
from briefgen.deploy.targets.releases import InReleases
from briefgen.model.paths import is_inside, printable
from briefgen.settings.deployment import FolderTarget

_SOURCES = ("content", "themes", ".briefgen", ".git")


class FolderDeploy:
    """Deploys to a folder of this computer."""

    def __init__(self, target: FolderTarget, root: Path, output: Path, keep: int | None) -> None:
        """Take the settings, the site's folder, the built folder, and how many releases stay.

        Raises:
            BriefgenError: the folder is a part of the site, or holds it (exit code 2).
        """
        path = placed(target.path, root, output, whole=True)
        self.shown = printable(target.path)
        self._place: Place = LocalPlace(path, self.shown)
        self._target, self._keep = target, keep or target.keep

    @contextmanager
    def opened(self, *, writing: bool) -> Iterator[Session]:
        """Hold the folder's lock if anything is to be changed."""
        if not writing:
            yield self.session
            return
        with self._place.locked():
            yield self.session

    @property
    def session(self) -> "InPlace | InReleases":
        """The folder as it is laid out."""
        return InReleases(self._place, self._keep) if self._target.releases else InPlace(self._place)


def placed(path: str, root: Path, output: Path, *, whole: bool) -> str:
    """Return the absolute path of a target on this computer; a relative one counts from the site's folder.

    ``whole`` tells that all of it is the target's, as a folder is, so that nothing of the site may lie in it.

    Raises:
        BriefgenError: the site's sources or the built folder would be overwritten (exit code 2).
    """
    found = os.path.realpath(os.path.normpath(root / Path(path).expanduser()))
    base = os.path.realpath(root)
    for reserved in (*(f"{base}/{name}" for name in _SOURCES), os.path.realpath(output)):
        if is_inside(found, reserved) or (whole and is_inside(reserved, found)):
            clash = os.path.relpath(reserved, base)
            message = f'the target "{printable(path)}" and "{printable(clash)}" lie in each other'
            raise misused("BG759", message, "briefgen.yaml", "choose a path outside, such as ../www")
    return found
