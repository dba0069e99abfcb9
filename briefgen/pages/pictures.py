"""Which files are made of a picture, and at which routes."""

import re
from collections.abc import Iterator

from briefgen.model.pictures import Picture, PictureForm, ShareCard, Variant
from briefgen.settings.values import Images

CARD = (1200, 630)
SMALLEST_CARD = 300
_OWN_SIZES: frozenset[PictureForm] = frozenset({"avif", "jpeg", "png", "webp"})
_NAMED_BY_BYTES = re.compile(r".+\.[0-9a-f]{10}-(?:[0-9]+|card-[0-9]+-[0-9]+)\.[A-Za-z0-9]+")
_SUFFIX: dict[PictureForm, str] = {"avif": "avif", "jpeg": "jpg", "png": "png", "webp": "webp"}


def is_made_of_picture(path: str) -> bool:
    """Tell by its name whether a file is a size or cut of a picture; such a name tells the bytes."""
    return _NAMED_BY_BYTES.fullmatch(path) is not None


def planned_picture(
    route: str, form: PictureForm, size: tuple[int, int], mark: str, images: Images, *, whole_only: bool
) -> Picture:
    """Return a picture with the sizes in which it is published, in the formats that the settings name.

    None is wider than the picture. ``whole_only`` is for what cannot be made smaller: drawings, and pictures
    that move. ``mark`` tells the bytes, so that the names of what is made of them change with them.
    """
    width, height = size
    if whole_only or not images.formats or not width or not height:
        return Picture(route, form, width, height, mark)
    return Picture(route, form, width, height, mark, tuple(_variants(route, form, size, mark, images)))


def _variants(
    route: str, form: PictureForm, size: tuple[int, int], mark: str, images: Images
) -> Iterator[Variant]:
    forms: list[PictureForm] = [*images.formats]
    if form in _OWN_SIZES and form not in forms:
        forms.append(form)
    for one in forms:
        for width in _widths(size[0], images.widths):
            height = max(1, round(size[1] * width / size[0]))
            name = f"{_stem(route)}.{mark}-{width}.{_suffix(route, one, form)}"
            yield Variant(name, one, width, height)


def _widths(width: int, wanted: tuple[int, ...]) -> list[int]:
    return sorted({*(one for one in wanted if one < width), min(width, max(wanted, default=width))})


def planned_card(picture: Picture, focal: tuple[float, float]) -> ShareCard | None:
    """Return the cropped picture for shared links; None where there are too few pixels for one."""
    scale = min(1.0, picture.width / CARD[0], picture.height / CARD[1])
    width, height = round(CARD[0] * scale), round(CARD[1] * scale)
    if width < SMALLEST_CARD:
        return None
    point = "-".join(str(round(part * 1000)) for part in focal)
    return ShareCard(f"{_stem(picture.route)}.{picture.mark}-card-{point}.jpg", width, height)


def _stem(route: str) -> str:
    return route.rpartition(".")[0]


def _suffix(route: str, form: PictureForm, own: PictureForm) -> str:
    return route.rpartition(".")[2] if form == own else _SUFFIX[form]
