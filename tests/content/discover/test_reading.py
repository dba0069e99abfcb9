import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.content.discover import read_source
from briefgen.diagnostics import Diagnostic
from tests.content.discover.folders import content, only
from tests.content.discover.test_walk import make_special

LIMIT = 1000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return content(tmp_path / "desk", ["articles/a.md"])


def problem_of(root: Path, path: str = "content/articles/x.md") -> Diagnostic:
    found = read_source(root, path, limit=LIMIT)
    assert isinstance(found, Diagnostic)
    return only([found])


@settings(deadline=None)
@given(data=st.binary(max_size=300))
def test_bytes_come_as_they_are(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    root = content(tmp_path_factory.mktemp("desk"), [])
    (root / "content" / "x.md").write_bytes(data)
    assert read_source(root, "content/x.md", limit=LIMIT) == data


def test_a_file_of_ten_megabytes_is_read_whole(root: Path) -> None:
    data = bytes(range(250)) * 42_000
    (root / "content" / "x.md").write_bytes(data)
    assert read_source(root, "content/x.md", limit=len(data)) == data


def test_a_file_over_the_limit_is_an_error_that_names_both_sizes(root: Path) -> None:
    (root / "content" / "x.md").write_bytes(bytes(LIMIT + 1))
    problem = problem_of(root, "content/x.md")
    assert problem.code == "BG810"
    assert "1001" in problem.message
    assert "1000" in problem.message


def test_a_link_inside_content_is_followed(root: Path) -> None:
    (root / "content" / "x.md").symlink_to("articles/a.md")
    (root / "content" / "all").symlink_to("articles")
    assert read_source(root, "content/x.md", limit=LIMIT) == b"Words."
    assert read_source(root, "content/all/a.md", limit=LIMIT) == b"Words."


@pytest.mark.parametrize("target", ["/etc/hostname", "../../secret.md", "../../../secret.md"])
def test_a_link_that_leaves_content_is_not_read(root: Path, target: str) -> None:
    (root / "secret.md").write_text("secret")
    (root.parent / "secret.md").write_text("secret")
    (root / "content" / "articles" / "x.md").symlink_to(target)
    assert problem_of(root).code == "BG802"


def test_a_folder_link_that_leaves_content_is_not_read_through(root: Path) -> None:
    (root / "content" / "articles" / "etc").symlink_to("/etc")
    assert problem_of(root, "content/articles/etc/hostname").code == "BG802"


@pytest.mark.parametrize("path", ["content/../secret.md", "../secret.md", "/etc/hostname"])
def test_a_path_that_leaves_content_is_not_read(root: Path, path: str) -> None:
    (root / "secret.md").write_text("secret")
    assert problem_of(root, path).code in {"BG802", "BG805"}


def test_a_missing_file_is_an_error(root: Path) -> None:
    problem = problem_of(root)
    assert (problem.code, problem.span.path) == ("BG805", "content/articles/x.md")


@pytest.mark.parametrize("kind", ["pipe", "socket", "link to a pipe"])
def test_what_is_no_regular_file_is_an_error_and_never_waited_for(root: Path, kind: str) -> None:
    make_special(root / "content" / "articles" / "x.md", kind)
    assert problem_of(root).code == "BG804"


def test_a_folder_is_no_text(root: Path) -> None:
    (root / "content" / "articles" / "x.md").mkdir()
    assert problem_of(root).code == "BG804"


def test_a_link_to_itself_is_an_error(root: Path) -> None:
    (root / "content" / "articles" / "x.md").symlink_to("x.md")
    assert problem_of(root).code in {"BG803", "BG804"}


def test_a_name_that_is_no_utf8_can_be_shown(root: Path) -> None:
    assert problem_of(root, os.fsdecode(b"content/caf\xe9.md")).span.path == "content/caf\\xe9.md"


def test_no_descriptor_stays_open(root: Path) -> None:
    before = open_files()
    for path in ("content/articles/a.md", "content/articles", "content/none.md"):
        read_source(root, path, limit=3)
    assert open_files() == before


def open_files() -> int:
    table = Path("/proc/self/fd")
    return len(list(table.iterdir())) if table.is_dir() else 0
