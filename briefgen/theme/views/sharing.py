"""What a link to a page brings with it when somebody posts it elsewhere."""

import re

from briefgen.model.site import PagePlan
from briefgen.theme.dates import machine_date
from briefgen.theme.links import absolute_linker
from briefgen.theme.page_kinds import DOCUMENT_PAGES
from briefgen.theme.reads import Reader

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


def is_raster(address: str) -> bool:
    """Tell by its name whether a picture is one of pixels."""
    return _RASTER.search(address) is not None


def share_image(reader: Reader, plan: PagePlan) -> str:
    """Return the whole address of a page's picture; empty without ``base_url``.

    That is the drawn card of its document, else its lead picture, else the card of the site.
    """
    base_url = reader.read("setting:base_url")
    if not base_url:
        return ""
    own = own_image(reader, plan)
    address = share_card(reader, plan) if not own or _has_card(reader, plan) else own
    linker = absolute_linker(base_url, reader.read("setting:links"))
    return linker.href(address) if address.startswith("/") else address


def share_card(reader: Reader, plan: PagePlan) -> str:
    """Return the route of a page's drawn card: its document's, else the site's; empty without any."""
    own = reader.read(f"route:card:{plan.about}") if plan.kind in DOCUMENT_PAGES else ""
    return str(own or reader.read("route:card:"))


def own_image(reader: Reader, plan: PagePlan) -> str:
    """Return the address or route of a page's lead picture, if others can show it; else empty."""
    own = str(reader.read(f"image:{plan.about}")) if plan.about else ""
    return own if is_raster(own) else ""


def share_alt(reader: Reader, plan: PagePlan, title: str) -> str:
    """Return what stands for a page's picture where none is shown: the words that a card shows large."""
    if own_image(reader, plan) and not _has_card(reader, plan):
        card = reader.card(plan.about)
        return card.image.alt if card and card.image else ""
    return title if _has_card(reader, plan) else str(reader.read("setting:title"))


def is_drawn(reader: Reader, plan: PagePlan) -> bool:
    """Tell whether a page's picture is a drawn card, whose size is known."""
    return not own_image(reader, plan) or _has_card(reader, plan)


def _has_card(reader: Reader, plan: PagePlan) -> bool:
    return plan.kind in DOCUMENT_PAGES and bool(reader.read(f"route:card:{plan.about}"))
