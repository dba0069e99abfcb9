"""Golden cases: exact message, place, severity, code and help of every mistake."""

import pytest

from tests.content.front_matter.golden import CASES, Case, read_cases, report

ALL = [(path.stem, case) for path in sorted(CASES.glob("*.txt")) for case in read_cases(path)]


@pytest.mark.parametrize(("area", "case"), ALL, ids=[f"{area}: {case.name}" for area, case in ALL])
def test_the_report_is_word_for_word_the_one_in_the_case(area: str, case: Case) -> None:
    del area
    assert report(case.text) == case.report


def test_no_case_stands_twice() -> None:
    names = [(area, case.name) for area, case in ALL]
    assert len(names) == len(set(names))


def test_every_case_of_the_gate_is_shut_or_only_warns() -> None:
    shut = [case for area, case in ALL if area == "gate" and case.report.endswith("> gate: none")]
    others = [case.report for area, case in ALL if area == "gate" and case not in shut]
    assert len(shut) > 40
    assert not any("error[" in text for text in others)
