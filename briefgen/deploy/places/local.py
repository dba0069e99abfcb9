"""A folder of this computer."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from briefgen.deploy.failures import changing
from briefgen.deploy.places.local_lock import folder_lock
from briefgen.deploy.places.place import LOCK, Entries
from briefgen.deploy.site import BuiltSite
from briefgen.output.manifest import digest

_READ = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW


class LocalPlace:
    """A folder of this computer, or one that is mounted there."""

    def __init__(self, path: str, shown: str) -> None:
        """Take the absolute path, and how messages name it."""
        self.shown = shown
        self._path = path

    def locked(self) -> AbstractContextManager[None]:
        """Make the folder and hold its lock, which ends with the process."""
        return self._locked()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with changing(self.shown):
            Path(self._path).mkdir(parents=True, exist_ok=True)
        with folder_lock(self._at(LOCK), self.shown):
            yield

    def read(self, path: str) -> bytes | None:
        """Return what a plain file holds; None for anything else."""
        try:
            with os.fdopen(os.open(self._at(path), _READ), "rb") as file:
                return file.read()
        except OSError:
            return None

    def write(self, path: str, data: bytes) -> None:
        """Write beside it, then rename over it; only the group may read it, which a web server is none of."""
        temporary = self._at(f"{path}.new")
        with changing(self.shown):
            Path(temporary).unlink(missing_ok=True)
            with os.fdopen(os.open(temporary, _CREATE, 0o660), "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(self._at(path))

    def entries(self, path: str) -> Entries:
        """Return what stands below a folder."""
        files: dict[str, int] = {}
        others: set[str] = set()
        top = self._at(path)
        with changing(self.shown):
            for below in [top] if Path(top).is_dir() else []:
                _walk(below, files, others)
        return Entries(files, frozenset(others))

    def digests(self, path: str, names: Iterable[str]) -> dict[str, str]:
        """Return the digests of files that can be read."""
        found = ((name, self.read(f"{path}/{name}" if path else name)) for name in names)
        return {name: digest(data) for name, data in found if data is not None}

    def names(self, path: str) -> tuple[str, ...]:
        """Return the names in a folder; none if it is not there."""
        try:
            return tuple(sorted(os.listdir(self._at(path))))  # noqa: PTH208
        except OSError:
            return ()

    def link_at(self, path: str) -> str | None:
        """Return where a link leads."""
        try:
            return os.readlink(self._at(path))  # noqa: PTH115
        except OSError:
            return None

    def stage(self, site: BuiltSite, paths: Iterable[str], into: str, like: str, *, links: bool) -> int:
        """Write files that ``like`` lacks; those that it has are linked, or written as well."""
        sent = 0
        with changing(self.shown):
            for path in paths:
                there = self._at(f"{into}/{path}")
                Path(there).parent.mkdir(parents=True, exist_ok=True)
                data = site.read(path)
                if links and like and self.read(f"{like}/{path}") == data:
                    _link(self._at(f"{like}/{path}"), there)
                    continue
                with os.fdopen(os.open(there, _CREATE, 0o666), "wb") as file:
                    file.write(data)
                sent += 1
        return sent

    def link(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Link files, or copy them to where links do not reach."""
        with changing(self.shown):
            for source, target in pairs:
                Path(self._at(target)).parent.mkdir(parents=True, exist_ok=True)
                _link(self._at(source), self._at(target))

    def move(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Rename files and folders."""
        with changing(self.shown):
            for source, target in pairs:
                Path(self._at(target)).parent.mkdir(parents=True, exist_ok=True)
                Path(self._at(source)).replace(self._at(target))

    def remove(self, paths: Iterable[str]) -> None:
        """Delete files, and folders above them that are empty then."""
        with changing(self.shown):
            for path in paths:
                Path(self._at(path)).unlink(missing_ok=True)
                folder = path.rpartition("/")[0]
                with suppress(OSError):
                    while folder:
                        Path(self._at(folder)).rmdir()
                        folder = folder.rpartition("/")[0]

    def remove_tree(self, paths: Iterable[str]) -> None:
        """Delete folders; a link is not followed."""
        with changing(self.shown):
            for path in paths:
                with suppress(FileNotFoundError):
                    shutil.rmtree(self._at(path))

    def switch(self, path: str, target: str) -> None:
        """Rename a new link over the old one."""
        temporary = self._at(f"{path}.new")
        with changing(self.shown):
            Path(temporary).unlink(missing_ok=True)
            Path(temporary).symlink_to(target)
            Path(temporary).replace(self._at(path))

    def _at(self, path: str) -> str:
        return f"{self._path}/{path}" if path else self._path


def _walk(top: str, files: dict[str, int], others: set[str]) -> None:
    pending = [""]
    while pending:
        below = pending.pop()
        with os.scandir(f"{top}/{below}") as entries:
            for entry in entries:
                name = f"{below}/{entry.name}" if below else entry.name
                if entry.is_dir(follow_symlinks=False):
                    pending.append(name)
                elif entry.is_file(follow_symlinks=False):
                    files[name] = entry.stat(follow_symlinks=False).st_size
                else:
                    others.add(name)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copyfile(source, target, follow_symlinks=False)
