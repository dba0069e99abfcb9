"""A folder of another computer, reached with ssh; files get there with rsync."""

import shlex
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from shlex import quote

from briefgen.deploy.failures import failed, said
from briefgen.deploy.owner import owner, owner_of
from briefgen.deploy.places.local_lock import busy
from briefgen.deploy.places.place import LOCK, Entries
from briefgen.deploy.places.shell import Shell
from briefgen.deploy.programs import run
from briefgen.deploy.site import BuiltSite

_BUSY = 75
_MOMENT = 0.2
TRIES = 15
_CHUNK = 200
_UNLOCK = """
briefgen_unlock() {{ [ "$(cat {lock}/owner 2>/dev/null)" = {owner} ] && rm -rf -- {lock}; }}
trap briefgen_unlock EXIT; trap 'exit 1' HUP INT TERM
"""
_TAKE = """
mkdir -p -- {folder} && if ! command -v rsync >/dev/null; then
  echo 'rsync: not installed there'; false
elif mkdir {lock} 2>/dev/null; then
  printf '%s' {owner} > {lock}/owner
elif [ -d {lock} ]; then
  cat {lock}/owner; (exit {busy})
else
  mkdir {lock}
fi
"""
_LIST = """
cd -- {folder} 2>/dev/null || exit 0
if find . -maxdepth 0 -printf '' 2>/dev/null; then
  find . -type f -printf 'f%s\\t%P\\0' -o ! -type d -printf 'o-1\\t%P\\0'
else
  find . -type f -exec printf 'f-1\\t%s\\0' {{}} \\;
  find . ! -type f ! -type d -exec printf 'o-1\\t%s\\0' {{}} \\;
fi
"""


