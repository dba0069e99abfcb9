"""The files of pictures on their way to the disk; those that stand there are not made again."""

from collections.abc import Iterator, Mapping

import msgspec

from briefgen.diagnostics import Diagnostic
from briefgen.images import Cut
from briefgen.incremental import FileState, digest
from briefgen.model.site import Artifact
from briefgen.output import Kept, file_of_route
from briefgen.stages.memory import HEAD, Memory
from briefgen.stages.past import standing
from briefgen.stages.picture_work import MADE, Darkroom, Failed
from briefgen.stages.picturing import unusable
from briefgen.stages.reading import Site
from briefgen.stages.request import Request
from briefgen.workers import Workers

_OUTPUTS, _KEYS = "pictures", "made-pictures"
_TRIAL = Cut("jpeg", 16, 16)


class _Output(msgspec.Struct, frozen=True, array_like=True):
    """A file of the output: what it was made of, and the digest of its bytes."""

    key: str
    digest: bytes


class PictureOutput:
    """The files of a site's pictures in one build."""

    def __init__(self, request: Request, site: Site, memory: Memory, workers: Workers, space: str) -> None:
        """Take what the last build left in a space of the memory."""
        self._output = request.output
        self._catalog = site.catalog
        self._files = site.pictured.files
        self._memory = memory
        self._space = space
        self._room = Darkroom(request.root, memory, workers)
        self._outputs: dict[str, _Output] = {}
        self._wanted = dict(self._files)
        self._existing = {*site.sources.tree.assets, *site.sources.tree.static}

    def kept(self, states: Mapping[str, FileState]) -> dict[str, Kept]:
        """Return the files that stand in the output as they must; ``states`` are how it was left."""
        known = self._memory.read_map(self._space, _OUTPUTS, _Output) if self._files else {}
        kept: dict[str, Kept] = {}
        for route, file in self._files.items():
            past = known.get(route)
            if past is None or past.key != self._room.key(file):
                continue
            name = file_of_route(route)
            path = f"{self._output}/{name}"
            found = standing(path, past.digest, states.get(path), self._memory)
            if found:
                kept[name] = found
                self._outputs[route] = past
                del self._wanted[route]
        return kept

    def artifacts(self, problems: list[Diagnostic]) -> Iterator[Artifact]:
        """Yield the bytes of the files that are not kept; pictures that cannot be decoded are problems."""
        for made in self._room.made(self._wanted):
            if isinstance(made, Failed):
                problems.append(unusable(made.path, made.reason, self._catalog))
                continue
            mark = digest(made.data)
            self._outputs[made.route] = _Output(self._room.key(self._files[made.route]), mark)
            yield msgspec.structs.replace(made, digest=mark)

    def trial(self, problems: list[Diagnostic]) -> None:
        """Decode each picture and keep nothing: whether that succeeds is all that a check needs."""
        rasters = {
            route: msgspec.structs.replace(file, cut=_TRIAL)
            for route, file in self._files.items()
            if file.cut is None and file.form != "svg"
        }
        problems += [
            unusable(made.path, made.reason, self._catalog)
            for made in self._room.made(rasters)
            if isinstance(made, Failed)
        ]

    def remember(self) -> None:
        """Keep what was made for the next build, and let go of what no picture needs any more."""
        if self._outputs or self._memory.read_bytes(self._space, _OUTPUTS):
            self._memory.write_map(self._space, _OUTPUTS, dict(sorted(self._outputs.items())))
        known = self._memory.read_map(HEAD, _KEYS, str)
        present = {self._room.key(file): file.path for file in self._files.values()}
        if not known and not present:
            return
        paths = set(present.values())
        others = {key: path for key, path in known.items() if path not in paths and path in self._existing}
        for key in known.keys() - present.keys() - others.keys():
            self._memory.forget(MADE, key)
        self._memory.write_map(HEAD, _KEYS, dict(sorted((others | present).items())))
