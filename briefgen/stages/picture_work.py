"""Making the files of pictures: constructive traces, in other processes where there is much to do.

What goes into a file (the picture's bytes, the size, format and quality, the encoders) leads to its bytes.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

import msgspec

import briefgen.images
from briefgen.content import read_source
from briefgen.diagnostics import Diagnostic
from briefgen.images import Cut, UnusableError, cuts, dissect, drawing, whole
from briefgen.incremental import digest, digest_of
from briefgen.model.site import Artifact
from briefgen.stages.memory import Memory
from briefgen.stages.picture_notes import LARGEST
from briefgen.stages.picturing import PictureFile
from briefgen.workers import Inline, Shared, Workers

MADE = "made-pictures"
WORTH_SHARING = 3
"""With fewer photos to be made than these, starting other processes costs more than it gains."""
PER_PHOTO = 50
"""So many drawings take the time of a photo in all its sizes."""


class Failed(msgspec.Struct, frozen=True):
    """A picture of which nothing can be made, and why."""

    path: str
    reason: str


class _Job(msgspec.Struct, frozen=True, array_like=True):
    """A picture's bytes and the files to be made of it."""

    data: bytes
    files: tuple[PictureFile, ...]


class _Made(msgspec.Struct, frozen=True, array_like=True):
    """The files' bytes in their order; a reason instead where the picture cannot be decoded."""

    files: tuple[bytes, ...] = ()
    reason: str = ""


class Darkroom:
    """Makes the files of pictures, and remembers what it made."""

    def __init__(self, root: Path, memory: Memory, workers: Workers | None = None) -> None:
        """Prepare; nothing is read or loaded yet."""
        self._root = root
        self._memory = memory
        self._workers = workers or Inline()
        self._makers = b""

    def key(self, file: PictureFile) -> str:
        """Return the name under which a file's bytes are remembered: all that they are made of."""
        self._makers = self._makers or makers()
        return digest_of((self._makers, file.source, file.form, file.cut)).hex()

    def made(self, files: Mapping[str, PictureFile]) -> Iterator[Artifact | Failed]:
        """Yield the bytes of files by route, in no order; a picture that cannot be decoded once.

        What was not made before is made, and kept for later at once.
        """
        pending: list[tuple[str, PictureFile]] = []
        for route, file in files.items():
            known = self._memory.read_bytes(MADE, self.key(file))
            if known is None:
                pending.append((route, file))
            else:
                yield Artifact(route, known)
        yield from self._make(pending)

    def _make(self, pending: list[tuple[str, PictureFile]]) -> Iterator[Artifact | Failed]:
        groups = [list(group) for _, group in groupby(pending, key=lambda item: item[1].path)]
        drawings = sum(group[0][1].form == "svg" for group in groups)
        weight = len(groups) - drawings + drawings // PER_PHOTO
        workers = self._workers if weight >= WORTH_SHARING else Inline()
        lost: list[Failed] = []
        sent: list[list[tuple[str, PictureFile]]] = []
        for at, result in enumerate(workers.map(make_pictures, (), self._jobs(groups, sent, lost))):
            made = msgspec.msgpack.decode(result, type=_Made)
            if made.reason:
                yield Failed(sent[at][0][1].path, made.reason)
                continue
            for (route, file), data in zip(sent[at], made.files, strict=True):
                if self._memory.lasts:
                    self._memory.write(MADE, self.key(file), data)
                yield Artifact(route, data)
            self._memory.save()
        yield from lost

    def _jobs(
        self,
        groups: Iterable[list[tuple[str, PictureFile]]],
        sent: list[list[tuple[str, PictureFile]]],
        lost: list[Failed],
    ) -> Iterator[bytes]:
        for group in groups:
            first = group[0][1]
            data = read_source(self._root, f"content/{first.path}", limit=LARGEST)
            if isinstance(data, Diagnostic) or digest(data) != first.source:
                lost.append(Failed(first.path, "it changed while the site was built"))
                continue
            sent.append(group)
            yield msgspec.msgpack.encode(_Job(data, tuple(file for _, file in group)))


def make_pictures(shared: Shared, chunk: bytes) -> bytes:
    """Make files of one picture; return their bytes, or why it cannot be decoded, encoded."""
    del shared
    job = msgspec.msgpack.decode(chunk, type=_Job)
    try:
        made = _Made(_files_of(job))
    except UnusableError as error:
        made = _Made(reason=str(error))
    return msgspec.msgpack.encode(made)


def _files_of(job: _Job) -> tuple[bytes, ...]:
    wanted: list[Cut] = [file.cut for file in job.files if file.cut]
    parts = iter(cuts(job.data, wanted) if wanted else ())
    return tuple(next(parts) if file.cut else _whole(job.data, file.form) for file in job.files)


def _whole(data: bytes, form: str) -> bytes:
    if form == "svg":
        return drawing(data).data
    kind = msgspec.convert(form, briefgen.images.Format)
    return whole(kind, dissect(data, kind))


def makers() -> bytes:
    """Return a digest of what makes pictures: the encoders' version, and the modules that use them."""
    # Imported here: most builds make no picture, and it takes longer than all of this module.
    from importlib.metadata import PackageNotFoundError, version

    try:
        encoders = version("pillow")
    except PackageNotFoundError:
        encoders = ""
    folder = Path(briefgen.images.__file__).parent
    modules = [(path.name, path.read_bytes()) for path in sorted(folder.rglob("*.py"))]
    return digest_of((encoders, modules))
