import io
import tracemalloc

import pytest
from PIL import Image

from briefgen.images import Cut, UnusableError, crop, cuts, dissect, whole
from briefgen.images.cutting import around
from briefgen.images.formats import Format
from tests.photos import SECRET, photo, saved, shown, swapped_profile


def colour(data: bytes, at: tuple[int, int]) -> tuple[int, ...]:
    found = shown(data).convert("RGB").getpixel(at)
    assert isinstance(found, tuple)
    return found


@pytest.mark.parametrize("form", ["avif", "webp", "jpeg", "png"])
def test_a_cut_has_the_wanted_size_and_format_and_tells_nothing(form: Format) -> None:
    (made,) = cuts(photo(size=(640, 360)), (Cut(form, 320, 180),))
    assert shown(made).size == (320, 180)
    assert (shown(made).format or "").lower() == form
    assert SECRET not in made
    assert not shown(made).getexif()
    assert made == cuts(photo(size=(640, 360)), (Cut(form, 320, 180),))[0]


def test_a_picture_is_turned_as_exif_says() -> None:
    (made,) = cuts(photo(orientation=6), (Cut("png", 36, 64),))
    assert colour(made, (18, 5)) > (200, 0, 0)
    assert colour(made, (18, 60)) < (60, 0, 0)


@pytest.mark.parametrize("form", ["jpeg", "png", "webp", "avif"])
def test_the_whole_picture_is_upright_and_without_notes(form: Format) -> None:
    data = photo(form.upper(), orientation=6)
    made = whole(form, dissect(data, form))
    assert shown(made).size == (36, 64)
    assert SECRET not in made
    assert dissect(made, form).tells == ()


def test_the_pixels_of_a_whole_picture_are_left_alone_where_that_is_possible() -> None:
    data = photo()
    assert whole("jpeg", dissect(data, "jpeg")) == dissect(data, "jpeg").plain


def test_colours_of_another_profile_are_converted_and_the_profile_is_gone() -> None:
    image = Image.new("RGB", (8, 8), (100, 150, 200))
    data = saved(image, "PNG", icc_profile=swapped_profile())
    made = whole("png", dissect(data, "png"))
    assert "icc_profile" not in shown(made).info
    assert colour(made, (4, 4))[2] < 120


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGBA", "CMYK", "I;16", "F"])
def test_every_mode_of_pixels_can_be_cut(mode: str) -> None:
    form = {"CMYK": "JPEG", "F": "TIFF", "PA": "PNG"}.get(mode, "PNG")
    image = Image.new(mode if mode != "PA" else "P", (32, 16))
    if form == "TIFF":
        with pytest.raises(UnusableError):
            cuts(saved(image, form), (Cut("webp", 16, 8),))
        return
    wanted = [Cut(one, 16, 8) for one in ("avif", "webp", "jpeg", "png")]
    assert [shown(made).size for made in cuts(saved(image, form), wanted)] == [(16, 8)] * 4


@pytest.mark.parametrize(
    ("focal", "box"),
    [
        ((0.5, 0.5), (50, 0, 150, 100)),
        ((0.0, 0.0), (0, 0, 100, 100)),
        ((1.0, 0.4), (100, 0, 200, 100)),
        ((0.3, 0.9), (10, 0, 110, 100)),
    ],
)
def test_a_crop_shows_its_focal_point(focal: tuple[float, float], box: tuple[float, ...]) -> None:
    assert around((200, 100), (10, 10), focal) == pytest.approx(box)


def test_a_crop_for_cards_has_just_the_wanted_size() -> None:
    assert shown(crop(photo(size=(400, 300)), 120, 63, (0.9, 0.1))).size == (120, 63)


def test_a_picture_whose_pixels_are_damaged_cannot_be_cut() -> None:
    image = Image.effect_noise((64, 64), 50)
    data = bytearray(saved(image, "PNG"))
    at = data.index(b"IDAT") + 4
    data[at : at + 2] = b"\0\0"
    with pytest.raises(UnusableError):
        cuts(bytes(data), (Cut("webp", 16, 16),))


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"not a picture", b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBP"])
def test_what_is_no_picture_cannot_be_cut(data: bytes) -> None:
    with pytest.raises(UnusableError):
        cuts(data, (Cut("webp", 16, 16),))


def test_a_photo_of_sixty_megapixels_is_decoded_at_a_fraction() -> None:
    out = io.BytesIO()
    Image.new("RGB", (9000, 6667), "red").save(out, "JPEG", quality=30)
    tracemalloc.start()
    (made,) = cuts(out.getvalue(), (Cut("webp", 480, 356),))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert shown(made).size == (480, 356)
    assert peak < 60_000_000
