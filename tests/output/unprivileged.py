"""What happens to a user without the right to write or read something.

Run as ``python -m tests.output.unprivileged SCENARIO``; a root user becomes nobody first.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from briefgen.output import read_manifest
from tests.output.desks import Desk, refusal

NOBODY = 65534
SMALL = {"/": "old home", "/a/": "old a", "/b/": "old b"}


def is_refused_and_whole(desk: Desk, pages: dict[str, str], where: str) -> None:
    before = desk.tree(), read_manifest(desk.root, desk.site)
    exit_code, (found,) = refusal(lambda: desk.write(pages))
    assert (exit_code, found.code, found.span.path) == (1, "BG707", where), found
    assert "permission denied" in found.message, found
    assert (desk.tree(), read_manifest(desk.root, desk.site)) == before


def closed_output(desk: Desk) -> None:
    desk.write(SMALL)
    desk.site.chmod(0o555)
    assert desk.write(SMALL).written == ()
    is_refused_and_whole(desk, {**SMALL, "/": "new home"}, "site")
    is_refused_and_whole(desk, {**SMALL, "/c/": "c"}, "site")
    desk.site.chmod(0o755)


def closed_folder_of_the_output(desk: Desk) -> None:
    desk.write(SMALL)
    (desk.site / "b").chmod(0o555)
    is_refused_and_whole(desk, {"/": "new home", "/a/": "new a", "/b/": "new b"}, "site/b")
    is_refused_and_whole(desk, {"/": "new home", "/a/": "new a"}, "site/b")
    is_refused_and_whole(desk, {"/": "new home", "/a/": "new a", "/b/": "old b", "/b/c/": "c"}, "site/b")
    desk.write({"/": "new home", "/a/": "new a", "/b/": "old b"})
    (desk.site / "b").chmod(0o755)


def unlisted_folder_of_the_output(desk: Desk) -> None:
    desk.write(SMALL)
    (desk.site / "b").chmod(0o000)
    exit_code, (found,) = refusal(lambda: desk.write({**SMALL, "/": "new home"}))
    assert (exit_code, found.code) == (1, "BG707"), found
    (desk.site / "b").chmod(0o755)
    assert desk.files()["index.html"] == b"old home"


def closed_root(desk: Desk) -> None:
    desk.root.chmod(0o555)
    exit_code, (found,) = refusal(lambda: desk.write(SMALL))
    assert (exit_code, found.code) == (1, "BG707"), found
    assert ".briefgen" in found.message
    desk.root.chmod(0o755)


def closed_place_for_a_new_output(desk: Desk) -> None:
    closed = desk.put("www/closed/kept").parent
    closed.chmod(0o555)
    desk.site = closed / "site"
    exit_code, (found,) = refusal(lambda: desk.write(SMALL))
    assert (exit_code, found.code, found.span.path) == (1, "BG707", "www/closed/site"), found
    closed.chmod(0o000)
    exit_code, (found,) = refusal(lambda: desk.write(SMALL))
    assert (exit_code, found.code, found.span.path) == (1, "BG707", "www/closed/site"), found
    closed.chmod(0o755)


def unreadable_copy(desk: Desk) -> None:
    desk.write(SMALL)
    desk.put("content/map.png").chmod(0o000)
    exit_code, (found,) = refusal(lambda: desk.write(SMALL, {"/map.png": "content/map.png"}))
    assert (exit_code, found.code, found.span.path) == (1, "BG712", "content/map.png"), found
    assert "permission denied" in found.message


def unreadable_page(desk: Desk) -> None:
    desk.write(SMALL)
    (desk.site / "index.html").chmod(0o000)
    assert desk.write(SMALL).written == ("index.html",)
    assert desk.files()["index.html"] == b"old home"


SCENARIOS: dict[str, Callable[[Desk], None]] = {
    made.__name__: made
    for made in (
        closed_output,
        closed_folder_of_the_output,
        unlisted_folder_of_the_output,
        closed_root,
        closed_place_for_a_new_output,
        unreadable_copy,
        unreadable_page,
    )
}


def become_nobody() -> None:
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


if __name__ == "__main__":
    become_nobody()
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        SCENARIOS[sys.argv[1]](Desk(Path(folder, "desk")))
