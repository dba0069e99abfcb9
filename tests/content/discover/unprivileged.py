"""What a user finds who may not read everything.

Run as ``python -m tests.content.discover.unprivileged SCENARIO``; a root user becomes nobody first.
"""

import os
import sys
import tempfile
from pathlib import Path

from briefgen.content.discover import discover, read_source
from briefgen.diagnostics import Diagnostic
from tests.content.discover.folders import content, only

NOBODY = 65534


def check(root: Path, scenario: str) -> None:
    closed = (
        root
        / "content"
        / {"file": "notes/a.md", "folder": "notes", "link": "_hidden", "content": "."}[scenario]
    )
    if scenario == "link":
        (root / "content" / "b.md").symlink_to("_hidden/b.md")
    closed.chmod(0o000)
    try:
        if scenario == "file":
            assert discover(root, ignore=()).problems == ()
            read = read_source(root, "content/notes/a.md", limit=99)
            assert isinstance(read, Diagnostic)
            problem = only([read])
        else:
            problem = only(discover(root, ignore=()).problems)
    finally:
        closed.chmod(0o755)
    path = {
        "file": "content/notes/a.md",
        "folder": "content/notes",
        "link": "content/b.md",
        "content": "content",
    }
    assert (problem.code, problem.span.path) == ("BG805", path[scenario]), problem
    assert "permission denied" in problem.message, problem


if __name__ == "__main__":
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        check(content(Path(folder), ["notes/a.md", "_hidden/b.md"]), sys.argv[1])
