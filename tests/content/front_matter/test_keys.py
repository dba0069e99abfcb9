from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.content.front_matter.keys import (
    GATE_NAMES,
    canonical,
    gate_key_meant,
    is_gate_key,
    key_meant,
    kinds_with,
    known_keys,
    sort_of,
)
from briefgen.model.fields import SYNONYMS, GateFields, Kind
from briefgen.typed_yaml import fields_of

KINDS: tuple[Kind, ...] = get_args(Kind)


def test_synonyms_are_stored_under_their_own_name() -> None:
    assert [canonical(key) for key in ("author", "publishDate", "layout", "title")] == [
        "authors",
        "embargo",
        "template",
        "title",
    ]


def test_every_field_of_the_gate_is_read_by_the_gate() -> None:
    assert set(fields_of(GateFields)) | {"draft"} == set(GATE_NAMES)


@pytest.mark.parametrize("kind", KINDS)
def test_fields_belong_to_the_gate_to_all_kinds_or_to_some(kind: Kind) -> None:
    assert sort_of("embargo", kind) == "gate"
    assert sort_of("topics", kind) == "common"
    assert sort_of("mood", kind) == "unknown"


def test_a_field_of_one_kind_is_foreign_to_the_others() -> None:
    assert sort_of("roles", "actor") == "details"
    assert sort_of("roles", "note") == "other-kind"
    assert kinds_with("parent") == ("actor", "topic")


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("embago", "embargo"),
        ("embargoo", "embargo"),
        ("emabrgo", "embargo"),
        ("Embargo", "embargo"),
        ("EMBARGO", "embargo"),
        ("embargo ", "embargo"),
        ("chatham-house", "chatham_house"),
        ("ChathamHouse", "chatham_house"),
        ("expiresAction", "expires_action"),
        ("expiry_date", "expires"),
        ("publish_date", "publishDate"),
        ("Published", "published"),
        ("tpl", "tlp"),
        ("audiences", "audience"),
        ("statsu", "status"),
        ("\uff44\uff52\uff41\uff46\uff54", "draft"),
        ("\U0001d41e\U0001d426\U0001d41b\U0001d41a\U0001d42b\U0001d420\U0001d428", "embargo"),
    ],
)
def test_a_key_one_slip_from_a_dissemination_field_is_taken_for_it(key: str, field: str) -> None:
    assert gate_key_meant(key) == field


@pytest.mark.parametrize(
    "key", ["publisher", "mood", "cssclasses", "embassy", "tariff", "auditor", "x_status_note"]
)
def test_other_words_are_not_taken_for_dissemination_fields(key: str) -> None:
    assert gate_key_meant(key) == ""


@given(st.sampled_from(GATE_NAMES), st.data())
def test_any_letters_may_be_look_alikes(name: str, data: st.DataObject) -> None:
    twins = {"a": "аα", "e": "еε", "o": "оο", "i": "іι", "s": "ѕꜱ", "c": "сᴄ", "p": "рρ", "d": "ԁ", "u": "υս"}
    key = "".join(data.draw(st.sampled_from(char + twins.get(char, ""))) for char in name)
    assert gate_key_meant(key) == name
    assert is_gate_key(key)


@given(st.sampled_from(GATE_NAMES), st.data())
def test_any_single_slip_in_a_dissemination_field_is_seen(name: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(name) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz0123456789"))
    how = data.draw(st.sampled_from(("drop", "insert", "replace", "swap")))
    slips = {
        "drop": name[:place] + name[place + 1 :],
        "insert": name[:place] + letter + name[place:],
        "replace": name[:place] + letter + name[place + 1 :],
        "swap": name[:place] + name[place : place + 2][::-1] + name[place + 2 :],
    }
    assert gate_key_meant(slips[how]) != ""


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("sumary", "summary"),
        ("Title", "title"),
        ("titel", "title"),
        ("topic", "topics"),
        ("tag", "tags"),
        ("alias", "aliases"),
        ("actor", "actors"),
        ("review-by", "review_by"),
        ("key points", "key_points"),
        ("superceded_by", "superseded_by"),
        ("desciption", "description"),
    ],
)
def test_a_key_near_a_field_is_taken_for_it(key: str, meant: str) -> None:
    assert key_meant(key, "article") == meant


@pytest.mark.parametrize(
    "key", ["publisher", "party", "uid", "mood", "cssclasses", "rank", "cover", "up", "x", ""]
)
def test_words_of_other_vaults_are_left_alone(key: str) -> None:
    assert key_meant(key, "article") == ""


@pytest.mark.parametrize("kind", KINDS)
def test_every_known_key_is_known(kind: Kind) -> None:
    known = known_keys(kind)
    assert len(known) == len(set(known))
    assert set(SYNONYMS) <= set(known)
    assert all(
        sort_of(canonical(key), kind) in ("gate", "common", "details") for key in known if key != "source"
    )
