"""What is known of pictures."""

from briefgen.model.focal_point import CENTRE, focal_point
from briefgen.model.pictures import Credit, Picture, Pictures, ShareCard, card_key
from briefgen.model.site import Catalog, SitePlan
from briefgen.theme.values.finder import Finder


class PictureValues:
    """Keys about pictures. Each method is one kind of key."""

    def __init__(self, plan: SitePlan, pictures: Pictures, find: Finder, catalog: Catalog) -> None:
        """Keep the values."""
        self._plan = plan
        self._pictures = pictures
        self._find = find
        self._catalog = catalog

    def of_picture(self, path: str) -> Picture | None:
        """A picture by its path below ``content/``: its sizes and formats; None for another file."""
        return self._pictures.by_path.get(path)

    def of_lead(self, ref: str) -> str:
        """The path below ``content/`` of a document's lead picture; empty without one on this site."""
        targets = self._catalog.field_targets.get(self._find.key(ref), ())
        found = (target for field, target in targets if field == "image.src" and target.kind == "asset")
        return next((target.ref for target in found), "")

    def of_share_card(self, ref: str) -> ShareCard | None:
        """A document's lead picture cropped for links that are posted elsewhere; None without one."""
        listing, path = self._find.listing(ref), self.of_lead(ref)
        if listing is None or listing.card.image is None or not path:
            return None
        focal = focal_point(listing.card.image.focal) or CENTRE
        return self._pictures.cards.get(card_key(path, focal))

    def of_credits(self, _: str) -> tuple[Credit, ...]:
        """The pictures that name their maker or rights, and what shows them."""
        return self._plan.credits
