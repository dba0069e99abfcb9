"""What the last build of an output left: traces of its pages, and how its files looked."""

import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from briefgen.incremental import FileState, Trace, Traces, digest, is_unchanged, state_of
from briefgen.incremental.digest import DIGEST_SIZE
from briefgen.output import Kept
from briefgen.stages.memory import Memory
from briefgen.stages.outcome import outputs_of
from briefgen.stages.request import Request


class Past(msgspec.Struct, frozen=True):
    """What the last build of this output left: ``base`` digests all that is no key.

    ``outputs`` are the states of its files by absolute path.
    """

    base: bytes
    making: bytes
    traces: Traces
    prose: dict[str, bytes]
    outputs: dict[str, FileState]


def recall_pages(request: Request, memory: Memory, space: str) -> Past:
    """Return what the last build left in a space of the memory; without one, something empty."""
    names = memory.read(space, "names", list[str])
    digests = memory.read_bytes(space, "digests")
    results = memory.read_map(space, "results", Trace)
    if names is None or digests is None or not results or len(digests) != len(names) * DIGEST_SIZE:
        return Past(b"", b"", Traces([], b"", {}), {}, {})
    return Past(
        base=memory.read_bytes(space, "base") or b"",
        making=memory.read_bytes(space, "making") or b"",
        traces=Traces(names, digests, results),
        prose=memory.read_map(space, "prose", bytes),
        outputs=outputs_of(request, memory),
    )


def standing(path: str, output: bytes, known: FileState | None, memory: Memory) -> Kept | None:
    """Return a file of the output if its bytes have the digest ``output``, None if they have not."""
    proven = memory.proven.states.get(path)
    if proven and proven.digest == output:
        return Kept(proven.digest.hex(), proven.size)
    present = proven or _state(path, memory.now)
    if present is None:
        return None
    is_trusted = known is not None and not memory.paranoid and is_unchanged(known, present)
    content = known.digest if known and is_trusted else _digest_of_file(path)
    return Kept(content.hex(), present.size) if content == output else None


def _state(path: str, now: int) -> FileState | None:
    try:
        return state_of(os.lstat(path), now)
    except OSError:
        return None


def states_of(
    output: Path, files: Mapping[str, str], staged_at: int, memory: Memory
) -> Iterator[tuple[str, FileState]]:
    """Yield path and state of each file of the output, with the digest of the bytes that belong there.

    A file that was touched after it was staged may have been written by somebody else: its state
    is noted as one that proves nothing, so that the next build reads it. One that was proven to have
    these bytes keeps its state, so that whatever was done to it since is noticed then.
    """
    now = time.time_ns()
    for file, content in files.items():
        path = f"{output}/{file}"
        proven = memory.proven.states.get(path)
        if proven and proven.digest.hex() == content:
            yield path, proven
            continue
        try:
            found = os.lstat(path)
        except OSError:
            continue
        yield path, state_of(found, now if found.st_mtime_ns <= staged_at else 0, bytes.fromhex(content))


def _digest_of_file(path: str) -> bytes:
    file = Path(path)
    try:
        return digest(file.read_bytes()) if file.is_file() and not file.is_symlink() else b""
    except OSError:
        return b""
