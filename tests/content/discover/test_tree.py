import os
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.content.discover import discover
from briefgen.content.discover.tree import source_file
from briefgen.diagnostics import BriefgenError, ExitCode, Severity
from briefgen.model.document import SourceFile
from tests.content.discover.folders import content, found_in, keys, only


def test_each_file_of_a_desk_finds_its_role(tmp_path: Path) -> None:
    tree = found_in(
        tmp_path,
        [
            "_archetypes/article.md",
            "_data/authors.yaml",
            "_data/series.yml",
            "_defaults.yaml",
            "about.md",
            "articles/talks/index.md",
            "articles/talks/map.png",
            "images/logo.svg",
            "notes/_defaults.yaml",
            "notes/2024/ship.markdown",
            "static/robots.txt",
            "static/press/kit.md",
            "topics/sanctions/energy.md",
            "topics/sanctions/index.md",
        ],
    )
    assert tree.documents == (
        SourceFile("content/about.md", "about", "page"),
        SourceFile("content/articles/talks/index.md", "articles/talks", "article", "articles/talks"),
        SourceFile("content/notes/2024/ship.markdown", "notes/2024/ship", "note"),
        SourceFile("content/topics/sanctions/energy.md", "topics/sanctions/energy", "topic"),
        SourceFile("content/topics/sanctions/index.md", "topics/sanctions", "topic", "topics/sanctions"),
    )
    assert tree.assets == ("articles/talks/map.png", "images/logo.svg")
    assert tree.static == ("static/press/kit.md", "static/robots.txt")
    assert tree.defaults == ("content/_defaults.yaml", "content/notes/_defaults.yaml")
    assert tree.data == ("content/_data/authors.yaml", "content/_data/series.yml")
    assert tree.archetypes == ("content/_archetypes/article.md",)
    assert tree.problems == ()


@pytest.mark.parametrize(
    ("path", "key", "kind", "bundle"),
    [
        ("articles/x.md", "articles/x", "article", ""),
        ("notes/x.MD", "notes/x", "note", ""),
        ("briefs/2024/11/x.Markdown", "briefs/2024/11/x", "brief", ""),
        ("actors/nato/index.md", "actors/nato", "actor", "actors/nato"),
        ("topics/a/b.md", "topics/a/b", "topic", ""),
        ("method/x.md", "method/x", "page", ""),
        ("x.md", "x", "page", ""),
        ("articles.md", "articles", "page", ""),
        ("articles/index.md", "articles", "article", "articles"),
        ("index.md", "index", "page", ""),
        ("index/index.md", "index", "page", "index"),
        ("x.y.md", "x.y", "page", ""),
        ("Index/Index.md", "Index/Index", "page", ""),
        ("notes/What Moscow wants.md", "notes/What Moscow wants", "note", ""),
        ("actors/Путин.md", "actors/Путин", "actor", ""),
        ("notes/e\u0301.md", "notes/e\u0301", "note", ""),
        ("Articles/x.md", "Articles/x", "page", ""),
    ],
)
def test_key_kind_and_bundle_come_from_the_path(path: str, key: str, kind: str, bundle: str) -> None:
    found = source_file(path)
    assert (found.path, found.key, found.kind, found.bundle) == (f"content/{path}", key, kind, bundle)


@pytest.mark.parametrize(
    "path",
    [
        ".hidden.md",
        ".git/config.md",
        "_drafts/x.md",
        "_x.md",
        "articles/_x.md",
        "articles/.x.md.swp",
        "articles/x.md~",
        "articles/#x.md#",
        "articles/.#x.md",
        "articles/4913",
        "images/Thumbs.db",
        "images/.DS_Store",
        "images/map.png.bak",
        "static/.htaccess",
        "static/_redirects.txt",
        "static/deep/_redirects",
        "articles/_headers",
        "static/map.png~",
        "static/Thumbs.db",
        "static/_defaults.yaml",
        "_data/authors.json",
        "_data/_x.yaml",
        "_data/deep/authors.yaml",
        "_data/x.md",
        "_archetypes/article.txt",
        "_archetypes/deep/article.md",
        "articles/_data/authors.yaml",
        "articles/_archetypes/note.md",
        "_defaults.yaml/x.md",
    ],
)
def test_hidden_files_and_litter_are_nobodys_content(tmp_path: Path, path: str) -> None:
    tree = found_in(tmp_path, [path])
    assert tree == found_in(tmp_path / "empty")


def test_an_empty_content_folder_is_fine(tmp_path: Path) -> None:
    tree = found_in(tmp_path, ["articles/", "articles/deep/"])
    assert (tree.documents, tree.problems) == ((), ())


@pytest.mark.parametrize("instead", ["nothing", "file", "link"])
def test_a_root_without_a_content_folder_is_wrong_use(tmp_path: Path, instead: str) -> None:
    root = tmp_path / "desk"
    root.mkdir()
    if instead == "file":
        (root / "content").write_text("")
    elif instead == "link":
        content(tmp_path / "other", ["secret.md"])
        (root / "content").symlink_to(tmp_path / "other" / "content")
    with pytest.raises(BriefgenError) as raised:
        discover(root, ignore=())
    assert raised.value.exit_code is ExitCode.USAGE
    problem = only(raised.value.diagnostics)
    assert problem.span.path == "content"
    assert problem.code == ("BG802" if instead == "link" else "BG801")
    assert instead == "link" or "briefgen init" in problem.help


