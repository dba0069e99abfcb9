"""One file with the whole site, the same bytes for the same site, and its checksum beside it."""

import hashlib
import io
import os
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefgen.deploy.failures import changing, refused
from briefgen.deploy.holding import Holding
from briefgen.deploy.places.local_lock import folder_lock
from briefgen.deploy.plan import Plan
from briefgen.deploy.site import BuiltSite, SiteFile
from briefgen.deploy.target import Outcome, Session
from briefgen.deploy.targets.folder import placed
from briefgen.model.paths import printable
from briefgen.output.manifest import digest
from briefgen.settings.deployment import ArchiveTarget

EPOCH = 315_532_800
"""1 January 1980, the first moment that a zip file can tell."""
_DATE = (1980, 1, 1, 0, 0, 0)
_MODE = 0o644
_LEVEL = 9


class ArchiveDeploy:
    """Deploys into a ``.tar.gz`` or ``.zip`` file."""

    def __init__(self, target: ArchiveTarget, root: Path, output: Path) -> None:
        """Take the settings, the site's folder and the built folder.

        Raises:
            BriefgenError: the file would lie in the site's sources or the built folder (exit code 2).
        """
        self.shown = printable(target.path)
        self._path = Path(placed(target.path, root, output, whole=False))

    @contextmanager
    def opened(self, *, writing: bool) -> Iterator[Session]:
        """Keep other deploys away from the file if it is to be written."""
        if not writing:
            yield _Archive(self._path, self.shown)
            return
        with changing(self.shown):
            self._path.parent.mkdir(parents=True, exist_ok=True)
        lock = self._path.with_name(f".{self._path.name}.lock")
        with folder_lock(str(lock), self.shown):
            yield _Archive(self._path, self.shown)


class _Archive:
    """The file, and the one with its checksum."""

    def __init__(self, path: Path, shown: str) -> None:
        self._path, self._shown = path, shown
        self._checksum = path.with_name(f"{path.name}.sha256")

    def held(self, site: BuiltSite) -> Holding:
        """Return what is in the file.

        Raises:
            BriefgenError: no checksum of ours stands beside it (refused).
        """
        del site
        if not os.path.lexists(self._path):
            return Holding()
        if not self._checksum.is_file() or self._path.is_symlink():
            message = "a file stands there, without the checksum that briefgen writes beside it"
            raise refused("BG757", message, self._shown, "move it away, or choose another name")
        with changing(self._shown):
            data = self._path.read_bytes()
            line = self._checksum.read_bytes()
        return Holding(files=dict(_members(data)), known=line == self._line(data))

    def send(self, site: BuiltSite, plan: Plan, holding: Holding) -> Outcome:
        """Write the file anew, unless it has just these bytes; its checksum first."""
        if plan.is_empty and holding.known:
            return Outcome()
        data = _zip(site) if self._path.suffix == ".zip" else _tar(site)
        with changing(self._shown):
            _replace(self._checksum, self._line(data))
            _replace(self._path, data)
        return Outcome(sent=len(plan.sent))

    def _line(self, data: bytes) -> bytes:
        """Return the line that ``sha256sum --check`` reads."""
        return f"{hashlib.sha256(data).hexdigest()}  {self._path.name}\n".encode()


def _tar(site: BuiltSite) -> bytes:
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for path in site.files:
            data = site.read(path)
            member = tarfile.TarInfo(path)
            member.size, member.mtime, member.mode = len(data), EPOCH, _MODE
            tar.addfile(member, io.BytesIO(data))
    return _gzip(plain.getvalue())


def _gzip(data: bytes) -> bytes:
    """Return a gzip file (RFC 1952) whose header has neither name nor time nor system."""
    squeezed = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = squeezed.compress(data) + squeezed.flush()
    tail = zlib.crc32(data).to_bytes(4, "little") + (len(data) & 0xFFFFFFFF).to_bytes(4, "little")
    return b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff" + body + tail


def _zip(site: BuiltSite) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for path in site.files:
            member = zipfile.ZipInfo(path, _DATE)
            member.create_system, member.external_attr = 3, (0o100000 | _MODE) << 16
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, site.read(path), compresslevel=_LEVEL)
    return packed.getvalue()


def _members(data: bytes) -> Iterator[tuple[str, SiteFile]]:
    """Yield the files of an archive; none of one that cannot be read, which is written anew."""
    try:
        yield from _of_zip(data) if data.startswith(b"PK") else _of_tar(data)
    except (tarfile.TarError, zipfile.BadZipFile, zlib.error, OSError, EOFError):
        return


def _of_tar(data: bytes) -> Iterator[tuple[str, SiteFile]]:
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:gz") as tar:
        for member in tar:
            if (file := tar.extractfile(member)) is not None:
                content = file.read()
                yield member.name, SiteFile(digest(content), len(content))


def _of_zip(data: bytes) -> Iterator[tuple[str, SiteFile]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            yield name, SiteFile(digest(content), len(content))


def _replace(path: Path, data: bytes) -> None:
    """Write a file whole: beside it, then over it."""
    temporary = path.with_name(f".{path.name}.new")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
