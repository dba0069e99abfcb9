import struct
import zlib
from collections.abc import Callable
from contextlib import suppress

import pytest

from briefgen.images import UnusableError, dissect, format_of
from briefgen.images.formats import Format
from tests.photos import SECRET, photo, saved, shown

FORMS: tuple[Format, ...] = ("jpeg", "png", "webp", "gif")


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


@pytest.mark.parametrize("form", FORMS)
def test_what_a_picture_tells_of_its_making_is_found_and_taken_out_and_no_pixel_changes(form: Format) -> None:
    data = photo(form.upper(), orientation=6)
    anatomy = dissect(data, form)
    assert format_of(data) == form
    assert (anatomy.width, anatomy.height) == (64, 36)
    assert anatomy.tells
    assert SECRET in data
    assert SECRET not in anatomy.plain
    assert shown(anatomy.plain).convert("RGB").tobytes() == shown(data).convert("RGB").tobytes()
    assert dissect(anatomy.plain, form).tells == ()


@pytest.mark.parametrize("form", ["jpeg", "png", "webp"])
def test_orientation_and_place_are_read_from_exif(form: Format) -> None:
    anatomy = dissect(photo(form.upper(), orientation=6), form)
    assert anatomy.orientation == 6
    assert anatomy.shown == (36, 64)
    assert "the place (GPS)" in anatomy.tells


@pytest.mark.parametrize("form", [*FORMS, "avif"])
def test_a_picture_that_is_cut_short_is_told_wherever_it_ends(form: Format) -> None:
    data = photo(form.upper(), size=(16, 9))
    for end in range(16, len(data) - 1, 7):
        with pytest.raises(UnusableError):
            dissect(data[:end], form)


@pytest.mark.parametrize("form", FORMS)
def test_what_stands_behind_the_end_is_no_part_of_a_picture(form: Format) -> None:
    assert SECRET not in dissect(photo(form.upper(), plain=True) + SECRET, form).plain


def test_random_damage_is_told_or_harmless() -> None:
    for form in FORMS:
        data = photo(form.upper(), size=(16, 9))
        for at in range(0, len(data), 5):
            with suppress(UnusableError):
                found = dissect(data[:at] + b"\xff" + data[at + 1 :], form)
                assert SECRET not in found.plain


def bomb_png() -> bytes:
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def bomb_gif() -> bytes:
    data = bytearray(photo("GIF"))
    data[6:10] = struct.pack("<HH", 65_000, 65_000)
    return bytes(data)


def bomb_webp() -> bytes:
    data = bytearray(photo("WEBP"))
    at = data.index(b"VP8X") + 12
    data[at : at + 6] = b"\xff\x3f\0\xff\x3f\0"
    return bytes(data)


def bomb_jpeg() -> bytes:
    data = bytearray(photo())
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = struct.pack(">HH", 65_000, 65_000)
    return bytes(data)


@pytest.mark.parametrize(
    ("form", "bomb"), [("png", bomb_png), ("gif", bomb_gif), ("webp", bomb_webp), ("jpeg", bomb_jpeg)]
)
def test_a_picture_with_too_many_pixels_is_refused_without_decoding(
    form: Format, bomb: Callable[[], bytes]
) -> None:
    with pytest.raises(UnusableError, match="million"):
        dissect(bomb(), form)


def test_a_thumbnail_in_a_header_is_taken_out() -> None:
    data = photo(plain=True)
    at = data.index(b"JFIF")
    thumbnail = b"\x02\x01" + SECRET[:6]
    swollen = data[: at - 2] + struct.pack(">H", 16 + 6) + data[at : at + 12] + thumbnail + data[at + 14 :]
    assert dissect(swollen, "jpeg").plain == dissect(data, "jpeg").plain


def test_pictures_that_move_keep_their_frames() -> None:
    still = shown(photo(plain=True))
    for form, save in (("gif", "GIF"), ("webp", "WEBP"), ("png", "PNG")):
        frames = [still.rotate(180), still.rotate(90)]
        data = saved(still, save, save_all=True, append_images=frames, duration=50)
        anatomy = dissect(data, form)  # type: ignore[arg-type]
        assert anatomy.is_animated
        assert getattr(shown(anatomy.plain), "n_frames", 1) == getattr(shown(data), "n_frames", 1) > 1
