"""A mapping in one piece of bytes, whose values are decoded when somebody asks for them."""

import mmap
from collections.abc import Iterator, Mapping
from typing import Any, Generic, TypeVar

import msgspec

V = TypeVar("V")


class Packed(Mapping[str, V], Generic[V]):
    """A read-only mapping over packed bytes. Keys keep their order; values are decoded once."""

    __slots__ = ("_data", "_decoder", "_found", "_places")

    def __init__(self, data: bytes | mmap.mmap, kind: Any) -> None:
        """Read the index of ``data``, which ``pack`` made; ``kind`` is the type of the values.

        Raises:
            msgspec.DecodeError: the bytes are no packed mapping.
        """
        length = int.from_bytes(data[:8], "little")
        names, lengths = _INDEX.decode(data[8 : 8 + length])
        self._data = memoryview(data)
        self._decoder = msgspec.msgpack.Decoder(kind)
        self._places: dict[str, tuple[int, int]] = {}
        self._found: dict[str, V] = {}
        at = 8 + length
        for name, size in zip(names, lengths, strict=True):
            self._places[name] = (at, at + size)
            at += size

    def __getitem__(self, key: str) -> V:
        if key not in self._found:
            begin, end = self._places[key]
            self._found[key] = self._decoder.decode(self._data[begin:end])
        return self._found[key]

    def __contains__(self, key: object) -> bool:
        return key in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def pack(values: Mapping[str, Any]) -> bytes:
    """Return a mapping as one piece of bytes that ``Packed`` reads."""
    parts = [_ENCODER.encode(value) for value in values.values()]
    index = _ENCODER.encode((tuple(values), tuple(map(len, parts))))
    return b"".join((len(index).to_bytes(8, "little"), index, *parts))


_ENCODER = msgspec.msgpack.Encoder()
_INDEX = msgspec.msgpack.Decoder(tuple[list[str], list[int]])
