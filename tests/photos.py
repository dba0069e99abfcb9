"""Photos for tests: small, quickly made, and telling as much of their making as a telephone's do."""

import io
from typing import Any

from PIL import Image, ImageCms

SECRET = b"zqx-secret-author"


def photo(
    form: str = "JPEG", size: tuple[int, int] = (64, 36), *, orientation: int = 1, plain: bool = False
) -> bytes:
    """Return a picture, half red and half blue; with GPS, author, XMP and a comment unless ``plain``."""
    image = Image.new("RGB", size, "red")
    image.paste("blue", (size[0] // 2, 0, *size))
    notes: dict[str, Any] = {}
    if not plain:
        exif = Image.Exif()
        exif[0x0112], exif[0x013B] = orientation, SECRET.decode()
        exif[0x8825] = {1: "N", 2: (50.0, 3.0, 0.0)}
        notes = {"exif": exif, "xmp": b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>", "comment": SECRET}
    if form == "GIF":
        notes.pop("exif", None)
    return saved(image, form, **notes)


def saved(image: Image.Image, form: str, **notes: Any) -> bytes:
    """Return an image as the bytes of a file."""
    out = io.BytesIO()
    image.save(out, form, **notes)
    return out.getvalue()


def shown(data: bytes) -> Image.Image:
    """Return a picture, decoded."""
    image: Image.Image = Image.open(io.BytesIO(data))
    image.load()
    return image


def swapped_profile() -> bytes:
    """Return a colour profile in which red and blue have changed places."""
    data: bytes = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = data.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")
    return data.replace(b"sRGB", b"xRGB").replace("sRGB".encode("utf-16-be"), "xRGB".encode("utf-16-be"))
