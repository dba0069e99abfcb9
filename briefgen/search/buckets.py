"""Words by their first two letters, kept so that a document can be taken out again."""

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from briefgen.search.keys import KEY_LENGTH
from briefgen.search.words import PARTS, Word, Words

_SIZE = KEY_LENGTH // 2
Keys = tuple[bytes, ...]
"""The keys of the documents that have a word, part by part, sorted and put together without gaps."""
_NOWHERE: Keys = (b"",) * PARTS
_DECODER = msgspec.msgpack.Decoder(dict[str, Keys])
_Lists = tuple[defaultdict[Word, list[bytes]], ...]


def bucket_of(word: Word) -> str:
    """Return the name of the bucket that holds a word: its first letters."""
    return word.partition("/")[0][:2]


def cut(keys: bytes) -> list[bytes]:
    """Return keys that were put together one by one."""
    return [keys[at : at + _SIZE] for at in range(0, len(keys), _SIZE)]


class Bucket:
    """Which documents have which words."""

    def __init__(self, data: bytes = b"") -> None:
        """Read what ``packed`` gave; without it the bucket is empty."""
        self.words: dict[Word, Keys] = _DECODER.decode(data) if data else {}

    def packed(self) -> bytes:
        """Return the bucket as bytes, the same for the same documents; nothing for an empty one."""
        return msgspec.msgpack.encode(dict(sorted(self.words.items()))) if self.words else b""

    def replace(self, word: Word, part: int, lost: list[bytes], gained: list[bytes]) -> None:
        """Note that some documents have a word no longer in a part of theirs (see ``Words``), and others do.

        A word that no document has is forgotten.
        """
        parts = list(self.words.get(word, _NOWHERE))
        parts[part] = _merged(parts[part], lost, gained)
        if any(parts):
            self.words[word] = tuple(parts)
        else:
            self.words.pop(word, None)


class Change:
    """What becomes of all words when some documents change."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._gained: _Lists = tuple(defaultdict(list) for _ in range(PARTS))
        self._lost: _Lists = tuple(defaultdict(list) for _ in range(PARTS))

    def replace(self, old: tuple[str, Words], new: tuple[str, Words]) -> None:
        """Note a document's key and words before and after; an empty key where it was or will be none.

        Documents that come in the order of their keys take the least time.
        """
        (old_key, before), (new_key, after) = old, new
        is_same = old_key == new_key
        for part, (was, will) in enumerate(zip(before.parts(), after.parts(), strict=True)):
            _note(self._lost[part], old_key, was - will if is_same else was)
            _note(self._gained[part], new_key, will - was if is_same else will)

    def buckets(self) -> dict[str, list[Word]]:
        """Return the names of the buckets that change, and which words in them do."""
        touched: defaultdict[str, list[Word]] = defaultdict(list)
        for word in set().union(*self._gained, *self._lost):
            touched[bucket_of(word)].append(word)
        return {name: sorted(words) for name, words in sorted(touched.items())}

    def apply(self, bucket: Bucket, words: Iterable[Word]) -> None:
        """Carry the change out for some words of a bucket."""
        for word in words:
            for part in range(PARTS):
                lost, gained = self._lost[part].get(word, []), self._gained[part].get(word, [])
                if lost or gained:
                    bucket.replace(word, part, lost, gained)


def _note(lists: defaultdict[Word, list[bytes]], key: str, words: Iterable[Word]) -> None:
    if key:
        packed = bytes.fromhex(key)
        for word in words:
            lists[word].append(packed)


def _merged(keys: bytes, lost: list[bytes], gained: list[bytes]) -> bytes:
    # What stays and what comes is each in order already, which sorting makes use of.
    kept = dict.fromkeys(cut(keys))
    for key in lost:
        kept.pop(key, None)
    kept.update(dict.fromkeys(gained))
    return b"".join(sorted(kept))
