import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.sites import document


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    root = tmp_path / "desk"
    files = {
        "briefgen.yaml": "title: Harbour Desk\nbase_url: https://example.org/\npage_size: 7\n",
        "content/articles/quay.md": document(
            "The quay", "date: 2024-03-01", "topics: [Ports]", "actors: [Port Union]"
        ),
        "content/notes/draft.md": document("A draft", "date: 2024-03-01", "status: draft"),
        "content/notes/later.md": document("Later", "date: 2031-03-01"),
        "content/notes/sealed.md": document("Sealed", "date: 2024-03-01", "embargo: 2030-01-01T00:00:00Z"),
        "content/notes/gone.md": document(
            "Gone", "date: 2024-03-01", "expires: 2024-04-01T00:00:00Z", "expires_action: remove"
        ),
        "content/notes/old.md": document("Old", "date: 2024-03-01", "expires: 2024-04-01T00:00:00Z"),
        "content/notes/links.md": document("Links", "date: 2024-03-01", body="See [[Port Unoin]]."),
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


def listed(cli: Cli, desk: Path, what: str) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = json.loads(cli("-C", str(desk), "list", what, "--json").out)
    return rows


@pytest.mark.parametrize(
    ("what", "titles"),
    [
        ("published", {"The quay", "Old", "Links"}),
        ("drafts", {"A draft"}),
        ("future", {"Later", "Sealed"}),
        ("expired", {"Gone", "Old"}),
        ("all", {"The quay", "Old", "Links", "A draft", "Later", "Sealed", "Gone"}),
    ],
)
def test_documents_are_listed_by_their_state(cli: Cli, desk: Path, what: str, titles: set[str]) -> None:
    assert {row["title"] for row in listed(cli, desk, what)} == titles


def test_terms_are_listed_with_their_pages(cli: Cli, desk: Path) -> None:
    rows = {row["name"]: row for row in listed(cli, desk, "terms")}
    assert rows["Ports"]["address"] == "/topics/ports/"
    assert rows["Port Union"]["profile"] == "(stub)"


def test_unresolved_links_are_listed_with_place_and_suggestion(cli: Cli, desk: Path) -> None:
    (row,) = listed(cli, desk, "unresolved")
    assert row == {"place": "content/notes/links.md:6:5", "name": "Port Unoin", "did you mean": "Port Union"}


def test_a_list_may_be_csv_or_a_table(cli: Cli, desk: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(cli("-C", str(desk), "list", "drafts", "--csv").out)))
    assert [row["path"] for row in rows] == ["content/notes/draft.md"]
    assert "content/notes/draft.md" in cli("-C", str(desk), "list", "drafts").out


def test_an_empty_list_says_so(cli: Cli, desk: Path) -> None:
    (desk / "content/notes/links.md").unlink()
    assert "nothing to list" in cli("-C", str(desk), "list", "unresolved").out


def test_check_writes_nothing(cli: Cli, desk: Path) -> None:
    before = sorted(desk.rglob("*"))
    assert cli("-C", str(desk), "check").code == 0
    assert sorted(desk.rglob("*")) == before


def test_check_shows_the_mistakes_of_withheld_files_as_errors(cli: Cli, desk: Path) -> None:
    text = document("A draft", "date: 2024-03-01", "status: draft", "genre: novel", "kind: article")
    (desk / "content/notes/draft.md").write_text(text)
    assert cli("-C", str(desk), "build").code == 0
    outcome = cli("-C", str(desk), "check")
    assert outcome.code == 1
    assert "content/notes/draft.md:5" in outcome.err


def test_check_tells_of_a_clash_that_a_lifted_embargo_will_cause(cli: Cli, desk: Path) -> None:
    (desk / "content/notes/more").mkdir()
    (desk / "content/notes/more/sealed.md").write_text(document("Sealed as well", "date: 2024-03-01"))
    assert cli("-C", str(desk), "build").code == 0
    outcome = cli("-C", str(desk), "check")
    assert outcome.code == 1
    assert "from 2030-01-01 00:00 UTC on" in outcome.err


