"""Names that no file has, in open and closed registers."""

from briefgen.diagnostics import Severity, Span
from briefgen.model.site import Record
from tests.catalog.documents import actor, article, catalog_of, codes, joined, problems_of, topic

SANCTIONS = topic("sanctions", title="Sanctions", aliases=["restrictive measures"])


def test_an_unknown_name_in_an_open_register_is_no_problem() -> None:
    assert problems_of(SANCTIONS, article("a", topics=["Fisheries"])) == ()


def test_a_likely_misspelling_is_a_warning_with_its_place() -> None:
    (problem,) = problems_of(SANCTIONS, article("a", title="A", topics=["Fisheries", "Santcions"]))
    assert problem.code == "BG305"
    assert problem.severity is Severity.WARNING
    assert problem.span == Span("content/articles/a.md", 3, 11)
    assert problem.help.startswith('did you mean "Sanctions"?')


def test_a_misspelt_alias_gets_a_suggestion_too() -> None:
    (problem,) = problems_of(SANCTIONS, article("a", topics=["restrictive measure"]))
    assert 'did you mean "restrictive measures"?' in problem.help


def test_a_misspelt_name_still_has_a_stub() -> None:
    catalog, _ = joined(SANCTIONS, article("a", topics=["Santcions"]))
    assert catalog.members["topic:santcions"] == ("articles/a",)
    assert catalog.members["topic:sanctions"] == ()


def test_each_use_of_a_misspelt_name_is_reported() -> None:
    assert (
        len(problems_of(SANCTIONS, article("a", topics=["Santcions"]), article("b", topics=["Santcions"])))
        == 2
    )


def test_a_topic_is_not_near_an_actor() -> None:
    assert problems_of(SANCTIONS, article("a", actors=["Santcions"])) == ()


def test_short_names_are_never_near() -> None:
    assert problems_of(actor("un", title="UN"), article("a", actors=["EU"])) == ()


def test_tags_are_never_near() -> None:
    assert problems_of(article("a", tags=["harvests"]), article("b", tags=["harvest"])) == ()


def test_a_misspelt_author_gets_a_suggestion() -> None:
    authors = [Record(id="t-oyelaran", name="Tobias Oyelaran")]
    (problem,) = problems_of(article("a", authors=["Tobias Oyelarann"]), authors=authors)
    assert 'did you mean "Tobias Oyelaran"?' in problem.help


def test_a_closed_register_makes_each_unknown_topic_and_actor_an_error() -> None:
    problems = problems_of(SANCTIONS, article("a", topics=["Santcions"], actors=["Oda"]), subjects="closed")
    assert codes(problems) == ["BG306", "BG306"]
    assert {problem.severity for problem in problems} == {Severity.ERROR}
    assert problems[0].help == 'did you mean "Sanctions"?'
    assert "add a file for this actor" in problems[1].help
    assert problems[1].span == Span("content/articles/a.md", 3, 10)


def test_a_closed_register_knows_aliases() -> None:
    assert problems_of(SANCTIONS, article("a", topics=["Restrictive Measures"]), subjects="closed") == ()


def test_a_closed_register_holds_for_parents() -> None:
    wheat = topic("wheat", title="Wheat", parent="Harvest")
    assert codes(problems_of(wheat, subjects="closed")) == ["BG306"]


def test_a_closed_register_leaves_tags_and_authors_open() -> None:
    assert (
        problems_of(article("a", tags=["x1"], authors=["Ann Lee"], series="Winter"), subjects="closed") == ()
    )


def test_subjects_of_all_kinds_are_sorted_by_ref() -> None:
    catalog = catalog_of(
        article(
            "a", topics=["Zinc", "Apples"], actors=["Oda"], tags=["b", "a"], authors=["Lee"], series="Winter"
        )
    )
    assert list(catalog.subjects) == [
        "actor:oda",
        "author:lee",
        "series:winter",
        "tag:a",
        "tag:b",
        "topic:apples",
        "topic:zinc",
    ]
