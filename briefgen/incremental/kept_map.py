"""A large mapping of which little changes: kept whole at times, and else as what differs from that."""

import os
from collections.abc import Mapping
from typing import Any, Generic, TypeVar

import msgspec

V = TypeVar("V")
_MARK = 8
_FEW = 32
_SHARE = 8
_ENCODER = msgspec.msgpack.Encoder()


class KeptMap(Generic[V]):
    """A mapping as it was read, and how to write it with changes.

    ``whole`` and ``patch`` are two pieces of bytes, which may come from two writers: a patch carries the
    mark of the whole that it belongs to, and counts for no other.
    """

    def __init__(self, whole: bytes | None, patch: bytes | None, kind: Any) -> None:
        """Take what was kept, or None for what was not; ``kind`` is the type of the values.

        What is not the encoding of such a mapping counts as not kept.
        """
        self._mark = (whole or b"")[:_MARK]
        self._changed: dict[str, V] = {}
        self._gone: set[str] = set()
        self.values: dict[str, V] = {}
        try:
            self._read((whole or b"")[_MARK:], patch or b"", kind)
        except msgspec.MsgspecError:
            self._mark, self.values = b"", {}

    def written(self, values: Mapping[str, V]) -> tuple[bytes | None, bytes]:
        """Return the pieces to keep for ``values``: the whole, None where the old one stays, and the patch.

        From then on this is the mapping with these values.
        """
        earlier, self.values = self.values, dict(values)
        changed = {key: value for key, value in values.items() if earlier.get(key) != value}
        self._gone = (self._gone | (earlier.keys() - values.keys())) - changed.keys()
        self._changed = {key: self._changed[key] for key in self._changed.keys() - self._gone} | changed
        if self._mark and len(self._changed) + len(self._gone) <= _FEW + len(values) // _SHARE:
            return None, self._mark + _ENCODER.encode((self._changed, sorted(self._gone)))
        self._mark, self._changed, self._gone = os.urandom(_MARK), {}, set()
        return self._mark + _ENCODER.encode(values), self._mark + _ENCODER.encode(({}, ()))

    def _read(self, whole: bytes, patch: bytes, kind: Any) -> None:
        if not self._mark:
            return
        if patch[:_MARK] != self._mark:
            raise msgspec.DecodeError("a patch of another mapping")
        self.values = msgspec.msgpack.decode(whole, type=dict[str, kind])
        pieces = tuple[dict[str, kind], set[str]]
        self._changed, self._gone = msgspec.msgpack.decode(patch[_MARK:], type=pieces)
        self.values.update(self._changed)
        for key in self._gone:
            self.values.pop(key, None)
