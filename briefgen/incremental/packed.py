"""A mapping in one piece of bytes, whose values are decoded when somebody asks for them."""

import mmap
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar

import msgspec

V = TypeVar("V")
Bytes = bytes | memoryview | mmap.mmap


class Packed(Mapping[str, V], Generic[V]):
    """A read-only mapping over packed bytes. Keys keep their order; values are decoded once.

    Nothing is loaded before somebody asks for something.
    """

    __slots__ = ("_data", "_decoder", "_found", "_index", "_load")

    def __init__(self, source: Bytes | Callable[[], Bytes], kind: Any) -> None:
        """Take bytes that ``pack`` made, or what gives them; ``kind`` is the type of the values.

        The first use may raise whatever ``source`` does, and ``msgspec.DecodeError`` when the bytes
        are no packed mapping.
        """
        self._load = source if callable(source) else lambda: source
        self._decoder = msgspec.msgpack.Decoder(kind)
        self._data: memoryview | None = None
        self._index: dict[str, tuple[int, int]] = {}
        self._found: dict[str, V] = {}

    def __getitem__(self, key: str) -> V:
        if key in self._found:
            return self._found[key]
        found = self._found[key] = self.fresh(key)
        return found

    def fresh(self, key: str) -> V:
        """Return the value of ``key`` decoded anew, and do not keep it."""
        begin, end = self._places()[key]
        found: V = self._decoder.decode(self._loaded()[begin:end])
        return found

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value of ``key``, or ``default``; Mapping's own would raise and catch an error."""
        return self[key] if key in self._found or key in self._places() else default

    def packed(self) -> memoryview:
        """Return the bytes of the whole mapping."""
        return self._loaded()

    def raw(self, key: str) -> memoryview:
        """Return the bytes of a value as they lie there, without a copy.

        Raises:
            KeyError: there is no such key.
        """
        begin, end = self._places()[key]
        return self._loaded()[begin:end]

    def __contains__(self, key: object) -> bool:
        return key in self._places()

    def __iter__(self) -> Iterator[str]:
        return iter(self._places())

    def __len__(self) -> int:
        return len(self._places())

    def _places(self) -> dict[str, tuple[int, int]]:
        if self._data is None:
            self._loaded()
        return self._index

    def _loaded(self) -> memoryview:
        if self._data is None:
            data = self._load()
            length = int.from_bytes(data[:8], "little")
            names, sizes = _INDEX.decode(data[8 : 8 + length])
            at = 8 + length
            for name, size in zip(names, sizes, strict=True):
                self._index[name] = (at, at + size)
                at += size
            self._data = memoryview(data)
        return self._data


def pack(values: Mapping[str, Any]) -> bytes:
    """Return a mapping as one piece of bytes that ``Packed`` reads."""
    parts = [_ENCODER.encode(value) for value in values.values()]
    return b"".join((*_head(values, parts), *parts))


def pack_parts(values: Mapping[str, Bytes]) -> list[Bytes]:
    """Return encoded values in the form that ``Packed`` reads, in pieces, so that none is copied."""
    return [*_head(values, values.values()), *values.values()]


def _head(names: Iterable[str], parts: Iterable[Bytes]) -> tuple[bytes, bytes]:
    index = _ENCODER.encode((tuple(names), tuple(map(len, parts))))
    return len(index).to_bytes(8, "little"), index


_ENCODER = msgspec.msgpack.Encoder()
_INDEX = msgspec.msgpack.Decoder(tuple[list[str], list[int]])
