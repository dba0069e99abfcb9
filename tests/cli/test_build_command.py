import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.sites import document

KEYS = {
    "ok",
    "pages",
    "parsed",
    "rendered",
    "written",
    "unchanged",
    "removed",
    "seconds",
    "problems",
    "next_due",
    "output",
}


@pytest.fixture
def desk(cli: Cli, tmp_path: Path) -> Path:
    cli("init", "desk")
    return tmp_path / "desk"


def test_a_build_tells_what_it_did(cli: Cli, desk: Path) -> None:
    outcome = cli("-C", str(desk), "build")
    assert outcome.code == 0
    assert "built desk/site/" in outcome.out
    assert "0 unchanged, 0 removed" in outcome.out
    assert (desk / "site/articles/welcome/index.html").is_file()


def test_a_second_build_writes_nothing(cli: Cli, desk: Path) -> None:
    cli("-C", str(desk), "build")
    document = json.loads(cli("-C", str(desk), "build", "--json").out)
    assert (document["written"], document["removed"]) == (0, 0)
    assert document["unchanged"] > 5


def test_json_is_one_document_with_the_documented_keys(cli: Cli, desk: Path) -> None:
    verbose = json.loads(cli("-C", str(desk), "build", "--json", "-v").out)
    assert set(verbose) == KEYS | {"rendered_routes", "written_paths"}
    assert "/articles/welcome/" in verbose["rendered_routes"]
    assert verbose["rendered_routes"] == sorted(verbose["rendered_routes"])
    assert set(json.loads(cli("-C", str(desk), "build", "--json").out)) == KEYS


def test_a_failed_build_is_json_too(cli: Cli, desk: Path) -> None:
    (desk / "content/bad.md").write_text(document("Bad", "sumary: x"))
    outcome = cli("-C", str(desk), "build", "--json")
    report = json.loads(outcome.out)
    assert outcome.code == 1
    assert report["ok"] is False
    (found,) = [one for one in report["problems"] if one["severity"] == "error"]
    assert (found["code"], found["path"], found["line"], found["column"]) == ("BG104", "content/bad.md", 3, 1)
    assert found["help"] == 'did you mean "summary"?'


def test_problems_go_to_stderr_with_place_caret_and_help(cli: Cli, desk: Path) -> None:
    (desk / "content/bad.md").write_text(document("Bad", "sumary: x"))
    err = cli("-C", str(desk), "build").err
    assert 'content/bad.md:3:1: error[BG104] unknown key "sumary"' in err
    assert "  3 | sumary: x\n    | ^^^^^^\n" in err
    assert 'help: did you mean "summary"?' in err
    assert err.rstrip().splitlines()[-1].startswith("1 error")
    assert "nothing was written" in err


def test_wrong_settings_are_json_too(cli: Cli, desk: Path) -> None:
    (desk / "briefgen.yaml").write_text("titel: x\n")
    outcome = cli("-C", str(desk), "build", "--json")
    assert outcome.code == 2
    assert json.loads(outcome.out)["problems"][0]["path"] == "briefgen.yaml"


def test_under_strict_warnings_fail_and_nothing_is_written(cli: Cli, desk: Path) -> None:
    outcome = cli("-C", str(desk), "build", "--strict")
    assert outcome.code == 1
    assert "BG505" in outcome.err
    assert not (desk / "site").exists()


def test_a_base_url_may_be_given_on_the_command_line(cli: Cli, desk: Path) -> None:
    outcome = cli("-C", str(desk), "build", "--strict", "-u", "https://example.org/x/")
    assert outcome.code == 0, outcome.err
    assert "https://example.org/x/" in (desk / "site/sitemap.xml").read_text()


def test_quiet_says_nothing_but_problems(cli: Cli, desk: Path) -> None:
    outcome = cli("-C", str(desk), "-q", "build", "-u", "https://example.org/")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")


def test_drafts_are_built_only_when_asked_for(cli: Cli, desk: Path) -> None:
    (desk / "content/notes").mkdir()
    (desk / "content/notes/plan.md").write_text(document("Plan", "date: 2024-01-01", "status: draft"))
    cli("-C", str(desk), "build")
    assert not (desk / "site/notes/plan").exists()
    cli("-C", str(desk), "build", "--drafts")
    assert (desk / "site/notes/plan/index.html").is_file()
    cli("-C", str(desk), "build")
    assert not (desk / "site/notes").exists()


def test_the_next_moment_at_which_a_build_is_due_is_told(cli: Cli, desk: Path) -> None:
    (desk / "content/notes").mkdir()
    text = document("Plan", "date: 2024-01-01", "embargo: 2030-03-01T09:00:00+01:00")
    (desk / "content/notes/plan.md").write_text(text)
    assert "2030-03-01 08:00 (UTC" in cli("-C", str(desk), "build").out
    assert json.loads(cli("-C", str(desk), "build", "--json").out)["next_due"] == "2030-03-01T08:00:00Z"


def test_an_unknown_audience_is_wrong_use(cli: Cli, desk: Path) -> None:
    outcome = cli("-C", str(desk), "build", "--audience", "pulbic")
    assert outcome.code == 2
    assert "public" in outcome.err


def test_an_output_elsewhere_is_relative_to_the_callers_folder(cli: Cli, desk: Path, tmp_path: Path) -> None:
    assert cli("-C", str(desk), "build", "-o", "www").code == 0
    assert (tmp_path / "www/index.html").is_file()


def test_a_foreign_output_folder_is_refused_with_three(cli: Cli, desk: Path, tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "www/mine.txt").write_text("mine")
    outcome = cli("-C", str(desk), "build", "-o", "www")
    assert outcome.code == 3
    assert "help:" in outcome.err


def test_profile_shows_the_stages(cli: Cli, desk: Path) -> None:
    assert "render and write" in cli("-C", str(desk), "build", "--profile").out
