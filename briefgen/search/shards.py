"""What the browser loads: words by their first letters, documents by their keys."""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain, groupby

import msgspec

from briefgen.search.buckets import Bucket, Keys, cut
from briefgen.search.entry import Entry
from briefgen.search.words import form_and_stem

LARGEST_TERMS = 16_000
LARGEST_FACTS = 32_000
"""A shard with more bytes is split by one letter more, as far as its members have letters."""
_ENCODER = msgspec.json.Encoder(order="deterministic")
Shards = dict[str, bytes]
Pair = tuple[str, str]


def term_shards(prefix: str, buckets: Iterable[Bucket]) -> Shards:
    """Return the shards of all words that begin with ``prefix``, by the prefix of their words.

    A shard is ``[stems, forms]``: ``stems`` lead from stem to ``[titled, named, told]``, keys of
    documents, sorted and put together without gaps, each in the first that it belongs to; ``forms`` lead
    from form to its stems, with spaces between them, but for a form that is its only stem. A stem stands
    in each shard that has a form of it, so that one file answers for a word.
    """
    stems_of: dict[str, list[str]] = {}
    keys: dict[Pair, Keys] = {}
    for bucket in buckets:
        for word, found in bucket.words.items():
            form, stem = form_and_stem(word)
            stems_of.setdefault(form, []).append(stem)
            keys[form, stem] = found
    return _split(prefix, sorted(stems_of), LARGEST_TERMS, lambda forms: _terms(forms, stems_of, keys))


def _terms(
    forms: Iterable[str],
    stems_of: Mapping[str, list[str]],
    keys: Mapping[Pair, Keys],
) -> bytes:
    stems: dict[str, list[Keys]] = {}
    other_forms: dict[str, str] = {}
    for form in forms:
        for stem in stems_of[form]:
            stems.setdefault(stem, []).append(keys[form, stem])
        if stems_of[form] != [form]:
            other_forms[form] = " ".join(sorted(stems_of[form]))
    lists = {stem: _lists(found) for stem, found in stems.items()}
    return _ENCODER.encode([lists, other_forms])


def _lists(found: list[Keys]) -> list[str]:
    if len(found) == 1:
        return [keys.hex() for keys in found[0]]
    lists, seen = [], set[bytes]()
    for parts in zip(*found, strict=True):
        keys = set(chain.from_iterable(map(cut, parts))) - seen
        seen |= keys
        lists.append(b"".join(sorted(keys)).hex())
    return lists


def fact_shards(entries: Iterable[Entry]) -> Shards:
    """Return the shards of facts by the prefix of their documents' keys.

    A shard is ``[keys, kinds, names, topics, actors, authors]``, what results are counted by, column by
    column, which compresses best. ``keys`` are put together without gaps; subjects are numbers in
    ``names``.
    """
    by_key = {entry.key: entry for entry in entries}
    return _split("", sorted(by_key), LARGEST_FACTS, lambda keys: _facts([by_key[key] for key in keys]))


def _facts(entries: list[Entry]) -> bytes:
    names = sorted({name for entry in entries for name in (*entry.topics, *entry.actors, *entry.authors)})
    number = {name: place for place, name in enumerate(names)}
    columns = [
        [[number[name] for name in getattr(entry, field)] for entry in entries]
        for field in ("topics", "actors", "authors")
    ]
    keys = "".join(entry.key for entry in entries)
    return _ENCODER.encode([keys, [entry.kind for entry in entries], names, *columns])


def _split(
    prefix: str, members: list[str], largest: int, encoded: Callable[[Iterable[str]], bytes]
) -> Shards:
    """Return shards by prefix; a member that is a prefix itself stays in the shard of that prefix."""
    if not members:
        return {}
    whole = encoded(members)
    if len(whole) <= largest or members == [prefix]:
        return {prefix: whole}
    shards: Shards = {}
    if members[0] == prefix:
        shards[prefix] = encoded(members[:1])
        members = members[1:]
    for longer, group in groupby(members, key=lambda member: member[: len(prefix) + 1]):
        shards |= _split(longer, list(group), largest, encoded)
    return shards
