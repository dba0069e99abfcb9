"""What pictures carry besides their pixels: text chunks, Exif, XMP, comments, what hangs on behind the end.

Sources of the formats: PNG, third edition (W3C 2025), chapters 5 and 11; JPEG (ITU-T T.81), annex B.
"""

import zlib
from collections.abc import Iterator

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
_PIXELS = frozenset({b"IDAT", b"fdAT", b"PLTE", b"tRNS"})
_LARGEST = 16_000_000
_START_OF_SCAN, _END = 0xDA, 0xD9
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD9)})


def png_words(data: bytes) -> Iterator[bytes]:
    """Yield what a PNG holds besides pixels, compressed texts unpacked, up to where it is damaged."""
    at, end = len(PNG), len(data)
    while at + 12 <= end:
        size = int.from_bytes(data[at : at + 4], "big")
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        if name not in _PIXELS:
            yield from _chunk(name, body)
        at += 12 + size
        if name == b"IEND":
            break
    yield data[at:]


def _chunk(name: bytes, body: bytes) -> Iterator[bytes]:
    yield body
    if name in {b"zTXt", b"iTXt", b"iCCP"}:
        yield from _packed_parts(body)


def _packed_parts(body: bytes) -> Iterator[bytes]:
    """Yield what is unpacked at each place behind a zero where zlib's mark stands."""
    at = body.find(b"\0\x78")
    at = body.find(b"\x78") if at < 0 else at + 1
    while at >= 0:
        if plain := inflated(body[at:]):
            yield plain
            return
        at = body.find(b"\x78", at + 1)


def inflated(data: bytes) -> bytes:
    """Return what zlib packed, up to a limit and to where it is damaged; empty if it is no such data."""
    try:
        return zlib.decompressobj().decompress(data, _LARGEST)
    except zlib.error:
        return b""


def jpeg_words(data: bytes) -> Iterator[bytes]:
    """Yield the segments of a JPEG before the pixels, and what stands behind its end."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        mark = data[at + 1]
        if mark in {_START_OF_SCAN, _END}:
            break
        if mark in _WITHOUT_LENGTH or mark == 0xFF:
            at += 1 if mark == 0xFF else 2
            continue
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        yield data[at + 4 : at + 2 + size]
        at += 2 + max(size, 2)
    tail = data.find(b"\xff\xd9", at)
    yield data[tail + 2 :] if tail >= 0 else data[at:]
