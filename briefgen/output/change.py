"""What a write will do to the output folder, decided before anything is done."""

import errno
import os
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

import msgspec

from briefgen.diagnostics import BriefgenError, Diagnostic, ExitCode, Span, problem
from briefgen.model.paths import printable
from briefgen.output.failure import failure
from briefgen.output.folder_tree import FolderTree
from briefgen.output.location import Location
from briefgen.output.manifest import Manifest
from briefgen.output.routes import parents
from briefgen.output.site_folder import OutputFolder
from briefgen.output.staging import Staged


class Change(msgspec.Struct, frozen=True):
    """The steps of a write, in the order in which they are done.

    ``clear`` and ``clear_folders`` are files and folders of ours that stand where something else of ours
    must go; ``make`` are new folders, outermost first; ``place`` are staged files, and new folders that
    were staged whole, what pages use before the pages; ``remove`` and ``drop`` are files and folders that
    are no longer wanted. ``before`` is the manifest for the time of the write, ``after`` the one that then
    holds.
    """

    clear: tuple[str, ...]
    clear_folders: tuple[str, ...]
    make: tuple[str, ...]
    place: tuple[Staged, ...]
    remove: tuple[str, ...]
    drop: tuple[str, ...]
    before: Manifest
    after: Manifest
    strangers: tuple[str, ...]

    @property
    def touches_nothing(self) -> bool:
        """Whether the folder stays as it is."""
        return not (self.clear or self.clear_folders or self.make or self.place or self.remove or self.drop)


def plan_change(output: OutputFolder, staged: Sequence[Staged], tree: FolderTree) -> Change:
    """Compare what is wanted with what stands in the folder.

    Raises:
        BriefgenError: with ``REFUSED`` if something that is not ours stands in the way; with
            ``CONTENT`` if a folder in which something changes may not be written.
    """
    old = output.manifest or Manifest("", "", "", whole=True, files={}, folders=())
    wanted = {item.file: item for item in staged}
    needed = _folders_of(wanted)
    gone = (old.files.keys() & tree.files) - wanted.keys()
    dropped = _dropped(old, tree, gone, needed)
    if obstacles := _obstacles(output.location, wanted, tree, old, dropped):
        raise BriefgenError((*output.problems, *obstacles), ExitCode.REFUSED)
    clear = {file for file in gone if file in needed or any(map(wanted.__contains__, parents(file)))}
    clear_folders = {
        folder for folder in dropped if folder in wanted or any(map(wanted.__contains__, parents(folder)))
    }
    new = needed - tree.folders
    moved = _movable(new, staged)
    kept = ((set(old.folders) & tree.folders) - dropped) | new
    change = Change(
        clear=tuple(sorted(clear)),
        clear_folders=_deepest_first(clear_folders),
        make=tuple(sorted(folder for folder in new if not _is_moved(folder, moved))),
        place=_placed(staged, moved),
        remove=tuple(sorted(gone - clear)),
        drop=_deepest_first(dropped - clear_folders),
        before=_manifest(output, {**old.files, **_digests(staged)}, {*old.folders, *new}, whole=False),
        after=_manifest(output, _digests(staged), kept, whole=True),
        strangers=_strangers(tree, wanted.keys() | gone, kept | needed | dropped),
    )
    _refuse_closed_folders(output.location, change)
    return change


def plan_replacement(output: OutputFolder, old: Manifest, staged: Sequence[Staged]) -> Change:
    """Return how staged files get in place of those that the ``old`` manifest lists, and nothing else.

    Raises:
        BriefgenError: a folder in which something changes may not be written.
    """
    change = Change(
        clear=(),
        clear_folders=(),
        make=(),
        place=_placed(staged, frozenset()),
        remove=(),
        drop=(),
        before=_manifest(output, {**old.files, **_digests(staged)}, old.folders, whole=False),
        after=_manifest(output, _digests(staged), old.folders, whole=True),
        strangers=(),
    )
    _refuse_closed_folders(output.location, change)
    return change


def _movable(new: set[str], staged: Iterable[Staged]) -> frozenset[str]:
    """Return the outermost of the new folders that are staged whole."""
    whole = new - _folders_of(item.file for item in staged if not item.in_place)
    return frozenset(folder for folder in whole if folder.rpartition("/")[0] not in whole)


def _is_moved(path: str, moved: frozenset[str]) -> bool:
    """Tell whether a path comes into the site with a folder that is moved."""
    return path in moved or any(map(moved.__contains__, parents(path)))


