"""What a link to a page brings with it when somebody posts it elsewhere."""

import re

from briefgen.cards import HEIGHT, WIDTH
from briefgen.model.site import PagePlan
from briefgen.theme.dates import machine_date
from briefgen.theme.links import Linker, absolute_linker
from briefgen.theme.page_kinds import DOCUMENT_PAGES
from briefgen.theme.reads import Reader
from briefgen.theme.views.small import ImageView

# Networks and messengers show these; none shows SVG.
_RASTER = re.compile(r"\.(?:png|jpe?g|webp|gif)\Z", re.IGNORECASE)


def published(reader: Reader, plan: PagePlan) -> str:
    """Return when the document of a page was published, ISO 8601; empty for other pages."""
    card = reader.card(plan.about) if plan.kind in DOCUMENT_PAGES else None
    return machine_date(card.date) if card and card.date else ""


def modified(reader: Reader, plan: PagePlan) -> str:
    """Return when the document of a page last changed in substance, ISO 8601; empty when it did not."""
    card = reader.card(plan.about) if plan.kind in DOCUMENT_PAGES else None
    return machine_date(card.updated) if card and card.updated else ""


def share_image(reader: Reader, plan: PagePlan, title: str) -> ImageView | None:
    """Return a page's picture for links to it, with its whole address; None without ``base_url``.

    That is the drawn card of its document, else its lead picture, cropped, else the card of the site. A
    card's words are its alternative text: ``title`` is what the page is called.
    """
    base_url = reader.read("setting:base_url")
    if not base_url:
        return None
    linker = absolute_linker(base_url, reader.read("setting:links"))
    about = plan.about if plan.kind in DOCUMENT_PAGES else ""
    return (
        (_drawn(reader, about, title, linker) if about else None)
        or _own(reader, plan.about, linker)
        or _drawn(reader, "", str(reader.read("setting:title")), linker)
    )


def _drawn(reader: Reader, about: str, words: str, linker: Linker) -> ImageView | None:
    route = reader.read(f"route:card:{about}")
    return ImageView(linker.href(route), words, width=WIDTH, height=HEIGHT) if route else None


def _own(reader: Reader, ref: str, linker: Linker) -> ImageView | None:
    card = reader.card(ref) if ref else None
    if card is None or card.image is None:
        return None
    cropped = reader.read(f"share_card:{ref}")
    if cropped:
        return ImageView(
            linker.href(cropped.route), card.image.alt, width=cropped.width, height=cropped.height
        )
    return _shown(reader.read(f"image:{ref}"), card.image.alt, linker)


def _shown(address: str, alt: str, linker: Linker) -> ImageView | None:
    if not is_raster(address):
        return None
    return ImageView(linker.href(address) if address.startswith("/") else address, alt)


def is_raster(address: str) -> bool:
    """Tell by its name whether a picture is one of pixels."""
    return _RASTER.search(address) is not None
