"""The golden cases: plain files that anyone can read and extend.

A case begins with ``@@`` and what it shows; words in square brackets at the end of that line set
``language``, ``html`` or ``title``. Below a line of ``─`` stands what comes out: the HTML, then a line
``! CODE line:column message`` for each problem and ``-> form …`` for each reference. Placeholders are
shown as ``⟦a0⟧``, no-break spaces as ``⍽``.
"""

import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from briefgen.content.markdown import Converted, convert
from briefgen.diagnostics.codes.markdown import MARKDOWN_CODES

CASES = Path(__file__).parent / "cases"
RULER = "─" * 40
HEAD = re.compile(r"@@ (?P<name>.*?)(?: \[(?P<options>[a-z]+=.*)\])?")


class Case(NamedTuple):
    file: str
    name: str
    options: dict[str, Any]
    text: str
    expected: str


def read_cases(path: Path) -> list[Case]:
    cases = []
    for part in re.split(r"^(?=@@ )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, rest = part.partition("\n")
        match = HEAD.fullmatch(head)
        assert match, head
        options = dict(item.split("=", 1) for item in [match["options"]] if item)
        text, _, expected = rest.partition(f"{RULER}\n")
        cases.append(Case(path.name, match["name"], options, text.removesuffix("\n"), expected))
    return cases


def visible(text: str) -> str:
    for sign, shown in (("\ufdd0", "⟦"), ("\ufdd1", "⟧"), ("\u202f", "⍽"), ("\ufe0e", "")):
        text = text.replace(sign, shown)
    return text


def outcome(converted: Converted) -> str:
    html = converted.body.html
    lines = [html.removesuffix("\n")] if html else []
    for problem in converted.problems:
        place = f"{problem.span.line}:{problem.span.column}"
        lines.append(f"! {problem.code} {place} {problem.message}")
    for reference in converted.body.references:
        target = f"{reference.target}#{reference.fragment}" if reference.fragment else reference.target
        place = f"{reference.line}:{reference.column}"
        lines.append(
            f'-> {reference.form} "{target}" at {place} "{reference.label}" in "{reference.sentence}"'
        )
    return visible("\n".join([*lines, ""]))


def run(case: Case) -> str:
    settings: dict[str, Any] = {"language": "en", "html": "sanitize", **case.options}
    return outcome(convert(case.text, path="content/x.md", first_line=1, prefix="x", **settings))


ALL = [case for path in sorted(CASES.glob("*.md")) for case in read_cases(path)]


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.file}: {case.name}")
def test_a_case_comes_out_as_written(case: Case) -> None:
    assert run(case) == case.expected


def test_each_name_is_given_once() -> None:
    names = [(case.file, case.name) for case in ALL]
    assert len(names) == len(set(names)) > 200


def test_each_code_has_a_case() -> None:
    shown = set(re.findall(r"^! (BG\d+)", "".join(case.expected for case in ALL), flags=re.MULTILINE))
    assert shown | {"BG216", "BG221"} == set(MARKDOWN_CODES)
