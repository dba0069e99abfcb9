"""Pictures decoded into pixels and encoded again.

The only module that decodes. Encoders run on one thread, so that they give the same bytes anywhere.
"""

import io
from typing import TYPE_CHECKING, Any

from briefgen.images.anatomy import Anatomy
from briefgen.images.formats import Format, format_of

if TYPE_CHECKING:
    from PIL.Image import Image

_ORIENTATION = 0x0112
_SEE_THROUGH = ("LA", "La", "PA", "RGBa", "RGBA")
_AVIF_BELOW = 20
"""AVIF looks as good as JPEG and WebP at a quality that is lower by so much."""


def is_srgb(profile: bytes) -> bool:
    """Tell whether a colour profile says what holds without one: that colours are sRGB."""
    return b"sRGB" in profile or "sRGB".encode("utf-16-be") in profile


def opened(anatomy: Anatomy, fraction: int = 1) -> "Image":
    """Return a picture upright, in sRGB and in a mode that encoders take.

    Its metadata never reach the decoder: nothing hostile in them can. A JPEG is decoded at one ``fraction``th
    of its size (see ``fraction_for``): so 60 megapixels take little memory.
    """
    from PIL import Image, ImageFile

    Image.MAX_IMAGE_PIXELS = None  # pictures that are too large were refused before
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    image: Image.Image = Image.open(io.BytesIO(anatomy.plain))
    turn, profile = anatomy.orientation, anatomy.profile
    if image.format == "AVIF":
        turn, profile = image.getexif().get(_ORIENTATION, 1), image.info.get("icc_profile") or b""
    if fraction > 1:
        image.draft(None, (image.width // fraction, image.height // fraction))
    image.load()
    image = _upright(_in_srgb(_of_eight_bits(image), profile), turn)
    image.info = {}
    return image


def fraction_for(anatomy: Anatomy, longest: int) -> int:
    """Return at which fraction a picture may be decoded while both sides stay as long as ``longest``.

    It depends on nothing else, so that a picture comes out the same whatever else is made beside it.
    """
    if format_of(anatomy.plain) != "jpeg":
        return 1
    least = min(anatomy.width, anatomy.height) // max(longest, 1)
    return next((one for one in (8, 4, 2) if least >= one), 1)


def _of_eight_bits(image: "Image") -> "Image":
    """Return a picture as grey, as colours with or without transparency, or as inks (CMYK)."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode in _SEE_THROUGH or "transparency" in image.info:
        return image.convert("RGBA")
    if image.mode in ("1", "F"):
        return image.convert("L")
    return image if image.mode in ("L", "RGB", "CMYK") else image.convert("RGB")


def _in_srgb(image: "Image", profile: bytes) -> "Image":
    """Return a picture whose colours need no profile; one that cannot be understood is passed over."""
    from PIL import ImageCms

    if profile and not is_srgb(profile):
        mode = image.mode if image.mode == "RGBA" else "RGB"
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            found = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
            image = found or image
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    return image.convert("RGB") if image.mode == "CMYK" else image


def _upright(image: "Image", turn: Any) -> "Image":
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return image.transpose(turns[turn]) if turn in turns else image


def encoded(image: "Image", form: Format, quality: int) -> bytes:
    """Return a picture in a format; ``quality`` (1 to 100) is that of JPEG and WebP, AVIF's goes with it."""
    out = io.BytesIO()
    if form == "jpeg":
        _opaque(image).save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    elif form == "webp":
        _coloured(image).save(out, "WEBP", quality=quality, method=4)
    elif form == "avif":
        own = max(1, quality - _AVIF_BELOW)
        _coloured(image).save(out, "AVIF", quality=own, speed=7, max_threads=1, autotiling=False)
    else:
        image.save(out, "PNG", compress_level=9)
    return out.getvalue()


def _coloured(image: "Image") -> "Image":
    return image.convert("RGB") if image.mode == "L" else image


def _opaque(image: "Image") -> "Image":
    """Return a picture for a format without transparency: what shines through is white."""
    from PIL import Image

    if image.mode != "RGBA":
        return image
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground
