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
IN_ONE_PIECE = 8 << 20


class Staged(msgspec.Struct, frozen=True):
    """A file of the new site: its path below the output folder, digest, and size in bytes.

    ``temporary`` holds its bytes; empty when equal bytes stand in the output already.
    """

    file: str
    digest: str
    size: int
    temporary: str = ""


class Staging:
    """A folder for files that are not in the site yet; made when the first one comes.

    It lies in ``.briefgen``, where nothing is ever deployed from, or in the output folder if only
    from there files can be renamed into the site. Files are not synced one by one: a power cut can
    only harm pages of an unfinished write, which the next build compares byte by byte.
    """

    def __init__(self, location: Location) -> None:
        """Prepare for a write to ``location``."""
        self._location = location
        self._folder = ""
        self._count = 0

    def take(self, file: str, data: bytes) -> Staged:
        """Hold ``data`` ready for ``file`` unless equal bytes stand there.

        Raises:
            BriefgenError: the disk is full or refuses.
        """
        mark = digest(data)
        if _holds(f"{self._location.path}/{file}", (data,), len(data)):
            return Staged(file, mark, len(data))
        return Staged(file, mark, len(data), self._store(file, (data,)))

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
        temporary = self._store(file, tally.through(chunks(descriptor, path)))
        return Staged(file, tally.digest, tally.size, temporary)

    def _store(self, file: str, data: Iterable[bytes]) -> str:
        self._folder = self._folder or make_folder(self._location)
        self._count += 1
        temporary = f"{self._folder}/{self._count}"
        try:
            descriptor = os.open(temporary, _CREATE, 0o666)
            try:
                for part in data:
                    _write(descriptor, part)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise failure(error, self._location.show(file)) from error
        return temporary


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
