import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.sites import document

FILES = {
    "briefgen.yaml": "title: Harbour Desk\ntime_zone: Europe/Warsaw\n",
    "content/notes/quay.md": document("The quay", "date: 2024-03-01", "review_by: 2024-11-01"),
    "content/notes/talks.md": document(
        "The sealed talks", "date: 2024-03-02", "embargo: 2024-11-25T06:00+01:00"
    ),
    "content/notes/ferry.md": document("Ferry", "expires: 2024-11-24T00:00Z", "expires_action: remove"),
    "content/notes/far.md": document("Far away", "date: 2025-06-01", "status: draft"),
}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    root = tmp_path / "desk"
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


def test_a_planted_leak_ends_with_3_in_every_format_and_whatever_file_is_checked(
    cli: Cli, desk: Path
) -> None:
    assert cli("-C", str(desk), "build").code == 0
    assert cli("-C", str(desk), "check", "--leaks").code == 0
    (desk / "site/extra.html").write_text("<p>Tomorrow: The Sealed Talks</p>")
    text = cli("-C", str(desk), "check", "--leaks", str(desk / "content/notes/quay.md"))
    assert text.code == 3
    assert "site/extra.html" in text.err
    assert "content/notes/talks.md" in text.err
    assert "withheld files" in text.out
    as_json = cli("-C", str(desk), "--json", "check", "--leaks")
    document = json.loads(as_json.out)
    assert (as_json.code, document["ok"], "BG420" in as_json.out) == (3, False, True)
    sarif = cli("-C", str(desk), "check", "--leaks", "--format", "sarif")
    assert (
        sarif.code,
        "BG420" in {one["ruleId"] for one in json.loads(sarif.out)["runs"][0]["results"]},
    ) == (
        3,
        True,
    )
    github = cli("-C", str(desk), "check", "--leaks", "--format", "github")
    assert github.code == 3
    assert "file=site/extra.html" in github.out


def test_a_key_in_the_output_ends_with_3_and_is_not_printed(cli: Cli, desk: Path) -> None:
    key = "ghp_" + "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7cF0iL3oR6"
    (desk / "content/notes/quay.md").write_text(document("The quay", body=f"Use {key}."))
    cli("-C", str(desk), "build")
    outcome = cli("-C", str(desk), "check", "--leaks")
    assert outcome.code == 3
    assert "BG423" in outcome.err
    assert key[:12] not in outcome.err


def test_what_comes_due_is_sorted_and_told_with_what_becomes_of_it(cli: Cli, desk: Path) -> None:
    outcome = cli("-C", str(desk), "due", "--json")
    document = json.loads(outcome.out)
    assert document["next_due"] == "2024-11-24T00:00:00Z"
    assert [(due["at"], due["what"], due["then"]) for due in document["due"]] == [
        ("2024-10-31T23:00:00Z", "review", "overdue"),
        ("2024-11-24T00:00:00Z", "expiry", "removed"),
        ("2024-11-25T05:00:00Z", "embargo", "published"),
        ("2025-05-31T22:00:00Z", "publication", "stays out (draft)"),
    ]
    table = cli("-C", str(desk), "due", "--within", "7d").out
    assert "2024-11-25 06:00  embargo" in table
    assert "Far away" not in table


def test_next_prints_one_time_or_nothing_and_agrees_with_the_build(cli: Cli, desk: Path) -> None:
    built = json.loads(cli("-C", str(desk), "--json", "build").out)
    outcome = cli("-C", str(desk), "due", "--next")
    assert (outcome.code, outcome.out) == (0, f"{built['next_due']}\n")
    assert cli("-C", str(desk), "due", "--next", "--within", "1h").out == ""
    never = cli("-C", str(desk), "--at", "2030-01-01T00:00Z", "due", "--next")
    assert (never.code, never.out, never.err) == (0, "", "")
    assert json.loads(cli("-C", str(desk), "due", "--next", "--json").out) == {"next_due": built["next_due"]}


def test_a_span_that_is_none_is_wrong_use(cli: Cli, desk: Path) -> None:
    outcome = cli("-C", str(desk), "due", "--within", "soon")
    assert outcome.code == 2
    assert "7d" in outcome.err
