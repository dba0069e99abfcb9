import pytest

from briefgen.diagnostics import (
    BriefgenError,
    ExitCode,
    Severity,
    Span,
    has_errors,
    problem,
    sort_key,
)


def test_a_problem_has_the_severity_of_its_code() -> None:
    assert problem("BG501", "two", Span("a")).severity is Severity.ERROR
    assert problem("BG505", "none", Span("a")).severity is Severity.WARNING


def test_a_stage_may_lower_a_severity() -> None:
    assert problem("BG501", "two", Span("a"), severity=Severity.INFO).severity is Severity.INFO


def test_a_code_that_is_not_in_the_table_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        problem("BG000", "nothing", Span("a"))


def test_problems_are_shown_by_path_and_place() -> None:
    spans = [Span("b", 1, 1), Span("a", 2, 1), Span("a", 1, 9), Span("a", 1, 2)]
    found = sorted((problem("BG501", "two", span) for span in spans), key=sort_key)
    assert [(d.span.path, d.span.line, d.span.column) for d in found] == [
        ("a", 1, 2),
        ("a", 1, 9),
        ("a", 2, 1),
        ("b", 1, 1),
    ]


def test_only_errors_count_as_errors() -> None:
    assert not has_errors([problem("BG505", "none", Span("a"))])
    assert has_errors([problem("BG505", "none", Span("a")), problem("BG501", "two", Span("a"))])


def test_an_error_carries_its_problems_and_exit_code() -> None:
    error = BriefgenError([problem("BG501", "two pages", Span("a"))], ExitCode.REFUSED)
    assert (str(error), error.exit_code, len(error.diagnostics)) == ("two pages", 3, 1)
