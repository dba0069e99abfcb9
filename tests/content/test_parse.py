import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.content.defaults import FolderDefaults, read_defaults
from briefgen.content.parse import parse
from briefgen.diagnostics import Severity
from briefgen.model.document import Document, ParsedFile, SourceFile
from briefgen.model.fields import Kind
from briefgen.settings.values import ContentSettings

SETTINGS = ContentSettings(language="de", time_zone="Europe/Warsaw")


def read(
    data: str | bytes, path: str = "articles/x.md", kind: Kind = "article", bundle: str = ""
) -> ParsedFile:
    source = SourceFile(f"content/{path}", path.removesuffix(".md").removesuffix("/index"), kind, bundle)
    return parse(source, data.encode() if isinstance(data, str) else data, SETTINGS, FolderDefaults())


def document(
    data: str | bytes, path: str = "articles/x.md", kind: Kind = "article", bundle: str = ""
) -> Document:
    found = read(data, path, kind, bundle)
    assert found.document is not None, found.problems
    return found.document


def test_a_whole_file_becomes_a_document() -> None:
    found = document(
        "---\ntitle: Terms\ndate: 2024-11-07\nsummary: Short.\n---\nThe **terms**.\n", "articles/terms.md"
    )
    assert (found.key, found.path, found.kind) == ("articles/terms", "content/articles/terms.md", "article")
    assert (found.slug, found.id, found.bundle) == ("terms", "terms", "")
    assert (found.card.title, found.card.summary, found.card.lang) == ("Terms", "Short.", "de")
    assert found.card.date is found.gate.date
    assert "<strong>terms</strong>" in found.body.html


def test_an_empty_file_is_a_document_named_after_its_file() -> None:
    found = document("", "about-us.md", "page")
    assert (found.card.title, found.slug, found.card.summary) == ("About us", "about-us", "")


def test_the_title_is_the_first_heading_when_none_is_given() -> None:
    assert document("# What Moscow wants\n\nText\n", "x.md", "page").card.title == "What Moscow wants"


def test_the_title_of_a_bundle_is_made_from_its_folder() -> None:
    found = document("Text\n", "articles/peace-terms/index.md", "article", "articles/peace-terms")
    assert (found.card.title, found.slug, found.bundle) == (
        "Peace terms",
        "peace-terms",
        "articles/peace-terms",
    )


def test_an_actors_name_is_its_canonical_name() -> None:
    found = document("---\ntitle: Profile\nname: Anna Kovács\n---\n", "actors/a.md", "actor")
    assert found.card.title == "Anna Kovács"


def test_the_summary_is_the_first_paragraph_when_none_is_given() -> None:
    assert document("First *words*.\n\nMore.\n", "x.md", "page").card.summary == "First words."


@pytest.mark.parametrize(
    ("path", "front", "slug"),
    [
        ("articles/What Moscow Wants.md", "", "what-moscow-wants"),
        ("articles/2024-11-07-terms.md", "", "terms"),
        ("articles/условия.md", "", "usloviya"),
        ("articles/terms.md", "slug: other", "other"),
        ("articles/….md", "title: Terms", "terms"),
        ("articles/….md", "", "heading"),
    ],
)
def test_the_slug_comes_from_front_matter_file_title_or_heading(path: str, front: str, slug: str) -> None:
    assert document(f"---\ndate: 2024-11-07\n{front}\n---\n# Heading\n", path).slug == slug


def test_a_file_without_any_name_needs_a_slug() -> None:
    found = read("---\ndate: 2024-11-07\n---\nText\n", "articles/….md")
    assert [problem.code for problem in found.problems] == ["BG125"]
    assert found.document is None
    assert found.gate is not None


def test_an_id_may_differ_from_the_slug() -> None:
    found = document("---\nid: stable\nslug: address\n---\n", "x.md", "page")
    assert (found.id, found.slug) == ("stable", "address")


def test_the_files_name_dates_a_document_without_a_date() -> None:
    found = document("Text\n", "notes/2024-11-07-terms.md", "note")
    assert found.gate.date is not None
    assert found.card.date is not None
    assert found.card.date.day == "2024-11-07"


def test_a_date_of_its_own_wins_over_that_of_the_name() -> None:
    found = document("---\ndate: 2025-01-01\n---\n", "notes/2024-11-07-terms.md", "note")
    assert found.card.date is not None
    assert found.card.date.day == "2025-01-01"


