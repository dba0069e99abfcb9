"""Pictures made of one: smaller ones, cropped ones, and the whole one without notes."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec

from briefgen.images.anatomy import Anatomy, UnusableError
from briefgen.images.containers import dissect
from briefgen.images.formats import Format, format_of
from briefgen.images.pixels import encoded, fraction_for, is_srgb, opened

if TYPE_CHECKING:
    from PIL.Image import Image

CENTRE = (0.5, 0.5)
WHOLE_QUALITY = 92


class Cut(msgspec.Struct, frozen=True, array_like=True):
    """A picture to be made of another: its format, size and quality (1 to 100).

    With a ``focal`` point (fractions of width and height) it is filled around that point and cropped;
    without one the shape of the whole stays.
    """

    form: Format
    width: int
    height: int
    quality: int = 75
    focal: tuple[float, float] | None = None


def crop(
    data: bytes, width: int, height: int, focal: tuple[float, float] = CENTRE, *, quality: int = 82
) -> bytes:
    """Return a JPEG of just this size, filled with a picture so that its focal point is seen.

    Raises:
        UnusableError: the picture cannot be decoded.
    """
    return cuts(data, (Cut("jpeg", width, height, quality, focal),))[0]


def cuts(data: bytes, wanted: Sequence[Cut]) -> tuple[bytes, ...]:
    """Return pictures made of one, in their order; each is the same whatever others are made beside it.

    Raises:
        UnusableError: the picture cannot be decoded.
    """
    with _decoding():
        anatomy = _dissected(data)
        decoded: dict[int, Image] = {}
        made = []
        for cut in wanted:
            fraction = fraction_for(anatomy, max(cut.width, cut.height))
            image = decoded.get(fraction) or decoded.setdefault(fraction, opened(anatomy, fraction))
            made.append(encoded(_sized(image, cut), cut.form, cut.quality))
        return tuple(made)


def whole(form: Format, anatomy: Anatomy) -> bytes:
    """Return a picture in its own format and size, without metadata, upright and in sRGB.

    Its pixels are encoded anew only where that cannot be had otherwise.

    Raises:
        UnusableError: it has to be decoded, and cannot be.
    """
    is_right = anatomy.orientation == 1 and (not anatomy.profile or is_srgb(anatomy.profile))
    if form != "avif" and (is_right or anatomy.is_animated):
        return anatomy.plain
    with _decoding():
        return encoded(opened(anatomy), form, WHOLE_QUALITY)


@contextmanager
def _decoding() -> Iterator[None]:
    """Tell whatever a decoder raises as ``UnusableError``: a hostile file can bring forth anything."""
    try:
        yield
    except UnusableError:
        raise
    except Exception as error:
        raise UnusableError("its pixels cannot be decoded") from error


def _dissected(data: bytes) -> Anatomy:
    form = format_of(data)
    if form is None or form == "svg":
        raise UnusableError("it is not made of pixels")
    return dissect(data, form)


def _sized(image: "Image", cut: Cut) -> "Image":
    from PIL.Image import Resampling

    size, box = (cut.width, cut.height), None
    if cut.focal:
        box = around(image.size, size, cut.focal)
    elif image.size == size:
        return image
    return image.resize(size, Resampling.LANCZOS, box=box, reducing_gap=3.0)


def around(
    whole_size: tuple[int, int], size: tuple[int, int], focal: tuple[float, float]
) -> tuple[float, float, float, float]:
    """Return the largest part (left, top, right, bottom) of a size's shape with its focal point inside.

    The point lies in the middle as far as the picture's edges allow.
    """
    scale = min(whole_size[0] / size[0], whole_size[1] / size[1])
    width, height = size[0] * scale, size[1] * scale
    left = min(max(whole_size[0] * focal[0] - width / 2, 0), whole_size[0] - width)
    top = min(max(whole_size[1] * focal[1] - height / 2, 0), whole_size[1] - height)
    return left, top, left + width, top + height
