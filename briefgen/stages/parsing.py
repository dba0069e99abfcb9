"""Stage 1 over all files: what is known of a file is not parsed again."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from briefgen.content import FolderDefaults, SourceTree, defaults_of, read_defaults, read_source
from briefgen.diagnostics import Diagnostic
from briefgen.extensions import Extensions
from briefgen.incremental import (
    DamagedError,
    FileState,
    digest,
    digest_of,
    is_like,
    is_unchanged,
    reading,
    state_of,
)
from briefgen.model.document import ParsedFile, Prose, SourceFile
from briefgen.settings.values import ContentSettings
from briefgen.stages.memory import HEAD, PARSED, PROSE, Memory, SourceNote
from briefgen.stages.parse_work import Pending, Result, parse_all
from briefgen.stages.request import Track
from briefgen.workers import Workers

LARGEST_SOURCE = 64_000_000
_PARSED = msgspec.msgpack.Decoder(ParsedFile)
_PROSE = msgspec.msgpack.Decoder(Prose)
Notes = dict[str, SourceNote]


class Parsed:
    """All files of a site, parsed now or earlier, without the bulk of their bodies.

    ``notes`` are by path; ``parsed`` are the paths that were parsed in this build. ``problems``
    are those of files that could not be read and of folders' defaults.
    """

    def __init__(
        self, memory: Memory, notes: Notes, parsed: tuple[str, ...], problems: tuple[Diagnostic, ...]
    ) -> None:
        """Keep what the stage found."""
        self.notes = notes
        self.parsed = parsed
        self.problems = problems
        self._memory = memory

    def files(self) -> tuple[ParsedFile, ...]:
        """Return all files, sorted by path."""
        known = self._memory.read_all(PARSED)
        notes = sorted(self.notes.items())
        return tuple(_PARSED.decode(_the_same(known.get(path), note.facts)) for path, note in notes)

    def prose(self, path: str) -> Prose:
        """Return the bulk of a file's body."""
        return _PROSE.decode(self.prose_bytes(path))

    def prose_bytes(self, path: str) -> bytes:
        """Return the bulk of a file's body, encoded."""
        known = self.notes[path].prose
        replaced = (self._memory.replaced or {}).get(path)
        if replaced and digest(replaced) == known:
            return replaced
        return _the_same(self._memory.read_bytes(PROSE, path), known)

    def file(self) -> Path | None:
        """Return the store in which other processes find what this one parsed; None without one."""
        return self._memory.file()

    def facts(self) -> bytes:
        """Return one digest of everything but bulk: equal, and stages 2 and 3 have nothing to do."""
        return digest(
            b"".join(path.encode() + b"\0" + note.facts for path, note in sorted(self.notes.items()))
        )


def stored_prose(file: Path, digests: Mapping[str, bytes]) -> Callable[[str], bytes]:
    """Return what gives the encoded bulk of a file's body by path, read from another process's store.

    ``digests`` are those of the bulk. What is returned raises ``DamagedError`` when the store holds
    something else.
    """
    store = reading(file)
    return lambda path: _the_same(store.get(PROSE, path), digests[path])


def parse_sources(
    root: Path,
    tree: SourceTree,
    settings: ContentSettings,
    extensions: Extensions,
    *,
    memory: Memory,
    workers: Workers,
    track: Track,
) -> Parsed:
    """Bring what is known of all sources up to date: only files that changed are read, and parsed.

    What was parsed counts for the next build at once, whatever becomes of this one.
    """
    problems: list[Diagnostic] = []
    merged = _defaults(root, tree, settings, problems)
    base = digest_of((settings, memory.versions, extensions.digest_of("markdown_rules")))
    known = memory.read_map(HEAD, "notes", SourceNote)
    notes: Notes = {}
    parsed: list[str] = []
    circumstances = digest_of((base, merged, tree.documents))
    is_as_before = memory.read_bytes(HEAD, "circumstances") == circumstances
    common = _Common(base, merged, memory, is_as_before)
    sources = tree.documents
    if is_as_before and memory.proven.watched and memory.proven.edited is not None:
        notes, sources = _but_edited(root, known, tree, memory.proven.edited)
    looks = ((source, _look(root, source, known.get(source.path), common)) for source in sources)
    followed = track("reading", looks, len(sources))
    for item, result in parse_all(_pending(followed, notes, problems), (settings, extensions), workers):
        notes[item.source.path] = _remember(item, result, memory)
        parsed.append(item.source.path)
    for path in known.keys() - notes.keys():
        memory.forget(PARSED, path)
        memory.forget(PROSE, path)
    memory.write_map(HEAD, "notes", dict(sorted(notes.items())))
    memory.write(HEAD, "circumstances", circumstances)
    memory.save()
    return Parsed(memory, notes, tuple(sorted(parsed)), tuple(problems))


