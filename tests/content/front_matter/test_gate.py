from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import Severity
from briefgen.model.fields import GateFields
from tests.content.front_matter.golden import parsed


def gate(*lines: str) -> GateFields | None:
    return parsed("\n".join(("---", "date: 2024-11-07", *lines, "---", "Text"))).gate


def test_without_any_field_a_document_is_public_and_published() -> None:
    found = gate()
    assert found is not None
    assert (found.status, found.audience, found.tlp) == ("published", ("public",), "CLEAR")
    assert (found.embargo, found.expires, found.expires_action) == (None, None, "banner")
    assert found.chatham_house is False


@pytest.mark.parametrize("spelling", ["true", "True", "TRUE"])
def test_draft_true_is_the_status_draft(spelling: str) -> None:
    found = gate(f"draft: {spelling}")
    assert found is not None
    assert found.status == "draft"


def test_draft_false_is_published() -> None:
    found = gate("draft: false")
    assert found is not None
    assert found.status == "published"


@pytest.mark.parametrize("status", ["corrected", "superseded", "withdrawn", "archived", "published"])
def test_draft_false_goes_with_every_published_state(status: str) -> None:
    found = gate("draft: false", f"status: {status}")
    assert found is not None
    assert found.status == status


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("green", "GREEN"),
        ("TLP:GREEN", "GREEN"),
        ("tlp:amber", "AMBER"),
        ("AMBER+STRICT", "AMBER+STRICT"),
        ("amber+strict", "AMBER+STRICT"),
        ('"TLP:RED"', "RED"),
        ("White", "CLEAR"),
    ],
)
def test_labels_are_read_in_either_case_and_with_their_prefix(typed: str, label: str) -> None:
    found = gate(f"tlp: {typed}")
    assert found is not None
    assert found.tlp == label


@pytest.mark.parametrize(
    "line",
    [
        *(
            f"draft: {word}"
            for word in ('"true"', "'false'", "yes", "no", "on", "off", "y", "1", "[true]", "tRue")
        ),
        *(f"status: {word}" for word in ("DRAFT", "published.", "live", "[draft]", "{a: b}")),
        *(
            f"tlp: {word}"
            for word in ("amber + strict", "AMBER STRICT", "TLP AMBER", "PURPLE", "AMBER+", '"  "')
        ),
        *(
            f"embargo: {word}"
            for word in ("tomorrow", "2024-11-07", "2024-11-07T06:00", "2024-11", "true", "0")
        ),
        *(f"expires: {word}" for word in ("never", "2024", "2024-13-01", "2024-11-07T25:00Z")),
        *(
            f"audience: {word}"
            for word in ("clents", "Public", "[]", "[public, nobody]", '"public, clients"', "{}")
        ),
        *(f"{key}:" for key in ("draft", "status", "embargo", "expires", "audience", "tlp", "chatham_house")),
        *(
            f"{key}: x"
            for key in (
                "Draft",
                "STATUS",
                "embago",
                "expries",
                "audiance",
                "t1p",
                "chathamhouse",
                "Publishdate",
            )
        ),
        "draft: !!str true",
        "? [draft]\n: true",
        "<<: [draft]",
    ],
)
def test_whatever_cannot_be_read_for_certain_is_never_published(line: str) -> None:
    text = f"---\ntitle: X\n{line}\n---\nText"
    found = parsed(text)
    assert found.gate is None, line
    assert found.document is None
    assert any(problem.severity is Severity.ERROR for problem in found.problems)


@pytest.mark.parametrize("key", ["embargo", "expires"])
@pytest.mark.parametrize("null", ["null", "~"])
def test_null_says_that_there_is_none(key: str, null: str) -> None:
    assert gate(f"{key}: {null}") == gate()


@pytest.mark.parametrize("key", ["audience", "tlp", "status", "draft", "chatham_house", "expires_action"])
@pytest.mark.parametrize("null", ["null", "~", '""'])
def test_null_never_opens_a_document_to_everybody(key: str, null: str) -> None:
    assert gate(f"{key}: {null}") is None


def test_an_embargo_keeps_its_second() -> None:
    found = gate("embargo: 2024-11-08T06:00:59+05:30")
    assert found is not None
    assert found.embargo is not None
    assert found.embargo.timestamp == 1731025859
    assert found.embargo.iso == "2024-11-08T01:30:59+01:00"


def test_hugo_words_are_read_as_embargo_and_expiry() -> None:
    found = gate("publishDate: 2024-11-08T06:00Z", "expiryDate: 2025-11-08")
    assert found is not None
    assert found.embargo is not None
    assert found.expires is not None
    assert found.expires.day == "2025-11-08"


def test_one_audience_may_stand_without_a_list() -> None:
    found = gate("audience: internal")
    assert found is not None
    assert found.audience == ("internal",)


def test_a_misread_gate_keeps_all_other_mistakes_in_the_report() -> None:
    found = parsed("---\nembargo: soon\nsumary: x\ntoc: maybe\n---\n")
    assert [problem.code for problem in found.problems] == ["BG112", "BG104", "BG105"]


def test_a_readable_gate_stays_known_when_other_fields_are_wrong() -> None:
    found = parsed("---\ndate: 2024-11-07\nstatus: draft\ntoc: maybe\ntags: [a]\ntags: [b]\n---\n")
    assert found.document is None
    assert found.gate is not None
    assert found.gate.status == "draft"


def test_a_repeated_key_deep_in_another_field_leaves_the_gate_known() -> None:
    found = parsed("---\nstatus: draft\nimage: {src: a.jpg, alt: x, alt: y}\n---\n")
    assert found.gate is not None


def test_marks_tell_where_the_gate_stands() -> None:
    found = parsed("---\ndate: 2024-11-07\naudience: [clients, internal]\ntlp: GREEN\n---\n").document
    assert found is not None
    marks = {mark.field: (mark.line, mark.column, mark.end_column) for mark in found.marks}
    assert marks["date"] == (2, 7, 17)
    assert marks["audience[1]"] == (3, 21, 29)
    assert marks["tlp"] == (4, 6, 11)


SCALARS: Any = st.text(alphabet="abcdefghijklmnopqrstuvwxyzABCDEFZ0123456789-+:. '\"", max_size=20)


@given(
    st.sampled_from(["draft", "status", "embargo", "expires", "audience", "tlp", "chatham_house"]), SCALARS
)
def test_only_exact_values_open_the_gate(key: str, value: str) -> None:
    found = parsed(f"---\n{key}: {value}\n---\n")
    plain = value.strip().strip("'\"").strip()
    if found.gate is None:
        assert any(problem.severity is Severity.ERROR for problem in found.problems)
    elif key in ("draft", "chatham_house"):
        assert value.strip().lower() in ("true", "false")
    elif key == "audience":
        assert plain.split(" #")[0].strip() in ("public", "clients", "internal")
