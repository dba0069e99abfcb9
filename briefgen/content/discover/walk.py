"""Walking through ``content/``: every file once, links followed only inside it."""

import errno
import os
import stat
from pathlib import Path

from briefgen.content.discover.ignores import Ignores
from briefgen.content.discover.linked import Linked, escaping_folder
from briefgen.content.discover.names import defect, is_litter
from briefgen.content.discover.roles import DEFAULTS, HOST_FILES, is_like_defaults, role_of
from briefgen.diagnostics import Diagnostic, Span, problem
from briefgen.model.paths import is_inside, printable

_TOP_FOLDERS = ("_data", "_archetypes")


def place(path: str) -> Span:
    """Return the span of a file or folder by its path below ``content/``."""
    return Span(printable(f"content/{path}" if path else "content"))


class Walk:
    """What a walk through one content folder found.

    ``files`` are paths below it (in no order), ``problems`` what could not be used. Real files
    and folders come first; links are followed after them, in the order of their paths, and into no
    folder a second time: so neither a loop nor the order of entries on disk makes a difference.
    ``linked`` are the files that were reached by a link. No ``ignore`` pattern switches off the
    defaults of a folder while files below it count.
    """

    def __init__(self, content: str, ignores: Ignores, output: str) -> None:
        """Walk through ``content``; it and ``output``, which is left out, are resolved paths."""
        self.files: list[str] = []
        self.problems: list[Diagnostic] = list(ignores.problems)
        self._content = content
        self._ignores = ignores
        self.linked: list[Linked] = []
        self._links: list[str] = []
        self.has_links = False
        self._shielded: list[str] = []
        self._seen = {output}
        self._folders("", content)
        while self._links:
            links, self._links = sorted(self._links), []
            for link in links:
                self._link(link)
        self._take_shielded()

    def _take_shielded(self) -> None:
        """Take in the folders' defaults that a pattern would switch off for files that count."""
        documents = (path for path in self.files if role_of(path) == "document")
        used = {folder for path in documents for folder in _folders_above(path)}
        for path in sorted(self._shielded):
            if path.rpartition("/")[0] in used:
                self._link(path)

    def _take(self, path: str, real: str, folder: str) -> None:
        """Take in a file, and keep where it really lies when a link leads to it."""
        self.files.append(path)
        if self._below(real) != path:
            self.linked.append(Linked(path, self._below(real), self._below(folder)))

    def _below(self, real: str) -> str:
        return real.removeprefix(self._content).removeprefix("/")

    def _folders(self, below: str, real: str) -> None:
        """Walk from one folder down. A stack, not recursion: folders nest deeper than Python calls."""
        pending = [(below, real)]
        while pending:
            below, real = pending.pop()
            if real not in self._seen:
                self._seen.add(real)
                pending.extend(self._folder(below, real))

    def _folder(self, below: str, real: str) -> list[tuple[str, str]]:
        try:
            with os.scandir(real) as entries:
                return [
                    (path, entry.path)
                    for entry in entries
                    if self._entry(path := f"{below}/{entry.name}" if below else entry.name, entry)
                ]
        except OSError as error:
            self.problems.append(unreadable(below, error))
            return []

    def _entry(self, path: str, entry: "os.DirEntry[str]") -> bool:
        """Take in one entry; tell whether it is a folder to walk into."""
        folder = entry.is_dir(follow_symlinks=False)
        if not self._counts(path, entry.name, folder=folder):
            return False
        if self._ignores.folder(path) if folder else self._ignores.file(path):
            if entry.name[0] == "_" and path not in _TOP_FOLDERS:
                self._shielded.append(path)
            return False
        if reason := defect(entry.name):
            self.problems.append(_bad_name(path, reason))
            return False
        if entry.is_symlink():
            self.has_links = True
            self._links.append(path)
        elif entry.is_file(follow_symlinks=False):
            self._take(path, entry.path, entry.path.removesuffix(f"/{entry.name}"))
        elif not folder:
            self.problems.append(_special(path))
        return folder

    def _counts(self, path: str, name: str, *, folder: bool) -> bool:
        """Tell whether an entry is somebody's content, unless a pattern says otherwise."""
        is_ours = path in _TOP_FOLDERS or (not folder and (is_like_defaults(name) or path in HOST_FILES))
        if name[0] in "._" and not is_ours:
            return False
        return not is_litter(name, folder=folder)

    def _link(self, path: str) -> None:
        link = Path(self._content, path)
        try:
            real = os.path.realpath(link, strict=True)
            mode = Path(real).stat().st_mode
        except OSError as error:
            self.problems.append(_dangling(path, link, error))
            return
        if not is_inside(real, self._content):
            self.problems.append(_leaving(path, link))
        elif stat.S_ISREG(mode):
            self._take(path, real, os.path.realpath(link.parent))
        elif not stat.S_ISDIR(mode):
            self.problems.append(_special(path))
        elif real in self._seen:
            self.problems.append(_read_twice(path, os.path.relpath(real, self._content)))
        elif not self._ignores.folder(path):
            self._linked_folder(path, real)

    def _linked_folder(self, path: str, real: str) -> None:
        """Walk into a linked folder, unless defaults above it would then no longer hold."""
        left_behind = set(_folders_above(self._below(real))) - set(_folders_above(path))
        defaults = [f"{folder}/{DEFAULTS}" for folder in sorted(left_behind)]
        passed = next((one for one in defaults if os.path.lexists(f"{self._content}/{one}")), "")
        if passed:
            self.problems.append(escaping_folder(path, self._below(real), passed))
        else:
            self._folders(path, real)


