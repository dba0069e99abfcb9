"""PNG and APNG (W3C PNG, third edition) taken apart: chunks are kept or left out."""

import zlib
from collections.abc import Iterator

from briefgen.images.anatomy import Anatomy, cut_short, damaged, measured
from briefgen.images.exif import Exif, read_exif

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEPT = frozenset(
    [
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"bKGD", b"sBIT"),
        *(b"gAMA", b"cHRM", b"sRGB", b"cICP", b"acTL", b"fcTL", b"fdAT"),
    ]
)
_TELLS = {
    b"tEXt": "a text",
    b"zTXt": "a text",
    b"iTXt": "a text",
    b"tIME": "a date",
}
_LARGEST_PROFILE = 4_000_000


def read_png(data: bytes) -> Anatomy:
    """Return what a PNG is made of; whatever stands behind its end is no part of it.

    Raises:
        UnusableError: it is cut short, damaged, or too large.
    """
    size, parts = (0, 0), [_SIGNATURE]
    kinds: set[bytes] = set()
    exif, profile = None, b""
    for kind, body, raw in _chunks(data):
        if not kinds and kind != b"IHDR":
            raise damaged("no header")
        kinds.add(kind)
        if kind == b"IHDR":
            size = measured(int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big"))
        elif kind == b"eXIf":
            exif = read_exif(body)
        elif kind == b"iCCP":
            profile = _profile(body)
        if kind in _KEPT:
            parts.append(raw)
    if b"IDAT" not in kinds:
        raise damaged("no picture in it")
    return Anatomy(
        *size,
        plain=b"".join(parts),
        orientation=(exif or Exif()).orientation,
        profile=profile,
        is_animated=b"acTL" in kinds,
        tells=tuple(sorted({*(exif.tells if exif else ()), *(_TELLS[k] for k in kinds if k in _TELLS)})),
    )


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Yield kind, body and whole of each chunk, up to the one that ends the file."""
    at, kind = len(_SIGNATURE), b""
    while kind != b"IEND":
        length = int.from_bytes(data[at : at + 4], "big")
        end = at + 12 + length
        if end > len(data):
            raise cut_short()
        kind, body = data[at + 4 : at + 8], data[at + 8 : end - 4]
        if zlib.crc32(data[at + 4 : end - 4]) != int.from_bytes(data[end - 4 : end], "big"):
            raise damaged("a checksum does not fit")
        yield kind, body, data[at:end]
        at = end


def _profile(body: bytes) -> bytes:
    """Return an embedded colour profile; nothing if it is damaged or larger than any of sense."""
    packed = body.partition(b"\0")[2][1:]
    unpack = zlib.decompressobj()
    try:
        return unpack.decompress(packed, _LARGEST_PROFILE) if packed else b""
    except zlib.error:
        return b""
