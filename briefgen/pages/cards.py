"""Pictures for links that somebody posts elsewhere: one for the site, or one for each document."""

from collections.abc import Iterable, Iterator

from briefgen.model.site import PagePlan
from briefgen.settings.values import Outputs

NAME = "social-card.png"
_DOCUMENTS = frozenset({"article", "note", "brief", "page"})


def card_ref(about: str) -> str:
    """Return the reference of a document's card; that of the site's for an empty ``about``."""
    return f"card:{about}"


def card_pages(pages: Iterable[PagePlan], outputs: Outputs) -> Iterator[PagePlan]:
    """Yield the card of the site and, where the settings ask for it, of each document beside its page."""
    yield PagePlan(route=f"/{NAME}", template="", kind="card")
    for page in pages if outputs.social_cards else ():
        if page.kind in _DOCUMENTS:
            yield PagePlan(route=f"{page.route}{NAME}", template="", kind="card", about=page.about)
