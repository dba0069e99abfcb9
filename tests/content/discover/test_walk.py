import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.content.discover import discover
from briefgen.diagnostics import Severity
from tests.content.discover.folders import content, found_in, keys, only

CHECKOUT = Path(__file__).parents[3]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A desk beside a folder with secrets."""
    content(tmp_path / "secret", ["plan.md", "map.png"])
    return content(
        tmp_path / "desk", ["articles/a.md", "images/map.png", "_shared/legend.svg", "_shared/deep/note.md"]
    )


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("articles/plan.md", "../../../secret/content/plan.md"),
        ("images/plan.png", "/etc/hostname"),
        ("static/plan", "/etc"),
        ("articles/all", "../../../secret/content"),
        ("articles/root", "../.."),
        ("settings.md", "../briefgen.yaml"),
        ("_data/authors.yaml", "../../../secret/content/plan.md"),
        ("notes/_defaults.yaml", "../../../secret/content/plan.md"),
    ],
)
def test_a_link_that_leaves_content_is_refused_and_named_with_its_target(
    root: Path, name: str, target: str
) -> None:
    (root / "briefgen.yaml").write_text("title: Desk")
    link = root / "content" / name
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(target)
    tree = discover(root, ignore=())
    problem = only(tree.problems)
    assert (problem.code, problem.severity, problem.span.path) == ("BG802", Severity.ERROR, f"content/{name}")
    assert f'"{target}"' in problem.message
    assert keys(tree) == ["articles/a"]
    assert (tree.assets, tree.static, tree.data, tree.defaults) == (("images/map.png",), (), (), ())


def test_a_link_that_leaves_content_by_another_link_is_refused(root: Path) -> None:
    (root / "content" / "b.md").symlink_to("_way/plan.md")
    (root / "content" / "_way").symlink_to(root.parent / "secret" / "content")
    problem = only(discover(root, ignore=()).problems)
    assert (problem.code, problem.span.path) == ("BG802", "content/b.md")


def test_a_folder_beside_content_with_a_longer_name_is_outside(root: Path) -> None:
    content(root, [])
    (root / "content-old").mkdir()
    (root / "content" / "old").symlink_to("../content-old")
    assert only(discover(root, ignore=()).problems).code == "BG802"


@pytest.mark.parametrize("target", ["nowhere.md", "x.md", "y.md", "a.md/b"])
def test_a_link_that_leads_nowhere_or_in_a_circle_is_an_error(root: Path, target: str) -> None:
    (root / "content" / "x.md").symlink_to(target)
    (root / "content" / "y.md").symlink_to("x.md")
    found = [problem for problem in discover(root, ignore=()).problems if problem.span.path == "content/x.md"]
    assert only(found).code == "BG803"
    assert f'"{target}"' in found[0].message


def test_links_inside_content_are_followed(root: Path) -> None:
    (root / "content" / "articles" / "b.md").symlink_to("a.md")
    (root / "content" / "topics").symlink_to("_shared")
    (root / "content" / "static").mkdir()
    (root / "content" / "static" / "map.png").symlink_to("../images/map.png")
    tree = discover(root, ignore=())
    assert keys(tree) == ["articles/a", "articles/b", "topics/deep/note"]
    assert [document.kind for document in tree.documents] == ["article", "article", "topic"]
    assert tree.assets == ("images/map.png", "topics/legend.svg")
    assert tree.static == ("static/map.png",)
    assert tree.problems == ()


@pytest.mark.parametrize("target", [".", "..", "../articles", "deep"])
def test_a_folder_is_read_once_and_links_do_not_loop(root: Path, target: str) -> None:
    content(root, ["articles/deep/b.md"])
    (root / "content" / "articles" / "loop").symlink_to(target)
    tree = discover(root, ignore=())
    assert keys(tree) == ["articles/a", "articles/deep/b"]
    problem = only(tree.problems)
    assert (problem.code, problem.severity) == ("BG812", Severity.INFO)


def test_links_that_lead_to_each_other_do_not_loop(root: Path) -> None:
    shared = root / "content" / "_shared"
    (shared / "back").symlink_to("../_other")
    (root / "content" / "_other").mkdir()
    (root / "content" / "_other" / "forth").symlink_to("../_shared")
    (root / "content" / "in").symlink_to("_shared")
    tree = discover(root, ignore=())
    assert keys(tree) == ["articles/a", "in/deep/note"]
    assert only(tree.problems).span.path == "content/in/back/forth"


def test_of_several_links_to_one_hidden_folder_the_first_by_path_is_followed(root: Path) -> None:
    names = ["quay", "zinc", "kelp", "buoy", "xebec", "mast", "tide", "dock", "gale"]
    for at in range(5):
        content(root, [f"_{at}/note.md"])
        for name in names[at:] + names[:at]:
            (root / "content" / f"{at}{name}").symlink_to(f"_{at}")
    tree = discover(root, ignore=())
    assert keys(tree) == [*(f"{at}buoy/note" for at in range(5)), "articles/a"]
    assert len(tree.problems) == 5 * 8


def test_a_hidden_link_is_not_looked_at(root: Path) -> None:
    (root / "content" / ".way").symlink_to("/etc")
    (root / "content" / "_way.md").symlink_to("nowhere")
    (root / "content" / "x.md~").symlink_to("nowhere")
    assert discover(root, ignore=()).problems == ()


@pytest.mark.parametrize("name", ["articles/x.md", "images/x.png", "static/x", "x"])
@pytest.mark.parametrize("kind", ["pipe", "socket", "link to a pipe"])
def test_pipes_and_sockets_are_errors_and_never_waited_for(root: Path, name: str, kind: str) -> None:
    path = root / "content" / name
    path.parent.mkdir(exist_ok=True)
    make_special(path, kind)
    problem = only(discover(root, ignore=()).problems)
    assert (problem.code, problem.severity, problem.span.path) == ("BG804", Severity.ERROR, f"content/{name}")


def make_special(path: Path, kind: str) -> None:
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "link to a pipe":
        os.mkfifo(path.with_name("_pipe"))
        path.symlink_to("_pipe")
    else:
        here = Path.cwd()
        os.chdir(path.parent)  # a socket's address has at most 107 bytes
        try:
            with socket.socket(socket.AF_UNIX) as made:
                made.bind(path.name)
        finally:
            os.chdir(here)


def test_a_device_is_an_error(root: Path) -> None:
    try:
        os.mknod(root / "content" / "null.md", 0o020666, os.makedev(1, 3))
    except PermissionError:
        pytest.skip("only root makes devices")
    assert only(discover(root, ignore=()).problems).code == "BG804"


@pytest.mark.parametrize(
    ("name", "shown", "reason"),
    [
        (b"caf\xe9.md", "caf\\xe9.md", "UTF-8"),
        (b"two\nlines.md", "two\\x0alines.md", "control"),
        (b"esc\x1b[31m.png", "esc\\x1b[31m.png", "control"),
        (b"back\\slash.md", "back\\slash.md", "backslash"),
        (b"\xff\xfe", "\\xff\\xfe", "UTF-8"),
    ],
)
def test_a_name_that_cannot_be_used_is_an_error_that_can_be_printed(
    root: Path, name: bytes, shown: str, reason: str
) -> None:
    Path(os.fsdecode(os.fsencode(root / "content") + b"/" + name)).write_text("")
    tree = discover(root, ignore=())
    problem = only(tree.problems)
    assert (problem.code, problem.span.path) == ("BG806", f"content/{shown}")
    assert reason in problem.message
    assert (keys(tree), tree.assets) == (["articles/a"], ("images/map.png",))


def test_a_folder_with_such_a_name_is_one_error_and_not_entered(root: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(root / "content") + b"/caf\xe9"))
    folder.mkdir()
    (folder / "a.md").write_text("")
    assert only(discover(root, ignore=()).problems).code == "BG806"


def test_a_link_whose_target_is_no_utf8_can_be_printed(root: Path) -> None:
    (root / "content" / "x.md").symlink_to(os.fsdecode(b"caf\xe9\n"))
    assert '"caf\\xe9\\x0a"' in only(discover(root, ignore=()).problems).message


@pytest.mark.parametrize(
    "name", ["What Moscow wants", "Путин", "北約", "ناتو", "🌍", "e\u0301", "a'b\"c", "100%", "#1", "n" * 250]
)
def test_names_with_spaces_and_in_any_script_are_accepted(tmp_path: Path, name: str) -> None:
    tree = found_in(tmp_path, [f"actors/{name}.md", f"{name}/{name}.md"])
    assert sorted(keys(tree)) == sorted([f"actors/{name}", f"{name}/{name}"])
    assert tree.problems == ()


def nested(root: Path, name: str, depth: int) -> Path:
    """Make folders in each other, deeper than a path can say; return the outermost."""
    content(root, [])
    here = os.open(root / "content", os.O_RDONLY)
    for _ in range(depth):
        os.mkdir(name, dir_fd=here)
        deeper = os.open(name, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = deeper
    os.close(os.open("x.md", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    os.close(here)
    return root / "content" / name


def remove_nested(outermost: Path) -> None:
    """Remove what ``shutil.rmtree``, and with it pytest, is too shallow for."""
    subprocess.run(["rm", "-r", str(outermost)], check=True)


def test_folders_may_nest_deeper_than_python_calls(tmp_path: Path) -> None:
    outermost = nested(tmp_path, "a", 1200)
    try:
        assert keys(discover(tmp_path, ignore=())) == ["a/" * 1200 + "x"]
    finally:
        remove_nested(outermost)


def test_a_path_that_is_longer_than_the_system_reads_is_an_error(tmp_path: Path) -> None:
    outermost = nested(tmp_path, "n" * 250, 20)
    try:
        assert only(discover(tmp_path, ignore=()).problems).code == "BG805"
    finally:
        remove_nested(outermost)


@pytest.mark.parametrize("scenario", ["file", "folder", "link", "content"])
def test_what_may_not_be_read_is_an_error_with_its_path(scenario: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.content.discover.unprivileged", scenario],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        check=False,
    )
    assert done.returncode == 0, done.stderr
