"""The leak audit of a site's output, against what its gate keeps back."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from briefgen.diagnostics import BriefgenError, ExitCode, Span, problem
from briefgen.leaks import Audit, Hidden, Public, Said, audit, digest_of_copy
from briefgen.output import read_manifest
from briefgen.output.folder_tree import look_through
from briefgen.stages.reading import Overview
from briefgen.stages.request import Request, Track
from briefgen.stages.surface import neutral_texts
from briefgen.stages.withheld_words import hidden_files, names_of, said_by

_SMALLEST_COPY = 32
_LARGEST_SAID = 16_000_000
_UNUSED = "used by no published document"


def audited_folder(request: Request, overview: Overview, track: Track) -> Audit:
    """Audit the output folder as it is, against what the overview's gate keeps back.

    Raises:
        BriefgenError: nothing was built there, or a file of it cannot be read.
    """
    files = _files(request)
    return audited(request, overview, track("auditing", files, len(files)))


def audited(request: Request, overview: Overview, files: Iterable[tuple[str, Path | bytes]]) -> Audit:
    """Audit files of an output: path below the output's folder, and bytes or the file that has them.

    Raises:
        BriefgenError: a file cannot be read.
    """
    sources = {file.source.path: _source(request.root / file.source.path) for file in overview.files}
    unused = _unused_assets(request.root, overview)
    hidden = (*hidden_files(overview, sources), *(_hidden_asset(path) for path in unused))
    return audit(hidden, _public(request, overview, sources, unused), map(_loaded, files))


def as_built(request: Request) -> Request:
    """Return the request with audience and admitted drafts as the output was built with them.

    One that names an audience stays as it is.

    Raises:
        BriefgenError: the output folder is none, or its manifest is damaged.
    """
    manifest = read_manifest(request.root, request.output)
    if request.audience or manifest is None:
        return request
    admitted = manifest.flavour.split()
    return msgspec.structs.replace(
        request,
        audience=manifest.audience,
        drafts="drafts" in admitted,
        future="future" in admitted,
        expired="expired" in admitted,
    )


def _files(request: Request) -> list[tuple[str, Path]]:
    try:
        found = sorted(look_through(str(request.output)).files)
    except OSError as error:
        raise _unreadable(request.output, error) from None
    if not found:
        stop = problem("BG425", "there is no site to audit", Span(request.output.name), help="briefgen build")
        raise BriefgenError([stop], ExitCode.USAGE)
    return [(path, request.output / path) for path in found]


def _loaded(file: tuple[str, Path | bytes]) -> tuple[str, bytes]:
    path, data = file
    if isinstance(data, bytes):
        return path, data
    try:
        return path, data.read_bytes()
    except OSError as error:
        raise _unreadable(data, error) from None


def _unreadable(path: Path, error: OSError) -> BriefgenError:
    return BriefgenError([problem("BG426", f"this cannot be read: {error.strerror}", Span(str(path)))])


def _source(path: Path) -> bytes:
    """Return a source's bytes; none where it went away or cannot be read, which is told elsewhere."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _public(
    request: Request, overview: Overview, sources: dict[str, bytes], unused: dict[str, bytes]
) -> Public:
    documents = overview.admission.documents
    catalog = overview.site.catalog
    languages = {document.card.lang for document in documents} | {
        overview.site.sources.loaded.settings.language
    }
    copied = {digest_of_copy(data) for _, data in _copies(request.root, overview)}
    return Public(
        said=(*said_by(overview, sources), *_plain_sources(request.root, request.config, overview)),
        names=(
            *(name for document in documents for name in names_of(document)),
            *(subject.name for subject in catalog.subjects.values()),
            *(record.name for record in (*overview.site.sources.authors, *overview.site.sources.series)),
        ),
        neutral=neutral_texts(languages - {""}),
        spilled={
            mark: path
            for path, data in unused.items()
            if len(data) >= _SMALLEST_COPY and (mark := digest_of_copy(data)) not in copied
        },
    )


def _plain_sources(root: Path, config: str, overview: Overview) -> Iterator[Said]:
    """Yield settings, data records, and texts that are copied: their authors publish them as they are."""
    for path in (config, *overview.site.sources.tree.data):
        yield Said(path, (_source(root / path),))
    for path, data in _copies(root, overview):
        if len(data) <= _LARGEST_SAID and b"\0" not in data:
            yield Said(path, (data,))


def _copies(root: Path, overview: Overview) -> Iterator[tuple[str, bytes]]:
    for copy in overview.site.plan.copies:
        yield copy.path, _source(root / copy.path)


def _unused_assets(root: Path, overview: Overview) -> dict[str, bytes]:
    """Return pictures and attachments that no published document uses, by path."""
    copied = {copy.path for copy in overview.site.plan.copies}
    paths = (f"content/{path}" for path in overview.site.sources.tree.assets)
    return {path: _source(root / path) for path in paths if path not in copied}


def _hidden_asset(path: str) -> Hidden:
    return Hidden(path, _UNUSED, (("file name", path.rpartition("/")[2]),))
