import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.sites import document


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    root = tmp_path / "desk"
    files = {
        "briefgen.yaml": "title: Harbour Desk\nbase_url: https://example.org/\n",
        "content/notes/a.md": document("The quay", "date: 2024-03-01", "topics: [Ports]"),
        "content/notes/b.md": document(
            "The crane", "date: 2024-03-02", "topics: [Ports]", body="See [[The quay]]."
        ),
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


def why(cli: Cli, desk: Path, route: str) -> str:
    outcome = cli("-C", str(desk), "build", "--why", route)
    assert outcome.code == 0, outcome.err
    return "\n".join(line for line in outcome.out.splitlines() if line.startswith(f"{route}: "))


def test_a_built_site_equals_a_clean_build(cli: Cli, desk: Path) -> None:
    cli("-C", str(desk), "build")
    outcome = cli("-C", str(desk), "verify")
    assert outcome.code == 0
    assert "equal to a clean build" in outcome.out


def test_differences_are_named_and_nothing_is_written(cli: Cli, desk: Path) -> None:
    cli("-C", str(desk), "build")
    page = desk / "site/notes/a/index.html"
    page.write_text("changed")
    (desk / "site/notes/b/index.html").unlink()
    outcome = cli("-C", str(desk), "verify")
    assert outcome.code == 1
    assert "notes/a/index.html: different" in outcome.err
    assert "notes/b/index.html: missing" in outcome.err
    assert page.read_text() == "changed"
    listed = json.loads(cli("-C", str(desk), "verify", "--json").out)["differences"]
    assert [row["what"] for row in listed] == ["different", "missing"]


def test_pages_that_a_clean_build_would_not_write_are_named(cli: Cli, desk: Path) -> None:
    cli("-C", str(desk), "build")
    (desk / "content/notes/b.md").unlink()
    outcome = cli("-C", str(desk), "verify")
    assert outcome.code == 1
    assert "notes/b/index.html: not wanted" in outcome.err


def test_a_preview_is_compared_with_a_preview(cli: Cli, desk: Path) -> None:
    (desk / "content/notes/c.md").write_text(document("Plan", "date: 2024-03-03", "status: draft"))
    cli("-C", str(desk), "build", "--drafts")
    assert cli("-C", str(desk), "verify").code == 0


def test_verify_of_a_broken_site_shows_its_errors(cli: Cli, desk: Path) -> None:
    cli("-C", str(desk), "build")
    (desk / "content/notes/c.md").write_text(document("Bad", "sumary: x"))
    outcome = cli("-C", str(desk), "verify")
    assert outcome.code == 1
    assert "BG104" in outcome.err


def test_a_retitle_is_explained_by_the_values_from_what_to_what(cli: Cli, desk: Path) -> None:
    cli("-C", str(desk), "build")
    note = desk / "content/notes/a.md"
    note.write_text(note.read_text().replace("The quay", "The long quay"))
    (desk / "content/notes/b.md").write_text(document("The crane", "date: 2024-03-02", "topics: [Ports]"))
    words = why(cli, desk, "/topics/ports/")
    assert 'card:document:notes/a: title "The quay" → "The long quay"' in words


def test_a_page_that_reads_nothing_new_is_not_rendered_and_says_so(cli: Cli, desk: Path) -> None:
    cli("-C", str(desk), "build")
    note = desk / "content/notes/a.md"
    note.write_text(note.read_text() + "\nMore words.\n")
    assert "not rendered" in why(cli, desk, "/notes/b/")


def test_other_causes_are_told_too(cli: Cli, desk: Path) -> None:
    assert "nothing is known" in why(cli, desk, "/notes/a/")
    assert "not rendered" in why(cli, desk, "/notes/a/")
    (desk / "site/notes/a/index.html").write_text("changed")
    assert "changed by somebody else" in why(cli, desk, "/notes/a/")
    templates = desk / "themes/briefing/templates"
    templates.mkdir(parents=True)
    (templates / "note.html").write_text("<h1>{{ document.title }}</h1>")
    assert "the template note.html" in why(cli, desk, "/notes/a/")
    (desk / "content/notes/c.md").write_text(document("Third", "date: 2024-03-03", "topics: [Ports]"))
    assert 'its plan: items with "notes/c"' in why(cli, desk, "/notes/")
    assert "there is no page" in why(cli, desk, "/nowhere/")


def test_a_route_may_be_typed_without_slashes(cli: Cli, desk: Path) -> None:
    cli("-C", str(desk), "build")
    out = cli("-C", str(desk), "build", "--why", "notes/a").out
    assert "/notes/a/: not rendered" in out


def test_full_forgets_and_paranoid_reads(cli: Cli, desk: Path) -> None:
    cli("-C", str(desk), "build")
    assert json.loads(cli("-C", str(desk), "build", "--json").out)["parsed"] == 0
    assert json.loads(cli("-C", str(desk), "build", "--full", "--json").out)["parsed"] == 2
    assert json.loads(cli("-C", str(desk), "build", "--paranoid", "--json").out)["parsed"] == 0
