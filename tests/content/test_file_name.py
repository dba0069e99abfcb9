import pytest

from briefgen.content.file_name import read_file_name
from briefgen.model.document import SourceFile
from briefgen.model.fields import Kind


def source(path: str, bundle: str = "") -> SourceFile:
    return SourceFile(f"content/{path}", path.removesuffix(".md"), "article", bundle)


@pytest.mark.parametrize(
    ("path", "bundle", "name", "title"),
    [
        ("articles/peace-terms.md", "", "peace-terms", "Peace terms"),
        ("articles/peace_terms_2.md", "", "peace_terms_2", "Peace terms 2"),
        ("articles/peace-terms/index.md", "articles/peace-terms", "peace-terms", "Peace terms"),
        ("articles/NATO.md", "", "NATO", "NATO"),
        ("articles/v1.2-notes.md", "", "v1.2-notes", "V1.2 notes"),
        ("articles/условия мира.md", "", "условия мира", "Условия мира"),
        ("index.md", "", "index", "Index"),
        ("articles/….md", "", "…", "…"),
    ],
)
def test_a_file_or_its_folder_gives_name_and_title(path: str, bundle: str, name: str, title: str) -> None:
    found = read_file_name(source(path, bundle), "article", "UTC")
    assert (found.name, found.title, found.date) == (name, title, None)


@pytest.mark.parametrize("kind", ["article", "note", "brief"])
@pytest.mark.parametrize("gap", ["-", "_", " ", " - "])
def test_a_leading_date_dates_an_article_note_or_brief(kind: Kind, gap: str) -> None:
    found = read_file_name(source(f"articles/2024-11-07{gap}terms.md"), kind, "Europe/Warsaw")
    assert found.name == "terms"
    assert found.date is not None
    assert (found.date.day, found.date.timestamp) == ("2024-11-07", 1730934000)


def test_a_bundles_folder_may_carry_the_date() -> None:
    found = read_file_name(
        source("articles/2024-11-07-terms/index.md", "articles/2024-11-07-terms"), "article", "UTC"
    )
    assert found.name == "terms"
    assert found.date is not None


def test_a_daily_note_is_called_by_its_date() -> None:
    found = read_file_name(source("notes/2024-11-07.md"), "note", "UTC")
    assert found.name == "2024-11-07"
    assert found.date is not None


@pytest.mark.parametrize("kind", ["page", "actor", "topic"])
def test_undated_kinds_keep_a_date_in_their_name(kind: Kind) -> None:
    found = read_file_name(source("2024-11-07-summit.md"), kind, "UTC")
    assert (found.name, found.date) == ("2024-11-07-summit", None)


@pytest.mark.parametrize(
    "name", ["2024-02-30-x", "2024-13-01-x", "0000-01-01-x", "2024-11-7-x", "20241107-x"]
)
def test_what_is_no_date_stays_in_the_name(name: str) -> None:
    found = read_file_name(source(f"articles/{name}.md"), "article", "UTC")
    assert (found.name, found.date) == (name, None)


@pytest.mark.parametrize(("name", "part"), [("2024-02-30-x", "2024-02-30"), ("2024-11-7-x", "")])
def test_an_impossible_date_in_a_name_is_told(name: str, part: str) -> None:
    assert read_file_name(source(f"articles/{name}.md"), "article", "UTC").misdated == part
    assert read_file_name(source(f"articles/{name}.md"), "topic", "UTC").misdated == ""
