"""AVIF (AOM, on ISO/IEC 23008-12): what stands in its boxes without decoding."""

import re

from briefgen.images.anatomy import Anatomy, cut_short, damaged, measured

_EXTENT = re.compile(rb"ispe\0\0\0\0(.{4})(.{4})", re.DOTALL)
_TURN = re.compile(rb"irot(.)", re.DOTALL)


def read_avif(data: bytes) -> Anatomy:
    """Return what an AVIF is made of. ``plain`` is the file as it is: its notes go when it is encoded anew.

    Raises:
        UnusableError: it is cut short, damaged, or too large.
    """
    _check_boxes(data)
    head = data[: data.find(b"mdat")] if b"mdat" in data else data
    sizes = [tuple(int.from_bytes(part, "big") for part in found) for found in _EXTENT.findall(head)]
    if not sizes:
        raise damaged("no picture in it")
    width, height = measured(max(w for w, _ in sizes), max(h for _, h in sizes))
    turned = any(turn[0] & 1 for turn in _TURN.findall(head))
    tells = [word for mark, word in ((b"Exif", "Exif"), (b"application/rdf+xml", "XMP")) if mark in head]
    return Anatomy(
        width,
        height,
        plain=data,
        # What is made of it is turned by whoever decodes it; only the sides' lengths count here.
        orientation=6 if turned else 1,
        is_animated=data[8:12] == b"avis",
        tells=tuple(tells),
    )


def _check_boxes(data: bytes) -> None:
    at = 0
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        if length == 1:
            length = int.from_bytes(data[at + 8 : at + 16], "big")
        if length == 0:
            return
        if length < 8 or at + length > len(data):
            raise cut_short()
        at += length
