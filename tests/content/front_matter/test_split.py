import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.content.front_matter import Parts, split
from briefgen.content.front_matter.split import unclosed_problem
from briefgen.diagnostics import Severity


def test_front_matter_and_body_know_their_first_lines() -> None:
    assert split("---\ntitle: X\ntags: [a]\n---\nThe text.\n") == Parts(
        "title: X\ntags: [a]\n", 2, "The text.\n", 5
    )


def test_a_file_without_front_matter_is_all_body() -> None:
    assert split("# Title\n\nText\n") == Parts("", 1, "# Title\n\nText\n", 1)


def test_an_empty_file_is_an_empty_body() -> None:
    assert split("") == Parts("", 1, "", 1)


def test_empty_front_matter_is_fine() -> None:
    assert split("---\n---\nText") == Parts("", 2, "Text", 3)


def test_a_file_may_end_with_its_closing_fence() -> None:
    assert split("---\ntitle: X\n---") == Parts("title: X\n", 2, "", 4)


def test_space_behind_a_fence_does_not_matter() -> None:
    assert split("--- \ntitle: X\n---\t\nText") == Parts("title: X\n", 2, "Text", 4)


@pytest.mark.parametrize(
    "text", ["---", "---\n", "---\ntitle: X\n", "---\ntitle: X\n----\n", "---\n ---\n", "---\na ---\n"]
)
def test_front_matter_without_an_end_is_told(text: str) -> None:
    assert split(text).unclosed


@pytest.mark.parametrize("text", ["----\na: b\n---\n", " ---\na: b\n---\n", "\n---\na: b\n---\n", "***\n"])
def test_a_first_line_of_anything_else_opens_no_front_matter(text: str) -> None:
    assert split(text) == Parts("", 1, text, 1)


def test_dashes_within_a_value_do_not_close_it() -> None:
    text = "---\ntitle: a --- b\nnote: |\n  ---x\n  - ---\n---\nText"
    assert split(text).body == "Text"


def test_a_rule_in_the_body_stays_in_the_body() -> None:
    assert split("---\ntitle: X\n---\nA\n\n---\n\nB\n").body == "A\n\n---\n\nB\n"


def test_the_problem_of_an_open_fence_stands_at_the_fence() -> None:
    found = unclosed_problem("content/x.md")
    assert (found.code, found.severity, found.span.line, found.span.column) == ("BG100", Severity.ERROR, 1, 1)


@given(st.text(alphabet="-\na: b", max_size=60))
def test_nothing_of_a_text_is_lost_or_moved(text: str) -> None:
    parts = split(text)
    lines = text.split("\n")
    if parts.unclosed:
        return
    assert "\n".join(lines[parts.body_line - 1 :]) == parts.body
    if parts.front_matter:
        inner = "\n".join(lines[parts.front_line - 1 :])
        assert inner.startswith(parts.front_matter)


@pytest.mark.parametrize("line", ["-" * 200_000, "--- x " * 40_000, "---\t x\n" * 40_000])
def test_long_runs_of_dashes_take_no_time(line: str) -> None:
    assert split(f"---\n{line}").unclosed
