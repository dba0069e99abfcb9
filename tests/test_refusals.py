"""Bad input is refused with a place and a way out, and the earlier site stays whole."""

import ctypes
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.diagnostics import Diagnostic
from tests.conftest import MakeSite
from tests.sites import SiteFolder, document

GOOD = {
    "content/articles/good.md": document("Good", "date: 2024-11-01", "topics: [Ports]"),
    "content/topics/ports.md": document("Ports"),
}
BOMB = "\n".join(
    ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
)


def refused(made: SiteFolder, **options: object) -> tuple[int, tuple[Diagnostic, ...]]:
    """Build a site that must not be built; its earlier output must not change."""
    before = made.tree()
    code, problems = made.refusal(**options)
    assert made.tree() == before
    assert problems
    assert all(found.help for found in problems), [found for found in problems if not found.help]
    return code, problems


@pytest.fixture
def built(site: MakeSite) -> SiteFolder:
    """A site that was built once and is whole."""
    made = site(GOOD)
    assert made.build().exit_code == 0
    assert "articles/good/index.html" in made.tree()
    return made


def article(*lines: str, body: str = "Words about it.") -> str:
    return document("Bad", "date: 2024-11-02", *lines, body=body)


BAD_ARTICLES: dict[str, tuple[str, int]] = {
    "bad YAML": ("---\ntitle: [open\n---\n", 2),
    "a tab as indentation": ("---\nimage:\n\tsrc: x\n---\n", 3),
    "a misspelt key": (article("sumary: It says little."), 4),
    "a misspelt key of the gate": (article("embago: 2030-01-01T00:00:00Z"), 4),
    "a repeated key": (article("title: Again"), 4),
    "a wrong type": (article("part: third"), 4),
    "a wrong value": (article("genre: novel"), 4),
    "an impossible date": (document("Bad", "date: 2025-13-01"), 3),
    "an impossible day": (document("Bad", "date: 2025-02-29"), 3),
    "an embargo without a zone": (article("embargo: 2030-01-01"), 4),
    "a draft in quotation marks": (article('draft: "true"'), 4),
    "an unknown audience": (article("audience: clents"), 4),
    "an unknown TLP label": (article("tlp: amber + strict"), 4),
    "a missing image": (article(body="![A quay](quay.png)"), 6),
    "a missing lead image": (article("image: quay.png"), 4),
    "a missing picture in raw HTML": (article(body='<img src="quay.png" alt="A quay">'), 6),
    "a missing link target in raw HTML": (article(body='See <a href="other.md">the other</a>.'), 6),
    "a missing link target": (article(body="See [the other](other.md)."), 6),
    "a missing section": (article(body="See [good](good.md#nowhere)."), 6),
    "a script address": (article(body="[x](javascript:alert)"), 6),
    "an embed that is not there": (article(body="![[quay.svg]]"), 6),
    "a withheld portion": (article(body="> [!only] internal\n> Words."), 6),
    "a YAML bomb": (f"---\ntitle: Bad\n{BOMB}\n---\n", 0),
    "unclosed front matter": ("---\ntitle: Bad\n\nWords about it.\n", 1),
    "a list as front matter": ("---\n- title\n---\n", 2),
    "a slug of 300 characters": (article(f"slug: {'x' * 300}"), 4),
    "a slug that climbs": (article("slug: ../../x"), 4),
    "a name of a kind that is not built": (article("kind: event"), 4),
    "a Python object in YAML": (article("sources: !!python/object:os.system x"), 4),
}


@pytest.mark.parametrize("name", BAD_ARTICLES)
def test_a_bad_article_is_refused_at_its_line(built: SiteFolder, name: str) -> None:
    text, line = BAD_ARTICLES[name]
    built.edit({"content/articles/bad.md": text})
    code, problems = refused(built)
    assert code == 1
    assert {found.span.path for found in problems} == {"content/articles/bad.md"}
    assert all(found.span.line for found in problems)
    if line:
        assert line in {found.span.line for found in problems}


