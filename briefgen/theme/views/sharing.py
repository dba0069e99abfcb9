"""What a link to a page brings with it when somebody posts it elsewhere."""

import re

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


def share_image(reader: Reader, plan: PagePlan) -> ImageView | None:
    """Return a page's picture: its lead picture, cropped; else the site's logo; None without either.

    Only pictures that others can show, and only with ``base_url``.
    """
    base_url = reader.read("setting:base_url")
    if not base_url:
        return None
    linker = absolute_linker(base_url, reader.read("setting:links"))
    return _own(reader, plan.about, linker) or _logo(reader, linker)


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


def _logo(reader: Reader, linker: Linker) -> ImageView | None:
    logo = reader.read("setting:logo")
    return _shown(reader.read(f"route:asset:{logo}"), "", linker) if logo else None


def _shown(address: str, alt: str, linker: Linker) -> ImageView | None:
    if not _RASTER.search(address):
        return None
    return ImageView(linker.href(address) if address.startswith("/") else address, alt)
