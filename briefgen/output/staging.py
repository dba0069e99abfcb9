"""Files of the new site, held ready beside the old one."""

import errno
import hashlib
import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from briefgen.output.copying import chunks, open_source
from briefgen.output.failure import failure, writing_to
from briefgen.output.location import STATE, Location
from briefgen.output.manifest import digest, discard

_READ = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW
_CLASHES = {errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG}
IN_ONE_PIECE = 8 << 20
IN_PLACE = "new"
"""The folder, in that for staged files, whose content lies as it will in the site."""


class Staged(msgspec.Struct, frozen=True):
    """A file of the new site: its path below the output folder, digest, and size in bytes.

    ``temporary`` holds its bytes; empty when equal bytes stand in the output already. ``in_place`` tells
    that it lies in a folder that can be moved into the site whole.
    """

    file: str
    digest: str
    size: int
    temporary: str = ""
    in_place: bool = False


class Staging:
    """A folder for files that are not in the site yet; made when the first one comes.

    It lies in ``.briefgen``, where nothing is ever deployed from, or in the output folder if only
    from there files can be renamed into the site. What goes into a folder that the site does not have
    yet is staged in that folder, and one rename brings all of it. Files are not synced one by one: a
    power cut can only harm pages of an unfinished write, which the next build compares byte by byte.
    """

    def __init__(self, location: Location) -> None:
        """Prepare for a write to ``location``."""
        self._location = location
        self._folder = ""
        self._count = 0
        self._is_new = {"": False}
        self._made: set[str] = set()

    def take(self, file: str, data: bytes, mark: str = "") -> Staged:
        """Hold ``data`` ready for ``file`` unless equal bytes stand there.

        ``mark`` is the digest of the bytes, where the caller knows it.

        Raises:
            BriefgenError: the disk is full or refuses.
        """
        mark = mark or digest(data)
        is_new = self._goes_to_new_folder(file)
        if not is_new and _holds(f"{self._location.path}/{file}", (data,), len(data)):
            return Staged(file, mark, len(data))
        return self._staged(file, mark, len(data), (data,))

    def take_copy(self, file: str, path: str) -> Staged:
        """Hold the bytes of ``path`` (relative to the root) ready for ``file``.

        Raises:
            BriefgenError: the source cannot be read, or the disk is full or refuses.
        """
        descriptor = open_source(self._location.root, path)
        try:
            if os.fstat(descriptor).st_size <= IN_ONE_PIECE:
                return self.take(file, b"".join(chunks(descriptor, path)))
            return self._take_large(file, descriptor, path)
        finally:
            os.close(descriptor)

    def remove(self) -> None:
        """Remove the folder and what is still in it."""
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _take_large(self, file: str, descriptor: int, path: str) -> Staged:
        size = os.fstat(descriptor).st_size
        tally = _Tally()
        if _holds(f"{self._location.path}/{file}", tally.through(chunks(descriptor, path)), size):
            return Staged(file, tally.digest, tally.size)
        os.lseek(descriptor, 0, os.SEEK_SET)
        tally = _Tally()
        staged = self._staged(file, "", size, tally.through(chunks(descriptor, path)))
        return msgspec.structs.replace(staged, digest=tally.digest, size=tally.size)

    def _goes_to_new_folder(self, file: str) -> bool:
        return self._lacks(file.rpartition("/")[0])

    def _lacks(self, folder: str) -> bool:
        """Tell whether the site has no such folder yet, nor anything else of that name."""
        known = self._is_new.get(folder)
        if known is None:
            is_below_new = self._lacks(folder.rpartition("/")[0])
            known = is_below_new or not os.path.lexists(f"{self._location.path}/{folder}")
            self._is_new[folder] = known
        return known

    def _staged(self, file: str, mark: str, size: int, data: Iterable[bytes]) -> Staged:
        self._folder = self._folder or make_folder(self._location)
        try:
            temporary, descriptor = self._opened(file)
            try:
                for part in data:
                    _write(descriptor, part)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise failure(error, self._location.show(file)) from error
        return Staged(file, mark, size, temporary, temporary.endswith(f"/{IN_PLACE}/{file}"))

    def _opened(self, file: str) -> tuple[str, int]:
        """Open the file in which ``file`` is staged; return its path and descriptor."""
        folder = file.rpartition("/")[0]
        if self._lacks(folder):
            temporary = f"{self._folder}/{IN_PLACE}/{file}"
            try:
                self._make(folder)
                return temporary, os.open(temporary, _CREATE, 0o666)
            except OSError as error:
                # The site cannot hold both of two files; whoever sees all of them tells of that.
                if error.errno not in _CLASHES:
                    raise
        self._count += 1
        temporary = f"{self._folder}/{self._count}"
        return temporary, os.open(temporary, _CREATE, 0o666)

    def _make(self, folder: str) -> None:
        if folder in self._made:
            return
        above = folder.rpartition("/")[0]
        if folder:
            self._make(above)
        os.mkdir(f"{self._folder}/{IN_PLACE}/{folder}")  # noqa: PTH102, a Path costs more than the call
        self._made.add(folder)


class _Tally:
    """Digest and size of bytes that pass by."""

    def __init__(self) -> None:
        self._hash = hashlib.blake2b(digest_size=16)
        self.size = 0

    @property
    def digest(self) -> str:
        return self._hash.hexdigest()

    def through(self, parts: Iterable[bytes]) -> Iterator[bytes]:
        for part in parts:
            self._hash.update(part)
            self.size += len(part)
            yield part


def make_folder(location: Location) -> str:
    """Make the folder for staged files, on the file system of the output, and return its path.

    Raises:
        BriefgenError: it cannot be made.
    """
    with writing_to(STATE):
        Path(location.staging).mkdir()
    with writing_to(location.shown):
        if _can_rename(location.staging, location.path):
            return location.staging
        Path(location.staging).rmdir()
        Path(location.staging_inside).mkdir()
        return location.staging_inside


def _can_rename(source: str, folder: str) -> bool:
    """Tell whether a rename leads from ``source`` into ``folder``, without doing one.

    A rename to the name ``.`` is always refused, and across mounts for that reason first (EXDEV). Device
    numbers would not tell: two mounts of one file system share theirs.
    """
    try:
        Path(source).rename(f"{folder}/.")
    except OSError as error:
        return error.errno != errno.EXDEV
    return True


def remove_leftovers(location: Location) -> None:
    """Remove what a killed build had held ready.

    Raises:
        BriefgenError: the system refused.
    """
    with writing_to(location.shown):
        discard(location.new_manifest)
        for folder in (location.staging, location.staging_inside):
            if Path(folder).is_symlink():
                Path(folder).unlink()
            elif Path(folder).is_dir():
                shutil.rmtree(folder)


def _holds(path: str, parts: Iterable[bytes], size: int) -> bool:
    """Tell whether a regular file with just these bytes stands at ``path``."""
    try:
        descriptor = os.open(path, _READ)
    except OSError:
        return False
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode) or found.st_size != size:
            return False
        return all(os.read(descriptor, len(part)) == part for part in parts) and not os.read(descriptor, 1)
    except OSError:
        return False
    finally:
        os.close(descriptor)


def _write(descriptor: int, data: bytes) -> None:
    """Write all of ``data``; the system takes a part only where a disk or a limit is nearly full."""
    written = os.write(descriptor, data)
    while written < len(data):
        written += os.write(descriptor, memoryview(data)[written:])
