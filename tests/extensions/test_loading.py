import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.extensions import Extension, Extensions, load_extensions, reopened

HEAD = "from briefgen.extensions import Extension\n"


def load(root: Path, files: dict[str, str], *names: str) -> Extensions:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    extensions, problems = load_extensions(root, names or ("own",))
    assert problems == ()
    return extensions


def answer(extensions: Extensions) -> object:
    """Return what the filter "ask" of the extensions says."""
    return extensions.filters()["ask"][1]("x")


def asking(lines: str, answer: str) -> str:
    return f"{HEAD}{lines}\nextension = Extension(filters={{'ask': lambda text: {answer}}})\n"


def test_without_names_nothing_is_added_and_nothing_is_digested(tmp_path: Path) -> None:
    assert load_extensions(tmp_path, ()) == (Extensions(), ())
    assert Extensions().digest == b""
    assert Extensions().digest_of("filters") == b""


def test_parts_given_as_lists_become_tuples(tmp_path: Path) -> None:
    (module,) = load(
        tmp_path, {"own.py": HEAD + "extension = Extension(checks=[], filters={'size': len})\n"}
    ).modules
    assert module.extension == Extension(targets={}, filters={"size": len})


@pytest.mark.parametrize(
    "statement",
    [
        "import words\nSAY = words.SAY",
        "import words as w\nSAY = w.SAY",
        "from words import SAY",
        "from words import *",
        "import deep.words\nSAY = deep.words.SAY",
        "import deep.words as w\nSAY = w.SAY",
        "from deep import words\nSAY = words.SAY",
        "from deep.words import SAY",
        "def late():\n    from words import SAY\n    return SAY\nSAY = late()",
    ],
)
def test_modules_import_one_another_in_every_way(statement: str, tmp_path: Path) -> None:
    files = {
        "own.py": asking(statement, "SAY"),
        "words.py": "SAY = 'said'\n",
        "deep/__init__.py": "",
        "deep/words.py": "SAY = 'said'\n",
    }
    assert answer(load(tmp_path, files)) == "said"


@pytest.mark.parametrize(
    "statement",
    ["from .words import SAY", "from . import words\nSAY = words.SAY", "from .deep.deeper import SAY"],
)
def test_parts_of_a_package_import_one_another_relatively(statement: str, tmp_path: Path) -> None:
    files = {
        "own/__init__.py": asking(statement, "SAY"),
        "own/words.py": "SAY = 'said'\n",
        "own/deep/__init__.py": "",
        "own/deep/deeper.py": "from ..words import SAY\n",
    }
    assert answer(load(tmp_path, files)) == "said"


def test_an_import_inside_a_function_works_when_it_is_called(tmp_path: Path) -> None:
    text = (
        HEAD
        + "def ask(text):\n    import words\n    return words.SAY\nextension = Extension(filters={'ask': ask})\n"
    )
    assert answer(load(tmp_path, {"own.py": text, "words.py": "SAY = 'later'\n"})) == "later"


def test_modules_that_import_each_other_in_a_circle_are_loaded(tmp_path: Path) -> None:
    files = {"own.py": asking("import words", "words.own.__name__"), "words.py": "import own\n"}
    assert answer(load(tmp_path, files)) == "site:own"


def test_each_module_runs_once(tmp_path: Path) -> None:
    counting = "import counter\ncounter.found.append(1)\n"
    files = {
        "counter.py": "found = []\n",
        "words.py": counting,
        "own.py": asking("import words\nimport words\nfrom words import counter", "len(counter.found)"),
    }
    assert answer(load(tmp_path, files)) == 1


@pytest.mark.parametrize(
    "definition",
    [
        "from __future__ import annotations\nfrom dataclasses import dataclass\n@dataclass(frozen=True)\nclass A:\n    b: int = 3",
        "from typing import NamedTuple\nclass A(NamedTuple):\n    b: int = 3",
        "import msgspec\nclass A(msgspec.Struct):\n    b: int = 3",
        "from __future__ import annotations\nimport dataclasses as d\n@d.dataclass\nclass A:\n    c: d.InitVar[int] = 0\n    b: int = 3",
    ],
)
def test_classes_of_all_sorts_can_be_defined(definition: str, tmp_path: Path) -> None:
    assert answer(load(tmp_path, {"own.py": definition + "\n" + asking("", "A().b")})) == 3


def test_names_of_python_and_briefgen_mean_what_they_always_mean(tmp_path: Path) -> None:
    files = {
        "own.py": asking("import json\nimport briefgen", "(json.dumps([]), briefgen.__name__)"),
        "json.py": "raise OSError\n",
        "briefgen/__init__.py": "raise OSError\n",
    }
    assert answer(load(tmp_path, files)) == ("[]", "briefgen")


def test_nothing_stays_in_the_process_and_no_file_is_written(tmp_path: Path) -> None:
    before = (set(sys.modules), list(sys.path), list(sys.meta_path))
    load(tmp_path, {"own.py": asking("import words", "1"), "words.py": ""})
    assert (set(sys.modules), list(sys.path), list(sys.meta_path)) == before
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["own.py", "words.py"]


