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


def share_image(reader: Reader, plan: PagePlan) -> str:
    """Return the whole address of a page's picture: its lead picture, else the site's logo; else empty.

    Only pictures that others can show, and only with ``base_url``.
    """
    base_url = reader.read("setting:base_url")
    if not base_url:
        return ""
    linker = absolute_linker(base_url, reader.read("setting:links"))
    own = reader.read(f"image:{plan.about}") if plan.about else ""
    logo = reader.read("setting:logo")
    found = (own, reader.read(f"route:asset:{logo}") if logo else "")
    address = next((one for one in found if _RASTER.search(one)), "")
    return linker.href(address) if address.startswith("/") else address