@pytest.mark.parametrize("lines", [(), ("status: draft",), ("date: 2024-11-02",)])
def test_an_impossible_date_in_a_files_name_publishes_nothing(
    built: SiteFolder, lines: tuple[str, ...]
) -> None:
    built.edit({"content/articles/2099-02-30-bad.md": document("Bad", *lines)})
    if lines:
        assert built.build().exit_code == 0
    else:
        code, (found,) = refused(built)
        assert (code, found.code, found.span.path) == (1, "BG112", "content/articles/2099-02-30-bad.md")


BAD_BYTES = {
    "Latin-1 text": ("---\ntitle: Bad\n---\n\nCaf\xe9.\n".encode("latin-1"), 5),
    "a NUL byte": (b"---\ntitle: Bad\n---\n\nWords\0.\n", 5),
    "UTF-16 text": ("---\ntitle: Bad\n---\n".encode("utf-16"), 1),
}


@pytest.mark.parametrize("name", BAD_BYTES)
def test_a_file_that_is_no_text_is_refused_at_its_place(built: SiteFolder, name: str) -> None:
    data, line = BAD_BYTES[name]
    built.edit({"content/articles/bad.md": data})
    code, (found, *_) = refused(built)
    assert (code, found.span.path, found.span.line) == (1, "content/articles/bad.md", line)


BAD_SITES: dict[str, dict[str, str]] = {
    "one slug twice": {
        "content/articles/a/same.md": document("One", "date: 2024-11-01"),
        "content/articles/b/same.md": document("Two", "date: 2024-11-01"),
    },
    "an alias of two actors": {
        "content/actors/a.md": document("Vera Palin", "aliases: [VP]"),
        "content/actors/b.md": document("Viktor Pell", "aliases: [vp]"),
    },
    "a parent loop": {
        "content/topics/a.md": document("Quays", "parent: Cranes"),
        "content/topics/b.md": document("Cranes", "parent: Quays"),
    },
    "two files for one key": {
        "content/notes/a.md": document("One", "date: 2024-11-01"),
        "content/notes/a/index.md": document("Two", "date: 2024-11-01"),
    },
    "static files that differ in case": {"content/static/Map.txt": "1", "content/static/map.txt": "2"},
    "static files that differ in Unicode form": {
        "content/static/caf\u00e9.txt": "1",
        "content/static/cafe\u0301.txt": "2",
    },
    "a page where briefgen has one": {"content/topics.md": document("Our topics")},
    "a redirect onto a page": {
        "content/notes/a.md": document("A", "date: 2024-11-01", "redirect_from: [/articles/good/]")
    },
}


@pytest.mark.parametrize("name", BAD_SITES)
def test_files_that_contradict_each_other_are_refused(built: SiteFolder, name: str) -> None:
    built.edit(BAD_SITES[name])
    code, problems = refused(built)
    assert code == 1
    assert all(found.span.path in BAD_SITES[name] for found in problems)


BAD_SETTINGS = {
    "an unknown key": ("titel: Desk", 1),
    "a wrong value": ("page_size: many", 1),
    "a permalink that climbs": ("title: Desk\npermalinks: {article: '../../x'}", 2),
    "an unknown theme": ("theme: brefing", 1),
    "an unknown option of the theme": (
        "title: Desk\ntheme:\n  name: briefing\n  options: {acent: '#fff'}",
        4,
    ),
    "an unknown time zone": ("time_zone: Mars/Base", 1),
    "an audience that includes itself": ("audiences: {public: {tlp: CLEAR, includes: [public]}}", 1),
    "bad YAML": ("title: [open", 1),
}


@pytest.mark.parametrize("name", BAD_SETTINGS)
def test_bad_settings_are_wrong_use_with_a_place(built: SiteFolder, name: str) -> None:
    text, line = BAD_SETTINGS[name]
    built.edit({"briefgen.yaml": text})
    code, (found, *_) = refused(built)
    assert code == 2
    assert (found.span.path, found.span.line) == ("briefgen.yaml", line)


def test_all_mistakes_of_all_files_are_reported_at_once(built: SiteFolder) -> None:
    built.edit(
        {
            "content/articles/bad.md": article("genre: novel", "part: third", body="![A quay](quay.png)"),
            "content/notes/worse.md": document("Worse", "date: 2025-13-01", "sumary: x"),
            "content/notes/last.md": document("Last", "date: 2024-11-01", body="See [it](gone.md)."),
        }
    )
    _, problems = refused(built)
    assert {found.span.path for found in problems} >= {"content/articles/bad.md", "content/notes/worse.md"}
    assert len([found for found in problems if found.span.path == "content/articles/bad.md"]) >= 2
    assert len([found for found in problems if found.span.path == "content/notes/worse.md"]) == 2


