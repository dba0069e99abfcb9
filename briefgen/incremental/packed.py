"""A mapping in one piece of bytes, whose values are decoded when somebody asks for them."""

import os
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate, count
from typing import Any, Generic, TypeVar

import msgspec

V = TypeVar("V")
_SIZE = 8


class FilePart:
    """A part of an open file that is sliced like bytes; only what is asked for is read."""

    __slots__ = ("_begin", "_descriptor", "_length")

    def __init__(self, descriptor: int, begin: int, length: int) -> None:
        """Take ``length`` bytes from ``begin`` on; the descriptor stays the caller's."""
        self._descriptor = descriptor
        self._begin = begin
        self._length = length

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, part: slice) -> bytes:
        begin, end, _ = part.indices(self._length)
        return os.pread(self._descriptor, end - begin, self._begin + begin)

    def part(self, begin: int, end: int) -> "FilePart":
        """Return a part of this part, unread."""
        return FilePart(self._descriptor, self._begin + begin, end - begin)


Piece = bytes | memoryview
Bytes = Piece | FilePart


class Packed(Mapping[str, V], Generic[V]):
    """A read-only mapping over packed bytes. Keys keep their order; values are decoded once.

    Nothing is loaded before somebody asks for something.
    """

    __slots__ = ("_data", "_decoder", "_ends", "_found", "_limit", "_load", "_numbers")

    def __init__(self, source: Bytes | Callable[[], Bytes], kind: Any, *, limit: int = 0) -> None:
        """Take bytes that ``pack`` made, or what gives them; ``kind`` is the type of the values.

        With a ``limit`` no more decoded values than that are kept at a time. The first use may raise
        whatever ``source`` does, and ``msgspec.DecodeError`` when the bytes are no packed mapping.
        """
        self._load = source if callable(source) else lambda: source
        self._decoder = msgspec.msgpack.Decoder(kind)
        self._limit = limit
        self._data: memoryview | FilePart | None = None
        self._numbers: dict[str, int] = {}
        self._ends = array("Q")
        self._found: dict[str, V] = {}

    def __getitem__(self, key: str) -> V:
        if key in self._found:
            return self._found[key]
        begin, end = self._place(key)
        found: V = self._decoder.decode(self._loaded()[begin:end])
        if self._limit and len(self._found) >= self._limit:
            self._found.clear()
        self._found[key] = found
        return found

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value of ``key``, or ``default``; Mapping's own would raise and catch an error."""
        return self[key] if key in self._found or key in self else default

    def packed(self) -> memoryview:
        """Return the bytes of the whole mapping."""
        return memoryview(self._loaded()[:])

    def raw(self, key: str) -> memoryview | FilePart:
        """Return the bytes of a value as they lie there, without a copy.

        Raises:
            KeyError: there is no such key.
        """
        begin, end = self._place(key)
        data = self._loaded()
        return data.part(begin, end) if isinstance(data, FilePart) else data[begin:end]

    def __contains__(self, key: object) -> bool:
        self._loaded()
        return key in self._numbers

    def __iter__(self) -> Iterator[str]:
        self._loaded()
        return iter(self._numbers)

    def __len__(self) -> int:
        self._loaded()
        return len(self._numbers)

    def _place(self, key: str) -> tuple[int, int]:
        self._loaded()
        number = self._numbers[key]
        return self._ends[number], self._ends[number + 1]

    def _loaded(self) -> memoryview | FilePart:
        if self._data is None:
            data = self._load()
            try:
                self._numbers, self._ends = _index(data)
            except ValueError as error:
                raise msgspec.DecodeError("no packed mapping") from error
            self._data = data if isinstance(data, FilePart) else memoryview(data)
        return self._data


def _index(data: Bytes) -> tuple[dict[str, int], "array[int]"]:
    """Return the number of each name, and where each value begins and the last ends.

    Raises:
        ValueError: the bytes are no packed mapping.
    """
    names, places = (int.from_bytes(data[at : at + _SIZE], "little") for at in (0, _SIZE))
    begin = 2 * _SIZE + names
    numbers = _numbered(bytes(data[2 * _SIZE : begin]))
    ends = array("Q", bytes(data[begin : begin + places]))
    if len(ends) != len(numbers) + 1 or ends[-1] != len(data):
        raise ValueError
    return numbers, ends


@lru_cache(maxsize=2)
def _numbered(names: bytes) -> dict[str, int]:
    """Return the number of each name; mappings with the same names share one table."""
    return dict(zip(_NAMES.decode(names), count(), strict=False))


def pack(values: Mapping[str, Any]) -> bytes:
    """Return a mapping as one piece of bytes that ``Packed`` reads."""
    parts = [_ENCODER.encode(value) for value in values.values()]
    return b"".join((*_head(values, parts), *parts))


def pack_parts(values: Mapping[str, Piece]) -> list[Piece]:
    """Return encoded values in the form that ``Packed`` reads, in pieces, so that none is copied."""
    return [*_head(values, values.values()), *values.values()]


def _head(names: Iterable[str], parts: Iterable[Piece]) -> tuple[bytes, ...]:
    """Return the sizes of what follows, the names, and where each value ends."""
    encoded = _ENCODER.encode(tuple(names))
    sizes = tuple(map(len, parts))
    begin = 2 * _SIZE + len(encoded) + _SIZE * (len(sizes) + 1)
    ends = array("Q", accumulate(sizes, initial=begin)).tobytes()
    return len(encoded).to_bytes(_SIZE, "little"), len(ends).to_bytes(_SIZE, "little"), encoded, ends


_ENCODER = msgspec.msgpack.Encoder()
_NAMES = msgspec.msgpack.Decoder(list[str])
