import json
from pathlib import Path

import pytest

from briefgen.cli.problems import as_github, as_json, as_sarif, as_text, totals
from briefgen.diagnostics import Excerpts, Severity, Span, harmless, problem


def shown(
    root: Path, text: str, span: Span, *, message: str = "two pages claim it", help: str = "rename one"
) -> str:
    (root / "a.md").write_text(text, encoding="utf-8")
    import click

    return click.unstyle(as_text(problem("BG501", message, span, help=help), Excerpts(root)))


def test_a_problem_shows_place_source_line_caret_and_help(tmp_path: Path) -> None:
    assert shown(tmp_path, "---\nslug: quay\n", Span("a.md", 2, 7, 2, 11)).splitlines() == [
        "a.md:2:7: error[BG501] two pages claim it",
        "  2 | slug: quay",
        "    |       ^^^^",
        "  help: rename one",
    ]


def test_the_caret_stands_under_its_letter_behind_wide_and_combining_ones(tmp_path: Path) -> None:
    lines = shown(tmp_path, "北京 e\u0301 x\n", Span("a.md", 1, 7)).splitlines()
    assert lines[2] == "    |        ^"


def test_a_long_line_is_cut_around_the_place(tmp_path: Path) -> None:
    lines = shown(tmp_path, "x" * 500 + "HERE" + "y" * 500, Span("a.md", 1, 501, 1, 505)).splitlines()
    assert "HERE" in lines[1]
    assert len(lines[1]) < 130
    assert lines[2].index("^") == lines[1].index("H")


def test_a_place_without_a_line_shows_the_path_alone(tmp_path: Path) -> None:
    assert shown(tmp_path, "", Span("a.md")).splitlines()[0] == "a.md: error[BG501] two pages claim it"


def test_a_problem_of_no_file_shows_no_place(tmp_path: Path) -> None:
    assert shown(tmp_path, "", Span("")).splitlines()[0] == "error[BG501] two pages claim it"


def test_text_of_authors_cannot_steer_the_terminal(tmp_path: Path) -> None:
    out = shown(tmp_path, "title: \x1b[31mred\x07\u202e\n", Span("a.md", 1, 8), message="bad \x1b]0;x\x07")
    assert "\x1b" not in out
    assert "\x07" not in out
    assert "\u202e" not in out


def test_a_fifo_in_the_place_of_a_source_is_not_opened(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "b.md")
    assert Excerpts(tmp_path).of(Span("b.md", 1, 1)) is None


def test_json_has_null_where_there_is_no_place() -> None:
    assert as_json(problem("BG501", "two", Span("a.md", 3))) == {
        "code": "BG501",
        "severity": "error",
        "message": "two",
        "path": "a.md",
        "line": 3,
        "column": None,
        "end_line": None,
        "end_column": None,
        "help": None,
    }


def test_github_annotations_escape_what_would_end_them() -> None:
    line = as_github(problem("BG505", "50% of\nit", Span("a,b.md", 3, 4)))
    assert line == "::warning file=a%2Cb.md,line=3,col=4,title=BG505::50%25 of%0Ait"


def test_sarif_names_rules_and_regions() -> None:
    log = as_sarif([problem("BG501", "two", Span("a.md", 3, 4, 3, 9))], "1.0")
    (run,) = log["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["BG501"]
    (result,) = run["results"]
    assert result["level"] == "error"
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 4, "endLine": 3, "endColumn": 9}
    json.dumps(log)


@pytest.mark.parametrize(
    ("severities", "words"),
    [
        ([], "no problems"),
        (["error"], "1 error"),
        (["error", "error", "warning"], "2 errors, 1 warning"),
        (["info"], "no problems"),
    ],
)
def test_totals_count_errors_and_warnings(severities: list[str], words: str) -> None:
    found = [problem("BG501", "x", Span("a"), severity=Severity(severity)) for severity in severities]
    assert totals(found) == words


def test_tabs_and_line_feeds_do_not_break_the_excerpt() -> None:
    assert harmless("a\rb") == "a\ufffdb"
