"""What the user sees when a command fails: problems, the environment's refusals, our own bugs."""

import platform
import sys
import tempfile
import traceback
from pathlib import Path

from briefgen import __version__
from briefgen.cli.console import show_json, warn
from briefgen.cli.options import given
from briefgen.cli.problems import Excerpts, as_json, as_text, totals
from briefgen.diagnostics import BriefgenError, ExitCode, sort_key


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
        warn(f"{totals(problems)}; nothing was written")
    return int(error.exit_code)


def _report_environment(error: OSError) -> int:
    name = f" {error.filename}" if error.filename else ""
    warn(f"briefgen: error: {error.strerror or error}{name}")
    warn("  help: check the disk's free space and the permissions of that path, then run the command again")
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
        file.write("\n".join(lines))
    warn(f"briefgen: a bug: {type(error).__name__}: {error}")
    warn(f"  The earlier site is as it was. Please report this with the file {file.name}")
    return int(ExitCode.BUG)
