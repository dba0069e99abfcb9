"""Changing the output folder: renames and removals, between two manifests."""

import os
from contextlib import suppress
from pathlib import Path

from briefgen.output.change import Change
from briefgen.output.failure import failure, writing_to
from briefgen.output.location import STATE, Location
from briefgen.output.manifest import discard, save
from briefgen.output.site_folder import OutputFolder


def carry_out(output: OutputFolder, change: Change) -> None:
    """Do what was planned.

    The manifest that knows old and new files stands before the first change and until after the
    last: whenever the process is killed, each file is whole and known.

    Raises:
        BriefgenError: the system refused. If that was before the first file changed, all is as it was.
    """
    location = output.location
    if change.touches_nothing and change.after == output.manifest:
        return
    with writing_to(f"{STATE}/manifest-{location.id}"):
        if not change.touches_nothing:
            save(location, change.before)
            _change(output, change)
        save(location, change.after)


def _change(output: OutputFolder, change: Change) -> None:
    try:
        _make_room(output.location, change)
        _place(output.location, change)
        _remove(output.location, change)
    except OSError as error:
        if _is_untouched(output.location, change):
            _take_back(output, change)
        raise failure(error, _where(error, output.location)) from error


def _make_room(location: Location, change: Change) -> None:
    for file in change.clear:
        discard(f"{location.path}/{file}")
    for folder in change.clear_folders:
        Path(f"{location.path}/{folder}").rmdir()
    for folder in change.make:
        os.mkdir(f"{location.path}/{folder}")  # noqa: PTH102, a Path costs more than the call


def _place(location: Location, change: Change) -> None:
    for item in change.place:
        os.replace(item.temporary, f"{location.path}/{item.file}")  # noqa: PTH105, a Path costs more


def _remove(location: Location, change: Change) -> None:
    for file in change.remove:
        discard(f"{location.path}/{file}")
    for folder in change.drop:
        # Somebody may have put a file there a moment ago; then the folder is theirs.
        with suppress(OSError):
            Path(f"{location.path}/{folder}").rmdir()


def _is_untouched(location: Location, change: Change) -> bool:
    """Tell whether the first step that cannot be taken back was not done."""
    if change.clear:
        return os.path.lexists(f"{location.path}/{change.clear[0]}")
    if change.place:
        return os.path.lexists(change.place[0].temporary)
    return not change.remove or os.path.lexists(f"{location.path}/{change.remove[0]}")


def _take_back(output: OutputFolder, change: Change) -> None:
    for folder in reversed(change.make):
        with suppress(OSError):
            Path(f"{output.location.path}/{folder}").rmdir()
    with suppress(OSError):
        if output.manifest is None:
            discard(output.location.manifest)
        else:
            save(output.location, output.manifest)


def _where(error: OSError, location: Location) -> str:
    path = str(error.filename2 or error.filename or location.path)
    return (
        location.show(path.removeprefix(f"{location.path}/"))
        if path.startswith(location.path + "/")
        else location.shown
    )
