"""What is known of picture files from earlier builds; only those that changed are read."""

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from briefgen.content import read_source
from briefgen.diagnostics import Diagnostic
from briefgen.images import (
    NoDrawingError,
    UnusableError,
    dissect,
    drawing,
    format_of,
    paper_tells,
    suffix_format,
)
from briefgen.incremental import FileState, digest, is_unchanged, state_of
from briefgen.model.pictures import PictureForm
from briefgen.stages.memory import HEAD, Memory

LARGEST = 500_000_000
_NOTES = "pictures"


class Found(msgspec.Struct, frozen=True, array_like=True):
    """Something about a file that its author must know: a code, words, and a line (0: the whole)."""

    code: str
    message: str
    line: int = 0


class PictureNote(msgspec.Struct, frozen=True, array_like=True):
    """What a file showed when it was read.

    ``form`` is None for what is no picture (a PDF). ``tells`` are the kinds of metadata in it, ``found`` what
    is wrong with it: with an error it cannot be published. ``versions`` are those of what read it.
    """

    state: FileState
    versions: bytes
    form: PictureForm | None = None
    width: int = 0
    height: int = 0
    whole_only: bool = False
    tells: tuple[str, ...] = ()
    found: tuple[Found, ...] = ()


def is_noted(path: str) -> bool:
    """Tell whether a file is one of which notes are taken: a picture, or a PDF."""
    return suffix_format(path) is not None or path.lower().endswith(".pdf")


def picture_notes(
    root: Path, paths: Iterable[str], existing: Iterable[str], memory: Memory
) -> tuple[dict[str, PictureNote], dict[str, Diagnostic]]:
    """Return notes on files below ``content/`` by path, and why others could not be read.

    Notes on other ``existing`` files are kept: another audience may see those.
    """
    known = memory.read_map(HEAD, _NOTES, PictureNote)
    notes: dict[str, PictureNote] = {}
    unread: dict[str, Diagnostic] = {}
    for path in paths:
        note = _noted(root, path, known.get(path), memory)
        if isinstance(note, Diagnostic):
            unread[path] = note
        else:
            notes[path] = note
    kept = {path: known[path] for path in known.keys() & set(existing)} if known else {}
    if (merged := kept | notes) != known:
        memory.write_map(HEAD, _NOTES, dict(sorted(merged.items())))
    return notes, unread


def _noted(root: Path, path: str, known: PictureNote | None, memory: Memory) -> PictureNote | Diagnostic:
    present = _state(root / "content" / path, memory.now)
    is_same = known is not None and known.versions == memory.versions
    if known and present and is_same and not memory.paranoid and is_unchanged(known.state, present):
        return known
    data = read_source(root, f"content/{path}", limit=LARGEST)
    if isinstance(data, Diagnostic):
        return data
    mark = digest(data)
    state = msgspec.structs.replace(present, digest=mark) if present else FileState(-1, 0, 0, 0, 0, mark)
    if known and is_same and known.state.digest == mark:
        return msgspec.structs.replace(known, state=state)
    return _read(path, data, PictureNote(state, memory.versions))


def _state(path: Path, now: int) -> FileState | None:
    try:
        return state_of(os.stat(path), now)  # noqa: PTH116, a Path costs more than the call
    except OSError:
        return None


def _read(path: str, data: bytes, note: PictureNote) -> PictureNote:
    form, promised = format_of(data), suffix_format(path)
    if promised is None:
        return msgspec.structs.replace(note, tells=paper_tells(data))
    if form != promised:
        return msgspec.structs.replace(note, form=promised, found=(_wrong_form(promised, form),))
    try:
        return _drawn(data, note) if form == "svg" else _dissected(data, form, note)
    except UnusableError as error:
        line = error.line if isinstance(error, NoDrawingError) else 0
        return msgspec.structs.replace(note, form=form, found=(Found("BG850", str(error), line),))


def _wrong_form(promised: str, form: str | None) -> Found:
    if form is None:
        return Found("BG850", f"it is no {promised.upper()}, nor any other picture of the web")
    return Found("BG851", f"its name says {promised.upper()}, and it is {form.upper()}")


def _drawn(data: bytes, note: PictureNote) -> PictureNote:
    drawn = drawing(data)
    found = tuple(Found("BG852", one.what, one.line) for one in drawn.removed)
    return msgspec.structs.replace(
        note, form="svg", width=drawn.width, height=drawn.height, whole_only=True, found=found
    )


def _dissected(data: bytes, form: PictureForm, note: PictureNote) -> PictureNote:
    anatomy = dissect(data, form)
    width, height = anatomy.shown
    return msgspec.structs.replace(
        note,
        form=form,
        width=width,
        height=height,
        whole_only=anatomy.is_animated,
        tells=anatomy.tells,
    )
