"""Writing all files of a site."""

import errno
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

import msgspec

from briefgen.diagnostics import BriefgenError, Diagnostic, Span, problem
from briefgen.model.paths import printable
from briefgen.model.site import Artifact, Copy
from briefgen.output.change import Change, plan_change, plan_replacement
from briefgen.output.commit import carry_out
from briefgen.output.failure import failure, writing_to
from briefgen.output.folder_tree import FolderTree, look_again, look_through
from briefgen.output.location import Location
from briefgen.output.manifest import Manifest
from briefgen.output.routes import file_of_route, parents
from briefgen.output.site_folder import OutputFolder
from briefgen.output.staging import Staged, Staging


class WriteReport(msgspec.Struct, frozen=True):
    """What a write did: paths below the output folder, sorted.

    ``strangers`` are files and folders (these with ``/`` at the end) that are not of this site; they
    were left alone. ``bytes`` is the size of the whole site. ``problems`` are warnings and notes.
    ``files`` leads from each file of the site to the digest (hex) of its bytes.
    """

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    strangers: tuple[str, ...]
    bytes: int
    problems: tuple[Diagnostic, ...] = ()
    files: Mapping[str, str] = {}


class Kept(msgspec.Struct, frozen=True):
    """A file that stands in the output folder and stays: the digest (hex) and size of its bytes."""

    digest: str
    size: int


def write(
    output: OutputFolder,
    artifacts: Iterable[Artifact],
    copies: Iterable[Copy] = (),
    *,
    kept: Mapping[str, Kept] | None = None,
    as_left: bool = False,
) -> WriteReport:
    """Make the output folder hold just these files and what strangers put there.

    ``kept`` are files, by path below the output folder, of which the caller knows that they stand
    there with the bytes that are wanted; they are read when the last artifact has come, and may be found
    with the artifacts. ``as_left`` tells that the caller has seen all of the folder
    as the last write left it, with nothing of others in it.

    Both iterables are used up before the folder changes: an error that they raise leaves the earlier
    site as it was. A file with equal bytes is not touched.

    Raises:
        BriefgenError: with ``REFUSED`` if something foreign stands where a file must go; with
            ``CONTENT`` if a route can be no file, two claim one file, a copy cannot be read, or
            the system refuses. In all these cases the earlier site stands.
    """
    staging = Staging(output.location)
    try:
        staged = _stage(staging, artifacts, copies, {} if kept is None else kept, output.manifest)
        change = _change(output, staged, as_left=as_left)
        carry_out(output, change)
    finally:
        staging.remove()
    return WriteReport(
        written=tuple(sorted(item.file for item in staged if item.temporary)),
        unchanged=tuple(sorted(item.file for item in staged if not item.temporary)),
        removed=tuple(sorted(change.clear + change.remove)),
        strangers=change.strangers,
        bytes=sum(item.size for item in staged),
        files=change.after.files,
        problems=output.problems + strangers_note(output.location, change.strangers),
    )


def _change(output: OutputFolder, staged: list[Staged], *, as_left: bool) -> Change:
    """Return what is to be done.

    Around a file that comes or goes the folder is looked through in any case: somebody might have put one
    there.
    """
    manifest = output.manifest
    with writing_to(output.location.shown):
        if not as_left or manifest is None or not manifest.whole:
            tree = look_through(output.location.path)
        elif touched := manifest.files.keys() ^ {item.file for item in staged}:
            around = {"", *(folder for file in touched for folder in parents(file))}
            tree = look_again(output.location.path, manifest.files.keys(), {*manifest.folders}, around)
        else:
            return plan_replacement(output, manifest, staged)
    _find_unchanged(output.location, staged, tree)
    return plan_change(output, staged, tree)


def strangers_note(location: Location, strangers: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    """Return the note on files of others in the output folder; none without such files."""
    if not strangers:
        return ()
    names = ", ".join(f'"{printable(name)}"' for name in strangers[:3])
    more = f" and {len(strangers) - 3} more" if len(strangers) > 3 else ""
    return (
        problem(
            "BG714",
            f'"{location.shown}" holds what is not of this site: {names}{more}',
            Span(location.shown),
            help="move it away before you publish; files that belong to the site go to content/static/",
        ),
    )


def _stage(
    staging: Staging,
    artifacts: Iterable[Artifact],
    copies: Iterable[Copy],
    kept: Mapping[str, Kept],
    manifest: Manifest | None,
) -> list[Staged]:
    claims = _Claims()
    staged = [
        staging.take(file, item.data, item.digest.hex())
        for item in artifacts
        if (file := claims.file(item.route))
    ]
    staged += [staging.take_copy(file, item.path) for item in copies if (file := claims.file(item.route))]
    staged += [Staged(file, found.digest, found.size) for file, found in kept.items() if claims.take(file)]
    claims.finish(manifest.files.keys() if manifest and manifest.whole else frozenset())
    return staged


class _Claims:
    """The files that are claimed so far, and the claims that cannot be met."""

    def __init__(self) -> None:
        self._files: set[str] = set()
        self._problems: list[Diagnostic] = []

    def file(self, route: str) -> str:
        """Return the file of a route, or an empty text if it cannot have one."""
        try:
            file = file_of_route(route)
        except BriefgenError as error:
            self._problems.extend(error.diagnostics)
            return ""
        return file if self.take(file) else ""

    def take(self, file: str) -> bool:
        """Note a file as claimed; false, and a problem, if it is already."""
        if file in self._files:
            self._problems.append(_claimed_twice(file))
            return False
        self._files.add(file)
        return True

    def finish(self, earlier: AbstractSet[str]) -> None:
        """Raise what was found, with files that stand where another file needs a folder.

        That cannot be among the same files as the ``earlier`` ones, which stood beside each other.
        """
        if self._files != earlier:
            folders = {folder for file in self._files for folder in parents(file)}
            self._problems += map(_claimed_twice, sorted(folders & self._files))
        if self._problems:
            raise BriefgenError(self._problems)


def _claimed_twice(file: str) -> Diagnostic:
    return problem(
        "BG711",
        f'two parts of the site claim "{printable(file)}"',
        Span(""),
        help="give one of them another slug, permalink or file name",
    )


def _find_unchanged(location: Location, staged: Iterable[Staged], tree: FolderTree) -> None:
    """Raise if a file that was compared and found equal has vanished since."""
    for item in staged:
        if not item.temporary and item.file not in tree.files and not _is_below_others(item.file, tree):
            raise failure(FileNotFoundError(errno.ENOENT, ""), location.show(item.file))


def _is_below_others(file: str, tree: FolderTree) -> bool:
    return any(folder in tree.others for folder in parents(file))
