"""JPEG (ITU-T T.81) taken apart: segments are kept or left out, the coded pixels stay as they are."""

import re

import msgspec

from briefgen.images.anatomy import Anatomy, cut_short, damaged, measured
from briefgen.images.exif import Exif, read_exif

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_PIXELS = frozenset({*range(0xC0, 0xD0), 0xDA, 0xDB, 0xDC, 0xDD}) - {0xC8}
"""Segments without which nothing can be decoded: frames, tables, scans, intervals."""
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_COMMENT, _APP0, _APP1, _APP2, _APP13, _APP14 = 0xFE, 0xE0, 0xE1, 0xE2, 0xED, 0xEE
# Inside a scan 0xFF is followed by zero, by the number of a restart, or by more of itself.
_NEXT = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_XMP = (b"http://ns.adobe.com/xap/1.0/\0", b"http://ns.adobe.com/xmp/extension/\0")
_ICC = b"ICC_PROFILE\0"


class _Found(msgspec.Struct):
    """What was found so far."""

    parts: list[bytes]
    size: tuple[int, int] = (0, 0)
    exif: Exif | None = None
    profile: dict[int, bytes] = {}
    tells: set[str] = set()


def read_jpeg(data: bytes) -> Anatomy:
    """Return what a JPEG is made of; whatever stands behind its end is no part of it.

    Raises:
        UnusableError: it is cut short, damaged, or too large.
    """
    found = _Found(parts=[b"\xff\xd8"])
    at = 2
    while True:
        mark, at = _mark(data, at)
        if mark == _END:
            break
        if mark not in _ALONE:
            at = _segment(data, at, mark, found)
    if not found.size[0]:
        raise damaged("no picture in it")
    exif = found.exif or Exif()
    return Anatomy(
        *found.size,
        plain=b"".join([*found.parts, b"\xff\xd9"]),
        orientation=exif.orientation,
        profile=b"".join(part for _, part in sorted(found.profile.items())),
        tells=tuple(sorted(found.tells)),
    )


def _mark(data: bytes, at: int) -> tuple[int, int]:
    """Return the mark at a place, and where what belongs to it begins."""
    if data[at : at + 1] != b"\xff":
        raise cut_short() if at >= len(data) else damaged("no segment where one must begin")
    while data[at : at + 1] == b"\xff":
        at += 1
    if at >= len(data):
        raise cut_short()
    return data[at], at + 1


def _segment(data: bytes, at: int, mark: int, found: _Found) -> int:
    """Take a segment in or leave it out; return where the next one begins."""
    length = int.from_bytes(data[at : at + 2], "big")
    end = at + length
    if length < 2 or end > len(data):
        raise cut_short()
    body = data[at + 2 : end]
    if mark in _FRAMES:
        found.size = measured(int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big"))
    if mark in _PIXELS:
        end = _end_of_scan(data, end) if mark == _SCAN else end
        found.parts.append(b"\xff" + bytes([mark]) + data[at:end])
    else:
        found.parts.append(_of_application(mark, body, found))
    return end


def _end_of_scan(data: bytes, at: int) -> int:
    following = _NEXT.search(data, at)
    if following is None:
        raise cut_short()
    return following.start()


def _of_application(mark: int, body: bytes, found: _Found) -> bytes:
    """Return what is kept of a segment that holds no pixels; note what it tells."""
    if mark == _APP0 and body.startswith(b"JFIF\0") and len(body) >= 14:
        return b"\xff\xe0\x00\x10" + body[:12] + b"\0\0"  # without its thumbnail
    if mark == _APP14 and body.startswith(b"Adobe") and len(body) >= 12:
        return b"\xff\xee\x00\x0e" + body[:12]  # it says how colours are coded
    if mark == _APP1 and body.startswith(b"Exif\0"):
        found.exif = found.exif or read_exif(body)
        found.tells.update(found.exif.tells)
    elif mark == _APP1 and body.startswith(_XMP):
        found.tells.add("XMP")
    elif mark == _APP2 and body.startswith(_ICC) and len(body) > 14:
        found.profile[body[12]] = body[14:]
    elif mark == _APP13:
        found.tells.add("IPTC")
    elif mark == _COMMENT:
        found.tells.add("a comment")
    return b""