def test_a_broken_file_causes_no_second_complaint_where_it_is_linked(built: SiteFolder) -> None:
    built.edit(
        {
            "content/articles/bad.md": article("genre: novel"),
            "content/notes/fine.md": document(
                "Fine", "date: 2024-11-01", body="See [it](../articles/bad.md) and [[Bad]]."
            ),
        }
    )
    _, problems = refused(built)
    assert {found.span.path for found in problems} == {"content/articles/bad.md"}


# Themes and templates


def test_a_template_error_names_template_line_page_and_source(built: SiteFolder) -> None:
    built.edit({"themes/briefing/templates/article.html": "<p>fine</p>\n{{ document.titel }}\n"})
    code, (found, *_) = refused(built)
    assert code == 1
    assert (found.span.path, found.span.line) == ("themes/briefing/templates/article.html", 2)
    words = found.message + found.help
    assert "/articles/good/" in words
    assert "content/articles/good.md" in words


def test_a_template_that_is_not_there_is_placed_where_a_document_asks_for_it(built: SiteFolder) -> None:
    built.edit({"content/articles/bad.md": article("template: nix.html")})
    code, (found,) = refused(built)
    assert (code, found.span.path, found.span.line) == (1, "content/articles/bad.md", 4)


@pytest.mark.parametrize(
    "template",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% for c in range(99999) %}{% endfor %}{% endfor %}{% endfor %}",
        "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
        "{% include 'article.html' %}",
        "{{ 'x' * 10 ** 10 }}",
        "{% extends 'article.html' %}",
        "{{ ''.__class__.__mro__ }}",
        "{% if %}",
    ],
)
def test_an_endless_or_hostile_template_is_refused(built: SiteFolder, template: str) -> None:
    built.edit({"themes/briefing/templates/article.html": template})
    code, (found, *_) = refused(built)
    assert code == 1
    assert found.span.path == "themes/briefing/templates/article.html"


def test_themes_that_are_each_others_parents_are_refused(built: SiteFolder) -> None:
    built.edit(
        {
            "briefgen.yaml": "theme: one",
            "themes/one/theme.yaml": "name: one\nparent: two\n",
            "themes/two/theme.yaml": "name: two\nparent: one\n",
        }
    )
    code, (found, *_) = refused(built)
    assert code in (1, 2)
    assert "one" in found.message
    assert "two" in found.message


# Files that are no plain files


def test_a_link_that_leaves_the_content_folder_is_refused(built: SiteFolder, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text(document("Secret"))
    (built.root / "content/notes").mkdir()
    (built.root / "content/notes/leak.md").symlink_to(tmp_path / "secret.md")
    code, (found, *_) = refused(built)
    assert (code, found.span.path) == (1, "content/notes/leak.md")


def test_a_fifo_is_refused_without_waiting_for_its_writer(built: SiteFolder) -> None:
    os.mkfifo(built.root / "content/articles/pipe.md")
    code, (found, *_) = refused(built)
    assert (code, found.span.path) == (1, "content/articles/pipe.md")


def test_a_link_to_a_device_is_refused(built: SiteFolder) -> None:
    (built.root / "content/articles/zero.md").symlink_to("/dev/zero")
    code, (found, *_) = refused(built)
    assert (code, found.span.path) == (1, "content/articles/zero.md")


# The output folder


def test_a_folder_with_someone_elses_files_is_refused(built: SiteFolder, tmp_path: Path) -> None:
    foreign = tmp_path / "www"
    foreign.mkdir()
    (foreign / "precious.txt").write_text("keep")
    code, (found, *_) = refused(built, output=foreign)
    assert code == 3
    assert found.help
    assert [path.name for path in foreign.iterdir()] == ["precious.txt"]


@pytest.mark.parametrize("folder", ["content", "content/articles", ".", "themes", ".briefgen/x"])
def test_the_output_may_not_be_the_source(built: SiteFolder, folder: str) -> None:
    before = sorted(path for path in built.root.rglob("*") if ".briefgen" not in path.parts)
    code, _ = refused(built, output=built.root / folder)
    assert code in (2, 3)
    assert sorted(path for path in built.root.rglob("*") if ".briefgen" not in path.parts) == before


def without_the_rights_of_root() -> None:
    """Make a process that root starts obey the permissions of files (Linux: capabilities 1 and 2)."""
    libc = ctypes.CDLL(None, use_errno=True)
    for capability in (1, 2):
        if libc.prctl(24, capability, 0, 0, 0):
            os._exit(77)


def built_apart(made: SiteFolder, prepare: Callable[[], object]) -> subprocess.CompletedProcess[str]:
    """Build in a process of its own that may not read and write everything."""
    command = [
        sys.executable,
        "-m",
        "briefgen",
        "-C",
        str(made.root),
        "build",
        "--at",
        "2024-11-21T12:00:00Z",
    ]
    prepare()
    run = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=without_the_rights_of_root if os.geteuid() == 0 else None,
    )
    if run.returncode == 77:
        pytest.skip("runs as root and cannot give up its rights")
    assert "Traceback" not in run.stderr
    return run


