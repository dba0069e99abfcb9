"""The words of all documents as they are remembered, and the shards that are made of them."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

import msgspec

from briefgen.incremental import DamagedError, digest
from briefgen.search.buckets import Bucket, Change
from briefgen.search.scripts import script, terms_route
from briefgen.search.shards import LARGEST_TERMS, term_shards
from briefgen.search.words import Words, unpacked
from briefgen.stages.memory import Memory

Files = dict[str, bytes]


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """The size and the digest of a bucket that is remembered."""

    size: int
    digest: bytes


class WordStore:
    """Words by document and by first letters, in the spaces of a memory.

    ``shards`` leads from the prefix of a shard's words to the digest of its file, ``buckets`` from first
    letters to what is kept of them. The shards are a
    function of the words alone: a letter is one shard while its words are few.
    """

    def __init__(self, memory: Memory, space: str) -> None:
        """Take what is remembered in a space."""
        self._memory = memory
        self._space = space
        self.buckets = dict(memory.read_map(space, "buckets", Kept))
        self.shards = dict(memory.read_map(space, "shards", bytes))

    def clear(self) -> None:
        """Forget all words."""
        self.buckets, self.shards = {}, {}

    def words(self, ref: str, mark: bytes) -> Words:
        """Return the words of a document that were kept with a ``mark``.

        Raises:
            DamagedError: there are none; another build has put others in their place.
        """
        data = self._memory.read_bytes(f"{self._space}:words", ref) or b""
        if not data.startswith(mark):
            raise DamagedError("the words of a document are not what they were")
        return unpacked(data[len(mark) :])

    def keep(self, ref: str, mark: bytes, words: Words) -> None:
        """Remember the words of a document, with a mark of what they were taken from."""
        self._memory.write(f"{self._space}:words", ref, mark + words.packed())

    def forget(self, ref: str) -> None:
        """Remember no words of a document."""
        self._memory.forget(f"{self._space}:words", ref)

    def carried_out(self, change: Change) -> Iterator[Files]:
        """Bring buckets and shards up to date, letter by letter; yield files of shards that may be others."""
        for letter, changes in groupby(change.buckets().items(), key=lambda item: item[0][:1]):
            was_whole = _is_whole(letter, self.buckets)
            touched: dict[str, Bucket] = {}
            for name, words in changes:
                touched[name] = self._bucket(name)
                change.apply(touched[name], words)
                self._keep_bucket(name, touched[name].packed())
                yield {}
            yield self._reshard(letter, touched, was_whole=was_whole)
        self._memory.write_map(self._space, "buckets", self.buckets)
        self._memory.write_map(self._space, "shards", self.shards)

    def all_files(self) -> Files:
        """Return the files of all shards."""
        files: Files = {}
        for letter in sorted({name[:1] for name in self.buckets}):
            files |= self._reshard(letter, {}, was_whole=True)
        return files

    def _bucket(self, name: str) -> Bucket:
        known = self.buckets.get(name)
        data = self._memory.read_bytes(f"{self._space}:buckets", name) if known else b""
        if known and (data is None or digest(data) != known.digest):
            raise DamagedError("words of the search are not what they were")
        return Bucket(data or b"")

    def _keep_bucket(self, name: str, data: bytes) -> None:
        space = f"{self._space}:buckets"
        if data:
            self.buckets[name] = Kept(len(data), digest(data))
            self._memory.write(space, name, data)
        elif self.buckets.pop(name, None):
            self._memory.forget(space, name)

    def _reshard(self, letter: str, touched: Mapping[str, Bucket], *, was_whole: bool) -> Files:
        """Make a letter's shards anew: all where they are or were one, else those that were touched."""
        names = _of_letter(letter, self.buckets)
        if _is_whole(letter, self.buckets):
            groups = {letter: names}
        else:
            groups = {name: [name] for name in (names if was_whole else _of_letter(letter, touched))}
        is_all = was_whole or letter in groups
        self.shards = {
            prefix: known
            for prefix, known in self.shards.items()
            if prefix[:1] != letter or not (is_all or prefix[:2] in groups)
        }
        files: Files = {}
        for prefix, members in groups.items():
            buckets = [touched.get(name) or self._bucket(name) for name in members]
            files |= self._published(prefix, buckets)
        return files

    def _published(self, prefix: str, buckets: Iterable[Bucket]) -> Files:
        files: Files = {}
        for name, value in term_shards(prefix, buckets).items():
            data = files[terms_route(name)] = script("terms", name, value)
            self.shards[name] = digest(data)
        return files


def _of_letter(letter: str, names: Iterable[str]) -> list[str]:
    return sorted(name for name in names if name[:1] == letter)


def _is_whole(letter: str, kept: Mapping[str, Kept]) -> bool:
    """Tell whether all words of a letter make one shard; keys take twice the room in it."""
    return 2 * sum(found.size for name, found in kept.items() if name[:1] == letter) <= LARGEST_TERMS
