"""Where a site may be written, and where what belongs to it is kept."""

import hashlib
import os
import re
import stat
from pathlib import Path

import msgspec

from briefgen.diagnostics import BriefgenError, ExitCode, Span, problem
from briefgen.model.paths import is_inside, printable
from briefgen.output.failure import writing_to

STATE = ".briefgen"
_RESERVED = ("content", "themes", STATE, ".git")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_-]{1,60}")


class Location(msgspec.Struct, frozen=True):
    """An output folder that may be written, as resolved paths.

    ``shown`` is how messages name it: relative to the root if it lies inside. ``id`` tells the
    outputs of one site apart: the folder's name, or a digest where the path has more parts.
    """

    root: str
    path: str
    shown: str
    id: str

    @property
    def state(self) -> str:
        """The folder for what briefgen keeps between builds."""
        return f"{self.root}/{STATE}"

    @property
    def manifest(self) -> str:
        """The file that lists what we wrote."""
        return f"{self.state}/manifest-{self.id}"

    @property
    def new_manifest(self) -> str:
        """The file in which the next manifest is written before it takes the place of the last."""
        return f"{self.manifest}.new"

    @property
    def lock(self) -> str:
        """The file that is locked during a build."""
        return f"{self.state}/lock-{self.id}"

    @property
    def staging(self) -> str:
        """The folder for staged files where it shares a file system with the output."""
        return f"{self.state}/staging-{self.id}"

    @property
    def staging_inside(self) -> str:
        """The folder for staged files where it does not."""
        return f"{self.path}/.briefgen-staging"

    def show(self, file: str) -> str:
        """Return how a message names a file or folder of the output."""
        return f"{self.shown}/{file}" if file else self.shown


def locate(root: Path, folder: Path) -> Location:
    """Return where ``folder`` lies; a relative one counts from the site's root.

    Raises:
        BriefgenError: the folder is, contains or lies in the site's sources (wrong use), or
            something else than a folder stands there (refused).
    """
    base = os.path.realpath(root)
    if "\0" in str(folder):
        raise _misplaced(printable(str(folder)), "its name holds a NUL byte")
    wanted = os.path.normpath(f"{base}/{folder}" if not folder.is_absolute() else str(folder))
    shown = printable(os.path.relpath(wanted, base) if is_inside(wanted, base) else wanted)
    with writing_to(shown):
        _refuse_other_than_folder(wanted, shown)
        path = os.path.realpath(wanted)
    if reason := _clash(path, wanted, base):
        raise _misplaced(shown, reason)
    key = os.path.relpath(path, base) if is_inside(path, base) else path
    return Location(root=base, path=path, shown=printable(key), id=_id(key))


def _refuse_other_than_folder(path: str, shown: str) -> None:
    try:
        mode = os.lstat(path).st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        return
    what = "a symbolic link" if stat.S_ISLNK(mode) else "no folder"
    way_out = (
        "give the folder itself with --output"
        if stat.S_ISLNK(mode)
        else "move it away, or choose another --output"
    )
    raise BriefgenError(
        [problem("BG703", f'the output "{shown}" is {what}', Span(shown), help=way_out)], ExitCode.REFUSED
    )


def _clash(path: str, wanted: str, base: str) -> str:
    """Return why a site may not be written to ``path``, or an empty text."""
    if path == base:
        return "it is the site's own folder"
    if is_inside(base, path):
        return "the site's own folder lies inside it"
    if is_inside(wanted, base) and not is_inside(path, base):
        return "a symbolic link on the way leads out of the site's folder"
    for name in _RESERVED:
        reserved = os.path.realpath(f"{base}/{name}")
        if is_inside(path, reserved):
            return f'it lies in "{name}"' if path != reserved else f'it is "{name}"'
        if is_inside(reserved, path):
            return f'"{name}" lies inside it'
    return ""


def _misplaced(shown: str, reason: str) -> BriefgenError:
    return BriefgenError(
        [
            problem(
                "BG702",
                f'the site cannot be written to "{shown}": {reason}',
                Span(shown),
                help="choose a folder of its own, for example --output site",
            )
        ],
        ExitCode.USAGE,
    )


def _id(key: str) -> str:
    """Return a name that two folders never share: a digest's follows a dot, which plain names lack."""
    if _PLAIN_NAME.fullmatch(key):
        return key
    name = re.sub("[^A-Za-z0-9_-]+", "-", key).strip("-")[-40:]
    return f"{name}.{hashlib.blake2b(os.fsencode(key), digest_size=8).hexdigest()}"
