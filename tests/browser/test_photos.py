"""What a telephone loads of a page full of photos."""

import io
import math
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Response, ViewportSize

from briefgen.build import build
from briefgen.stages.request import Request
from tests.browser.host import Host
from tests.sites import NOON, SETTINGS, SiteFolder, document, untracked

pytestmark = pytest.mark.browser

PHOTOS = 10
SCREEN = ViewportSize(width=360, height=640)
MOST_BYTES = 200_000


def landscape(number: int) -> bytes:
    """Return a picture with as much detail as a photo: hills, water and the grain of a sensor."""
    small = Image.new("RGB", (192, 128))
    pixels = [
        (
            90 + int(80 * math.sin(x / 17 + number)) + y // 2,
            110 + int(60 * math.sin(x / 11 + y / 9 + number)),
            140 + int(70 * math.cos(y / 13 + number)),
        )
        for y in range(128)
        for x in range(192)
    ]
    small.putdata(pixels)
    large = small.resize((1020, 680), Image.Resampling.BICUBIC)
    grain = Image.effect_noise(large.size, 24).convert("RGB")
    out = io.BytesIO()
    Image.blend(large, grain, 0.12).save(out, "JPEG", quality=88)
    return out.getvalue()


def test_ten_photos_load_in_under_200_kilobytes_on_a_telephones_first_screen(
    browser: Browser, tmp_path: Path
) -> None:
    photos: dict[str, str | bytes] = {f"content/articles/p{n}.jpg": landscape(n) for n in range(PHOTOS)}
    body = "\n\n".join(f"![A bay {n}](p{n}.jpg)\n\nWords about the bay." for n in range(PHOTOS))
    settings = f"{SETTINGS}images: {{widths: [480, 960], formats: [avif]}}\n"
    files: dict[str, str | bytes] = {
        "briefgen.yaml": settings,
        "content/articles/p.md": document("P", "date: 2024-11-01", body=body),
    }
    made = SiteFolder(tmp_path, files | photos)
    build(
        Request(root=tmp_path, config="briefgen.yaml", output=made.output, at=NOON, jobs=2),
        untracked,
        lambda: 0.0,
    )
    host = Host(made.output, "/")
    context = browser.new_context(viewport=SCREEN, device_scale_factor=2, is_mobile=True)
    page = context.new_page()
    loaded: list[Response] = []
    page.on("response", lambda response: loaded.append(response))  # noqa: PLW0108 - a built-in cannot be listened with
    page.goto(f"{host.url}articles/p/")
    page.wait_for_load_state("networkidle")
    sizes = {found.url: len(found.body()) for found in loaded}
    shown = page.eval_on_selector_all(
        "main img", "all => all.map(i => [i.currentSrc, i.clientWidth, i.clientHeight])"
    )
    context.close()
    host.stop()
    assert len(shown) == PHOTOS
    assert all(math.isclose(width / height, 1.5, rel_tol=0.02) for _, width, height in shown)
    assert shown[0][0].endswith(".avif")
    assert 0 < sum(url.endswith(".avif") for url in sizes) < PHOTOS
    assert sum(sizes.values()) <= MOST_BYTES, sizes
