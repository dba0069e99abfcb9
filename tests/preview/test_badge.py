"""A document says why it is not public, and when it will be."""

import pytest

from briefgen.preview.badge import Badge
from briefgen.preview.telling import Telling
from tests.conftest import MakeSite
from tests.preview.sessions import session_of
from tests.sites import document

AHEAD, BEHIND = "2024-12-01T09:00:00Z", "2024-11-20T09:00:00Z"


@pytest.mark.parametrize(
    ("field", "kind", "words"),
    [
        ("status: draft", "draft", "Draft: not public until its status is published"),
        ("status: review", "draft", "In review: not public until its status is published"),
        ("status: withheld", "withheld", "Withheld: not public until its status changes"),
        (f"embargo: {AHEAD}", "embargo", "Embargo: public from 2024-12-01 10:00 (Europe/Warsaw)"),
        (f"date: {AHEAD}", "future", "Dated ahead: public from 2024-12-01 10:00 (Europe/Warsaw)"),
        (
            f"expires: {BEHIND}\nexpires_action: remove",
            "expired",
            "Expired: not public since 2024-11-20 10:00 (Europe/Warsaw)",
        ),
        (f"expires: {BEHIND}", "public", "Public; expired since 2024-11-20 10:00 (Europe/Warsaw)"),
        (f"expires: {AHEAD}", "public", "Public; until 2024-12-01 10:00 (Europe/Warsaw)"),
        ("summary: Short.", "public", "Public"),
    ],
)
def test_each_reason_has_its_words(site: MakeSite, field: str, kind: str, words: str) -> None:
    desk = site(
        {"content/notes/slip.md": document("Slip", field), "briefgen.yaml": "time_zone: Europe/Warsaw\n"}
    )
    with session_of(desk) as session:
        session.refresh()
        assert Telling(session, "/").bar("/notes/slip/", 1).badge == Badge(kind, words)


def test_several_reasons_are_all_told(site: MakeSite) -> None:
    desk = site({"content/notes/slip.md": document("Slip", "status: draft", f"embargo: {AHEAD}")})
    with session_of(desk) as session:
        session.refresh()
        found = Telling(session, "/").bar("/notes/slip/", 1).badge
    assert found
    assert found.kind == "embargo"
    assert found.text == (
        "Embargo: public from 2024-12-01 09:00 (UTC); Draft: not public until its status is published"
    )
