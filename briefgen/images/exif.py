"""The little of Exif (2.32, on TIFF 6) that decides how a picture is shown, and whether it tells a place."""

import struct

import msgspec

_ORIENTATION, _GPS = 0x0112, 0x8825
_SHORT = 3
_MOST_ENTRIES = 1_000


class Exif(msgspec.Struct, frozen=True):
    """How the stored pixels are turned (1: as they are), and whether a place on Earth is told."""

    orientation: int = 1
    has_place: bool = False

    @property
    def tells(self) -> tuple[str, ...]:
        """The kinds of metadata that it is, in words."""
        return ("Exif", "the place (GPS)") if self.has_place else ("Exif",)


def read_exif(data: bytes) -> Exif:
    """Return what a block of Exif (with or without its ``Exif`` mark) says; nothing if it is damaged."""
    body = data.removeprefix(b"Exif\0\0")
    order = {b"II": "<", b"MM": ">"}.get(body[:2])
    if order is None:
        return Exif()
    try:
        return _read(body, order)
    except struct.error:
        return Exif()


def _read(body: bytes, order: str) -> Exif:
    (start,) = struct.unpack_from(f"{order}I", body, 4)
    (count,) = struct.unpack_from(f"{order}H", body, start)
    orientation, has_place = 1, False
    for number in range(min(count, _MOST_ENTRIES)):
        at = start + 2 + 12 * number
        tag, kind = struct.unpack_from(f"{order}HH", body, at)
        if tag == _ORIENTATION and kind == _SHORT:
            (found,) = struct.unpack_from(f"{order}H", body, at + 8)
            orientation = found if 1 <= found <= 8 else 1
        has_place = has_place or tag == _GPS
    return Exif(orientation, has_place)
