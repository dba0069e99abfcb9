"""When nothing changed at all: told by the state of files, with no stage run.

The modules of the stages are not imported here, so that a build with nothing to do ends soon.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from briefgen.diagnostics import Diagnostic
from briefgen.incremental import FileState, digest, digest_of, is_unchanged, state_of
from briefgen.stages.memory import HEAD, Memory
from briefgen.stages.request import Request, label

MISSING = FileState(-1, 0, 0, 0)
States = dict[str, FileState]


class Outcome(msgspec.Struct, frozen=True, array_like=True):
    """A finished build: what went in and what came out, as states of files and folders by path.

    ``inputs`` digests options, environment and versions. It holds for build clocks from ``begin`` up
    to, not including, ``end``.
    """

    inputs: bytes
    begin: int
    end: int
    sources: States
    outputs: States
    pages: int
    unchanged: tuple[str, ...]
    size: int
    strangers: tuple[str, ...]
    problems: tuple[Diagnostic, ...]
    next_due: int | None
    time_zone: str


def recall(request: Request, memory: Memory) -> Outcome | None:
    """Return the last build of this output if a build now would give the same; else None."""
    if memory.paranoid:
        return None
    known = memory.read(HEAD, _key(request), Outcome)
    if known is None or known.inputs != _inputs(request, memory) or not known.begin <= request.at < known.end:
        return None
    return known if _all_stand(known.sources) and _all_stand(known.outputs) else None


def keep(outcome: Outcome, request: Request, memory: Memory) -> None:
    """Keep a finished build for ``recall``."""
    kept = msgspec.structs.replace(outcome, inputs=_inputs(request, memory))
    memory.write(HEAD, _key(request), kept)


def look(tops: Iterable[Path], seen: int) -> States:
    """Return the state of some files and folders and all below them, looked at at ``seen`` (ns).

    A file or folder that changed so lately that its times prove nothing is read at once; its
    digest stands in for them. What is not there has a state as well.
    """
    return {path: _settled(path, state) for path, state in _walk([str(top) for top in tops], seen)}


def folders_of(output: Path, files: Iterable[str], seen: int) -> States:
    """Return the states of the folders in which the output's files stand."""
    folders = {""}
    for file in files:
        folder = file.rpartition("/")[0]
        while folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    paths = (f"{output}/{folder}" if folder else str(output) for folder in sorted(folders))
    return {path: _settled(path, _lstat(path, seen)) for path in paths}


def absolute(output: Path, states: Mapping[str, FileState]) -> States:
    """Return states of the output's files by absolute path."""
    return {f"{output}/{file}": state for file, state in states.items()}


def _walk(pending: list[str], seen: int) -> Iterator[tuple[str, FileState]]:
    while pending:
        path = pending.pop()
        state = _lstat(path, seen)
        yield path, state
        if state is not MISSING and Path(path).is_dir() and not Path(path).is_symlink():
            with suppress(OSError):  # the stage that reads tells of a folder that is closed to it
                pending += [entry.path for entry in os.scandir(path)]


def _lstat(path: str, seen: int) -> FileState:
    try:
        return state_of(os.lstat(path), seen)
    except OSError:
        return MISSING


def _settled(path: str, state: FileState) -> FileState:
    proves_itself = is_unchanged(state, state)
    return state if proves_itself else msgspec.structs.replace(state, digest=_content(path))


def _all_stand(states: States) -> bool:
    return all(_stands(path, known) for path, known in states.items())


def _stands(path: str, known: FileState) -> bool:
    present = _lstat(path, 0)
    if is_unchanged(known, present):
        return True
    is_like = (known.size, known.mtime, known.ctime, known.inode) == (
        present.size,
        present.mtime,
        present.ctime,
        present.inode,
    )
    return is_like and _content(path) == known.digest


def _content(path: str) -> bytes:
    """Return the digest of a file, or of the names in a folder; empty for anything else."""
    try:
        if Path(path).is_dir():
            names = sorted(entry.name for entry in os.scandir(path))
            return digest("\0".join(names).encode("utf-8", "surrogateescape"))
        return digest(Path(path).read_bytes()) if Path(path).is_file() else b""
    except OSError:
        return b""


def _key(request: Request) -> str:
    return f"outcome:{label(request)}"


def _inputs(request: Request, memory: Memory) -> bytes:
    """Return a digest of what decides besides files and clock."""
    environ = sorted(pair for pair in request.environ.items() if pair[0].startswith("BRIEFGEN_"))
    chosen = (str(request.root), request.config, request.overrides, environ, request.strict)
    return digest_of((memory.versions, chosen))
