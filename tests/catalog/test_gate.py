"""What a build may know of."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.catalog.gate import LABELS, Admission, admit, reasons_to_exclude
from briefgen.diagnostics import Severity, Span, has_errors, problem
from briefgen.model.document import Document, ParsedFile, SourceFile
from briefgen.model.fields import GateFields
from briefgen.model.when import When
from briefgen.settings.values import GateSettings
from tests.catalog.corpora import without_deadline
from tests.catalog.documents import NOON, actor, article, codes, note, parsed, when

SOME_PROBLEM = problem("BG305", "a name is near another", Span("content/articles/a.md", 2, 3))
SOME_ERROR = problem("BG312", "a file is missing", Span("content/articles/a.md", 2, 3))


def admitted(*documents: Document, clock: int = NOON, **settings: Any) -> Admission:
    return admit(map(parsed, documents), GateSettings(clock=clock, **settings))


def keys(admission: Admission) -> list[str]:
    return [document.key for document in admission.documents]


def reasons(gate: GateFields, **settings: Any) -> tuple[str, ...]:
    return reasons_to_exclude(gate, GateSettings(clock=NOON, **settings))


@pytest.mark.parametrize("status", ["published", "corrected", "superseded", "withdrawn", "archived"])
def test_finished_work_of_any_state_is_admitted(status: Any) -> None:
    assert reasons(GateFields(status=status)) == ()


@pytest.mark.parametrize("status", ["draft", "review", "withheld"])
def test_work_in_progress_is_excluded_unless_drafts_are_asked_for(status: Any) -> None:
    assert reasons(GateFields(status=status)) == (status,)
    assert reasons(GateFields(status=status), drafts=True) == ()


@pytest.mark.parametrize(("field", "reason"), [("date", "future"), ("embargo", "embargo")])
def test_a_moment_to_come_excludes_until_exactly_that_second(field: str, reason: str) -> None:
    moment = When(day="2025-03-01", timestamp=NOON, iso="2025-03-01T12:00:00+00:00", clock="12:00:00")
    gate = GateFields(**{field: moment})  # type: ignore[arg-type]
    assert reasons_to_exclude(gate, GateSettings(clock=NOON - 1)) == (reason,)
    assert reasons_to_exclude(gate, GateSettings(clock=NOON)) == ()
    assert reasons_to_exclude(gate, GateSettings(clock=NOON - 1, future=True)) == ()


def test_a_bare_date_begins_at_midnight_in_the_zone_that_it_was_read_in() -> None:
    midnight_in_kyiv = When(day="2025-03-01", timestamp=1_740_780_000, iso="2025-03-01")
    gate = GateFields(date=midnight_in_kyiv)
    assert reasons_to_exclude(gate, GateSettings(clock=1_740_779_999)) == ("future",)
    assert reasons_to_exclude(gate, GateSettings(clock=1_740_780_000)) == ()


@pytest.mark.parametrize("action", ["banner", "tombstone"])
def test_what_expires_with_a_banner_or_a_tombstone_stays(action: Any) -> None:
    assert reasons(GateFields(expires=when("2025-01-01"), expires_action=action)) == ()


def test_what_expires_with_remove_goes_at_exactly_that_second() -> None:
    moment = When(day="2025-03-01", timestamp=NOON, iso="2025-03-01T12:00:00+00:00", clock="12:00:00")
    gate = GateFields(expires=moment, expires_action="remove")
    assert reasons_to_exclude(gate, GateSettings(clock=NOON - 1)) == ()
    assert reasons_to_exclude(gate, GateSettings(clock=NOON)) == ("expired",)
    assert reasons_to_exclude(gate, GateSettings(clock=NOON, expired=True)) == ()


def test_a_document_without_an_audience_is_for_the_public() -> None:
    assert reasons(GateFields()) == ()
    assert reasons(GateFields(), audience="clients", admits=("clients",)) == ("audience",)


def test_one_audience_in_common_is_enough() -> None:
    gate = GateFields(audience=("clients", "internal"))
    assert reasons(gate) == ("audience",)
    assert reasons(gate, audience="clients", admits=("clients", "public")) == ()


@pytest.mark.parametrize("ceiling", LABELS)
def test_a_label_is_admitted_up_to_the_ceiling_and_not_above(ceiling: str) -> None:
    seen = [label for label in LABELS if not reasons(GateFields(tlp=label), ceiling=ceiling)]
    assert seen == list(LABELS[: LABELS.index(ceiling) + 1])


def test_red_is_in_no_build_but_one_whose_ceiling_is_red() -> None:
    assert reasons(GateFields(tlp="RED"), ceiling="AMBER+STRICT") == ("tlp",)
    assert reasons(GateFields(tlp="RED"), ceiling="RED") == ()


def test_a_document_without_a_label_is_clear() -> None:
    assert reasons(GateFields(tlp=""), ceiling="CLEAR") == ()


@pytest.mark.parametrize("label", ["white", "WHITE", "TLP:CLEAR", "tlp: clear"])
def test_other_spellings_of_clear_are_clear(label: str) -> None:
    assert reasons(GateFields(tlp=label)) == ()


@pytest.mark.parametrize("label", ["amber + strict", "TLP:AMBER+STRICT"])
def test_other_spellings_of_a_label_are_that_label(label: str) -> None:
    assert reasons(GateFields(tlp=label), ceiling="AMBER") == ("tlp",)
    assert reasons(GateFields(tlp=label), ceiling="AMBER+STRICT") == ()


def test_no_option_lifts_audience_or_label() -> None:
    gate = GateFields(audience=("clients",), tlp="AMBER")
    assert reasons(gate, drafts=True, future=True, expired=True) == ("tlp", "audience")


def test_an_unknown_label_excludes_and_is_an_error() -> None:
    admission = admitted(article("a", tlp="ORANGE"))
    assert keys(admission) == []
    assert codes(admission.problems) == ["BG402"]
    assert admission.problems[0].span == Span("content/articles/a.md", 2, 6)
    assert admission.problems[0].severity is Severity.ERROR


def test_an_unknown_label_is_above_every_ceiling() -> None:
    assert reasons(GateFields(tlp="ORANGE"), ceiling="RED") == ("tlp",)


def test_a_gate_that_cannot_be_read_excludes_and_keeps_its_errors() -> None:
    source = SourceFile("content/articles/a.md", "articles/a", "article")
    admission = admit([ParsedFile(source, None, None, (SOME_ERROR,))], GateSettings(clock=NOON))
    assert admission.documents == ()
    assert [one.reason for one in admission.excluded] == ["broken"]
    assert admission.problems == (SOME_ERROR,)


def test_a_gate_that_cannot_be_read_is_an_error_even_without_a_problem_of_its_own() -> None:
    source = SourceFile("content/articles/a.md", "articles/a", "article")
    admission = admit([ParsedFile(source, None, None, (SOME_PROBLEM,))], GateSettings(clock=NOON))
    assert codes(admission.problems) == ["BG401", "BG305"]
    assert has_errors(admission.problems)


def test_the_problems_of_an_admitted_file_keep_their_weight() -> None:
    admission = admit([parsed(article("a"), [SOME_ERROR])], GateSettings(clock=NOON))
    assert admission.problems == (SOME_ERROR,)


def test_the_problems_of_an_excluded_file_are_info() -> None:
    admission = admit([parsed(article("a", status="draft"), [SOME_ERROR])], GateSettings(clock=NOON))
    assert [one.severity for one in admission.problems] == [Severity.INFO]
    assert not has_errors(admission.problems)


def test_a_broken_draft_is_excluded_by_its_gate_alone() -> None:
    source = SourceFile("content/articles/half done.md", "articles/half done", "article")
    file = ParsedFile(source, None, GateFields(status="draft"), (SOME_ERROR,))
    admission = admit([file], GateSettings(clock=NOON))
    excluded = admission.excluded[0]
    assert (excluded.title, excluded.slug, excluded.reason) == ("half done", "half-done", "draft")
    assert not has_errors(admission.problems)


def test_a_broken_file_that_would_be_admitted_is_an_error_and_no_document() -> None:
    source = SourceFile("content/articles/a.md", "articles/a", "article")
    admission = admit([ParsedFile(source, None, GateFields(), (SOME_ERROR,))], GateSettings(clock=NOON))
    assert admission.documents == ()
    assert [one.reason for one in admission.excluded] == ["broken"]
    assert has_errors(admission.problems)


def test_an_excluded_profile_is_known_by_all_its_names() -> None:
    hidden = actor(
        "vice-chair",
        title="The vice-chair",
        name="Oda Brenner",
        native_name="Ода Бреннер",
        aliases=["O. Brenner"],
        id="ob",
        slug="oda",
        status="withheld",
    )
    (excluded,) = admitted(hidden).excluded
    assert excluded.aliases == (
        "O. Brenner",
        "Oda Brenner",
        "The vice-chair",
        "actors/vice-chair",
        "ob",
        "oda",
        "vice-chair",
        "Ода Бреннер",
    )
    assert (excluded.kind, excluded.id, excluded.slug) == ("actor", "ob", "oda")


def test_the_strictest_reason_comes_first() -> None:
    hidden = article("a", status="draft", embargo="2025-04-01T09:00:00", tlp="RED", audience=["internal"])
    (excluded,) = admitted(hidden).excluded
    assert excluded.reasons == ("tlp", "audience", "embargo", "draft")
    assert excluded.reason == "tlp"


def test_until_is_the_moment_when_date_and_embargo_have_both_come() -> None:
    hidden = article("a", date="2025-03-20", embargo="2025-03-10T09:00:00")
    (excluded,) = admitted(hidden).excluded
    assert excluded.reasons == ("embargo", "future")
    assert excluded.until == when("2025-03-20")


def test_a_draft_without_a_date_has_no_until() -> None:
    (excluded,) = admitted(article("a", status="draft")).excluded
    assert excluded.until is None


def test_admitted_documents_are_sorted_by_key_and_excluded_ones_by_path() -> None:
    admission = admitted(
        note("b"), article("z"), article("c", status="draft"), article("a"), note("a", status="draft")
    )
    assert keys(admission) == ["articles/a", "articles/z", "notes/b"]
    assert [one.path for one in admission.excluded] == ["content/articles/c.md", "content/notes/a.md"]


def test_the_next_moment_due_is_the_earliest_change() -> None:
    admission = admitted(
        article("a", embargo="2025-03-05T09:00:00"),
        article("b", date="2025-03-04"),
        article("c", expires="2025-03-03T00:00:00"),
        article("d", date="2024-01-01"),
    )
    assert admission.next_due == when("2025-03-03").timestamp


def test_nothing_ahead_means_nothing_due() -> None:
    assert admitted(article("a", date="2024-01-01", expires="2024-02-01")).next_due is None


def test_a_date_that_an_embargo_outlasts_is_not_due() -> None:
    admission = admitted(article("a", date="2025-03-04", embargo="2025-03-09T09:00:00"))
    assert admission.next_due == when("2025-03-09T09:00:00").timestamp


def test_a_draft_is_never_due() -> None:
    assert admitted(article("a", status="draft", date="2025-03-04")).next_due is None
    assert admitted(article("a", status="draft", date="2025-03-04"), drafts=True).next_due is not None


def test_what_another_audience_sees_is_not_due_here() -> None:
    assert admitted(article("a", audience=["clients"], date="2025-03-04")).next_due is None


def test_a_date_to_come_is_not_due_when_the_future_is_shown() -> None:
    assert admitted(article("a", date="2025-03-04"), future=True).next_due is None


def test_an_expiry_with_a_banner_is_due_since_it_changes_the_page() -> None:
    admission = admitted(article("a", expires="2025-03-04", expires_action="banner"))
    assert admission.next_due == when("2025-03-04").timestamp


gates = st.builds(
    GateFields,
    status=st.sampled_from(["draft", "published", "withheld", "corrected"]),
    date=st.none() | st.sampled_from([when("2024-01-01"), when("2025-03-04")]),
    embargo=st.none() | st.sampled_from([when("2025-02-01"), when("2025-05-01T07:00:00")]),
    expires=st.none() | st.sampled_from([when("2025-02-02"), when("2025-04-01")]),
    expires_action=st.sampled_from(["banner", "remove"]),
    audience=st.sampled_from([(), ("public",), ("clients",)]),
    tlp=st.sampled_from(["", *LABELS]),
)
settings = st.builds(
    GateSettings,
    clock=st.just(NOON),
    admits=st.sampled_from([("public",), ("clients", "public")]),
    ceiling=st.sampled_from(LABELS),
    drafts=st.booleans(),
    future=st.booleans(),
    expired=st.booleans(),
)


@without_deadline
@given(gates, settings)
def test_an_option_never_excludes_what_was_admitted(gate: GateFields, asked: GateSettings) -> None:
    wider = msgspec.structs.replace(asked, drafts=True, future=True, expired=True)
    assert set(reasons_to_exclude(gate, wider)) <= set(reasons_to_exclude(gate, asked))


@without_deadline
@given(gates, settings)
def test_raising_a_label_never_admits(gate: GateFields, asked: GateSettings) -> None:
    higher = msgspec.structs.replace(gate, tlp="RED")
    assert bool(reasons_to_exclude(higher, asked)) >= bool(reasons_to_exclude(gate, asked))


@without_deadline
@given(gates, settings)
def test_nothing_changes_before_it_is_due(gate: GateFields, asked: GateSettings) -> None:
    file = ParsedFile(SourceFile("content/a.md", "a", "page"), None, gate)
    due = admit([file], asked).next_due
    last_second = due - 1 if due else 4_000_000_000
    later = msgspec.structs.replace(asked, clock=last_second)
    assert reasons_to_exclude(gate, later) == () or reasons_to_exclude(gate, asked) != ()
    assert bool(reasons_to_exclude(gate, later)) == bool(reasons_to_exclude(gate, asked))
