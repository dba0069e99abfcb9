import pytest

from briefgen.model.pictures import Picture, PictureForm, Variant
from briefgen.theme.picture_element import image_element, picture_tag, shown_route


def variants(*forms: PictureForm, widths: tuple[int, ...] = (48, 96)) -> tuple[Variant, ...]:
    return tuple(Variant(f"/a,b-{w}.{form}", form, w, w // 2) for form in forms for w in widths)


BAY = Picture("/bay.jpg", "jpeg", 96, 48, "x", variants("avif", "jpeg"))
PLAN = Picture("/plan.svg", "svg", 40, 30)


def test_a_picture_offers_its_formats_best_first_and_each_width() -> None:
    found = picture_tag('<img src="x" alt="A &quot;bay&quot;" class="wide" loading="lazy">', BAY, str)
    assert found.startswith(
        '<picture><source type="image/avif" srcset="/a%2Cb-48.avif 48w, /a%2Cb-96.avif 96w"'
    )
    assert '<img alt="A &quot;bay&quot;" class="wide" src="/a,b-96.jpeg" srcset="/a%2Cb-48.jpeg 48w' in found
    assert found.endswith('width="96" height="48" loading="lazy" decoding="async"></picture>')
    assert found.count("sizes=") == 2


def test_a_plain_picture_is_one_tag_with_one_address() -> None:
    assert picture_tag('<img src="x" alt="">', BAY, str, plain=True) == (
        '<img alt="" src="/a,b-96.jpeg" width="96" height="48" decoding="async">'
    )


def test_a_drawing_is_one_tag() -> None:
    assert picture_tag('<img src="x" alt="">', PLAN, str) == (
        '<img alt="" src="/plan.svg" width="40" height="30" decoding="async">'
    )


@pytest.mark.parametrize(
    ("given", "size"),
    [
        ('width="20"', 'width="20" height="15"'),
        ('height="15"', 'width="20" height="15"'),
        ('width="20" height="20"', 'width="20" height="20"'),
        ('width="50%"', 'width="40" height="30"'),
    ],
)
def test_a_size_that_the_author_gave_stays_and_is_completed(given: str, size: str) -> None:
    assert f" {size} " in picture_tag(f'<img src="x" alt="" {given}>', PLAN, str)


def test_a_picture_of_its_own_format_last_has_no_source_for_it() -> None:
    for form, sources in (("webp", 1), ("avif", 2)):
        picture = Picture("/a", form, 96, 48, "x", variants("avif", "webp"))  # type: ignore[arg-type]
        assert picture_tag('<img src="x" alt="">', picture, str).count("<source") == sources
        assert shown_route(picture) == f"/a,b-96.{form}"


def test_an_address_of_which_nothing_is_known_is_shown_as_it_is() -> None:
    assert image_element(None, "https://x.example/?a&b", 'A "bay"', str, lazy=True) == (
        '<img src="https://x.example/?a&amp;b" alt="A &#34;bay&#34;" loading="lazy" decoding="async">'
    )
