"""Parsing files, here or in other processes: what these are given, and what they give back."""

from collections import deque
from collections.abc import Iterator
from itertools import chain, islice

import msgspec

from briefgen.content import FolderDefaults, parse
from briefgen.extensions import Extensions, reopened
from briefgen.incremental import FileState
from briefgen.model.document import ParsedFile, SourceFile
from briefgen.settings.values import ContentSettings
from briefgen.stages.packing import split
from briefgen.workers import Shared, Workers, shared_bytes

CHUNK = 40


class Pending(msgspec.Struct, frozen=True):
    """A file that has to be parsed: its bytes, its folder's defaults, and what the note needs."""

    source: SourceFile
    data: bytes
    defaults: FolderDefaults
    state: FileState
    inputs: bytes


class Job(msgspec.Struct, frozen=True, array_like=True):
    """One file of a chunk: its bytes, and the number of its folder's defaults in the chunk."""

    source: SourceFile
    data: bytes
    defaults: int


class Chunk(msgspec.Struct, frozen=True, array_like=True):
    """Files that one worker parses; defaults stand once."""

    defaults: tuple[FolderDefaults, ...]
    jobs: tuple[Job, ...]


Result = tuple[bytes, bytes]
_RESULTS = msgspec.msgpack.Decoder(list[Result])


def parse_chunk(shared: Shared, chunk: bytes) -> bytes:
    """Parse the files of a chunk; return for each its facts and its bulk, encoded."""
    settings, packed = msgspec.msgpack.decode(shared_bytes(shared), type=tuple[ContentSettings, bytes])
    extensions = reopened(packed)
    work = msgspec.msgpack.decode(chunk, type=Chunk)
    return msgspec.msgpack.encode(
        [
            _parsed(parse(job.source, job.data, settings, work.defaults[job.defaults], extensions))
            for job in work.jobs
        ]
    )


def _parsed(file: ParsedFile) -> Result:
    light, bulk = split(file)
    return msgspec.msgpack.encode(light), msgspec.msgpack.encode(bulk)


def parse_all(
    pending: Iterator[Pending], given: tuple[ContentSettings, Extensions], workers: Workers
) -> Iterator[tuple[Pending, Result]]:
    """Parse files, in other processes if there are many; of those only few are held at a time."""
    settings, extensions = given
    first = list(islice(pending, workers.worth)) if workers.count > 1 else []
    if not first or len(first) < workers.worth:
        for item in chain(first, pending):
            yield item, _parsed(parse(item.source, item.data, settings, item.defaults, extensions))
        return
    shared = msgspec.msgpack.encode((settings, extensions.packed()))
    sent: deque[list[Pending]] = deque()
    results = workers.map(parse_chunk, (shared,), _chunks(chain(first, pending), sent))
    for data in results:
        yield from zip(sent.popleft(), _RESULTS.decode(data), strict=True)


def _chunks(pending: Iterator[Pending], sent: deque[list[Pending]]) -> Iterator[bytes]:
    """Yield chunks of work; what is in each goes to ``sent``, without the files' bytes."""
    while items := list(islice(pending, CHUNK)):
        sent.append([msgspec.structs.replace(item, data=b"") for item in items])
        yield _chunk(items)


def _chunk(items: list[Pending]) -> bytes:
    numbers: dict[int, int] = {}
    defaults: list[FolderDefaults] = []
    jobs = []
    for item in items:
        if id(item.defaults) not in numbers:
            numbers[id(item.defaults)] = len(defaults)
            defaults.append(item.defaults)
        jobs.append(Job(item.source, item.data, numbers[id(item.defaults)]))
    return msgspec.msgpack.encode(Chunk(tuple(defaults), tuple(jobs)))