def folder(text: str) -> FolderDefaults:
    merged, problems = read_defaults({"": ("content/_defaults.yaml", text.encode())}, SETTINGS)
    assert problems == ()
    return merged[""]


@pytest.mark.parametrize(
    ("name", "front", "day"),
    [
        ("2099-01-01-sec", "", "2099-01-01"),
        ("2099-01-01-sec", "date: 2024-05-05", "2024-05-05"),
        ("2099-01-01-sec", "date:", "2099-01-01"),
        ("sec", "", "2020-01-01"),
    ],
)
def test_of_several_dates_the_nearest_wins(name: str, front: str, day: str) -> None:
    source = SourceFile(f"content/notes/{name}.md", f"notes/{name}", "note")
    found = parse(source, f"---\n{front}\n---\n".encode(), SETTINGS, folder("date: 2020-01-01"))
    assert found.gate is not None
    assert found.gate.date is not None
    assert found.gate.date.day == day


def test_a_file_with_errors_still_tells_its_names() -> None:
    found = read("---\ntitle: Envoys\naliases: [The list]\nid: e1\nsumary: x\n---\n# Other\n")
    assert found.document is None
    assert found.names == ("Envoys", "e1", "Other", "The list")


@pytest.mark.parametrize(
    ("kind", "warned"), [("article", 1), ("note", 1), ("brief", 1), ("page", 0), ("actor", 0), ("topic", 0)]
)
def test_only_kinds_that_are_sorted_by_date_are_warned_without_one(kind: Kind, warned: int) -> None:
    found = read("Text\n", "x.md", kind)
    assert [problem.code for problem in found.problems] == ["BG120"] * warned
    assert found.document is not None


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks_make_no_difference(end: str, mark: str) -> None:
    text = "---\ntitle: Terms\ndate: 2024-11-07\n---\n# One\n\nText [[A]]\n"
    assert document(mark + text.replace("\n", end)) == document(text)


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"---\ntitle: caf\xe9\n---\n", 2, 11),
        (b"\xff\xfe-\x00", 1, 1),
        (b"Text\n\nmore \x00 text", 3, 6),
        ("ж\n".encode() + b"\xd0", 2, 1),
        (b"\xef\xbb\xbfa\xc3", 1, 2),
        (b"a\r\nb\r\xa0", 3, 1),
    ],
)
def test_a_file_that_is_no_utf8_text_is_never_published(data: bytes, line: int, column: int) -> None:
    found = read(data)
    assert (found.document, found.gate) == (None, None)
    assert [problem.code for problem in found.problems] == ["BG121"]
    assert (found.problems[0].span.line, found.problems[0].span.column) == (line, column)


def test_unreadable_front_matter_closes_the_gate() -> None:
    found = read("---\ntitle: a: b\n---\nText [x](\n")
    assert (found.document, found.gate) == (None, None)
    assert "BG101" in [problem.code for problem in found.problems]


def test_problems_of_the_body_stand_beside_those_of_the_front_matter() -> None:
    found = read("---\nsumary: x\ndate: 2024-11-07\n---\nText[^nowhere]\n\n[^unused]: A note.\n")
    lines = [problem.span.line for problem in found.problems]
    assert 2 in lines
    assert max(lines) >= 5


def test_a_large_file_is_read() -> None:
    found = document("---\ndate: 2024-11-07\n---\n" + "x" * 2_000_000)
    assert len(found.body.text) >= 2_000_000


@given(st.binary(max_size=200))
def test_no_bytes_ever_raise(data: bytes) -> None:
    found = read(data)
    assert found.document is not None or any(problem.severity is Severity.ERROR for problem in found.problems)


@given(st.text(max_size=80), st.text(max_size=40))
def test_no_front_matter_ever_raises_and_problems_stay_within_the_file(front: str, body: str) -> None:
    data = f"---\n{front}\n---\n{body}".encode("utf-8", "replace")
    found = read(data)
    lines = data.decode().replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in found.problems:
        span = problem.span
        assert 1 <= span.line <= len(lines)
        assert span.column <= len(lines[span.line - 1]) + 1
        assert found.gate is not None or found.document is None


@given(st.binary(max_size=120))
def test_reading_twice_gives_the_same(data: bytes) -> None:
    assert read(data) == read(data)
