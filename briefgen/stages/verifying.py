"""Whether an output folder holds what a clean build would write."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from briefgen.diagnostics import BriefgenError
from briefgen.incremental import digest
from briefgen.output import file_of_route, read_manifest
from briefgen.stages.auditing import as_built
from briefgen.stages.memory import Memory
from briefgen.stages.reading import Site, read_site
from briefgen.stages.rendering import Rendering, verdict
from briefgen.stages.request import Request, Stopwatch, Track
from briefgen.workers import Workers


class Difference(msgspec.Struct, frozen=True):
    """A file below the output folder that is not what a clean build writes."""

    file: str
    what: Literal["missing", "different", "not wanted"]


def differences(request: Request, workers: Workers, track: Track) -> tuple[Difference, ...]:
    """Build clean, writing nothing, and compare path by path and byte by byte; sorted by path.

    Audience and admitted drafts are those with which the folder was built.

    Raises:
        BriefgenError: the site cannot be built, or nothing was built there.
    """
    wanted = as_built(msgspec.structs.replace(request, audience=""))
    memory = Memory()
    site = read_site(wanted, memory, workers, track, Stopwatch(lambda: 0.0))
    if verdict(site.problems, strict=False):
        raise BriefgenError(site.problems)
    expected = dict(_expected(wanted, site, memory, workers, track))
    manifest = read_manifest(request.root, request.output)
    listed = set(manifest.files) if manifest else set()
    found = [_compare(request.output, file, content) for file, content in expected.items()]
    extra = [
        Difference(file, "not wanted")
        for file in listed - expected.keys()
        if (request.output / file).exists()
    ]
    return tuple(sorted((*filter(None, found), *extra), key=lambda difference: difference.file))


def _expected(
    request: Request, site: Site, memory: Memory, workers: Workers, track: Track
) -> Iterator[tuple[str, bytes]]:
    rendering = Rendering(request, site, memory, workers)
    for artifact in rendering.artifacts(rendering.everything(), track):
        yield file_of_route(artifact.route), digest(artifact.data)
    for copy in site.copies:
        yield file_of_route(copy.route), digest((request.root / copy.path).read_bytes())


def _compare(output: Path, file: str, content: bytes) -> Difference | None:
    path = output / file
    if not path.is_file():
        return Difference(file, "missing")
    return None if digest(path.read_bytes()) == content else Difference(file, "different")