def test_two_sites_keep_modules_of_one_name_apart(tmp_path: Path) -> None:
    first = load(tmp_path / "a", {"own.py": asking("import words", "words.SAY"), "words.py": "SAY = 1\n"})
    second = load(tmp_path / "b", {"own.py": asking("import words", "words.SAY"), "words.py": "SAY = 2\n"})
    assert (answer(first), answer(second)) == (1, 2)
    assert first != second


def test_digests_do_not_depend_on_where_the_site_stands(tmp_path: Path) -> None:
    files = {"own.py": asking("", "1")}
    assert load(tmp_path / "a", files).digest == load(tmp_path / "b" / "c", files).digest


def test_a_seam_is_digested_by_the_modules_that_add_to_it(tmp_path: Path) -> None:
    files = {"own.py": asking("", "1"), "other.py": HEAD + "extension = Extension(checks=(len,))\n"}
    before = load(tmp_path, files, "own", "other")
    after = load(tmp_path, {**files, "other.py": files["other.py"] + "# words\n"}, "own", "other")
    assert before.digest_of("filters") == after.digest_of("filters") != b""
    assert before.digest_of("checks") != after.digest_of("checks")
    assert before.digest_of("planners") == b""


def test_the_order_of_modules_is_part_of_the_digest(tmp_path: Path) -> None:
    part = HEAD + "extension = Extension(checks=(len,))\n"
    files = {"own.py": part, "other.py": part}
    assert load(tmp_path, files, "own", "other").digest != load(tmp_path, files, "other", "own").digest


def test_files_are_read_while_a_module_is_loaded_and_not_later(tmp_path: Path) -> None:
    text = (
        HEAD
        + "def extension(files):\n    return Extension(filters={'ask': lambda text: files.read('x.txt')})\n"
    )
    extensions = load(tmp_path, {"own.py": text, "x.txt": "x"})
    with pytest.raises(RuntimeError, match="while an extension is loaded"):
        answer(extensions)


READING = HEAD + (
    "def extension(files):\n"
    "    found = files.text('data/x.txt')\n"
    "    return Extension(filters={'ask': lambda text: found})\n"
)


def test_what_was_packed_opens_without_any_disk(tmp_path: Path) -> None:
    extensions = load(tmp_path, {"own.py": READING, "data/x.txt": "\ufeffwords"})
    packed = extensions.packed()
    (tmp_path / "own.py").unlink()
    (tmp_path / "data" / "x.txt").unlink()
    again = reopened(packed)
    assert (again, answer(again)) == (extensions, "words")
    assert reopened(packed) is again


def test_a_file_that_was_read_is_digested_with_its_module_only(tmp_path: Path) -> None:
    other = HEAD + "extension = Extension(checks=(len,))\n"
    before = load(tmp_path, {"own.py": READING, "other.py": other, "data/x.txt": "1"}, "own", "other")
    after = load(tmp_path, {"data/x.txt": "2"}, "own", "other")
    assert before.digest_of("filters") != after.digest_of("filters")
    assert before.digest_of("checks") == after.digest_of("checks")


@pytest.mark.parametrize(
    "path", ["", "/etc/hostname", "../x", "a/../../x", "content/x.md", "Content/x", ".briefgen/x", "a\\b"]
)
def test_paths_that_leave_the_site_or_reach_its_content_are_refused(path: str, tmp_path: Path) -> None:
    (tmp_path / "own.py").write_text(HEAD + f"def extension(files):\n    files.read({path!r})\n")
    _, problems = load_extensions(tmp_path, ("own",))
    assert [each.code for each in problems] == ["BG651"]
    assert "ValueError" in problems[0].message


def test_a_link_out_of_the_site_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "site" / "data").mkdir(parents=True)
    (tmp_path / "secret").write_text("x")
    (tmp_path / "site" / "data" / "x.txt").symlink_to(tmp_path / "secret")
    (tmp_path / "site" / "own.py").write_text(READING)
    _, problems = load_extensions(tmp_path / "site", ("own",))
    assert "FileNotFoundError" in problems[0].message


def test_modules_that_can_be_used_are_loaded_beside_those_that_cannot(tmp_path: Path) -> None:
    (tmp_path / "own.py").write_text(asking("", "1"))
    (tmp_path / "bad.py").write_text("x =\n")
    extensions, problems = load_extensions(tmp_path, ("bad", "own", "gone"))
    assert [each.code for each in problems] == ["BG651", "BG650"]
    assert [module.name for module in extensions.modules] == ["own"]


def test_a_package_goes_before_a_file_of_its_name(tmp_path: Path) -> None:
    assert answer(load(tmp_path, {"own.py": asking("", "1"), "own/__init__.py": asking("", "2")})) == 2


def test_messages_are_one_line_of_bearable_length(tmp_path: Path) -> None:
    (tmp_path / "own.py").write_text("raise ValueError('line\\n' * 500)\n")
    _, (problem,) = load_extensions(tmp_path, ("own",))
    assert "\n" not in problem.message
    assert len(problem.message) < 300


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=60))
def test_no_source_whatever_raises(tmp_path_factory: pytest.TempPathFactory, source: bytes) -> None:
    root = tmp_path_factory.mktemp("site")
    (root / "own.py").write_bytes(source)
    extensions, problems = load_extensions(root, ("own",))
    assert extensions.modules == ()
    assert [each.code for each in problems] in (["BG651"], ["BG652"])
