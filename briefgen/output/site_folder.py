"""An output folder that is ours for the time of a build."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from briefgen.diagnostics import BriefgenError, Diagnostic, ExitCode, Span, problem
from briefgen.output.failure import writing_to
from briefgen.output.folder_tree import is_foreign
from briefgen.output.location import STATE, Location, locate
from briefgen.output.lock import locked
from briefgen.output.manifest import Manifest, load
from briefgen.output.staging import remove_leftovers


class OutputFolder(msgspec.Struct, frozen=True):
    """An output folder under our lock.

    ``manifest`` lists what an earlier write left, None if there was none; ``problems`` holds a note
    if there is one that cannot be used, which matters little in an empty folder.
    """

    location: Location
    audience: str
    flavour: str
    manifest: Manifest | None
    problems: tuple[Diagnostic, ...] = ()


@contextmanager
def open_output(root: Path, folder: Path, *, audience: str, flavour: str = "") -> Iterator[OutputFolder]:
    """Hold the output folder for the block, so that ``write`` can be called in it.

    Args:
        root: the site's folder.
        folder: the output; a relative path counts from ``root``. It is made if it is not there, and
            removed again if nothing was written.
        audience: for whom is built; kept in the manifest for those who check before they deploy.
        flavour: what else than published documents is let in (``drafts future``), kept likewise.

    Raises:
        BriefgenError: with ``USAGE`` if the folder is part of the sources or holds them; with
            ``REFUSED`` if it is a link or a file, or holds files and there is no manifest of ours
            that counts; with ``CONTENT`` if another build holds it or the system refuses.
    """
    location = locate(root, folder)
    with locked(location):
        manifest, damage = load(location)
        if manifest is None:
            _refuse_foreign(location, damage)
        made = _make_folders(location)
        try:
            remove_leftovers(location)
            yield OutputFolder(
                location=location,
                audience=audience,
                flavour=flavour,
                manifest=manifest,
                problems=() if damage is None else (_begun_anew(location),),
            )
        finally:
            for path in reversed(made):
                with suppress(OSError):
                    Path(path).rmdir()


def read_manifest(root: Path, folder: Path) -> Manifest | None:
    """Return what was written to an output folder, for whom, and whether the write was finished.

    None, if nothing was written there.

    Raises:
        BriefgenError: the folder cannot be an output, or its manifest is damaged.
    """
    manifest, damage = load(locate(root, folder))
    if damage is not None:
        raise BriefgenError([damage])
    return manifest


def _refuse_foreign(location: Location, damage: Diagnostic | None) -> None:
    """Refuse a folder that holds files of which no list of ours tells whose they are."""
    with writing_to(location.shown):
        foreign = Path(location.path).is_dir() and is_foreign(location.path)
    if foreign:
        raise BriefgenError([damage or _foreign(location)], ExitCode.REFUSED)


def _foreign(location: Location) -> Diagnostic:
    return problem(
        "BG701",
        f'the output "{location.shown}" holds files that briefgen did not write',
        Span(location.shown),
        help=f"build elsewhere: briefgen build --output {_free_name(location)}"
        f', or move the files out of "{location.shown}" first',
    )


def _begun_anew(location: Location) -> Diagnostic:
    return problem(
        "BG715",
        f'the list of files written to "{location.shown}" could not be used and is begun anew',
        Span(f"{STATE}/manifest-{location.id}"),
        help="nothing is to be done, since the folder was empty; if it happens again, check the disk",
    )


def _free_name(location: Location) -> str:
    names = ("site", *(f"site-{number}" for number in range(2, 100)))
    return next((name for name in names if not os.path.lexists(f"{location.root}/{name}")), "another-folder")


def _make_folders(location: Location) -> list[str]:
    """Make the output folder and those above it; return the new ones, outermost first."""
    made: list[str] = []
    path = Path(location.path)
    with writing_to(location.shown):
        while not path.is_dir():
            made.insert(0, str(path))
            path = path.parent
        for folder in made:
            Path(folder).mkdir()
    return made
