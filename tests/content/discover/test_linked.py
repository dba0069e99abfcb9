"""Links inside the content folder that would take a source out of its own rules."""

from pathlib import Path

import pytest

from briefgen.diagnostics import Severity
from tests.content.discover.folders import content, found_in, keys, only

FILES = [
    "notes/a.md",
    "notes/_defaults.yaml",
    "images/map.png",
    "_data/authors.yaml",
    "_archetypes/note.md",
    "_drafts/b.md",
    "_drafts/deep/c.md",
    "static/robots.txt",
]


def link(root: Path, path: str, target: str) -> None:
    place = content(root, FILES) / "content" / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(target)


@pytest.mark.parametrize("path", ["images/x.txt", "static/x.txt", "static/deep/../x"])
@pytest.mark.parametrize(
    "target",
    ["notes/a.md", "notes/_defaults.yaml", "_data/authors.yaml", "_archetypes/note.md", "_drafts/b.md"],
)
def test_a_source_cannot_be_copied_by_a_link_to_it(tmp_path: Path, path: str, target: str) -> None:
    link(tmp_path, path.replace("deep/../", ""), f"../{target}")
    problem = only(found_in(tmp_path).problems)
    assert (problem.code, problem.severity) == ("BG813", Severity.ERROR)
    assert problem.span.path == f"content/{path.replace('deep/../', '')}"
    assert f'"content/{target}"' in problem.message


def test_a_source_cannot_be_copied_by_way_of_two_links(tmp_path: Path) -> None:
    link(tmp_path, "images/one.txt", "../notes/a.md")
    link(tmp_path, "images/two.txt", "one.txt")
    assert [problem.code for problem in found_in(tmp_path).problems] == ["BG813", "BG813"]


def test_a_source_cannot_be_copied_by_a_linked_folder(tmp_path: Path) -> None:
    link(tmp_path, "static/press", "../_drafts")
    codes = [(problem.code, problem.span.path) for problem in found_in(tmp_path).problems]
    assert codes == [("BG813", "content/static/press/b.md"), ("BG813", "content/static/press/deep/c.md")]


@pytest.mark.parametrize(
    ("path", "target"),
    [("images/x.png", "map.png"), ("static/x.png", "../images/map.png"), ("x", "static/robots.txt")],
)
def test_pictures_and_static_files_may_be_linked_from_anywhere(
    tmp_path: Path, path: str, target: str
) -> None:
    link(tmp_path, path, target)
    assert found_in(tmp_path).problems == ()


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("articles/a.md", "../notes/a.md"),
        ("a.md", "notes/a.md"),
        ("notes/deep/a.md", "../a.md"),
        ("a.md", "_drafts/b.md"),
    ],
)
def test_a_document_cannot_leave_the_defaults_of_its_folder(tmp_path: Path, path: str, target: str) -> None:
    link(tmp_path, path, target)
    problem = only(found_in(tmp_path).problems)
    assert (problem.code, problem.severity, problem.span.path) == ("BG814", Severity.ERROR, f"content/{path}")


def test_a_document_may_have_a_second_name_in_its_folder(tmp_path: Path) -> None:
    link(tmp_path, "notes/b.md", "a.md")
    tree = found_in(tmp_path)
    assert (keys(tree), tree.problems) == (["notes/a", "notes/b"], ())


def test_a_hidden_folder_may_be_linked_as_a_whole(tmp_path: Path) -> None:
    link(tmp_path, "articles", "_drafts")
    tree = found_in(tmp_path)
    assert (keys(tree), tree.problems) == (["articles/b", "articles/deep/c", "notes/a"], ())


def test_a_part_of_a_hidden_folder_cannot_leave_the_defaults_above_it(tmp_path: Path) -> None:
    content(tmp_path, ["_drafts/_defaults.yaml"])
    link(tmp_path, "articles", "_drafts/deep")
    tree = found_in(tmp_path)
    problem = only(tree.problems)
    assert (problem.code, problem.span.path) == ("BG814", "content/articles")
    assert '"content/_drafts/_defaults.yaml"' in problem.message
    assert keys(tree) == ["notes/a"]