@pytest.mark.parametrize("folder", ["events", "sources"])
def test_a_kind_that_is_not_built_is_one_error_that_says_so(tmp_path: Path, folder: str) -> None:
    tree = found_in(
        tmp_path, [f"{folder}/b.md", f"{folder}/a.md", f"{folder}/map.png", "articles/events/x.md"]
    )
    problem = only(tree.problems)
    assert (problem.code, problem.severity) == ("BG808", Severity.ERROR)
    assert problem.span.path == f"content/{folder}/a.md"
    assert f'"content/{folder}"' in problem.message
    assert keys(tree) == ["articles/events/x"]


def test_a_folder_for_a_kind_that_is_not_built_may_hold_pictures(tmp_path: Path) -> None:
    tree = found_in(tmp_path, ["events/map.png", "events.md"])
    assert (tree.problems, tree.assets, keys(tree)) == ((), ("events/map.png",), ["events"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("articles/x.md", "articles/x/index.md"),
        ("articles/x.markdown", "articles/x.md"),
        ("articles.md", "articles/index.md"),
        ("index.md", "index/index.md"),
        ("x.MD", "x.md"),
    ],
)
def test_two_files_for_one_document_are_both_found_for_one_may_be_withheld(
    tmp_path: Path, one: str, other: str
) -> None:
    tree = found_in(tmp_path, [one, other])
    assert [document.path for document in tree.documents] == sorted([f"content/{one}", f"content/{other}"])
    assert len({document.key for document in tree.documents}) == 1
    assert tree.problems == ()


def test_names_that_differ_in_case_or_unicode_form_are_two_documents_here(tmp_path: Path) -> None:
    tree = found_in(tmp_path, ["notes/\u00e9.md", "notes/e\u0301.md", "notes/X.md", "notes/x.md"])
    assert keys(tree) == ["notes/X", "notes/e\u0301", "notes/x", "notes/\u00e9"]
    assert tree.problems == ()


@pytest.mark.parametrize("folder", ["", "notes/"])
@pytest.mark.parametrize(
    "name",
    ["_defaults.yml", "_Defaults.yaml", "_DEFAULTS.YML", "defaults.yaml", "_default.yaml", "__defaults.yaml"],
)
def test_folder_defaults_under_another_name_are_an_error(tmp_path: Path, folder: str, name: str) -> None:
    problem = only(found_in(tmp_path, [f"{folder}{name}"]).problems)
    assert (problem.code, problem.severity, problem.span.path) == (
        "BG811",
        Severity.ERROR,
        f"content/{folder}{name}",
    )


@pytest.mark.parametrize("path", ["static/defaults.yaml", "_data/defaults.yaml", "notes/port-defaults.yaml"])
def test_defaults_of_other_things_are_none_of_a_folder(tmp_path: Path, path: str) -> None:
    assert found_in(tmp_path, [path]).problems == ()


def test_an_output_folder_below_content_is_no_source(tmp_path: Path) -> None:
    content(tmp_path, ["a.md", "site/index.html", "site/b.md"])
    tree = discover(tmp_path, ignore=(), output=tmp_path / "content" / "site")
    assert (keys(tree), tree.assets) == (["a"], ())


def test_the_order_of_files_on_disk_makes_no_difference(tmp_path: Path) -> None:
    paths = [
        f"{folder}/{name}"
        for folder in ("articles", "b", "a-b", "a")
        for name in ("x.md", "y.png", "x-y.md", "x/z.md")
    ]
    order = random.Random(7)
    trees = []
    for attempt in range(4):
        order.shuffle(paths)
        trees.append(found_in(tmp_path / str(attempt), paths))
    assert trees[0] == trees[1] == trees[2] == trees[3]
    found = [document.path for document in trees[0].documents]
    assert found == sorted(found)


def test_the_tree_does_not_depend_on_where_the_site_stands(tmp_path: Path) -> None:
    paths = ["a.md", "articles/b/index.md", "articles/b/c.png", "static/d"]
    one = found_in(tmp_path / "one", paths)
    (tmp_path / "way").symlink_to(tmp_path / "one")
    assert discover(tmp_path / "way", ignore=()) == one == found_in(tmp_path / "two words" / "три", paths)


def test_a_relative_root_is_enough(tmp_path: Path) -> None:
    content(tmp_path, ["a.md"])
    here = Path.cwd()
    os.chdir(tmp_path)
    try:
        assert keys(discover(Path(), ignore=())) == ["a"]
    finally:
        os.chdir(here)


NAMES = st.text(st.characters(categories=["L", "N", "Zs", "Pd"]), min_size=1, max_size=8).filter(
    lambda name: name != "index"
)


@given(st.lists(NAMES, min_size=1, max_size=4), st.sampled_from([".md", ".markdown", ".MD"]))
def test_plain_file_and_bundle_of_one_name_have_one_key(parts: list[str], suffix: str) -> None:
    path = "/".join(parts)
    plain, bundle = source_file(f"{path}{suffix}"), source_file(f"{path}/index{suffix}")
    assert plain.key == bundle.key == bundle.bundle == path
    assert plain.bundle == ""
