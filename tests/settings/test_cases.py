"""A settings file with about every mistake in it, and the report word for word."""

from pathlib import Path

from briefgen.diagnostics import sort_key
from briefgen.settings import read_settings

CASES = Path(__file__).parent / "cases"


def report(data: bytes) -> str:
    _, problems = read_settings(data, path="briefgen.yaml", environ={}, overrides={})
    lines = []
    for problem in sorted(problems, key=sort_key):
        span = problem.span
        lines.append(
            f"{span.line}:{span.column}-{span.end_column} {problem.severity}[{problem.code}] {problem.message}"
        )
        lines.append(f"    {problem.help}")
    return "\n".join(lines) + "\n"


def test_every_mistake_of_a_file_is_told_at_once_word_for_word() -> None:
    assert report((CASES / "wrong.yaml").read_bytes()) == (CASES / "wrong.txt").read_text(encoding="utf-8")


def test_the_report_is_the_same_with_other_line_ends_and_a_byte_order_mark() -> None:
    data = (CASES / "wrong.yaml").read_bytes()
    assert report(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")) == report(data)
