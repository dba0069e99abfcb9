"""End a process at each of its steps on disk, one after the other, and see what is left.

Run as ``python -m tests.output.crashes SCENARIO FOLDER``; prints how many moments were tried.
A step is a call that opens, renames, makes or removes a file or folder; the process ends just before
it, as by ``kill -9``: nothing is cleaned up.
"""

import itertools
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from briefgen.output import read_manifest
from tests.output.desks import Desk

STEPS = {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir"}
OLD = {
    "/": "old home",
    "/same/": "same",
    "/map": "old file",
    "/plan/": "old",
    "/plan/x/": "x",
    "/gone/far/": "gone",
}
NEW = {
    "/": "new home",
    "/same/": "same",
    "/map/": "new page",
    "/plan": "new file",
    "/fresh/far/": "fresh",
    "/new": "n",
}
STRANGER = "site/gone/notes.txt"


def crash_at(step: int, work: Callable[[], object]) -> bool:
    """Do some work in a child that ends at the given step; tell whether it came so far."""
    child = os.fork()
    if child == 0:
        left = itertools.count(step, -1)

        def hook(event: str, _: object) -> None:
            if event in STEPS and next(left) == 0:
                os._exit(9)

        sys.addaudithook(hook)
        work()
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in {0, 9}, status
    return status == 9


def check_whole(desk: Desk, *versions: dict[str, str]) -> None:
    """Every file is one of the versions' and stands in the manifest."""
    known = [{file(route): text.encode() for route, text in version.items()} for version in versions]
    files = desk.files()
    assert files.pop("gone/notes.txt", b"mine") == b"mine"
    for path, data in files.items():
        assert data in [version.get(path) for version in known], path
    found = read_manifest(desk.root, desk.site)
    assert found is not None or not files
    assert found is None or files.keys() <= found.files.keys()


def check_exact(desk: Desk, pages: dict[str, str], stranger: str) -> None:
    """The site is as wanted, and nothing is left over anywhere."""
    wanted = {file(route): text.encode() for route, text in pages.items()}
    if stranger:
        wanted["gone/notes.txt"] = b"mine"
    assert desk.files() == wanted
    folders = {path for path, (what, _) in desk.tree().items() if what == "folder"}
    needed = {
        "/".join(parts[:count])
        for path in wanted
        if (parts := path.split("/"))
        for count in range(1, len(parts))
    }
    assert folders == needed, folders ^ needed
    assert {path.name for path in (desk.root / ".briefgen").iterdir()} <= {
        ".gitignore",
        "lock-site",
        "manifest-site",
    }


def file(route: str) -> str:
    return f"{route[1:]}index.html" if route.endswith("/") else route[1:]


def changing(folder: Path, start: dict[str, str] | None, stranger: str) -> int:
    """Crash while NEW is written over ``start``; crash again in the repair; then repair."""
    template = Desk(folder / "template")
    if start is not None:
        template.write(start)
    if stranger:
        template.put(stranger, "mine")
    for step in itertools.count():
        desk = Desk(Path(shutil.copytree(template.root, folder / f"{step}")))
        crashed = crash_at(step, lambda desk=desk: desk.write(NEW))  # type: ignore[misc]
        check_whole(desk, start or {}, NEW)
        goal = OLD if step % 2 else NEW
        crash_at(step * 7 % 31, lambda desk=desk, goal=goal: desk.write(goal))  # type: ignore[misc]
        check_whole(desk, start or {}, NEW, OLD)
        desk.write(goal)
        check_exact(desk, goal, stranger)
        if not crashed:
            return step
    raise AssertionError


def cleaning(folder: Path) -> int:
    template = Desk(folder / "template")
    template.write(OLD)
    template.put(STRANGER, "mine")
    for step in itertools.count():
        desk = Desk(Path(shutil.copytree(template.root, folder / f"{step}")))
        crashed = crash_at(step, desk.clean)
        check_whole(desk, OLD)
        assert desk.clean().strangers == ("gone/",)
        assert desk.files() == {"gone/notes.txt": b"mine"}
        assert [path.name for path in (desk.root / ".briefgen").iterdir()] == [".gitignore"]
        if not crashed:
            return step
    raise AssertionError


if __name__ == "__main__":
    place = Path(sys.argv[2])
    scenarios: dict[str, Callable[[], int]] = {
        "change": lambda: changing(place, OLD, ""),
        "change beside a stranger": lambda: changing(place, OLD, STRANGER),
        "first": lambda: changing(place, None, ""),
        "clean": lambda: cleaning(place),
    }
    sys.stdout.write(f"{scenarios[sys.argv[1]]()}\n")
