"""What the user sees when a command fails: problems, the environment's refusals, our own bugs."""

import errno
import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

from briefgen import __version__
from briefgen.cli.console import show_json, warn
from briefgen.cli.options import given
from briefgen.cli.problems import as_json, as_text, totals
from briefgen.diagnostics import BriefgenError, Diagnostic, Excerpts, ExitCode, redacted, sort_key
from briefgen.diagnostics.codes.deploy import DEPLOY_CODES
from briefgen.model.paths import printable

_DENIED = ("permission denied", "give yourself the right to read and write there, or choose another folder")
_FULL = ("there is no space left on the disk", "free some space, then run the command again")
_MANY_FILES = ("too many files are open", "raise the limit (ulimit -n), then run the command again")
_REFUSALS = {
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EROFS: ("the file system is read-only", "mount it for writing, or choose another folder"),
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EEXIST: ("something else stands there", "move it away, or choose another name"),
    errno.ENOTDIR: ("a part of the path is no folder", "move that file away, or choose another folder"),
    errno.EISDIR: ("it is a folder, where a file is needed", "move it away, or choose another name"),
    errno.ENOTEMPTY: ("the folder is not empty", "move away what is in it, then run the command again"),
    errno.ENOENT: ("it is not there", "check the path; if it was there a moment ago, run the command again"),
    errno.ELOOP: ("a symbolic link leads back to itself", "mend the link, then run the command again"),
    errno.ENAMETOOLONG: ("the name is too long", "choose a shorter name or path"),
    errno.EMFILE: _MANY_FILES,
    errno.ENFILE: _MANY_FILES,
}


def report_failure(error: Exception) -> int:
    """Tell the user what went wrong and return the exit code."""
    if isinstance(error, BriefgenError):
        return _report_problems(error)
    if isinstance(error, OSError):
        return _report_environment(error)
    return _report_bug(error)


def _report_problems(error: BriefgenError) -> int:
    problems = sorted(error.diagnostics, key=sort_key)
    if given("json", default=False):
        show_json({"ok": False, "problems": [as_json(diagnostic) for diagnostic in problems]})
    else:
        excerpts = Excerpts(given("root", Path()))
        for diagnostic in problems:
            warn(as_text(diagnostic, excerpts))
        warn(f"{totals(problems)}{_what_stands(problems)}")
    return int(error.exit_code)


def _what_stands(problems: Sequence[Diagnostic]) -> str:
    """Return what became of the site; of a deploy's target each problem tells itself."""
    return "" if any(found.code in DEPLOY_CODES for found in problems) else "; nothing was written"


def _report_environment(error: OSError) -> int:
    place = printable(str(error.filename2 or error.filename or ""))
    reason, way_out = _REFUSALS.get(error.errno or 0) or (
        f"the system says {errno.errorcode.get(error.errno or 0, printable(str(error)))}",
        "see whether the disk is mounted and whole, then run the command again",
    )
    warn(f'briefgen: error: "{place}": {reason}' if place else f"briefgen: error: {reason}")
    warn(f"  help: {way_out}")
    return int(ExitCode.CONTENT)


def _report_bug(error: Exception) -> int:
    """Write a report file and name it: it holds the traceback, versions and the command's words."""
    lines = [
        f"briefgen {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"command: {' '.join(sys.argv[1:])}",
        "",
        *traceback.format_exception(error),
    ]
    with tempfile.NamedTemporaryFile(
        "w", prefix="briefgen-bug-", suffix=".txt", delete=False, encoding="utf-8", errors="backslashreplace"
    ) as file:
        file.write(redacted("\n".join(lines), os.environ))
    warn(f"briefgen: a bug: {type(error).__name__}: {redacted(str(error), os.environ)}")
    warn(f"  The earlier site is as it was. Please report this with the file {file.name}")
    return int(ExitCode.BUG)