def _placed(staged: Iterable[Staged], moved: frozenset[str]) -> tuple[Staged, ...]:
    """Return staged files and the ``moved`` folders in the order in which they go to their places."""
    files: list[Staged] = []
    folders: dict[str, Staged] = {}
    with_pages: set[str] = set()
    for item in (item for item in staged if item.temporary):
        top = next(filter(moved.__contains__, parents(item.file)), "") if item.in_place else ""
        if not top:
            files.append(item)
            continue
        folders.setdefault(top, Staged(top, "", 0, item.temporary.removesuffix(item.file[len(top) :])))
        if _is_page(item.file):
            with_pages.add(top)
    return tuple(
        sorted(
            (*files, *folders.values()),
            key=lambda item: (_is_page(item.file) or item.file in with_pages, item.file),
        )
    )


def strangers_in(tree: FolderTree) -> tuple[str, ...]:
    """Return what stands in a folder where nothing is ours, sorted; a folder ends with ``/``."""
    return _strangers(tree, (), set())


def dropped_folders(manifest: Manifest, tree: FolderTree, gone: Iterable[str]) -> tuple[str, ...]:
    """Return the folders of ours that are empty once the files ``gone`` are, innermost first."""
    return _deepest_first(_dropped(manifest, tree, set(gone), set()))


def _dropped(old: Manifest, tree: FolderTree, gone: set[str], needed: set[str]) -> set[str]:
    ours = set(old.folders) & tree.folders
    staying = (
        needed | _folders_of(tree.files - gone) | _folders_of(tree.others) | _folders_of(tree.folders - ours)
    )
    return ours - staying


def _folders_of(files: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for file in files:
        folder = file.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def _obstacles(
    location: Location,
    wanted: dict[str, Staged],
    tree: FolderTree,
    old: Manifest,
    dropped: set[str],
) -> list[Diagnostic]:
    needed = _folders_of(wanted)
    strange = tree.files - old.files.keys()
    blocked = {*(needed & tree.others), *(needed & strange), *(wanted.keys() & tree.others)}
    blocked |= (wanted.keys() & tree.folders) - dropped
    blocked |= {file for file in wanted.keys() & strange if wanted[file].temporary}
    return [_obstacle(location, path, tree) for path in sorted(blocked)]


def _obstacle(location: Location, path: str, tree: FolderTree) -> Diagnostic:
    if path in tree.others:
        what = "a symbolic link or special file"
    else:
        what = (
            "a folder with files of others" if path in tree.folders else "a file that briefgen did not write"
        )
    shown = printable(location.show(path))
    return problem(
        "BG705",
        f'{what} stands where the site needs "{shown}"',
        Span(shown),
        help="move it out of the output folder, then build again",
    )


def _refuse_closed_folders(location: Location, change: Change) -> None:
    """Find out now whether each folder may be written, so that no write stops half-way for that."""
    touched = {
        *change.clear,
        *change.make,
        *change.remove,
        *change.drop,
        *(item.file for item in change.place),
    }
    made = {*change.make, *change.clear}
    folders = {path.rpartition("/")[0] for path in touched} - made
    for folder in sorted(folders):
        if not os.access(f"{location.path}/{folder}", os.W_OK | os.X_OK):
            raise failure(_why_closed(f"{location.path}/{folder}"), location.show(folder))


def _why_closed(folder: str) -> OSError:
    is_read_only = os.statvfs(folder).f_flag & os.ST_RDONLY
    return OSError(errno.EROFS if is_read_only else errno.EACCES, "")


def _is_page(file: str) -> bool:
    return file.endswith(".html")


def _deepest_first(folders: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(folders, reverse=True))


def _digests(staged: Iterable[Staged]) -> dict[str, str]:
    return {item.file: item.digest for item in staged}


def _manifest(
    output: OutputFolder, files: dict[str, str], folders: Iterable[str], *, whole: bool
) -> Manifest:
    return Manifest(
        output=output.location.shown,
        audience=output.audience,
        flavour=output.flavour,
        whole=whole,
        files=dict(sorted(files.items())),
        folders=tuple(sorted(folders)),
    )


def _strangers(tree: FolderTree, files: Iterable[str], folders: AbstractSet[str]) -> tuple[str, ...]:
    """Return what is not ours; of a folder without anything of ours only its name."""
    found = {_outermost(path, folders) for path in (tree.files | tree.others) - set(files)}
    found |= {_outermost(f"{path}/", folders) for path in tree.folders - folders}
    return tuple(sorted(map(printable, found)))


def _outermost(path: str, ours: AbstractSet[str]) -> str:
    above = [folder for folder in parents(path.rstrip("/")) if folder not in ours]
    return f"{above[-1]}/" if above else path
