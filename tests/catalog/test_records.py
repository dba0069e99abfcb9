"""Authors and series of the data files."""

from briefgen.diagnostics import Severity, Span
from briefgen.model.site import Record
from tests.catalog.documents import article, catalog_of, codes, note, problems_of

TOBIAS = Record(id="t-oyelaran", name="Tobias Oyelaran", description="Follows harbours.", role="Trade")
WINTER = Record(id="winter-watch", name="Winter watch", description="Six parts.")


def test_an_author_is_found_by_id_and_by_name() -> None:
    catalog = catalog_of(
        article("a", authors=["t-oyelaran"]), note("b", authors=["tobias oyelaran"]), authors=[TOBIAS]
    )
    assert catalog.members["author:t-oyelaran"] == ("articles/a", "notes/b")
    subject = catalog.subjects["author:t-oyelaran"]
    assert (subject.name, subject.summary, subject.record) == ("Tobias Oyelaran", "Follows harbours.", TOBIAS)


def test_an_author_without_documents_is_a_subject_all_the_same() -> None:
    assert catalog_of(authors=[TOBIAS]).members == {"author:t-oyelaran": ()}


def test_a_series_is_found_by_id_and_by_name() -> None:
    catalog = catalog_of(
        article("a", series="winter-watch", part=1),
        article("b", series="Winter Watch", part=2),
        series=[WINTER],
    )
    assert catalog.members["series:winter-watch"] == ("articles/a", "articles/b")
    assert catalog.terms["articles/b"].series == ("series:winter-watch",)


def test_a_series_without_a_record_has_a_stub() -> None:
    catalog = catalog_of(article("a", series="Spring watch"))
    assert catalog.subjects["series:spring-watch"].record is None


def test_an_author_and_a_series_may_share_a_name() -> None:
    assert problems_of(authors=[Record("desk", "Desk")], series=[Record("desk", "Desk")]) == ()


def test_one_id_in_two_records_is_an_error() -> None:
    problems = problems_of(authors=[TOBIAS, Record(id="t-oyelaran", name="Tove Oyelaran")])
    assert codes(problems) == ["BG301"]
    assert problems[0].severity is Severity.ERROR
    assert problems[0].span == Span("content/_data/authors.yaml")


def test_one_name_in_two_records_is_an_error_that_names_the_other() -> None:
    (problem,) = problems_of(series=[WINTER, Record(id="ww", name="winter WATCH")])
    assert problem.code == "BG301"
    assert '"winter-watch"' in problem.message


def test_a_record_without_a_name_is_shown_by_its_id() -> None:
    assert catalog_of(authors=[Record(id="desk", name="")]).subjects["author:desk"].name == "desk"
