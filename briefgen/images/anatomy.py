"""What a raster file is made of, known without decoding it."""

import msgspec

MOST_PIXELS = 100_000_000
"""The largest picture that is opened, in pixels; more than the cameras of newsrooms make."""


class UnusableError(Exception):
    """A picture cannot be used; the text says why, to stand behind "cannot be used:"."""


class Anatomy(msgspec.Struct, frozen=True):
    """A raster file taken apart.

    ``width`` and ``height`` are those of the stored pixels; ``orientation`` (Exif, 1 to 8) says how they
    are turned to be shown. ``plain`` is the file without metadata, its pixels untouched. ``profile`` is
    its colour profile. ``tells`` are the kinds of metadata that it carries, sorted.
    """

    width: int
    height: int
    plain: bytes
    orientation: int = 1
    profile: bytes = b""
    is_animated: bool = False
    tells: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[int, int]:
        """Width and height as they are shown."""
        turned = self.orientation >= 5
        return (self.height, self.width) if turned else (self.width, self.height)


def is_bomb(width: int, height: int) -> bool:
    """Tell whether a picture has more pixels than any may have."""
    return width * height > MOST_PIXELS


def measured(width: int, height: int) -> tuple[int, int]:
    """Return the size of a picture.

    Raises:
        UnusableError: it shows nothing, or has more pixels than any may have.
    """
    if width < 1 or height < 1:
        raise UnusableError("it has no size")
    if is_bomb(width, height):
        raise UnusableError(
            f"it has {width} × {height} pixels, and at most {MOST_PIXELS // 1_000_000} million are opened"
        )
    return width, height


def cut_short() -> UnusableError:
    """Return the error of a file whose end is missing."""
    return UnusableError("it is cut short")


def damaged(what: str) -> UnusableError:
    """Return the error of a file that does not hold what its format asks for."""
    return UnusableError(f"it is damaged ({what})")
