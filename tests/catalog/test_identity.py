"""Keys and ids."""

import msgspec

from briefgen.diagnostics import Severity, Span
from tests.catalog.documents import (
    actor,
    article,
    catalog_of,
    codes,
    joined,
    make_document,
    note,
    problems_of,
    through_the_gate,
    topic,
)


def test_two_notes_of_one_file_name_share_an_id_and_that_is_an_error_naming_both() -> None:
    (problem,) = problems_of(note("2023/summary", title="A"), note("2024/summary", title="B"))
    assert problem.code == "BG302"
    assert problem.severity is Severity.ERROR
    assert problem.span == Span("content/notes/2024/summary.md", 2, 8)
    assert 'id "summary"' in problem.message
    assert "content/notes/2023/summary.md:2:8" in problem.message


def test_an_error_about_an_id_stands_at_the_id() -> None:
    (problem,) = problems_of(note("a", title="A", id="same"), note("b", title="B", id="same"))
    assert problem.span == Span("content/notes/b.md", 3, 5)


def test_an_id_of_ones_own_settles_it() -> None:
    assert problems_of(note("2023/summary"), note("2024/summary", id="summary-2024")) == ()


def test_documents_of_different_kinds_may_share_an_id() -> None:
    documents = [article("x"), note("x"), make_document("briefs/x.md"), make_document("x.md")]
    assert problems_of(*documents) == ()


def test_an_id_that_two_profiles_share_is_told_once() -> None:
    assert codes(problems_of(actor("east/oda", title="Oda"), actor("west/oda", title="Mara"))) == ["BG301"]
    assert problems_of(topic("oda", title="Oda"), actor("oda", title="Oda")) == ()


def test_a_file_and_a_folder_of_one_name_are_the_same_document() -> None:
    catalog, problems = joined(article("grain", title="File"), article("grain/index", title="Folder"))
    assert codes(problems) == ["BG308"]
    assert problems[0].message.startswith("content/articles/grain/index.md and content/articles/grain.md")
    assert catalog.documents["articles/grain"].card.title == "File"


def test_twins_are_told_apart_by_path_whatever_their_order() -> None:
    one = article("grain", title="File")
    other = msgspec.structs.replace(one, path="content/articles/grain/index.md")
    assert joined(one, other) == joined(other, one)


def test_ids_of_profiles_are_no_ids_of_documents() -> None:
    assert "document:actors/oda" not in catalog_of(actor("oda", title="Oda")).backlinks


def test_a_withheld_twin_is_no_twin() -> None:
    public, draft = topic("ukraine", title="Ukraine"), topic("ukraine/index", title="Ukraine", status="draft")
    for documents in ((public, draft), (draft, public)):
        catalog, problems = through_the_gate(*documents)
        assert problems == ()
        assert catalog == catalog_of(public)


def test_once_both_twins_are_admitted_they_are_an_error_naming_both() -> None:
    later = note("port/index", title="Port", embargo="2025-06-01T09:00:00")
    assert through_the_gate(note("port", title="Port"), later)[1] == ()
    _, problems = through_the_gate(note("port", title="Port"), later, future=True)
    assert codes(problems) == ["BG308"]
    assert problems[0].severity is Severity.ERROR
    assert "content/notes/port.md" in problems[0].message
    assert "content/notes/port/index.md" in problems[0].message
