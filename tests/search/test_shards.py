"""Words in shards: the same ones whichever way the documents came together."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.search import shards
from briefgen.search.buckets import Bucket, Change, bucket_of
from briefgen.search.entry import Entry
from briefgen.search.shards import fact_shards, term_shards
from briefgen.search.words import Words

NOTHING = ("", Words())
SETS = st.frozensets(st.sampled_from(["ab", "abc/ab", "abc", "a", "ж", "жар/жа"]), max_size=4)
WORDS = st.builds(Words, SETS, SETS, SETS)
KEYS = st.sampled_from(["000000000001", "4ea100000002", "4ea100000003"])
Held = dict[str, tuple[str, Words]]


def carried(buckets: dict[str, Bucket], change: Change) -> None:
    for name, words in change.buckets().items():
        bucket = buckets.get(name, Bucket())
        change.apply(bucket, words)
        buckets[name] = Bucket(bucket.packed())


def packed(buckets: dict[str, Bucket]) -> dict[str, bytes]:
    return {name: bucket.packed() for name, bucket in sorted(buckets.items()) if bucket.words}


@given(st.lists(st.tuples(st.sampled_from("abc"), KEYS, st.none() | WORDS), max_size=8))
def test_edits_leave_the_buckets_of_a_fresh_start(edits: list[tuple[str, str, Words | None]]) -> None:
    held: Held = {}
    edited: dict[str, Bucket] = {}
    for name, key, words in edits:
        if any(other != name and known[0] == key for other, known in held.items()):
            continue
        change = Change()
        change.replace(held.get(name, NOTHING), (key, words) if words else NOTHING)
        carried(edited, change)
        held.pop(name, None)
        if words:
            held[name] = (key, words)
    fresh, whole = dict[str, Bucket](), Change()
    for known in held.values():
        whole.replace(NOTHING, known)
    carried(fresh, whole)
    assert packed(edited) == packed(fresh)
    assert all(bucket_of(word) == name for name, bucket in fresh.items() for word in bucket.words)


def bucket(*rows: tuple[str, str]) -> Bucket:
    made = Bucket()
    for word, key in rows:
        made.replace(word, 2, [], [bytes.fromhex(key)])
    return made


def test_a_shard_leads_from_form_to_stem_to_documents() -> None:
    made = bucket(("sail", "4ea100000001"), ("sailed/sail", "4ea100000002"))
    (value,) = term_shards("sa", [made]).values()
    assert msgspec.json.decode(value) == [{"sail": ["", "", "4ea1000000014ea100000002"]}, {"sailed": "sail"}]


def test_a_large_shard_is_split_by_the_letters_of_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "LARGEST_TERMS", 60)
    rows = [(form, "4ea100000001") for form in ("sa", "sail", "sand", "silk")]
    assert list(term_shards("s", [bucket(*rows)])) == ["sa", "sai", "san", "si"]


def test_facts_are_told_column_by_column() -> None:
    entries = [
        Entry("document:b", "4ea100000002", "/b/", "B", "note", "en", topics=("Ports",), authors=("Ada",)),
        Entry("document:a", "4ea100000001", "/a/", "A", "brief", "en", topics=("Ice", "Ports")),
    ]
    (value,) = fact_shards(entries).values()
    assert msgspec.json.decode(value) == [
        "4ea1000000014ea100000002",
        ["brief", "note"],
        ["Ada", "Ice", "Ports"],
        [[1, 2], [2]],
        [[], []],
        [[], [0]],
    ]
