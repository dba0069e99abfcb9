"""Words by their first two letters, kept so that a document can be taken out again."""

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from briefgen.search.keys import KEY_LENGTH
from briefgen.search.words import PARTS, Pair, Words

_SIZE = KEY_LENGTH // 2
_Row = tuple[str, str, list[bytes]]
_DECODER = msgspec.msgpack.Decoder(list[_Row])
Found = tuple[set[bytes], ...]
_Lists = tuple[defaultdict[Pair, list[bytes]], ...]


def bucket_of(form: str) -> str:
    """Return the name of the bucket that holds a form: its first letters."""
    return form[:2]


class Bucket:
    """Which documents have which words: for each pair of form and stem their keys, part by part."""

    def __init__(self, data: bytes = b"") -> None:
        """Read what ``packed`` gave; without it the bucket is empty."""
        rows = _DECODER.decode(data) if data else []
        self.pairs: dict[Pair, Found] = {(form, stem): tuple(map(_cut, parts)) for form, stem, parts in rows}

    def packed(self) -> bytes:
        """Return the bucket as bytes, the same for the same documents; nothing for an empty one."""
        rows = [
            (form, stem, [b"".join(sorted(keys)) for keys in parts])
            for (form, stem), parts in sorted(self.pairs.items())
        ]
        return msgspec.msgpack.encode(rows) if rows else b""

    def add(self, pair: Pair, part: int, keys: Iterable[bytes]) -> None:
        """Note that documents have a word in a part of theirs (see ``Words``)."""
        if pair not in self.pairs:
            self.pairs[pair] = tuple(set() for _ in range(PARTS))
        self.pairs[pair][part].update(keys)

    def discard(self, pair: Pair, part: int, keys: Iterable[bytes]) -> None:
        """Note that documents have a word no longer; one that no document has is forgotten."""
        found = self.pairs.get(pair)
        if found:
            found[part].difference_update(keys)
            if not any(found):
                del self.pairs[pair]


class Change:
    """What becomes of all words when some documents change."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._gained: _Lists = tuple(defaultdict(list) for _ in range(PARTS))
        self._lost: _Lists = tuple(defaultdict(list) for _ in range(PARTS))

    def replace(self, old: tuple[str, Words], new: tuple[str, Words]) -> None:
        """Note a document's key and words before and after; an empty key where it was or will be none."""
        (old_key, before), (new_key, after) = old, new
        is_same = old_key == new_key
        for part, (was, will) in enumerate(zip(before.parts(), after.parts(), strict=True)):
            _note(self._lost[part], old_key, was - will if is_same else was)
            _note(self._gained[part], new_key, will - was if is_same else will)

    def buckets(self) -> dict[str, list[Pair]]:
        """Return the names of the buckets that change, and which pairs in them do."""
        touched: defaultdict[str, set[Pair]] = defaultdict(set)
        for pairs in (*self._gained, *self._lost):
            for pair in pairs:
                touched[bucket_of(pair[0])].add(pair)
        return {name: sorted(pairs) for name, pairs in sorted(touched.items())}

    def apply(self, bucket: Bucket, pairs: Iterable[Pair]) -> None:
        """Carry the change out for some pairs of a bucket."""
        for pair in pairs:
            for part in range(PARTS):
                if lost := self._lost[part].get(pair):
                    bucket.discard(pair, part, lost)
                if gained := self._gained[part].get(pair):
                    bucket.add(pair, part, gained)


def _note(lists: defaultdict[Pair, list[bytes]], key: str, pairs: Iterable[Pair]) -> None:
    if key:
        packed = bytes.fromhex(key)
        for pair in pairs:
            lists[pair].append(packed)


def _cut(keys: bytes) -> set[bytes]:
    return {keys[at : at + _SIZE] for at in range(0, len(keys), _SIZE)}
