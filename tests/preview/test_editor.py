"""Places open in the writer's editor, and nothing else happens."""

from pathlib import Path

import pytest

from briefgen.diagnostics import Span
from briefgen.preview.editor import editor_address

CODE = "vscode://file/{path}:{line}:{column}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "a b#?.md").write_text("x", encoding="utf-8")
    return tmp_path


def test_path_line_and_column_are_filled_in(root: Path) -> None:
    assert editor_address(CODE, root, Span("a b#?.md", 3, 7)) == f"vscode://file/{root}/a%20b%23%3F.md:3:7"


def test_a_place_without_a_line_is_the_begin_of_the_file(root: Path) -> None:
    assert editor_address(CODE, root, Span("a b#?.md")).endswith(":1:1")


@pytest.mark.parametrize(
    "pattern",
    ["", "javascript:alert({line})", " javascript:x", "JavaScript:x", "data:text/html,x", "{path}", "//x"],
)
def test_an_address_that_opens_no_program_is_none(root: Path, pattern: str) -> None:
    assert editor_address(pattern, root, Span("a b#?.md", 1, 1)) == ""


@pytest.mark.parametrize("path", ["", "gone.md", "--audience"])
def test_what_is_no_file_has_no_address(root: Path, path: str) -> None:
    assert editor_address(CODE, root, Span(path, 1, 1)) == ""
