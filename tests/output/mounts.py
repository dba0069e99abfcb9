"""What happens on full, small, read-only and several file systems.

Run as ``unshare -m … python -m tests.output.mounts SCENARIO FOLDER``: all mounts vanish with the process.
"""

import resource
import subprocess
import sys
from pathlib import Path

from briefgen.output import read_manifest
from tests.output.desks import Desk, refusal, tree_of

SMALL = {"/": "old home", "/a/": "old a"}
STATE_AT_REST = {".gitignore", "lock-site", "manifest-site"}


def mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True)


def tmpfs(folder: Path, options: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    mount("-t", "tmpfs", "-o", options, "tmpfs", str(folder))


def is_refused_and_whole(desk: Desk, pages: dict[str, str | bytes], code: str, words: str) -> None:
    """The write ends with exit code 1 and a clear problem; site and manifest are as before."""
    before = tree_of(desk.site), read_manifest(desk.root, desk.site)
    exit_code, (found,) = refusal(lambda: desk.write(pages))
    assert (exit_code, found.code) == (1, code), found
    assert words in found.message, found
    assert (tree_of(desk.site), read_manifest(desk.root, desk.site)) == before
    assert {path.name for path in (desk.root / ".briefgen").iterdir()} == STATE_AT_REST


def large(count: int) -> dict[str, str | bytes]:
    return {f"/{at}/": bytes(20_000) for at in range(count)}


def full_disk(folder: Path) -> None:
    tmpfs(folder / "desk", "size=400k")
    desk = Desk(folder / "desk")
    desk.write(SMALL)
    is_refused_and_whole(desk, large(30), "BG706", "no space left")
    assert desk.write(large(5)).removed == ("a/index.html", "index.html")


def full_disk_for_a_copy(folder: Path) -> None:
    tmpfs(folder / "desk" / "site", "size=4m")
    desk = Desk(folder / "desk")
    desk.write(SMALL)
    desk.put("content/film.mp4", bytes(9 << 20))
    before = desk.tree()
    exit_code, (found,) = refusal(lambda: desk.write(SMALL, {"/film.mp4": "content/film.mp4"}))
    assert (exit_code, found.code, found.span.path) == (1, "BG706", "site/film.mp4"), found
    assert desk.tree() == before


def full_disk_of_the_output_alone(folder: Path) -> None:
    tmpfs(folder / "desk" / "site", "size=400k")
    desk = Desk(folder / "desk")
    desk.write(SMALL)
    is_refused_and_whole(desk, large(30), "BG706", "no space left")
    assert desk.write(large(5)).strangers == ()


def full_disk_of_our_own_files_alone(folder: Path) -> None:
    tmpfs(folder / "desk" / ".briefgen", "size=20k")
    desk = Desk(folder / "desk")
    (desk.root / ".briefgen" / ".gitignore").write_text("*")
    desk.write(SMALL)
    is_refused_and_whole(desk, {f"/{at}/": "x" for at in range(600)}, "BG706", "manifest-site")


def no_room_for_folders(folder: Path) -> None:
    tmpfs(folder / "desk", "size=4m,nr_inodes=50")
    desk = Desk(folder / "desk")
    desk.write(SMALL)
    is_refused_and_whole(desk, {f"/{at}/": "x" for at in range(25)}, "BG706", "no space left")


def file_size_limit(folder: Path) -> None:
    desk = Desk(folder / "desk")
    desk.write(SMALL)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
    is_refused_and_whole(
        desk, {"/": "new home", "/large": bytes(200_000)}, "BG706", "larger than the system allows"
    )


def read_only_output(folder: Path) -> None:
    tmpfs(folder / "desk" / "site", "size=400k")
    desk = Desk(folder / "desk")
    desk.write(SMALL)
    mount("-o", "remount,ro", str(desk.site))
    assert desk.write(SMALL).written == ()
    is_refused_and_whole(desk, {"/": "new home"}, "BG707", "read-only")
    desk.site = desk.root / "site"
    is_refused_and_whole(desk, {}, "BG707", "read-only")


def read_only_place_for_a_new_output(folder: Path) -> None:
    desk = Desk(folder / "desk")
    tmpfs(folder / "www", "size=400k,ro")
    desk.site = folder / "www" / "site"
    exit_code, (found,) = refusal(lambda: desk.write(SMALL))
    assert (exit_code, found.code) == (1, "BG707"), found


def another_file_system(folder: Path) -> None:
    tmpfs(folder / "desk" / "site", "size=400k")
    check_works(Desk(folder / "desk"))


def another_mount_of_the_same_file_system(folder: Path) -> None:
    desk = Desk(folder / "desk")
    desk.site.mkdir()
    (folder / "www").mkdir()
    mount("--bind", str(folder / "www"), str(desk.site))
    assert desk.site.stat().st_dev == desk.root.stat().st_dev
    check_works(desk)


def check_works(desk: Desk) -> None:
    assert desk.write(SMALL).written == ("a/index.html", "index.html")
    assert desk.write({"/": "new home", "/b/": "b"}).removed == ("a/index.html",)
    assert desk.files() == {"index.html": b"new home", "b/index.html": b"b"}
    assert desk.write({"/": "new home", "/b/": "b"}).written == ()
    assert {path.name for path in (desk.root / ".briefgen").iterdir()} == STATE_AT_REST


def a_mount_inside_the_output(folder: Path) -> None:
    desk = Desk(folder / "desk")
    desk.write(SMALL)
    tmpfs(desk.site / "a", "size=400k")
    (desk.site / "a" / "index.html").write_text("over it")
    is_refused_and_whole(desk, {**SMALL, "/a/": "new a"}, "BG709", "another file system")


SCENARIOS = {
    made.__name__: made
    for made in (
        full_disk,
        full_disk_for_a_copy,
        full_disk_of_the_output_alone,
        full_disk_of_our_own_files_alone,
        no_room_for_folders,
        file_size_limit,
        read_only_output,
        read_only_place_for_a_new_output,
        another_file_system,
        another_mount_of_the_same_file_system,
        a_mount_inside_the_output,
    )
}

if __name__ == "__main__":
    SCENARIOS[sys.argv[1]](Path(sys.argv[2]))