def _but_edited(
    root: Path, known: Notes, tree: SourceTree, edited: Iterable[str]
) -> tuple[Notes, tuple[SourceFile, ...]]:
    """Return the notes of all sources that were not edited, and the sources that were or have no note."""
    paths = {path.removeprefix(f"{root}/") for path in edited}
    notes = {path: note for path, note in known.items() if path not in paths}
    return notes, tuple(source for source in tree.documents if source.path not in notes)


def _pending(
    looks: Iterable[tuple[SourceFile, "SourceNote | Pending | Diagnostic"]],
    notes: Notes,
    problems: list[Diagnostic],
) -> Iterator[Pending]:
    """Yield what has to be parsed; note what still holds, and what cannot be read."""
    for source, found in looks:
        if isinstance(found, Pending):
            yield found
        elif isinstance(found, Diagnostic):
            problems.append(found)
        else:
            notes[source.path] = found


class _Common(msgspec.Struct, frozen=True):
    """What all files of a site have in common.

    ``is_as_before`` tells that all that goes into notes but the files' bytes is as when they were taken.
    """

    base: bytes
    merged: Mapping[str, FolderDefaults]
    memory: Memory
    is_as_before: bool


def _look(
    root: Path, source: SourceFile, note: SourceNote | None, common: _Common
) -> SourceNote | Pending | Diagnostic:
    """Return what is known of a file if that still holds, else what it takes to parse it."""
    present = _present(f"{root}/{source.path}", note, common.memory)
    data: bytes | None = None
    if note is None or present is None or common.memory.paranoid or not is_unchanged(note.state, present):
        read = read_source(root, source.path, limit=LARGEST_SOURCE)
        if isinstance(read, Diagnostic):
            return read
        data = read
    elif common.is_as_before:
        return note
    content = note.state.digest if data is None and note else digest(data or b"")
    defaults = defaults_of(_folder(source.path), common.merged)
    inputs = digest_of((common.base, source, content, defaults))
    if note is not None and note.inputs == inputs:
        kept = note.state if data is None else _with_digest(present, content)
        return msgspec.structs.replace(note, state=kept)
    if data is None:
        read = read_source(root, source.path, limit=LARGEST_SOURCE)
        if isinstance(read, Diagnostic):
            return read
        data = read
        inputs = digest_of((common.base, source, digest(data), defaults))
    return Pending(source, data, defaults, _with_digest(present, digest(data)), inputs)


def _with_digest(state: FileState | None, content: bytes) -> FileState:
    """Return a state for the next build; one that never counts as unchanged where there is none."""
    return msgspec.structs.replace(state, digest=content) if state else FileState(-1, 0, 0, 0, 0, content)


def _present(path: str, note: SourceNote | None, memory: Memory) -> FileState | None:
    """Return the state of a file, without a look where the first one of this build has proven it.

    That one followed no link: what it saw of a link says nothing of the file behind it, whose state
    was noted.
    """
    proven = memory.proven.states.get(path)
    return proven if note and is_like(note.state, proven) else _state(path, memory.now)


def _state(path: str, now: int) -> FileState | None:
    try:
        return state_of(os.stat(path), now)  # noqa: PTH116, a Path costs more than the call
    except OSError:
        return None


def _the_same(data: bytes | None, known: bytes) -> bytes:
    """Return what was remembered of a file; another build may have put something else there.

    Raises:
        DamagedError: it has.
    """
    if data is None or digest(data) != known:
        raise DamagedError("a file that was parsed is not what it was")
    return data


def _remember(item: Pending, result: Result, memory: Memory) -> SourceNote:
    facts, prose = result
    memory.write(PARSED, item.source.path, facts)
    memory.write(PROSE, item.source.path, prose)
    return SourceNote(item.state, item.inputs, digest(facts), digest(prose))


def _defaults(
    root: Path, tree: SourceTree, settings: ContentSettings, problems: list[Diagnostic]
) -> Mapping[str, FolderDefaults]:
    read = read_files(root, tree.defaults, problems)
    merged, found = read_defaults({_folder(path): (path, data) for path, data in read.items()}, settings)
    problems += found
    return merged


def read_files(root: Path, paths: Iterable[str], problems: list[Diagnostic]) -> dict[str, bytes]:
    """Return the bytes of small files by path; those that cannot be read are problems."""
    found: dict[str, bytes] = {}
    for path in paths:
        data = read_source(root, path, limit=LARGEST_SOURCE)
        if isinstance(data, Diagnostic):
            problems.append(data)
        else:
            found[path] = data
    return found


def _folder(path: str) -> str:
    return path.removeprefix("content/").rpartition("/")[0]