def test_check_of_one_file_shows_its_problems_only(cli: Cli, desk: Path) -> None:
    (desk / "content/notes/one.md").write_text(document("One", "date: 2024-03-01", "sumary: x"))
    (desk / "content/notes/two.md").write_text(document("Two", "date: 2024-03-01", "sumary: x"))
    outcome = cli("-C", str(desk), "check", "desk/content/notes/one.md")
    assert outcome.code == 1
    assert "notes/one.md" in outcome.err
    assert "notes/two.md" not in outcome.err
    assert cli("-C", str(desk), "check", "desk/content/articles").code == 0


def test_check_of_a_file_that_is_not_there_is_wrong_use(cli: Cli, desk: Path) -> None:
    assert cli("-C", str(desk), "check", "desk/content/none.md").code == 2


def test_check_fails_on_warnings_when_asked(cli: Cli, desk: Path) -> None:
    (desk / "briefgen.yaml").write_text("title: Harbour Desk\n")
    assert cli("-C", str(desk), "check").code == 0
    assert cli("-C", str(desk), "check", "--fail-on", "warning").code == 1


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_check_speaks_to_machines(cli: Cli, desk: Path, form: str) -> None:
    (desk / "content/notes/one.md").write_text(document("One", "date: 2024-03-01", "sumary: x"))
    out = cli("-C", str(desk), "check", "--format", form).out
    if form == "github":
        assert "::error file=content/notes/one.md,line=4,col=1,title=BG104::" in out
    else:
        assert "BG104" in json.dumps(json.loads(out))


def test_config_show_tells_where_a_value_comes_from(
    cli: Cli, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFGEN_LANGUAGE", "de")
    shown = json.loads(cli("-C", str(desk), "config", "show", "--json").out)
    assert shown["page_size"] == {"value": 7, "from": "briefgen.yaml:3"}
    assert shown["language"]["value"] == "de"
    assert "BRIEFGEN_LANGUAGE" in shown["language"]["from"]
    assert shown["links"] == {"value": "pretty", "from": "default"}
    assert "page_size" in cli("-C", str(desk), "config", "show").out


def test_explain_tells_cause_example_and_fix(cli: Cli) -> None:
    out = cli("explain", "bg104").out
    assert "BG104 (error)" in out
    assert "Example" in out
    assert "What to do" in out
    assert json.loads(cli("explain", "BG104", "--json").out)["code"] == "BG104"


def test_explain_of_an_unknown_code_is_wrong_use(cli: Cli) -> None:
    assert cli("explain", "BG999").code == 2


def test_explain_without_a_code_lists_them_all(cli: Cli) -> None:
    assert "BG501" in cli("explain").out


def test_schemas_are_printed_or_written(cli: Cli, desk: Path) -> None:
    schemas = json.loads(cli("-C", str(desk), "schema").out)
    assert set(schemas) == {"front-matter", "settings"}
    assert cli("-C", str(desk), "schema", "--write").code == 0
    written = json.loads((desk / "schemas/settings.schema.json").read_text())
    assert written == schemas["settings"]
    assert "page_size" in written["properties"]


def test_clean_removes_what_was_built_and_names_strangers(cli: Cli, desk: Path) -> None:
    cli("-C", str(desk), "build")
    (desk / "site/mine.txt").write_text("mine")
    outcome = cli("-C", str(desk), "clean")
    assert outcome.code == 0
    assert "mine.txt" in outcome.out
    assert [path.name for path in (desk / "site").iterdir()] == ["mine.txt"]


def test_clean_of_the_cache_leaves_the_site(cli: Cli, desk: Path) -> None:
    cli("-C", str(desk), "build")
    assert cli("-C", str(desk), "clean", "--cache").code == 0
    assert (desk / "site/index.html").is_file()
    report = json.loads(cli("-C", str(desk), "build", "--json").out)
    assert (report["written"], report["removed"]) == (0, 0)
