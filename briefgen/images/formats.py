"""Which format a file has: what its name says, and what its first bytes say."""

from typing import Literal

Format = Literal["avif", "gif", "jpeg", "png", "webp", "svg"]

_BY_SUFFIX: dict[str, Format] = {
    "apng": "png",
    "avif": "avif",
    "gif": "gif",
    "jpeg": "jpeg",
    "jpg": "jpeg",
    "png": "png",
    "svg": "svg",
    "webp": "webp",
}
_BRANDS = (b"avif", b"avis")


def suffix_format(path: str) -> Format | None:
    """Return the format that a file's name promises; None for what is no picture of the web."""
    return _BY_SUFFIX.get(path.rpartition(".")[2].lower()) if "." in path else None


def is_raster(form: str | None) -> bool:
    """Tell whether a format is made of pixels."""
    return form is not None and form != "svg"


def format_of(data: bytes) -> Format | None:
    """Return the format that a file's first bytes tell; None for none of these formats."""
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp" and any(brand in data[8:64] for brand in _BRANDS):
        return "avif"
    return "svg" if _is_markup(data) else None


def _is_markup(data: bytes) -> bool:
    start = data[:4]
    return start.startswith((b"\xff\xfe", b"\xfe\xff")) or data.removeprefix(
        b"\xef\xbb\xbf"
    ).lstrip().startswith(b"<")