def test_an_unreadable_file_is_refused(built: SiteFolder) -> None:
    built.edit({"content/articles/closed.md": article()})
    run = built_apart(built, lambda: (built.root / "content/articles/closed.md").chmod(0))
    assert run.returncode == 1
    assert "content/articles/closed.md" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_read_only_output_is_refused(built: SiteFolder) -> None:
    def close() -> None:
        for folder in (built.output, built.output / "articles"):
            folder.chmod(0o555)

    built.edit({"content/articles/new.md": article()})
    before = built.tree()
    run = built_apart(built, close)
    assert run.returncode == 1
    assert "help:" in run.stderr
    assert built.tree() == before


def test_a_full_disk_leaves_the_earlier_site_whole(built: SiteFolder) -> None:
    built.edit({"content/articles/long.md": article(body="Words about it. " * 40_000)})
    before = built.tree()

    def no_large_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    command = [
        sys.executable,
        "-m",
        "briefgen",
        "-C",
        str(built.root),
        "build",
        "--at",
        "2024-11-21T12:00:00Z",
    ]
    run = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=no_large_files)
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert "help:" in run.stderr
    assert built.tree() == before


# Accepted and right

ODD_BUT_FINE = {
    "a byte order mark": ("content/articles/odd.md", b"\xef\xbb\xbf" + article().encode(), "/articles/odd/"),
    "carriage returns": (
        "content/articles/odd.md",
        article(body="One.\n\nTwo.").replace("\n", "\r\n").encode(),
        "/articles/odd/",
    ),
    "an empty file": ("content/about.md", b"", "/about/"),
    "a name with spaces": ("content/about us.md", document("About us").encode(), "/about-us/"),
    "a Cyrillic name": (
        "content/notes/Нотатка.md",
        document("Нотатка", "date: 2024-11-01").encode(),
        "/notes/notatka/",
    ),
    "a Chinese name": (
        "content/notes/北京.md",
        document("北京", "date: 2024-11-01").encode(),
        "/notes/beijing/",
    ),
    "an Arabic name": (
        "content/notes/سلام.md",
        document("سلام", "date: 2024-11-01").encode(),
        "/notes/slm/",
    ),
}


@pytest.mark.parametrize("name", ODD_BUT_FINE)
def test_odd_input_is_accepted(built: SiteFolder, name: str) -> None:
    path, data, route = ODD_BUT_FINE[name]
    built.edit({path: data})
    code, problems = built.refusal()
    assert (code, problems) == (0, ())
    assert "\r" not in built.page(route)
    assert "\ufeff" not in built.page(route)


@pytest.mark.slow
def test_a_file_of_ten_megabytes_is_accepted(built: SiteFolder) -> None:
    paragraph = "The quay was rebuilt in stages, and the cranes followed a year later.\n" * 10 + "\n"
    built.edit({"content/articles/large.md": article(body=paragraph * (10_000_000 // len(paragraph)))})
    assert built.refusal() == (0, ())
    assert built.page("/articles/large/").count("cranes followed") > 100_000
