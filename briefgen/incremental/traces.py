"""Verifying traces: which results still hold, told by the digests of what they read.

A result is current if its fingerprint (everything that makes it but what it read) is the same and
every value that it read last time still has the same digest.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

import msgspec

from briefgen.incremental.digest import DIGEST_SIZE

FEW = 16
"""So many keys are looked for one by one in what a result read."""


class Trace(msgspec.Struct, frozen=True, array_like=True):
    """How one result was made.

    ``reads`` are the numbers of the keys it read, four bytes each; ``output`` is the digest of the
    result itself; ``note`` is whatever else has to be known of it.
    """

    fingerprint: bytes
    reads: bytes
    output: bytes
    note: bytes = b""


class Traces:
    """The traces of one build's results, and the digests of all keys that they read.

    Keys have numbers, so that the trace of a result that read a hundred of them takes four hundred
    bytes.
    """

    def __init__(self, names: list[str], digests: bytes, results: Mapping[str, Trace]) -> None:
        """Take keys in the order of their numbers, their digests one behind the other, the traces."""
        self.results = results
        self.names = names
        self._digests = digests

    def changed(self, digest_of_key: Mapping[str, bytes]) -> frozenset[int]:
        """Return the numbers of the keys whose digests differ from those given.

        A key that ``digest_of_key`` lacks counts as unchanged.
        """
        return frozenset(
            number
            for number, name in enumerate(self.names)
            if name in digest_of_key and digest_of_key[name] != self._digest(number)
        )

    def patched(
        self, names: list[str], digest_of_key: Callable[[str], bytes], fresh: AbstractSet[str]
    ) -> bytes:
        """Return the digests of keys whose ``names`` begin with all of the earlier ones.

        Those of ``fresh`` and of new keys are asked for, the others are as they were.
        """
        digests = bytearray(self._digests)
        for number, name in enumerate(self.names) if fresh else ():
            if name in fresh:
                digests[number * DIGEST_SIZE : (number + 1) * DIGEST_SIZE] = digest_of_key(name)
        return bytes(digests) + b"".join(map(digest_of_key, names[len(self.names) :]))

    def stale(self, fingerprints: Mapping[str, bytes], changed: frozenset[int]) -> Iterator[str]:
        """Yield the names of wanted results that have to be made anew."""
        packed = [array("I", [number]).tobytes() for number in changed]
        few = packed if len(packed) <= FEW else [b""]
        for name, fingerprint in fingerprints.items():
            trace = self.results.get(name)
            if trace is None or trace.fingerprint != fingerprint or _reads_any(trace, changed, few):
                yield name

    def reads_of(self, name: str) -> tuple[str, ...]:
        """Return the keys that a result read, sorted; none for a result that was never made."""
        trace = self.results.get(name)
        return tuple(sorted(self.names[number] for number in numbers(trace.reads))) if trace else ()

    def _digest(self, number: int) -> bytes:
        begin = number * DIGEST_SIZE
        return self._digests[begin : begin + DIGEST_SIZE]


class Recorder:
    """Traces on their way to the next build: those that still hold and new ones."""

    def __init__(self, earlier: Traces) -> None:
        """Go on with the numbers of an earlier build."""
        self._earlier = earlier
        self._numbers = {name: number for number, name in enumerate(earlier.names)}
        self.results: dict[str, Trace] = {}

    def keep(self, name: str) -> None:
        """Keep the trace of a result that still holds."""
        self.results[name] = self._earlier.results[name]

    def note(
        self, name: str, fingerprint: bytes, reads: Iterable[str], output: bytes, note: bytes = b""
    ) -> None:
        """Take the trace of a result that was made anew."""
        self.results[name] = Trace(fingerprint, self.packed(reads), output, note)

    def packed(self, reads: Iterable[str]) -> bytes:
        """Return the numbers of keys, four bytes each."""
        return array("I", map(self._number, reads)).tobytes()

    def names(self) -> list[str]:
        """Return all keys in the order of their numbers."""
        return list(self._numbers)

    def compacted(self) -> "Recorder":
        """Return the same traces under numbers that leave out keys that no result reads any more."""
        names = self.names()
        fresh = Recorder(Traces([], b"", {}))
        for name, trace in self.results.items():
            keys = [names[number] for number in numbers(trace.reads)]
            fresh.note(name, trace.fingerprint, keys, trace.output, trace.note)
        return fresh

    def _number(self, key: str) -> int:
        return self._numbers.setdefault(key, len(self._numbers))


def _reads_any(trace: Trace, changed: frozenset[int], packed: Iterable[bytes]) -> bool:
    """Tell whether a result read one of the keys; a search for their ``packed`` form rules most out."""
    return any(map(trace.reads.__contains__, packed)) and not changed.isdisjoint(numbers(trace.reads))


def renumbered(packed: bytes, table: "array[int]") -> bytes:
    """Return packed numbers with each replaced by what stands at its place in a table."""
    return array("I", map(table.__getitem__, numbers(packed))).tobytes()


def numbers(packed: bytes) -> "array[int]":
    """Return the numbers of packed keys."""
    found = array("I")
    found.frombytes(packed)
    return found
