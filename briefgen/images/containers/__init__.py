"""Raster files taken apart without decoding them: what they show, and what they tell of their maker."""

from briefgen.images.anatomy import Anatomy
from briefgen.images.containers.avif import read_avif
from briefgen.images.containers.gif import read_gif
from briefgen.images.containers.jpeg import read_jpeg
from briefgen.images.containers.png import read_png
from briefgen.images.containers.webp import read_webp
from briefgen.images.formats import Format

_READERS = {
    "avif": read_avif,
    "gif": read_gif,
    "jpeg": read_jpeg,
    "png": read_png,
    "webp": read_webp,
}


def dissect(data: bytes, form: Format) -> Anatomy:
    """Return what a raster file is made of; no pixel is decoded.

    Raises:
        UnusableError: the file is cut short, damaged, or larger than any picture may be.
    """
    return _READERS[form](data)


__all__ = ["dissect"]
