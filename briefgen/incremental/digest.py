"""What tells whether two values are the same."""

import hashlib
from typing import Any

import msgspec

DIGEST_SIZE = 16


def digest(data: bytes) -> bytes:
    """Return the digest of bytes: BLAKE2b with 16 bytes."""
    return hashlib.blake2b(data, digest_size=DIGEST_SIZE).digest()


def digest_of(value: Any) -> bytes:
    """Return the digest of a value: of Structs, tuples, maps and scalars, whatever their order.

    Raises:
        TypeError: the value holds something that has no stable form.
    """
    return digest(_ENCODER.encode(value))


def _as_text(value: Any) -> str:
    """Return a subclass of ``str`` (such as markup) as the plain text that it is."""
    if isinstance(value, str):
        return str.__str__(value)
    raise TypeError(f"{type(value).__name__} has no digest")


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_as_text, order="deterministic")
