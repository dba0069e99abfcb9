"""The built site as it is deployed: files whose bytes are those that were built, and nothing else."""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from briefgen.diagnostics import BriefgenError, ExitCode, Span, problem
from briefgen.model.paths import printable
from briefgen.output.failure import writing_to
from briefgen.output.folder_tree import look_through
from briefgen.output.location import Location, locate
from briefgen.output.lock import locked
from briefgen.output.manifest import Manifest, digest, load
from briefgen.pages import is_made_of_picture

_FINGERPRINTED = re.compile(
    r"assets/(?:.*[./])?[0-9a-f]{8,64}(?:\.[A-Za-z0-9]+)?|pagefind/(?:.+/|pagefind\.).+_[0-9a-f]{6,64}\.pf_[a-z]+"
)
_READ = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK


class SiteFile(msgspec.Struct, frozen=True):
    """A file: the digest (hex) under which the build knows its bytes, and their number."""

    digest: str
    size: int


class BuiltSite(msgspec.Struct, frozen=True):
    """What stands in an output folder; ``files`` lead from path below it, sorted.

    ``shown`` is how messages name the folder.
    """

    folder: str
    shown: str
    audience: str
    files: dict[str, SiteFile]

    def read(self, path: str) -> bytes:
        """Return the bytes of a file that were checked.

        Raises:
            BriefgenError: they are others by now (refused).
        """
        data = _bytes(f"{self.folder}/{path}")
        if data is None or digest(data) != self.files[path].digest:
            raise _changed(self.shown, (path,))
        return data

    def check(self, paths: Iterable[str]) -> None:
        """Read files once more, for what others than ourselves have read since.

        Raises:
            BriefgenError: one of them changed (refused).
        """
        for path in paths:
            self.read(path)

    @property
    def digest(self) -> str:
        """A digest of all paths and bytes."""
        return digest("".join(f"{path}\0{file.digest}\n" for path, file in self.files.items()).encode())


def is_fingerprinted(path: str) -> bool:
    """Tell whether a file's name tells its bytes, so that it may be kept for ever."""
    return bool(_FINGERPRINTED.fullmatch(path)) or is_made_of_picture(path)


@contextmanager
def built_site(root: Path, output: Path, audience: str) -> Iterator[BuiltSite]:
    """Hold the output folder during the block, so that no build changes it, and give what stands there.

    Raises:
        BriefgenError: with ``REFUSED`` if it is not the whole result of a build for ``audience`` without
            drafts; with ``CONTENT`` if a build is under way.
    """
    location = locate(root, output)
    with locked(location):
        manifest = _manifest(location)
        _refuse_other_builds(manifest, location, audience)
        with writing_to(location.shown):
            tree = look_through(location.path)
        if strangers := sorted((tree.files | tree.others) - manifest.files.keys()):
            raise _strangers(location.shown, strangers)
        yield _checked(location, manifest)


def _manifest(location: Location) -> Manifest:
    manifest, damage = load(location)
    if damage is not None:
        raise BriefgenError([damage], ExitCode.REFUSED)
    if manifest is None or not manifest.whole:
        what = "no site has been built" if manifest is None else "a build was interrupted"
        raise _refused("BG750", f'{what} in "{location.shown}"', location.shown, "leave out --skip-build")
    return manifest


def _refuse_other_builds(manifest: Manifest, location: Location, audience: str) -> None:
    if manifest.flavour:
        message = f'"{location.shown}" is a preview that admits more than is published: {manifest.flavour}'
        raise _refused("BG751", message, location.shown, "leave out --skip-build, or build without it first")
    if manifest.audience != audience:
        message = f'"{location.shown}" was built for "{manifest.audience}", the target is for "{audience}"'
        way_out = f"leave out --skip-build, or run briefgen build --audience {audience} first"
        raise _refused("BG752", message, location.shown, way_out)


def _checked(location: Location, manifest: Manifest) -> BuiltSite:
    """Return the files after reading each of them; one that is not as it was built is refused."""
    files: dict[str, SiteFile] = {}
    changed: list[str] = []
    for path, known in sorted(manifest.files.items()):
        data = _bytes(f"{location.path}/{path}")
        if data is None or digest(data) != known:
            changed.append(path)
        else:
            files[path] = SiteFile(known, len(data))
    if changed:
        raise _changed(location.shown, changed)
    return BuiltSite(location.path, location.shown, manifest.audience, files)


def _bytes(path: str) -> bytes | None:
    """Return what a plain file holds; None for anything else, and where nothing is."""
    try:
        with os.fdopen(os.open(path, _READ), "rb") as file:
            return file.read()
    except OSError:
        return None


def _changed(shown: str, paths: Iterable[str]) -> BriefgenError:
    way_out = "build again: what goes up must be what was checked"
    return BriefgenError(
        [
            problem("BG754", f'"{path}" is not what the build wrote', Span(f"{shown}/{path}"), help=way_out)
            for path in map(printable, paths)
        ],
        ExitCode.REFUSED,
    )


def _strangers(shown: str, paths: Iterable[str]) -> BriefgenError:
    way_out = "move it away; files that belong to the site go to content/static/"
    return BriefgenError(
        [
            problem("BG753", f'"{path}" is not of this site', Span(f"{shown}/{path}"), help=way_out)
            for path in map(printable, paths)
        ],
        ExitCode.REFUSED,
    )


def _refused(code: str, message: str, place: str, way_out: str) -> BriefgenError:
    return BriefgenError([problem(code, message, Span(place), help=way_out)], ExitCode.REFUSED)