def _folders_above(path: str) -> list[str]:
    """Return the folders in which a file or folder lies, the outermost, an empty text, first."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[:count]) for count in range(len(parts) + 1)]


def unreadable(path: str, error: OSError) -> Diagnostic:
    """Return the problem of a file or folder below ``content/`` that the system does not give out."""
    if isinstance(error, PermissionError):
        reason = "permission denied"
        way_out = "give the user who builds the right to read it, or name it under ignore:"
    elif isinstance(error, FileNotFoundError):
        reason, way_out = "there is no such file", "see whether it was moved or deleted during the build"
    else:
        reason, way_out = _system_word(error), "see whether the disk is mounted and whole, then try again"
    return problem("BG805", f"{_named(path)} cannot be read: {reason}", place(path), help=way_out)


def _system_word(error: OSError) -> str:
    """Return the system's symbol (``EIO``); its sentence would change with the locale."""
    return f"the system says {errno.errorcode.get(error.errno or 0, 'no reason')}"


def _named(path: str) -> str:
    return f'"{printable(f"content/{path}" if path else "content")}"'


def _bad_name(path: str, reason: str) -> Diagnostic:
    return problem(
        "BG806",
        f"the name of {_named(path)} {reason}",
        place(path),
        help="rename it; letters of any script, digits, spaces and punctuation are fine",
    )


def _special(path: str) -> Diagnostic:
    return problem(
        "BG804",
        f"{_named(path)} is no regular file",
        place(path),
        help="move it out of content/ (a pipe, socket or device cannot be published)",
    )


def _dangling(path: str, link: Path, error: OSError) -> Diagnostic:
    if isinstance(error, PermissionError):
        return unreadable(path, error)
    return problem(
        "BG803",
        f"the symbolic link {_named(path)} leads nowhere: {_target(link)}",
        place(path),
        help="point it at an existing file below content/, or delete it",
    )


def _leaving(path: str, link: Path) -> Diagnostic:
    return problem(
        "BG802",
        f"the symbolic link {_named(path)} leads out of content/: {_target(link)}",
        place(path),
        help="copy the file into content/ instead of linking to it",
    )


def _read_twice(path: str, real: str) -> Diagnostic:
    return problem(
        "BG812",
        f'the symbolic link {_named(path)} leads to a folder that is read already: "{printable(real)}"',
        place(path),
        help="delete the link; to list a document under a second subject, name that under topics: or actors:",
    )


def _target(link: Path) -> str:
    try:
        return f'"{printable(str(link.readlink()))}"'
    except OSError:
        return "it has just been changed"
