"""The HTML element that shows a picture in the size and format that suits a browser."""

import re
from collections.abc import Callable

from markupsafe import Markup

from briefgen.model.pictures import Picture, PictureForm, Variant
from briefgen.theme.strings import escaped_text

SIZES = "(min-width: 46em) 42rem, calc(100vw - 2rem)"
"""How wide a text is: the measure of a column, or a phone's window without its margins."""
_GIVEN = re.compile(r' (width|height|loading|decoding|srcset|sizes)="([^"]*)"')
_SRC = re.compile(r' src="[^"]*"')
_HREF = Callable[[str], str]


def picture_tag(tag: str, picture: Picture, href: _HREF, *, plain: bool = False) -> str:
    """Return an ``<img>`` tag with a picture's addresses and size, within ``<picture>`` where it has formats.

    What the author gave (words, width, class) stays. ``plain`` asks for nothing but the tag, as feeds do.
    """
    given = dict(_GIVEN.findall(tag))
    width, height = _size(given, picture)
    own = [one for one in picture.variants if one.form == picture.form]
    ways = {
        "src": href(shown_route(picture)),
        "srcset": _srcset(own, href) if len(own) > 1 and not plain else "",
        "sizes": _sizes(given) if len(own) > 1 and not plain else "",
        "width": str(width or ""),
        "height": str(height or ""),
        "loading": given.get("loading", ""),
        "decoding": given.get("decoding", "async"),
    }
    start = _SRC.sub("", _GIVEN.sub("", tag)).removesuffix(">").removesuffix("/").rstrip()
    img = start + "".join(f' {name}="{escaped_text(value)}"' for name, value in ways.items() if value) + ">"
    sources = "" if plain else "".join(_source(form, picture, given, href) for form in _forms(picture))
    return f"<picture>{sources}{img}</picture>" if sources else img


def image_element(
    picture: Picture | None, src: str, alt: str, href: _HREF, *, lazy: bool, plain: bool = False
) -> Markup:
    """Return the element for a picture, or for an address of which nothing more is known."""
    loading = ' loading="lazy"' if lazy else ' loading="eager"'
    tag = f'<img src="{escaped_text(src)}" alt="{escaped_text(alt)}"{loading} decoding="async">'
    return Markup(picture_tag(tag, picture, href, plain=plain) if picture else tag)  # noqa: S704, escaped


def shown_route(picture: Picture) -> str:
    """Return the route of the file for whoever knows of one only: the largest of its own format."""
    own = [one for one in picture.variants if one.form == picture.form]
    return own[-1].route if own else picture.route


def _forms(picture: Picture) -> list[PictureForm]:
    """Return the formats to offer before the picture's own, best first."""
    forms = list(dict.fromkeys(one.form for one in picture.variants))
    return forms[:-1] if forms and forms[-1] == picture.form else forms


def _source(form: PictureForm, picture: Picture, given: dict[str, str], href: _HREF) -> str:
    found = [one for one in picture.variants if one.form == form]
    sizes = f' sizes="{escaped_text(_sizes(given))}"' if len(found) > 1 else ""
    return f'<source type="image/{form}" srcset="{escaped_text(_srcset(found, href))}"{sizes}>'


def _srcset(variants: list[Variant], href: _HREF) -> str:
    if len(variants) == 1:
        return _candidate(variants[0], href)
    return ", ".join(f"{_candidate(one, href)} {one.width}w" for one in variants)


def _candidate(variant: Variant, href: _HREF) -> str:
    """Return an address in a list whose parts commas and spaces divide."""
    return href(variant.route).replace(",", "%2C")


def _sizes(given: dict[str, str]) -> str:
    width = given.get("width", "")
    return f"(min-width: {width}px) {width}px, 100vw" if width.isdecimal() else SIZES


def _size(given: dict[str, str], picture: Picture) -> tuple[int, int]:
    """Return width and height as the author gave them; what is missing keeps the picture's shape."""
    width, height = (int(given[one]) if given.get(one, "").isdecimal() else 0 for one in ("width", "height"))
    if not picture.width or not picture.height:
        return width, height
    if width and not height:
        return width, max(1, round(picture.height * width / picture.width))
    if height and not width:
        return max(1, round(picture.width * height / picture.height)), height
    return (width, height) if width else (picture.width, picture.height)
