"""WebP (RFC 9649) taken apart: chunks are kept or left out."""

from collections.abc import Iterator

from briefgen.images.anatomy import Anatomy, cut_short, damaged, measured
from briefgen.images.exif import Exif, read_exif

_ANIMATION, _ALPHA = 0x02, 0x10
_KEPT = frozenset([b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"])
_FRAME_PARTS = frozenset([b"VP8 ", b"VP8L", b"ALPH"])
_FRAME_HEADER = 16


def read_webp(data: bytes) -> Anatomy:
    """Return what a WebP is made of; whatever stands behind its end is no part of it.

    Raises:
        UnusableError: it is cut short, damaged, or too large.
    """
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise cut_short()
    chunks = list(_chunks(data[12:end]))
    kinds = {kind for kind, _ in chunks}
    if not chunks or not kinds & {b"VP8 ", b"VP8L", b"ANMF"}:
        raise damaged("no picture in it")
    size = measured(*_size(*chunks[0]))
    exif = next((read_exif(body) for kind, body in chunks if kind == b"EXIF"), None)
    tells = {*(exif.tells if exif else ()), *(("XMP",) if b"XMP " in kinds else ())}
    return Anatomy(
        *size,
        plain=_plain(chunks),
        orientation=(exif or Exif()).orientation,
        profile=next((body for kind, body in chunks if kind == b"ICCP"), b""),
        is_animated=b"ANMF" in kinds,
        tells=tuple(sorted(tells)),
    )


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(data):
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        if at + 8 + length > len(data):
            raise cut_short()
        yield data[at : at + 4], data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _size(kind: bytes, body: bytes) -> tuple[int, int]:
    if kind == b"VP8X":
        return 1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little")
    if kind == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    return int.from_bytes(body[6:8], "little") & 0x3FFF, int.from_bytes(body[8:10], "little") & 0x3FFF


def _plain(chunks: list[tuple[bytes, bytes]]) -> bytes:
    body = b"".join(_written(kind, _without_notes(kind, part)) for kind, part in chunks if kind in _KEPT)
    return b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WEBP" + body


def _without_notes(kind: bytes, body: bytes) -> bytes:
    if kind == b"VP8X":
        return bytes([body[0] & (_ANIMATION | _ALPHA)]) + body[1:]
    if kind == b"ANMF":
        parts = _chunks(body[_FRAME_HEADER:])
        return body[:_FRAME_HEADER] + b"".join(_written(*part) for part in parts if part[0] in _FRAME_PARTS)
    return body


def _written(kind: bytes, body: bytes) -> bytes:
    return kind + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)
