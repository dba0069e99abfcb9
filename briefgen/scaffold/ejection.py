"""One file of a theme, copied into the site to be changed there."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from briefgen.diagnostics import BriefgenError, Diagnostic, ExitCode, Span, problem
from briefgen.theme import file_of_theme

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


class Ejected(msgspec.Struct, frozen=True):
    """What was copied: ``path`` is relative to the site's root, ``source`` the file as problems name it."""

    path: str
    source: str


def eject(root: Path, theme: str, asked: str) -> Ejected:
    """Copy a file of a theme or its parents to the same path in the site's folder of that theme.

    From then on the copy counts. Folders are made as needed; symbolic links are not followed.

    Raises:
        BriefgenError: the theme has no such file, the copy is already there, or a link or file stands
            where a folder is needed (exit code 2). Nothing is written then.
        OSError: the system refuses to write.
    """
    path, file = file_of_theme(root, theme, asked)
    target = f"themes/{theme}/{path}"
    *folders, name = target.split("/")
    with _opened(root, folders) as folder:
        try:
            descriptor = os.open(name, _NEW, 0o666, dir_fd=folder)
        except FileExistsError:
            raise BriefgenError([_already_there(target)], ExitCode.USAGE) from None
    with os.fdopen(descriptor, "wb") as copy:
        copy.write(file.data)
    return Ejected(target, file.label)


@contextmanager
def _opened(root: Path, names: list[str]) -> Iterator[int]:
    """Open a folder below ``root``, each on the way made when it is missing and never a link."""
    descriptor = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        for place in range(len(names)):
            below = _entered(descriptor, names[: place + 1])
            os.close(descriptor)
            descriptor = below
        yield descriptor
    finally:
        os.close(descriptor)


def _entered(folder: int, names: list[str]) -> int:
    name = names[-1]
    with suppress(FileExistsError):
        os.mkdir(name, dir_fd=folder)
    try:
        return os.open(name, _FOLDER, dir_fd=folder)
    except OSError as error:
        if error.errno not in {errno.ENOTDIR, errno.ELOOP}:
            raise
        raise BriefgenError([_in_the_way("/".join(names))], ExitCode.USAGE) from None


def _already_there(path: str) -> Diagnostic:
    return problem(
        "BG901",
        f'"{path}" is already there',
        Span(path),
        help="edit that file, or remove it to begin anew",
    )


def _in_the_way(path: str) -> Diagnostic:
    return problem(
        "BG904",
        f'"{path}" is a symbolic link or a file, where a folder is needed',
        Span(path),
        help="move it away, or put a folder in its place",
    )