class RemotePlace:
    """A folder behind an open shell.

    ``upload`` is the beginning of an rsync command, ``address`` the folder as rsync names it.
    """

    def __init__(
        self,
        shell: Shell,
        folder: str,
        upload: Sequence[str],
        address: str,
        shown: str,
        environ: Mapping[str, str],
    ) -> None:
        """Take the shell and the ways to the folder."""
        self.shown = shown
        self._shell, self._folder = shell, folder
        self._upload, self._address, self._environ = upload, address, environ

    def locked(self) -> AbstractContextManager[None]:
        """Make the folder and hold a lock in it, which ends with the shell."""
        return self._locked()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        lock, own = self._at(LOCK), quote(owner())
        # The way to let go is known to the shell before it takes hold, whenever the connection ends.
        self._shell.run(_UNLOCK.format(lock=lock, owner=own), aside=False)
        script = _TAKE.format(folder=self._at(""), lock=lock, owner=own, busy=_BUSY)
        code, held = self._taken(script)
        if code == _BUSY and _is_gone(held):
            # A process of this computer that has ended, and its shell with it.
            self._shell.run(f"rm -rf -- {lock}")
            code, held = self._taken(script)
        if code == _BUSY:
            way_out = f"wait until it has finished; if its host has crashed, delete {LOCK} on the target"
            raise busy(held, self.shown, way_out)
        if code and "rsync: not installed" in held:
            raise failed("BG766", "rsync is not installed there", self.shown, "install it there")
        if code:
            raise said(held, self.shown, self._environ)
        try:
            yield
        finally:
            self._shell.tried("briefgen_unlock")

    def _taken(self, script: str) -> tuple[int, str]:
        """Take the lock; one of a deploy that was killed is held until the other side has noticed."""
        for _ in range(TRIES):
            code, output = self._shell.tried(script)
            held = output.decode("utf-8", "replace")
            if code != _BUSY or not _is_gone(held):
                break
            time.sleep(_MOMENT)
        return code, held

    def read(self, path: str) -> bytes | None:
        """Return what a file holds."""
        code, output = self._shell.tried(f"[ ! -L {self._at(path)} ] && cat -- {self._at(path)}")
        return None if code else output

    def write(self, path: str, data: bytes) -> None:
        """Write beside it, then rename over it; ``data`` is JSON in ASCII letters without line breaks."""
        temporary = self._at(f"{path}.new")
        text = data.decode("ascii")
        script = f"umask 007; cat > {temporary} <<'END_OF_RECORD'\n{text}\nEND_OF_RECORD\n"
        self._shell.run(f"{script}[ $? = 0 ] && mv -f -- {temporary} {self._at(path)}")

    def entries(self, path: str) -> Entries:
        """Return what stands below a folder; sizes only where ``find`` can tell them."""
        output = self._shell.run(_LIST.format(folder=self._at(path)))
        files: dict[str, int] = {}
        others: set[str] = set()
        for line in output.decode("utf-8", "surrogateescape").split("\0"):
            head, _, name = line.partition("\t")
            if head.startswith("f"):
                files[name.removeprefix("./")] = int(head[1:])
            elif head:
                others.add(name.removeprefix("./"))
        return Entries(files, frozenset(others))

    def digests(self, path: str, names: Iterable[str]) -> dict[str, str]:
        """Return nothing: rsync compares the bytes itself when files are sent."""
        del path, names
        return {}

    def names(self, path: str) -> tuple[str, ...]:
        """Return the names in a folder."""
        output = self._shell.run(f"cd -- {self._at(path)} 2>/dev/null && ls -A1 || :")
        return tuple(sorted(filter(None, output.decode("utf-8", "surrogateescape").split("\n"))))

    def link_at(self, path: str) -> str | None:
        """Return where a link leads."""
        code, output = self._shell.tried(f"[ -L {self._at(path)} ] && readlink -- {self._at(path)}")
        return None if code else output.decode("utf-8", "surrogateescape").removesuffix("\n")

    def stage(self, site: BuiltSite, paths: Iterable[str], into: str, like: str, *, links: bool) -> int:
        """Send files with rsync, which compares their bytes with those in ``like``."""
        self._shell.run(f"mkdir -p -- {self._at(into)}")
        up = "/".join([".."] * (into.count("/") + 1))
        other = f"--{'link' if links else 'copy'}-dest={up}/{like}".rstrip("/") if like or not links else ""
        words = [*self._upload, *filter(None, [other]), f"{site.folder}/", f"{self._address}/{into}/"]
        ran = run(words, self._environ, "\0".join(paths).encode())
        if ran.code:
            raise said(ran.said, self.shown, self._environ)
        return sum(line.startswith(b"<f") for line in ran.out.split(b"\n"))

    def link(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Link files, or copy them to where links do not reach."""
        self._each(
            f"{_folder_of(self._at(target))}ln -- {self._at(source)} {self._at(target)} 2>/dev/null "
            f"|| cp -- {self._at(source)} {self._at(target)} || exit 1"
            for source, target in pairs
        )

    def move(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Rename files and folders."""
        self._each(
            f"{_folder_of(self._at(target))}mv -f -- {self._at(source)} {self._at(target)} || exit 1"
            for source, target in pairs
        )

    def remove(self, paths: Iterable[str]) -> None:
        """Delete files, and folders above them that are empty then."""
        self._each(f"rm -f -- {self._at(path)} || exit 1\n{self._rmdir(path)}" for path in paths)

    def remove_tree(self, paths: Iterable[str]) -> None:
        """Delete folders; links are not followed."""
        self._each(f"rm -rf -- {self._at(path)} || exit 1" for path in paths)

    def switch(self, path: str, target: str) -> None:
        """Rename a new link over the old one.

        ``mv -T`` of GNU and busybox and ``mv -h`` of BSD do not go through the old link into its folder.
        """
        temporary, link = self._at(f"{path}.new"), self._at(path)
        made = f"rm -f -- {temporary} && ln -s -- {quote(target)} {temporary}"
        self._shell.run(
            f"{made} && {{ mv -fT -- {temporary} {link} 2>/dev/null || mv -fh {temporary} {link}; }}"
        )

    def _each(self, commands: Iterable[str]) -> None:
        waiting = list(commands)
        for begin in range(0, len(waiting), _CHUNK):
            self._shell.run("\n".join(waiting[begin : begin + _CHUNK]))

    def _rmdir(self, path: str) -> str:
        folder = path.rpartition("/")[0]
        steps = []
        while folder:
            steps.append(f"rmdir -- {self._at(folder)} 2>/dev/null")
            folder = folder.rpartition("/")[0]
        return " && ".join(steps) + "\n:" if steps else ":"

    def _at(self, path: str) -> str:
        return quote(f"{self._folder}/{path}" if path else self._folder)


def _is_gone(held: str) -> bool:
    other = owner_of(held)
    return other is not None and other.is_gone


def _folder_of(quoted: str) -> str:
    folder = shlex.split(quoted)[0].rpartition("/")[0]
    return f"mkdir -p -- {quote(folder)} && "
