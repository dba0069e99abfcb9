"""The settings file, read or refused but never passed over."""

import errno
import os
import stat
from pathlib import Path

from briefgen.diagnostics import BriefgenError, Diagnostic, ExitCode, Span, problem
from briefgen.model.paths import printable

CONFIG_NAMES = ("briefgen.yaml", "briefgen.yml")
LIMIT = 1 << 20
_FLAGS = os.O_RDONLY | os.O_CLOEXEC | os.O_NOCTTY | os.O_NONBLOCK
_ABSENT = (errno.ENOENT, errno.ENOTDIR)
_REASONS = {
    errno.ENOENT: ("it is a link that leads nowhere", "mend the link, or put the file itself there"),
    errno.ENOTDIR: ("it is a link that leads nowhere", "mend the link, or put the file itself there"),
    errno.ELOOP: ("it is a link that leads back to itself", "put the file itself there"),
    errno.EACCES: ("permission denied", "give the user who builds the right to read it"),
    errno.EPERM: ("permission denied", "give the user who builds the right to read it"),
    errno.ENXIO: ("it is a socket or device", "put a plain text file there"),
    errno.ENAMETOOLONG: ("its name is too long", "give the file a shorter name"),
}


def find_settings_file(root: Path) -> str:
    """Return the name of the settings file of the site in ``root``; ``briefgen.yaml`` if there is none.

    Whatever has that name counts, also if it is no file: ``read_settings_file`` says then what is wrong.

    Raises:
        BriefgenError: with ``USAGE`` if both names are there, or one that differs in capitals only.
    """
    names = _names(root)
    _refuse_misnamed(names)
    found = [name for name in CONFIG_NAMES if name in names]
    if len(found) > 1:
        raise BriefgenError([_both()], ExitCode.USAGE)
    return found[0] if found else CONFIG_NAMES[0]


def read_settings_file(root: Path, name: str) -> bytes | None:
    """Return the bytes of the settings file ``name`` (relative to ``root``, or absolute), None without one.

    Links are followed. The file is opened without waiting and looked at before it is read, so that a pipe
    or a device blocks nothing; at most ``LIMIT`` bytes are read.

    Raises:
        BriefgenError: with ``USAGE`` if something is there that cannot be read as a regular file, if it is
            too large, or if only a name is there that differs from a default one in capitals.
    """
    path = root / name
    try:
        path.lstat()
    except OSError as error:
        if error.errno not in _ABSENT:
            raise _refused(name, *_reason(error)) from error
        if name in CONFIG_NAMES:
            _refuse_misnamed(_names(root))
        return None
    try:
        descriptor = os.open(path, _FLAGS)
        try:
            return _read(descriptor, name)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise _refused(name, *_reason(error)) from error


def _names(root: Path) -> frozenset[str]:
    try:
        return frozenset(entry.name for entry in root.iterdir())
    except FileNotFoundError:
        return frozenset()
    except OSError as error:
        # A folder that may be entered but not listed: the names themselves can still be tried.
        if error.errno not in {errno.EACCES, errno.EPERM, errno.ENOTDIR}:
            raise
        return frozenset(name for name in CONFIG_NAMES if os.path.lexists(root / name))


def _refuse_misnamed(names: frozenset[str]) -> None:
    wrong = sorted(name for name in names if name.lower() in CONFIG_NAMES and name not in CONFIG_NAMES)
    if wrong:
        raise BriefgenError([_misnamed(name) for name in wrong], ExitCode.USAGE)


def _read(descriptor: int, name: str) -> bytes:
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        what = "a folder" if stat.S_ISDIR(mode) else "a pipe, socket or device"
        raise _refused(name, f"it is {what}", "put a plain text file there, or move it away")
    data = b""
    while len(data) <= LIMIT and (part := os.read(descriptor, LIMIT + 1 - len(data))):
        data += part
    if len(data) > LIMIT:
        raise _refused(
            name, f"it has more than {LIMIT} bytes", "no settings need as much; put the right file there"
        )
    return data


def _reason(error: OSError) -> tuple[str, str]:
    known = _REASONS.get(error.errno or 0)
    return known or (
        f"the system says {errno.errorcode.get(error.errno or 0, 'no reason')}",
        "see whether the disk is mounted and whole",
    )


def _refused(name: str, reason: str, way_out: str) -> BriefgenError:
    shown = printable(name)
    message = f'the settings file "{shown}" cannot be read: {reason}'
    return BriefgenError([problem("BG018", message, Span(shown), help=way_out)], ExitCode.USAGE)


def _misnamed(name: str) -> Diagnostic:
    meant = name.lower()
    return problem(
        "BG019",
        f'"{name}" is not read: the settings file is called "{meant}"',
        Span(name),
        help=f'did you mean "{meant}"? mv {name} {meant}',
    )


def _both() -> Diagnostic:
    first, second = CONFIG_NAMES
    return problem(
        "BG019",
        f'both "{first}" and "{second}" are there, and only one can count',
        Span(second),
        help=f"put all settings into {first} and delete {second}, or choose one with --config",
    )
