from pathlib import Path

import pytest

from briefgen.content.discover.ignores import Ignores
from tests.content.discover.folders import found_in, keys, only

PATHS = [
    "about.md",
    "articles/a.md",
    "articles/a.draft.md",
    "drafts-old/b.md",
    "drafts-old/deep/c.md",
    "notes/drafts-old.md",
]


@pytest.mark.parametrize(
    ("patterns", "left"),
    [
        ((), PATHS),
        (("drafts-old/**",), ["about.md", "articles/a.draft.md", "articles/a.md", "notes/drafts-old.md"]),
        (("drafts-old/",), ["about.md", "articles/a.draft.md", "articles/a.md", "notes/drafts-old.md"]),
        (("/articles",), ["about.md", "drafts-old/b.md", "drafts-old/deep/c.md", "notes/drafts-old.md"]),
        (("*.draft.md", "deep"), ["about.md", "articles/a.md", "drafts-old/b.md", "notes/drafts-old.md"]),
        (("drafts-old/**", "!drafts-old/b.md", "/a*"), ["drafts-old/b.md", "notes/drafts-old.md"]),
        (
            ("# a comment", "", "b.md"),
            [
                "about.md",
                "articles/a.draft.md",
                "articles/a.md",
                "drafts-old/deep/c.md",
                "notes/drafts-old.md",
            ],
        ),
        (("*",), []),
    ],
)
def test_patterns_work_as_in_a_gitignore_file_below_content(
    tmp_path: Path, patterns: tuple[str, ...], left: list[str]
) -> None:
    tree = found_in(tmp_path, PATHS, patterns)
    assert [document.path for document in tree.documents] == sorted(f"content/{path}" for path in left)
    assert tree.problems == ()


def test_patterns_hold_for_pictures_static_files_and_data_too(tmp_path: Path) -> None:
    tree = found_in(
        tmp_path,
        ["images/a.png", "static/a.png", "_data/a.yaml", "a/_defaults.yaml"],
        ("a.*", "_defaults.yaml"),
    )
    assert (tree.assets, tree.static, tree.data, tree.defaults) == ((), (), (), ())


def test_what_is_ignored_causes_no_problems(tmp_path: Path) -> None:
    (tmp_path / "content" / "old").mkdir(parents=True)
    (tmp_path / "content" / "old" / "way").symlink_to("/etc")
    (tmp_path / "content" / "old" / "two\nlines.md").write_text("")
    assert found_in(tmp_path, ["events/x.md"], ("old/", "events/")).problems == ()
    assert found_in(tmp_path, [], ("old/**", "events/**", "!keep")).problems == ()


@pytest.mark.parametrize("pattern", ["!", "a\\", "[z-a]"])
def test_a_pattern_that_cannot_be_read_is_an_error_and_the_others_hold(tmp_path: Path, pattern: str) -> None:
    tree = found_in(tmp_path, ["a.md", "b.md"], (pattern, "b.md"))
    assert keys(tree) == ["a"]
    problem = only(tree.problems)
    assert (problem.code, problem.span.path) == ("BG809", "briefgen.yaml")
    assert f'"{pattern}"' in problem.message


def test_a_name_that_is_no_utf8_can_be_matched() -> None:
    assert Ignores(("old/*",)).file("old/caf\udce9.md")
    assert not Ignores(("old/*",)).file("new/caf\udce9.md")


@pytest.mark.parametrize("pattern", ["*.yaml", "_*", "_defaults.yaml", "notes/_defaults.yaml", "*.y?ml"])
def test_no_pattern_switches_off_defaults_of_files_that_count(tmp_path: Path, pattern: str) -> None:
    tree = found_in(tmp_path, ["notes/_defaults.yaml", "notes/2024/a.md"], (pattern,))
    assert tree.defaults == ("content/notes/_defaults.yaml",)


def test_misnamed_defaults_of_files_that_count_are_told_in_spite_of_a_pattern(tmp_path: Path) -> None:
    tree = found_in(tmp_path, ["notes/_Defaults.yaml", "notes/a.md"], ("*.yaml",))
    assert only(tree.problems).code == "BG811"
    assert found_in(tmp_path / "b", ["notes/defaults.yaml", "notes/a.md"], ("*.yaml",)).problems == ()


def test_defaults_of_an_ignored_folder_are_ignored_with_it(tmp_path: Path) -> None:
    tree = found_in(tmp_path, ["old/_defaults.yaml", "old/a.md", "b.md"], ("old/**",))
    assert (tree.defaults, keys(tree)) == ((), ["b"])


def test_defaults_that_are_a_link_are_not_switched_off_either(tmp_path: Path) -> None:
    found_in(tmp_path, ["_defaults.yaml", "notes/a.md"])
    (tmp_path / "content" / "notes" / "_defaults.yaml").symlink_to("../_defaults.yaml")
    tree = found_in(tmp_path, (), ("*.yaml",))
    assert tree.defaults == ("content/_defaults.yaml", "content/notes/_defaults.yaml")
