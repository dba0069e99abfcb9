"""When nothing changed at all: told by the state of files, with no stage run.

The modules of the stages are not imported here, so that a build with nothing to do ends soon.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from time import time_ns

import msgspec

from briefgen.diagnostics import Diagnostic
from briefgen.incremental import FileState, digest, digest_of, is_like, is_proven, is_unchanged, state_of
from briefgen.stages.memory import HEAD, Memory, Proven
from briefgen.stages.request import Request, label

MISSING = FileState(-1, 0, 0, 0)
States = dict[str, FileState]


class Outcome(msgspec.Struct, frozen=True, array_like=True):
    """A finished build, besides what went in and what came out.

    ``inputs`` digests options, environment and versions. It holds for build clocks from ``begin`` up
    to, not including, ``end``. ``sources`` and ``outputs`` are how many there are; ``folders`` are the
    states of the output's folders and of the lists of what is ours.
    """

    inputs: bytes
    begin: int
    end: int
    sources: int
    outputs: int
    folders: States
    pages: int
    size: int
    strangers: tuple[str, ...]
    problems: tuple[Diagnostic, ...]
    next_due: int | None
    time_zone: str


class Recalled(msgspec.Struct, frozen=True):
    """A finished build that a build now would repeat; ``files`` are those of the site, sorted."""

    outcome: Outcome
    files: tuple[str, ...]


def recall(request: Request, memory: Memory) -> Recalled | None:
    """Return the last build of this output if a build now would give the same; else None.

    What was found to stand as that build left it need not be looked at again: ``memory.proven`` has it.
    """
    if memory.paranoid:
        return None
    known = memory.read(HEAD, _key(request), Outcome)
    if known is None or known.inputs != _inputs(request, memory):
        return None
    inputs, outputs = sources_of(request, memory), outputs_of(request, memory)
    if (len(inputs), len(outputs)) != (known.sources, known.outputs):
        return None
    sources, proven = _standing(inputs)
    stands, proven_output = _standing({**outputs, **known.folders})
    if sources and stands and known.begin <= request.at < known.end:
        return Recalled(known, tuple(sorted(path[len(f"{request.output}/") :] for path in outputs)))
    memory.proven = Proven(
        states={**proven, **proven_output},
        output=stands and not known.strangers,
        sources=inputs,
        edited=_edited(request.root / "content", inputs, proven),
    )
    return None


def sources_of(request: Request, memory: Memory) -> States:
    """Return the states of all sources of the last build of this output, by absolute path."""
    return memory.read_map(HEAD, f"sources:{label(request)}", FileState)


def outputs_of(request: Request, memory: Memory) -> States:
    """Return the states of all files that the last build left in this output, by absolute path."""
    return memory.read_map(HEAD, f"outputs:{label(request)}", FileState)


def _edited(content: Path, sources: States, proven: States) -> tuple[str, ...] | None:
    """Return the sources that may hold something else; None if other than plain files of content do."""
    paths = tuple(path for path in sources if path not in proven)
    is_plain = all(path.startswith(f"{content}/") and _is_plain(path) for path in paths)
    return paths if is_plain else None


def _is_plain(path: str) -> bool:
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except OSError:
        return False


def keep(outcome: Outcome, request: Request, memory: Memory, *, sources: States, outputs: States) -> None:
    """Keep a finished build for ``recall``."""
    kept = msgspec.structs.replace(outcome, inputs=_inputs(request, memory))
    memory.write(HEAD, _key(request), kept)
    memory.write_map(HEAD, f"sources:{label(request)}", sources)
    memory.write_map(HEAD, f"outputs:{label(request)}", outputs)


def look(tops: Iterable[Path], seen: int) -> States:
    """Return the state of some files and folders and all below them, looked at at ``seen`` (ns).

    A file or folder that changed so lately that its times prove nothing is read at once; its
    digest stands in for them. What is not there has a state as well.
    """
    return {path: _settled(path, state) for path, state in _walk([str(top) for top in tops], seen)}


def look_again(paths: Iterable[str], seen: int) -> States:
    """Return the states of some files, as ``look`` does."""
    return {path: _settled(path, _lstat(path, seen)) for path in paths}


def folders_of(output: Path, files: Iterable[str], touched: Iterable[str], memory: Memory) -> States:
    """Return the states of the folders in which the output's files stand.

    Those in which none of the ``touched`` files was written or removed are as they were if that is proven.
    """
    known, changed = memory.proven.states, set(_folders(output, touched))
    now = time_ns()
    return {
        path: known[path] if path in known and path not in changed else _settled(path, _lstat(path, now))
        for path in sorted(_folders(output, files))
    }


def _folders(output: Path, files: Iterable[str]) -> Iterator[str]:
    """Yield the path of each folder above some files, up to the output itself."""
    folders = {""}
    yield str(output)
    for file in files:
        folder = file.rpartition("/")[0]
        while folder not in folders:
            folders.add(folder)
            yield f"{output}/{folder}"
            folder = folder.rpartition("/")[0]


def _walk(pending: list[str], seen: int) -> Iterator[tuple[str, FileState]]:
    while pending:
        path = pending.pop()
        try:
            found = os.lstat(path)
        except OSError:
            yield path, MISSING
            continue
        yield path, state_of(found, seen)
        if stat.S_ISDIR(found.st_mode):
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


def _standing(states: States) -> tuple[bool, States]:
    """Tell whether all files and folders stand as they are known, and return those whose times prove it."""
    proven: States = {}
    others = True
    for path, known in states.items():
        try:
            found = os.lstat(path)
        except OSError:
            found = None
        if known == MISSING if found is None else is_proven(known, found):
            proven[path] = known
        else:
            present = state_of(found, 0) if found else MISSING
            others = others and is_like(known, present) and _content(path) == known.digest
    return others, proven


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
